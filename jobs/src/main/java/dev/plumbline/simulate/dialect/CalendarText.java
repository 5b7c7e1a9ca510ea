package dev.plumbline.simulate.dialect;

/** A calendar as some program exports it. */
interface CalendarText {

  void add(Meeting meeting);

  /** The file. */
  String whole();
}
