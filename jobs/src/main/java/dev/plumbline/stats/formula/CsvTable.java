package dev.plumbline.stats.formula;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small CSV file in memory, by column: comma-separated, quoted by double quotes, with a header.
 */
public record CsvTable(Map<String, List<String>> columns, int rows) {

  public static CsvTable read(Path file) throws IOException {
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  public static CsvTable parse(String text) {
    List<List<String>> lines = text.lines().filter(l -> !l.isBlank()).map(CsvTable::cells).toList();
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (int k = 0; k < lines.get(0).size(); k++) {
      int column = k;
      columns.put(
          lines.get(0).get(k), lines.stream().skip(1).map(line -> line.get(column)).toList());
    }
    return new CsvTable(columns, lines.size() - 1);
  }

  /**
   * One column.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public List<String> column(String name) {
    List<String> column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "Cannot find column %s: the file has %s".formatted(name, columns.keySet()));
    }
    return column;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int k = 0; k < line.length(); k++) {
      char c = line.charAt(k);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
