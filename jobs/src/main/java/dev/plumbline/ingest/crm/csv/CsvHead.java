package dev.plumbline.ingest.crm.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * The first record of a CSV file, and what stands between its fields.
 *
 * @param columns none if the file is empty
 * @param isUnclosed whether the file ends within a quoted field of it
 */
public record CsvHead(char separator, List<String> columns, boolean isUnclosed) {

  private static final char[] KNOWN = {',', ';', '\t', '|'};

  /** A file that can be read from its beginning, as often as is asked. */
  @FunctionalInterface
  public interface Opening {
    Reader open() throws IOException;
  }

  /**
   * With the separator that the file tells, else with the {@code expected} one, unless with that
   * the file has a single column, which is several with another: then with that of which there are
   * most.
   */
  public static CsvHead of(Opening file, char expected) throws IOException {
    CsvHead asExpected = read(file, expected);
    CsvHead head = asExpected;
    if (asExpected.columns().size() == 1) {
      for (char other : KNOWN) {
        if (asExpected.columns().get(0).indexOf(other) >= 0) {
          CsvHead found = read(file, other);
          head = found.columns().size() > head.columns().size() ? found : head;
        }
      }
    }
    return head;
  }

  private static CsvHead read(Opening file, char separator) throws IOException {
    try (Reader text = file.open()) {
      var records = new CsvRecords(text, null, separator);
      List<String> columns = records.toHeader() ? List.copyOf(records.fields()) : List.of();
      return new CsvHead(records.separator(), columns, records.isUnclosed());
    }
  }
}
