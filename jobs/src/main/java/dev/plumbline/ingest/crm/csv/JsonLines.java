package dev.plumbline.ingest.crm.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * JSON texts, one record a line, as the CSV text that says the same.
 *
 * <p>Its header is every name that the first {@value #LOOKED_AT} records have, unless it is told:
 * programs leave out what a record has not, so that a name may show late. What stands in an object
 * has the names of both between an underscore, and a list is its JSON. A line that is no record
 * becomes one with too many fields, which is what quarantine tells of it; one at the end, without a
 * line end, has been cut off.
 */
final class JsonLines extends Reader {

  private static final int LOOKED_AT = 1_000;
  private static final int DEEPEST = 20;

  /** Names that nobody wants are columns of later records, too, to be told of: so many. */
  private static final int MOST_UNWANTED = 20;

  /** Names that nobody wants are looked up anew beyond these: they might be as many as records. */
  private static final int MOST_KNOWN = 10_000;

  private static final ObjectReader JSON = mapper().reader();

  private final Reader in;
  private final char separator;
  private final char[] buffer = new char[1 << 16];
  private final Deque<Line> first = new ArrayDeque<>();
  private Set<String> header;
  private int position;
  private int limit;
  private boolean isAtEnd;
  private String ready = "";
  private int given;
  private long line = 1;
  private long linesRead;

  JsonLines(Reader in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /** Records behind the header of their file, from a line on. */
  JsonLines(Reader in, char separator, List<String> header, long line) {
    this(in, separator);
    this.header = new LinkedHashSet<>(header);
    this.line = line;
    this.linesRead = line - 1;
  }

  /**
   * The names that the records of a file have: all of the first {@value #LOOKED_AT}, and those that
   * are wanted of the others. Of what is not wanted there no more than {@value #MOST_UNWANTED}, for
   * an object may have another member in each record.
   *
   * @param isWanted null if the others have no further ones
   */
  static List<String> names(Reader in, Predicate<String> isWanted) throws IOException {
    var lines = new JsonLines(in, ',');
    lines.readHeader();
    if (isWanted != null) {
      lines.addLaterNames(isWanted);
    }
    return List.copyOf(lines.header);
  }

  /** The line of the file on which the record stands that was begun last. */
  long line() {
    return line;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (given == ready.length()) {
      String next = nextRecord();
      if (next == null) {
        return -1;
      }
      ready = next;
      given = 0;
    }
    int count = Math.min(length, ready.length() - given);
    ready.getChars(given, given + count, target, offset);
    given += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private String nextRecord() throws IOException {
    if (header == null) {
      readHeader();
      StringBuilder line = new StringBuilder();
      header.forEach(name -> append(line, name));
      return line.append('\n').toString();
    }
    Line next = first.isEmpty() ? nextLine() : first.remove();
    if (next == null) {
      line = linesRead + 1;
      return null;
    }
    line = next.number();
    return csv(next.record());
  }

  private void readHeader() throws IOException {
    header = new LinkedHashSet<>();
    for (int i = 0; i < LOOKED_AT; i++) {
      Line next = nextLine();
      if (next == null) {
        break;
      }
      header.addAll(next.record().keySet());
      first.add(next);
    }
  }

  private void addLaterNames(Predicate<String> isWanted) {
    Set<String> known = new HashSet<>(header);
    StringBuilder line = new StringBuilder();
    List<String> found = new ArrayList<>();
    int room = MOST_UNWANTED;
    try {
      while (fill(line) || !line.isEmpty()) {
        if (areNamed(line.toString(), known, found)) {
          for (String name : found) {
            if (isWanted.test(name)) {
              header.add(name);
            } else if (room > 0 && name.indexOf('@') < 0 && header.add(name)) {
              room--;
            }
          }
          found.stream().limit(MOST_KNOWN - Math.min(MOST_KNOWN, known.size())).forEach(known::add);
        }
        line.setLength(0);
        found.clear();
      }
    } catch (IOException e) {
      // Who reads the records tells what is wrong with them.
    }
  }

  /** Adds the names of a line that are not known to {@code found}, and says if it is a record. */
  private static boolean areNamed(String line, Set<String> known, List<String> found) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      addNames("", json, known, found, 0);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@link #flatten}, without the values. */
  private static void addNames(
      String prefix, JsonParser json, Set<String> known, List<String> found, int depth)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix.isEmpty() ? json.currentName() : prefix + json.currentName();
      if (json.nextToken() == JsonToken.START_OBJECT && depth < DEEPEST) {
        addNames(name + '_', json, known, found, depth + 1);
      } else {
        json.skipChildren();
        if (!known.contains(name)) {
          found.add(name);
        }
      }
    }
  }

  private String csv(Map<String, String> record) {
    StringBuilder line = new StringBuilder();
    header.forEach(name -> append(line, record.getOrDefault(name, "")));
    if (record.isEmpty()) {
      append(line, "");
    }
    return line.append('\n').toString();
  }

  private void append(StringBuilder line, String value) {
    if (line.length() > 0) {
      line.append(separator);
    }
    line.append('"').append(value.replace("\"", "\"\"")).append('"');
  }

  /** The next record by name, empty if the line is none; null at the end. */
  private Line nextLine() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean isWhole = fill(line);
    while (isWhole && line.toString().isBlank()) {
      line.setLength(0);
      isWhole = fill(line);
    }
    if (line.toString().isBlank()) {
      return null;
    }
    Map<String, String> record = new LinkedHashMap<>();
    try {
      JsonNode node = JSON.readTree(line.toString());
      if (node.isObject()) {
        flatten("", node, record, 0);
      }
    } catch (JacksonException e) {
      if (!isWhole) {
        this.line = linesRead + 1;
        throw new EOFException("cut off");
      }
    }
    return new Line(isWhole ? linesRead : linesRead + 1, record);
  }

  /** Takes a line, and says whether it ended; of an endless one no more than a field may have. */
  private boolean fill(StringBuilder line) throws IOException {
    while (!isAtEnd) {
      if (position == limit) {
        position = 0;
        limit = Math.max(in.read(buffer, 0, buffer.length), 0);
        isAtEnd = limit == 0;
        continue;
      }
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      int room = CsvRecords.LONGEST_FIELD + 1 - line.length();
      line.append(buffer, position, Math.min(room, end - position));
      position = end;
      if (end < limit) {
        position++;
        linesRead++;
        return true;
      }
    }
    return false;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> into, int depth) {
    node.properties()
        .forEach(
            property -> {
              JsonNode value = property.getValue();
              String name = prefix + property.getKey();
              if (value.isObject() && depth < DEEPEST) {
                flatten(name + '_', value, into, depth + 1);
              } else if (value.isContainerNode()) {
                into.put(name, value.toString());
              } else {
                into.put(name, value.isNull() ? "" : value.asText());
              }
            });
  }

  private record Line(long number, Map<String, String> record) {}

  private static ObjectMapper mapper() {
    var mapper = new ObjectMapper();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
    return mapper;
  }
}
