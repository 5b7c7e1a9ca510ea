package dev.plumbline.ingest.crm.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** What stands between the fields of a CSV file, as its first record tells. */
public final class Separator {

  private static final char[] KNOWN = {',', ';', '\t', '|'};

  private Separator() {}

  /** A file that can be read from its beginning, as often as is asked. */
  @FunctionalInterface
  public interface Opening {
    Reader open() throws IOException;
  }

  /**
   * The {@code expected} one, unless with that the file has a single column, which is several with
   * another: then that of which there are most.
   */
  public static char in(Opening file, char expected) throws IOException {
    List<String> header = header(file, expected);
    char found = expected;
    int most = 1;
    if (header.size() == 1) {
      for (char other : KNOWN) {
        int columns = header.get(0).indexOf(other) < 0 ? 0 : header(file, other).size();
        found = columns > most ? other : found;
        most = Math.max(columns, most);
      }
    }
    return found;
  }

  /** The first record of a file; none if it is empty. */
  public static List<String> header(Opening file, char separator) throws IOException {
    try (Reader text = file.open()) {
      var records = new CsvRecords(text, null, separator);
      return records.next() ? List.copyOf(records.fields()) : List.of();
    }
  }
}
