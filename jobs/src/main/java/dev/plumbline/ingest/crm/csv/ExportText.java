package dev.plumbline.ingest.crm.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Predicate;

/** The text of a file of records, as CSV whatever it is written in. */
public final class ExportText {

  private ExportText() {}

  /**
   * The columns of a file whose records tell them: JSON lines are looked through to the end for
   * those that are wanted, Parquet has all of them in each record.
   *
   * @param isWanted null to look at the first records alone
   */
  public static List<String> names(String name, Reader text, Predicate<String> isWanted)
      throws IOException {
    return JsonLines.names(text, ExportFolder.isText(name) ? isWanted : null);
  }

  /**
   * The records that {@code text} holds.
   *
   * @param name of the file, which tells JSON lines from CSV
   */
  public static Reader of(String name, char separator, Reader text) {
    return ExportFolder.isJson(name) ? new JsonLines(text, separator) : text;
  }

  /**
   * The records that stand from a line on, behind the header.
   *
   * @param header of the file
   */
  public static Reader of(
      String name, char separator, Reader text, List<String> header, long line) {
    return ExportFolder.isJson(name) ? new JsonLines(text, separator, header, line) : text;
  }
}
