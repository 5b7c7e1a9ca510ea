package dev.plumbline.ingest.crm.csv;

import java.io.Reader;

/** The text of a file of records, as CSV whatever it is written in. */
public final class ExportText {

  private ExportText() {}

  /**
   * The records that {@code text} holds.
   *
   * @param name of the file, which tells JSON lines from CSV
   */
  public static Reader of(String name, char separator, Reader text) {
    return ExportFolder.isJson(name) ? new JsonLines(text, separator) : text;
  }
}
