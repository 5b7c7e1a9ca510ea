package dev.plumbline.ingest.calendar;

/** Why an entry of a calendar goes to quarantine. */
enum Reason {
  /** The file begins with something that is no calendar. */
  NOT_A_CALENDAR,
  /** Not even its properties can be found. */
  MALFORMED,
  /** It is longer than any entry is. */
  TOO_LONG,
  /** It does not begin, or not from 1980 to 2099. */
  NO_START,
  /** It begins by the clock of a zone that nobody knows. */
  UNKNOWN_ZONE,
  /** The file ends inside its compression. */
  CUT,
  /** More comes out of the compressed file than the settings allow. */
  UNPACKED_TOO_FAR,
  /** The storage fails, or what is compressed is damaged. */
  UNREADABLE
}
