package dev.plumbline.ingest.mail.mbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window on the lines of a file, which moves forward through it in bounded memory. A line that is
 * longer than the window comes in pieces.
 */
final class MboxLines implements Closeable {

  private static final int WINDOW = 1 << 20;

  /** Read at once: what stays in the caches of a core until it is looked at. */
  private static final int READ = 1 << 17;

  /** More than a beginning that is searched for and the blank line before it. */
  private static final int KEPT = 16;

  private final InputStream in;
  private final byte[] buffer = new byte[WINDOW];
  private long bufferOffset;
  private int at;
  private int filled;
  private int lineEnd;
  private boolean isWhole;
  private boolean isInLongLine;
  private boolean isAtEnd;

  /**
   * The lines from {@code position} on.
   *
   * @param in stands there
   */
  MboxLines(InputStream in, long position) {
    this.in = in;
    this.bufferOffset = position;
  }

  /** Finds the end of the line that begins here; false if there is none. */
  boolean find() throws IOException {
    int searched = 0;
    while (true) {
      int lineFeed = LineFeeds.first(buffer, at + searched, filled);
      if (lineFeed >= 0) {
        lineEnd = lineFeed + 1;
        isWhole = !isInLongLine;
        return true;
      }
      searched = filled - at;
      if (searched == WINDOW) {
        lineEnd = filled;
        isWhole = false;
        return true;
      }
      if (!fill()) {
        lineEnd = filled;
        isWhole = !isInLongLine;
        return filled > at;
      }
    }
  }

  /** Goes behind the line. */
  void skip() {
    isInLongLine = lineEnd > at && buffer[lineEnd - 1] != '\n';
    at = lineEnd;
  }

  /**
   * Goes from this line to the next one that begins so, or behind the last one. The lines between
   * are not looked at.
   *
   * @return whether the line before it is blank
   */
  boolean skipTo(byte[] prefix) throws IOException {
    int searched = at;
    while (true) {
      int lineFeed = LineFeeds.firstBefore(prefix[0], buffer, searched, filled - prefix.length);
      if (lineFeed < 0) {
        at = Math.max(at, filled - KEPT);
        if (!fill()) {
          at = filled;
          return false;
        }
        searched = at;
      } else if (isAt(lineFeed + 1, prefix)) {
        boolean afterBlank = endsBlankLine(lineFeed);
        at = lineFeed + 1;
        isInLongLine = false;
        return afterBlank;
      } else {
        searched = lineFeed + 1;
      }
    }
  }

  /** Where in the file the line begins. */
  long position() {
    return bufferOffset + at;
  }

  int length() {
    return lineEnd - at;
  }

  /** Whether the line is no piece of a longer one. */
  boolean isWhole() {
    return isWhole;
  }

  boolean isBlank() {
    int length = lineEnd - at;
    return isWhole
        && (length == 1 || (length == 2 && buffer[at] == '\r'))
        && buffer[lineEnd - 1] == '\n';
  }

  /** A byte of the line, or of what was read behind it. */
  byte byteAt(int index) {
    return buffer[at + index];
  }

  /** How many bytes from the beginning of the line on can be seen, up to {@code wanted}. */
  int ahead(int wanted) throws IOException {
    int line = lineEnd - at;
    while (filled - at < wanted && fill()) {
      // Until there is enough, or no more.
    }
    lineEnd = at + line;
    return Math.min(filled - at, wanted);
  }

  /** What stands {@code skipped} bytes behind the beginning of the line, as text. */
  String ahead(int skipped, int most) throws IOException {
    int seen = ahead(skipped + most);
    return new String(
        buffer, at + Math.min(skipped, seen), Math.max(0, seen - skipped), ISO_8859_1);
  }

  boolean startsWith(byte[] prefix, int index) {
    int start = at + index;
    return lineEnd - start >= prefix.length && isAt(start, prefix);
  }

  /** The line's bytes from {@code index} on, no more than {@code most}. */
  void copyTo(ByteArrayOutputStream target, int index, int most) {
    target.write(buffer, at + index, Math.min(most, lineEnd - at - index));
  }

  /** The last bytes of the line as text, no more than {@code most}. */
  String end(int most) {
    int from = Math.max(at, lineEnd - most);
    return new String(buffer, from, lineEnd - from, ISO_8859_1);
  }

  /** The first bytes of the line as text, no more than {@code most}. */
  String beginning(int most) {
    return new String(buffer, at, Math.min(lineEnd - at, most), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean isAt(int start, byte[] prefix) {
    // Most lines differ in their first byte, which one comparison sees.
    return buffer[start] == prefix[0]
        && Arrays.equals(buffer, start, start + prefix.length, prefix, 0, prefix.length);
  }

  private boolean endsBlankLine(int lineFeed) {
    int start = lineFeed > at && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    return start == at ? !isInLongLine : buffer[start - 1] == '\n';
  }

  /** Makes room and reads more; false at the end, and where the window is full. */
  private boolean fill() throws IOException {
    if (isAtEnd) {
      return false;
    }
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, filled - at);
      bufferOffset += at;
      filled -= at;
      at = 0;
    }
    if (filled == WINDOW) {
      return false;
    }
    int read = in.read(buffer, filled, Math.min(WINDOW - filled, READ));
    isAtEnd = read < 0;
    filled += Math.max(0, read);
    return !isAtEnd;
  }
}
