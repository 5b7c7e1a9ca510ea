package dev.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables and the arithmetic of a page.
 *
 * @param grids its tables from top to bottom, each row by column
 * @param lines what stands in its blocks of arithmetic
 */
record HandPage(List<List<Map<String, String>>> grids, List<Line> lines) {

  private static final Pattern BLOCK = Pattern.compile("```arithmetic\n(.*?)```", Pattern.DOTALL);

  static HandPage parse(String text) {
    List<Line> lines =
        BLOCK
            .matcher(text)
            .results()
            .flatMap(block -> block.group(1).lines())
            .map(Line::parse)
            .toList();
    return new HandPage(grids(text), lines);
  }

  /** The results of all lines of a name, in order. */
  List<Double> results(String name) {
    return lines.stream().filter(line -> line.name().equals(name)).map(Line::result).toList();
  }

  private static List<List<Map<String, String>>> grids(String text) {
    List<List<Map<String, String>>> grids = new ArrayList<>();
    List<String> header = List.of();
    for (String line : text.lines().toList()) {
      if (!line.startsWith("|")) {
        header = List.of();
      } else if (header.isEmpty()) {
        header = cells(line);
        grids.add(new ArrayList<>());
      } else if (!line.startsWith("|-")) {
        grids.get(grids.size() - 1).add(row(header, cells(line)));
      }
    }
    return grids;
  }

  private static Map<String, String> row(List<String> header, List<String> cells) {
    assertThat(cells).hasSameSizeAs(header);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  /**
   * One line: what it works out, how, and the result as printed.
   *
   * @param formula as SQL
   */
  record Line(String name, String formula, double result, int decimals) {

    static Line parse(String text) {
      String[] parts = text.split("\\s+= ");
      assertThat(parts).as(text).hasSize(3);
      String result = parts[2].replace('−', '-').strip();
      return new Line(
          parts[0].strip(),
          parts[1].replace('−', '-').replace('×', '*'),
          Double.parseDouble(result),
          result.length() - result.indexOf('.') - 1);
    }

    /** Half a unit of the last printed digit, and a little for what is binary. */
    double rounding() {
      return 0.5001 * Math.pow(10, -decimals);
    }
  }
}
