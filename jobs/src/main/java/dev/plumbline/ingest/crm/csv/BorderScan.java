package dev.plumbline.ingest.crm.csv;

import java.util.Arrays;

/** A stretch of a file that is being looked through for {@link RecordBorders}. */
final class BorderScan {

  /** Bytes that a letter may have. */
  static final int LONGEST_LETTER = 4;

  /** Each state in its own place: a stretch of no bytes ends as it begins. */
  private static final int AS_IT_BEGINS = 0b11_10_01_00;

  private final int[] next;
  private final byte[] kinds;
  private final boolean endsLinesByReturn;
  private final long[] firstRecords = new long[RecordBorders.STATES];
  private final long[] linesBefore = new long[RecordBorders.STATES];
  private final byte[] letter = new byte[LONGEST_LETTER];
  private int letterLength;
  private int states = AS_IT_BEGINS;
  private int open = RecordBorders.STATES;
  private long lines;
  private boolean isAfterReturn;

  BorderScan(int[] next, byte[] kinds, boolean endsLinesByReturn) {
    this.next = next;
    this.kinds = kinds;
    this.endsLinesByReturn = endsLinesByReturn;
    Arrays.fill(firstRecords, -1);
  }

  /** Goes on by the bytes that stand at {@code at} of the file. */
  void take(byte[] bytes, int length, long at) {
    int now = states;
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      boolean isInLetter = letterLength > 0 && letterLength < LONGEST_LETTER;
      if (b < 0 || isInLetter) {
        addToLetter(b);
      } else if (isPlain(b)) {
        // The second of two such bytes changes no state that the first has left.
        i = endOfPlain(bytes, i, length) - 1;
      }
      if (isAfterReturn && b != '\n') {
        lines++;
      }
      isAfterReturn = b == '\r' && endsLinesByReturn;
      now = next[now << RecordBorders.BITS | kinds[b & 0xFF]];
      if (b == '\n') {
        lines++;
        if (open > 0) {
          begin(now, at + i + 1);
        }
      }
    }
    states = now;
  }

  /**
   * What was found.
   *
   * @param rest some bytes that stand behind the stretch
   */
  RecordBorders end(byte[] rest) {
    if (isAfterReturn && (rest.length == 0 || rest[0] != '\n')) {
      lines++;
    }
    for (int i = 0; letterLength > 0 && i < rest.length; i++) {
      addToLetter(rest[i]);
    }
    int[] ends = new int[RecordBorders.STATES];
    Arrays.setAll(ends, beginning -> at(states, beginning));
    return new RecordBorders(
        ends, firstRecords, linesBefore, lines, Arrays.copyOf(letter, letterLength));
  }

  private int endOfPlain(byte[] bytes, int from, int length) {
    int end = from + 1;
    while (end < length && isPlain(bytes[end])) {
      end++;
    }
    return end;
  }

  /** ASCII that is neither quote nor separator nor line end. */
  private boolean isPlain(byte b) {
    return b >= 0 && kinds[b] == RecordBorders.OTHER;
  }

  private void begin(int now, long place) {
    for (int beginning = 0; beginning < RecordBorders.STATES; beginning++) {
      if (firstRecords[beginning] < 0 && at(now, beginning) == RecordBorders.START) {
        firstRecords[beginning] = place;
        linesBefore[beginning] = lines;
        open--;
      }
    }
  }

  private void addToLetter(byte b) {
    if (letterLength < LONGEST_LETTER) {
      letter[letterLength++] = b;
    }
  }

  private static int at(int states, int beginning) {
    return states >> (RecordBorders.BITS * beginning) & (RecordBorders.STATES - 1);
  }
}
