package dev.plumbline.ingest.crm.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The records of a CSV text (RFC 4180), one at a time, with what is wrong with each.
 *
 * <p>Written for exports that are damaged or hostile: a field of any length takes bounded memory
 * and spoils its own record only, columns that nobody asked for are skipped without a copy, and a
 * quote that is never closed is told from one that is misplaced. Lines are counted from 1; empty
 * ones are no records.
 */
public final class CsvRecords {

  /** The longest field that is kept; Salesforce's longest is 131,072 characters. */
  public static final int LONGEST_FIELD = 1 << 20;

  /** What is kept of one record, in characters. */
  static final int LONGEST_RECORD = 1 << 22;

  /** Fields beyond these are counted, not kept. */
  private static final int MOST_FIELDS = 10_000;

  private static final int END = -1;
  private static final String SEPARATOR_FOLLOWS = "sep=";

  private final Reader in;
  private final JsonLines json;
  private final boolean[] wanted;
  private char separator;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private long line;

  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private String whole;
  private boolean isSkipped;
  private int count;
  private int kept;
  private long startLine;
  private boolean isOversized;
  private boolean isMisquoted;
  private boolean isUnclosed;
  private boolean endsWithText;
  private boolean isBlank;

  /**
   * The records of a text, before the first one.
   *
   * @param wanted the columns whose text is kept; null for all
   * @param line number of the first line
   */
  public CsvRecords(Reader in, BitSet wanted, char separator, long line) {
    this.in = in;
    this.json = in instanceof JsonLines lines ? lines : null;
    this.wanted = wanted == null ? null : flags(wanted);
    this.separator = separator;
    this.line = line;
  }

  /** As above, at the beginning of a file. */
  public CsvRecords(Reader in, BitSet wanted, char separator) {
    this(in, wanted, separator, 1);
  }

  /** As above, of fields between commas. */
  public CsvRecords(Reader in, BitSet wanted) {
    this(in, wanted, ',');
  }

  /**
   * Goes to the header, the first record, and says whether there is one: behind a line that tells
   * the separator ({@code sep=;}), which spreadsheets ask for, and which holds whatever was
   * expected.
   */
  public boolean toHeader() throws IOException {
    if (json == null && tellsSeparator()) {
      separator = buffer[SEPARATOR_FOLLOWS.length()];
      next();
    }
    return next();
  }

  /** Goes to the next record, and says whether there is one. */
  public boolean next() throws IOException {
    fields.clear();
    count = 0;
    kept = 0;
    isOversized = false;
    isMisquoted = false;
    isUnclosed = false;
    endsWithText = false;
    isBlank = json == null;
    int c = read();
    while (c == '\n' || c == '\r') {
      c = read();
    }
    startLine = line();
    if (c == END) {
      return false;
    }
    c = field(c);
    while (c == separator) {
      c = field(read());
    }
    endsWithText = c == END;
    if (c == '\r' && isFollowedByLineFeed()) {
      read();
    }
    return true;
  }

  /** What stands between fields. */
  public char separator() {
    return separator;
  }

  /** The fields of the record; null where the column is not wanted. */
  public List<String> fields() {
    return fields;
  }

  /** How many fields the record has. */
  public int count() {
    return count;
  }

  /** The line on which the record starts. */
  public long startLine() {
    return startLine;
  }

  /** The line that was read last. */
  public long line() {
    return json == null ? line : json.line();
  }

  /** Whether more stands in a field or in the record than is kept. */
  public boolean isOversized() {
    return isOversized;
  }

  /** Whether text follows a closing quote: somebody forgot to double a quote. */
  public boolean isMisquoted() {
    return isMisquoted;
  }

  /** Whether the text ends inside a quoted field. */
  public boolean isUnclosed() {
    return isUnclosed;
  }

  /** Whether the text ends with this record, without a line end. */
  public boolean endsWithText() {
    return endsWithText;
  }

  /** Whether nothing stands between its separators: spreadsheets end with such lines. */
  public boolean isBlank() {
    return isBlank;
  }

  private boolean tellsSeparator() throws IOException {
    int at = SEPARATOR_FOLLOWS.length();
    while (limit < at + 2) {
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return SEPARATOR_FOLLOWS.equalsIgnoreCase(new String(buffer, 0, at))
        && ",;\t|^~".indexOf(buffer[at]) >= 0
        && endsRecord(buffer[at + 1]);
  }

  /** Takes the field that starts with {@code first}, and returns what stands behind it. */
  private int field(int first) throws IOException {
    isSkipped = count >= MOST_FIELDS || !isWanted(count);
    isBlank &= first == separator || endsRecord(first);
    whole = null;
    int end = first == '"' ? quoted() : plain(first);
    if (count < MOST_FIELDS) {
      fields.add(isSkipped ? null : whole == null ? field.toString() : whole);
    }
    count++;
    return end;
  }

  private static boolean[] flags(BitSet set) {
    var flags = new boolean[set.length()];
    set.stream().forEach(bit -> flags[bit] = true);
    return flags;
  }

  private boolean isWanted(int column) {
    return wanted == null || (column < wanted.length && wanted[column]);
  }

  private int plain(int first) throws IOException {
    if (first == separator || endsRecord(first)) {
      whole = "";
      return first;
    }
    clear();
    position--; // Where first stands: letters are taken by the run, not one by one.
    do {
      int start = position;
      while (position < limit && buffer[position] != separator && !endsRecord(buffer[position])) {
        position++;
      }
      append(start);
    } while (position == limit && fill());
    return read();
  }

  private int quoted() throws IOException {
    if (takesWhole()) {
      return read();
    }
    clear();
    while (true) {
      int start = position;
      while (position < limit && buffer[position] != '"' && !endsRecord(buffer[position])) {
        position++;
      }
      append(start);
      int c = read();
      if (c == '"') {
        c = read();
        if (c == separator || endsRecord(c)) {
          return c;
        }
        append('"');
        if (c == '"') {
          continue;
        }
        isMisquoted = true;
      }
      if (c == END) {
        isUnclosed = true;
        return END;
      }
      append((char) c);
    }
  }

  private void clear() {
    field.setLength(0);
    if (field.capacity() > LONGEST_FIELD / 2) {
      field.trimToSize(); // One giant must not cost its memory to the end of the file.
    }
  }

  /**
   * Takes a quoted field that stands in the buffer from quote to quote, as nearly all do, in one
   * piece; what it is not sure of it leaves as it is.
   */
  private boolean takesWhole() {
    int last = limit - 1;
    int start = position;
    int end = start;
    // Line ends come before the quote, and few letters do: most take one comparison.
    while (end < last && (buffer[end] > '"' || (buffer[end] != '"' && !endsRecord(buffer[end])))) {
      end++;
    }
    int length = end - start;
    boolean ends =
        end < last
            && buffer[end] == '"'
            && (buffer[end + 1] == separator || endsRecord(buffer[end + 1]));
    if (!ends || length > LONGEST_RECORD - kept) {
      return false;
    }
    if (!isSkipped) {
      whole = length == 0 ? "" : new String(buffer, start, length);
      kept += length;
    }
    position = end + 1;
    return true;
  }

  /** Takes what stands from {@code start} to where it was read. */
  private void append(int start) {
    if (isSkipped) {
      return;
    }
    int room = Math.min(LONGEST_FIELD - field.length(), LONGEST_RECORD - kept);
    int taken = Math.min(room, position - start);
    field.append(buffer, start, taken);
    kept += taken;
    isOversized |= taken < position - start;
  }

  private void append(char c) {
    if (isSkipped) {
      return;
    }
    if (field.length() < LONGEST_FIELD && kept < LONGEST_RECORD) {
      field.append(c);
      kept++;
    } else {
      isOversized = true;
    }
  }

  private static boolean endsRecord(int c) {
    return c == '\n' || c == '\r' || c == END;
  }

  /** A lone carriage return ends a line, as a line feed does; the pair of them is one end. */
  private int read() throws IOException {
    if (position == limit && !fill()) {
      return END;
    }
    char c = buffer[position++];
    if (c == '\n' || (c == '\r' && !isFollowedByLineFeed())) {
      line++;
    }
    return c;
  }

  private boolean isFollowedByLineFeed() throws IOException {
    return (position < limit || fill()) && buffer[position] == '\n';
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(in.read(buffer, 0, buffer.length), 0);
    return limit > 0;
  }
}
