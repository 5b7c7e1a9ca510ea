package dev.plumbline.ingest.mail.mbox;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Finds line feeds, eight bytes at a time: most of what is read of mail are bodies that nobody
 * looks into.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ValueInWord">Anderson, Bit
 *     twiddling hacks: determine if a word has a byte equal to n</a>
 */
final class LineFeeds {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = ONES << 7;
  private static final long LINE_FEEDS = ONES * '\n';

  private LineFeeds() {}

  /** Where the first line feed from {@code from} to {@code to}, that excluded, stands; or -1. */
  static int first(byte[] bytes, int from, int to) {
    int at = from;
    // Four words on end, while there is none: what decides whether to go on costs as much as
    // looking.
    while (at <= to - 4 * Long.BYTES
        && (marks(bytes, at)
                | marks(bytes, at + Long.BYTES)
                | marks(bytes, at + 2 * Long.BYTES)
                | marks(bytes, at + 3 * Long.BYTES))
            == 0) {
      at += 4 * Long.BYTES;
    }
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long found = marks(bytes, at);
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /**
   * Where the first line feed from {@code from} to {@code to}, that excluded, stands behind which
   * stands {@code next}; or -1. The byte at {@code to} must be there.
   *
   * <p>Lines that begin otherwise are passed over without a stop: to stop at each costs more than
   * to look at two bytes for one.
   */
  static int firstBefore(byte next, byte[] bytes, int from, int to) {
    long nexts = ONES * (next & 0xff);
    int at = from;
    while (at <= to - 4 * Long.BYTES
        && (marks(bytes, at, nexts)
                | marks(bytes, at + Long.BYTES, nexts)
                | marks(bytes, at + 2 * Long.BYTES, nexts)
                | marks(bytes, at + 3 * Long.BYTES, nexts))
            == 0) {
      at += 4 * Long.BYTES;
    }
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long found = marks(bytes, at, nexts);
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n' && bytes[at + 1] == next) {
        return at;
      }
    }
    return -1;
  }

  /**
   * A bit for each line feed among the eight bytes from {@code at} on. The lowest that is set is
   * right; those above may err.
   */
  private static long marks(byte[] bytes, int at) {
    return zeros((long) LONGS.get(bytes, at) ^ LINE_FEEDS);
  }

  /**
   * The same for line feeds behind which stands one of {@code nexts}, all of which are the same.
   */
  private static long marks(byte[] bytes, int at, long nexts) {
    return zeros(
        ((long) LONGS.get(bytes, at) ^ LINE_FEEDS) | ((long) LONGS.get(bytes, at + 1) ^ nexts));
  }

  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }
}
