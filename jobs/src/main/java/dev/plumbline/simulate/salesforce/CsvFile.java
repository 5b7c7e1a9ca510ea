package dev.plumbline.simulate.salesforce;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file as Salesforce writes it: UTF-8 with a byte-order mark, every field in quotes. */
final class CsvFile implements Closeable {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedWriter out;
  private final int columns;

  CsvFile(Path folder, String object, String... columns) throws IOException {
    this.out = Files.newBufferedWriter(folder.resolve(object + ".csv"), StandardCharsets.UTF_8);
    this.columns = columns.length;
    out.write(BYTE_ORDER_MARK);
    row((Object[]) columns);
  }

  /** One record; null is an empty field. */
  void row(Object... values) throws IOException {
    if (values.length != columns) {
      throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
    }
    spoiltRow(values);
  }

  /** A record with too few or too many fields, as broken exports hold. */
  void spoiltRow(Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      out.write(i == 0 ? "\"" : ",\"");
      out.write(values[i] == null ? "" : values[i].toString().replace("\"", "\"\""));
      out.write('"');
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
