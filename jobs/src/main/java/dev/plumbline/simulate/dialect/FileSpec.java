package dev.plumbline.simulate.dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of an export.
 *
 * <p>Written as {@code company < Account where MasterRecordId=} and a line {@code id = Id} for each
 * column; {@code = 'word'} is a constant, {@code = Priority {Low: LOW, *: HIGH}} says each value in
 * other words, {@code = Amount x 100} counts in cents, {@code = CloseDate dotted} writes a day as
 * 31.12.2024. A second block of a file adds rows to it.
 *
 * @param object the Salesforce object that its rows come from
 * @param where what columns of it must say: a word, nothing, or {@code *} for anything
 * @param columns by name, where each comes from
 * @param parts the blocks of the file, the first one included
 */
record FileSpec(
    String name,
    String object,
    Map<String, String> where,
    Map<String, String> columns,
    List<FileSpec> parts) {

  private static final String DOTTED = " dotted";

  static List<FileSpec> all(List<String> lines) {
    Map<String, FileSpec> files = new LinkedHashMap<>();
    FileSpec current = null;
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        String[] column = line.strip().split(" = ", 2);
        current.columns().put(column[0], column[1]);
      } else {
        current = header(line);
        files.putIfAbsent(current.name(), current);
        files.get(current.name()).parts().add(current);
      }
    }
    return List.copyOf(files.values());
  }

  private static FileSpec header(String line) {
    String[] sides = line.split(" < ", 2);
    String[] from = sides[1].split(" where ", 2);
    Map<String, String> where = new LinkedHashMap<>();
    if (from.length > 1) {
      for (String term : from[1].split(", ", -1)) {
        where.put(term.split("=", 2)[0], term.split("=", 2)[1]);
      }
    }
    return new FileSpec(sides[0], from[0].strip(), where, new LinkedHashMap<>(), new ArrayList<>());
  }

  boolean wants(Map<String, String> row) {
    return where.entrySet().stream()
        .allMatch(
            term ->
                term.getValue().equals("*")
                    ? !row.get(term.getKey()).isEmpty()
                    : row.get(term.getKey()).equals(term.getValue()));
  }

  List<String> values(Map<String, String> row) {
    return columns.values().stream().map(from -> value(from, row)).toList();
  }

  private static String value(String from, Map<String, String> row) {
    if (from.startsWith("'")) {
      return from.substring(1, from.length() - 1);
    }
    if (from.contains(" {")) {
      return word(from.substring(from.indexOf('{') + 1, from.length() - 1), cell(from, row));
    }
    if (from.contains(" x ")) {
      String number = cell(from, row);
      String factor = from.substring(from.indexOf(" x ") + 3);
      return number.isEmpty()
          ? ""
          : String.valueOf(Math.round(Double.parseDouble(number) * Long.parseLong(factor)));
    }
    if (from.endsWith(DOTTED)) {
      String day = cell(from, row);
      return day.substring(8, 10) + '.' + day.substring(5, 7) + '.' + day.substring(0, 4);
    }
    return cell(from, row);
  }

  private static String cell(String from, Map<String, String> row) {
    String column = from.split(" ", 2)[0];
    if (column.equals("HappenedAt")) {
      // An activity of the day on which it was logged happened then.
      boolean isSameDay = row.get("CreatedDate").startsWith(row.get("ActivityDate"));
      return isSameDay ? row.get("CreatedDate") : row.get("ActivityDate");
    }
    if (column.equals("Minutes")) {
      String seconds = row.get("CallDurationInSeconds");
      return seconds.isEmpty() ? "" : String.valueOf((Long.parseLong(seconds) + 59) / 60);
    }
    if (column.equals("BeforeReopened")) {
      return Instant.parse(row.get("Reopened_At__c")).minus(Duration.ofHours(1)).toString();
    }
    if (column.equals("EndsAt")) {
      Instant start = Instant.parse(row.get("StartDateTime"));
      return start
          .plus(Duration.ofMinutes(Long.parseLong(row.get("DurationInMinutes"))))
          .toString();
    }
    if (!row.containsKey(column)) {
      throw new IllegalArgumentException("no column " + column + ", only " + row.keySet());
    }
    return row.get(column);
  }

  private static String word(String words, String theirs) {
    for (String pair : words.split(", ", -1)) {
      String[] word = pair.split(": ?", 2);
      if (word[0].equals(theirs) || word[0].equals("*")) {
        return word[1];
      }
    }
    return theirs;
  }
}
