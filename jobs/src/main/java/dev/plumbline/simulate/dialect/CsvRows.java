package dev.plumbline.simulate.dialect;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of the CSV files that the simulator itself writes: every field in quotes. */
final class CsvRows {

  private CsvRows() {}

  /** The rows by column; those with another number of fields than the header are left out. */
  static List<Map<String, String>> of(Reader in) throws IOException {
    in.read(); // The byte-order mark.
    List<List<String>> records = records(in);
    List<String> header = records.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> record : records.subList(1, records.size())) {
      if (record.size() == header.size()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), record.get(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  static String line(List<String> values) {
    return String.join(",", values.stream().map(CsvRows::quoted).toList());
  }

  private static String quoted(String value) {
    boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private static List<List<String>> records(Reader in) throws IOException {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    var field = new StringBuilder();
    boolean isQuoted = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '"') {
        isQuoted = !isQuoted;
        if (isQuoted && !field.isEmpty()) {
          field.append('"');
        }
      } else if (isQuoted) {
        field.append((char) c);
      } else if (c == ',' || c == '\n') {
        record.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          records.add(record);
          record = new ArrayList<>();
        }
      }
    }
    return records;
  }
}
