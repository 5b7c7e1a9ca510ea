package dev.plumbline.ingest.crm.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Where records begin in a stretch of a file, by what may stand before the stretch.
 *
 * <p>Whether a line end ends a record depends on every quote before it. So a stretch is looked at
 * from each state that {@link CsvRecords} may be in where it begins; who knows how the stretch
 * before ends knows which of them it was. That holds for damaged files, too.
 *
 * @param ends the state at the end, by the state at the beginning
 * @param firstRecords where the first record begins behind a line end, by the state at the
 *     beginning; -1 if none does
 * @param linesBefore line ends before that
 * @param lines line ends in the stretch
 * @param beyondAscii the first bytes from the first one on that is not ASCII; empty if all are
 */
public record RecordBorders(
    int[] ends, long[] firstRecords, long[] linesBefore, long lines, byte[] beyondAscii)
    implements Serializable {

  /** The state at the beginning of a file, and behind a separator or the end of a record. */
  public static final int START = 0;

  private static final int PLAIN = 1;
  private static final int QUOTED = 2;
  private static final int BEHIND_QUOTE = 3;

  /** How many states there are. */
  static final int STATES = 4;

  /** Bits of a state. */
  static final int BITS = 2;

  static final byte OTHER = 0;
  private static final byte QUOTE = 1;
  private static final byte SEPARATOR = 2;
  private static final byte LINE_END = 3;

  /** The next state, by state and kind of byte. */
  private static final int[][] NEXT = {
    {PLAIN, QUOTED, START, START},
    {PLAIN, PLAIN, START, START},
    {QUOTED, BEHIND_QUOTE, QUOTED, QUOTED},
    {QUOTED, QUOTED, START, START}
  };

  /**
   * Those of the bytes {@code [from, until)} of a file.
   *
   * @param in at {@code from}; it is read a little beyond {@code until}
   * @param separator of fields; null where every line is a record, whatever quotes are in it
   */
  public static RecordBorders of(InputStream in, long from, long until, Character separator)
      throws IOException {
    var scan = new BorderScan(nextOfAll(), kinds(separator), separator != null);
    byte[] bytes = new byte[1 << 16];
    long at = from;
    int length = in.read(bytes);
    while (length > 0 && at + length < until) {
      scan.take(bytes, length, at);
      at += length;
      length = in.read(bytes);
    }
    int own = (int) Math.max(0, Math.min(length, until - at));
    scan.take(bytes, own, at);
    byte[] beyond = in.readNBytes(BorderScan.LONGEST_LETTER);
    byte[] rest = new byte[Math.max(length, 0) - own + beyond.length];
    System.arraycopy(bytes, own, rest, 0, rest.length - beyond.length);
    System.arraycopy(beyond, 0, rest, rest.length - beyond.length, beyond.length);
    return scan.end(rest);
  }

  /** All states that may be, packed, after each kind of byte: so that a byte takes one look. */
  private static int[] nextOfAll() {
    int[] table = new int[1 << (BITS * STATES + BITS)];
    for (int i = 0; i < table.length; i++) {
      for (int beginning = 0; beginning < STATES; beginning++) {
        int state = i >> (BITS + BITS * beginning) & (STATES - 1);
        table[i] |= NEXT[state][i & (STATES - 1)] << (BITS * beginning);
      }
    }
    return table;
  }

  private static byte[] kinds(Character separator) {
    byte[] kinds = new byte[1 << Byte.SIZE];
    Arrays.fill(kinds, OTHER);
    kinds['\n'] = LINE_END;
    kinds['\r'] = LINE_END;
    if (separator != null) {
      kinds['"'] = QUOTE;
      kinds[separator] = SEPARATOR;
    }
    return kinds;
  }
}
