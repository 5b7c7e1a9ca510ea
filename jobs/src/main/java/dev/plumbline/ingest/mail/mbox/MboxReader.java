package dev.plumbline.ingest.mail.mbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stretch of an mbox file into messages, in one pass and in bounded memory.
 *
 * <p>A message begins at a true separator: at the start of the file or after an empty line, a line
 * {@code From … <year>} that a header line follows. A body may hold lines that begin with "From ";
 * most dialects do not quote them all. Where one does, the {@code >} that it put before the line is
 * taken away again: else the line would pass for a quotation. The messages of a stretch are those
 * whose separator begins in it; the last one is read past its end, so that stretches which touch
 * give every message once.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4155">RFC 4155, The application/mbox media
 *     type</a>
 */
public final class MboxReader implements MessageReader {

  /** Kept of a header; what has more is not mail. */
  static final int MOST_HEADER_BYTES = 1 << 18;

  private static final int BUFFER = 1 << 20;
  private static final int LOOK_AHEAD = 1 << 10;
  private static final byte[] FROM = "From ".getBytes(ISO_8859_1);

  private final InputStream in;
  private final long until;
  private final int bodyLimit;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream header = new ByteArrayOutputStream(4096);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
  private long bufferOffset;
  private int at;
  private int filled;
  private boolean ended;
  private int lineEnd;
  private boolean lineIsWhole;
  private boolean started;
  private boolean atSeparator;
  private long offset;
  private long size;
  private String separator = "";
  private boolean headerOverflows;

  /**
   * A reader of one stretch.
   *
   * @param in stands at {@code position} of the file, or of what it unpacks to
   * @param position 0, or at least four bytes before the stretch begins
   * @param until where the stretch ends
   * @param bodyLimit bytes kept of a body
   */
  public MboxReader(InputStream in, long position, long until, int bodyLimit) {
    this.in = in;
    this.bufferOffset = position;
    this.until = until;
    this.bodyLimit = bodyLimit;
  }

  /**
   * Moves to the first message at or after {@code from}.
   *
   * @return how many bytes that are not blank stand before it; 0 unless the file begins otherwise
   */
  public long start(long from) throws IOException {
    boolean afterBlank = bufferOffset == 0;
    long strange = 0;
    started = true;
    while (line()) {
      if (bufferOffset + at >= until && until != Long.MAX_VALUE) {
        break;
      }
      if (bufferOffset + at >= from && afterBlank && isSeparator()) {
        atSeparator = true;
        break;
      }
      afterBlank = isBlank();
      strange += afterBlank || bufferOffset + at < from ? 0 : lineEnd - at;
      skipLine();
    }
    return from == 0 ? strange : 0;
  }

  /** Reads the next message of the stretch. */
  @Override
  public boolean next() throws IOException {
    if (!started) {
      start(0);
    }
    if (!atSeparator || bufferOffset + at >= until) {
      return false;
    }
    offset = bufferOffset + at;
    separator = new String(buffer, at, Math.min(lineEnd - at, LOOK_AHEAD), ISO_8859_1).strip();
    skipLine();
    long start = bufferOffset + at;
    readHeader();
    readBody();
    size = bufferOffset + at - start;
    return true;
  }

  /** Where the message's separator begins. */
  @Override
  public long offset() {
    return offset;
  }

  /** Bytes of the message, without its separator. */
  @Override
  public long size() {
    return size;
  }

  /** The line {@code From …}. */
  @Override
  public String separator() {
    return separator;
  }

  @Override
  public byte[] header() {
    return header.toByteArray();
  }

  /** The body, or the beginning of it. */
  @Override
  public byte[] body() {
    return body.toByteArray();
  }

  /** Whether the header was longer than any header is; the rest of it is lost. */
  @Override
  public boolean headerOverflows() {
    return headerOverflows;
  }

  /** Where the reader stands: after an exception, how far the file could be read. */
  @Override
  public long position() {
    return bufferOffset + at;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void readHeader() throws IOException {
    header.reset();
    headerOverflows = false;
    while (line()) {
      boolean blank = isBlank();
      if (header.size() + lineEnd - at <= MOST_HEADER_BYTES) {
        header.write(buffer, at, lineEnd - at);
      } else {
        headerOverflows = true;
      }
      skipLine();
      if (blank) {
        return;
      }
    }
  }

  private void readBody() throws IOException {
    body.reset();
    atSeparator = false;
    boolean afterBlank = true;
    while (line()) {
      if (afterBlank && isSeparator()) {
        atSeparator = true;
        return;
      }
      afterBlank = isBlank();
      int room = bodyLimit - body.size();
      if (room > 0) {
        int from = at + (isQuotedSeparator() ? 1 : 0);
        body.write(buffer, from, Math.min(room, lineEnd - from));
      }
      skipLine();
    }
  }

  /**
   * Whether it is {@code From } behind one or more {@code >}, of which the file added the first.
   */
  private boolean isQuotedSeparator() {
    int from = at;
    while (from < lineEnd && buffer[from] == '>') {
      from++;
    }
    return lineIsWhole && from > at && startsWithFrom(from);
  }

  private boolean isSeparator() throws IOException {
    if (!lineIsWhole || !startsWithFrom(at)) {
      return false;
    }
    boolean first = bufferOffset + at == 0;
    if (!first && !endsInYear()) {
      return false;
    }
    return isHeaderLine();
  }

  private boolean startsWithFrom(int start) {
    return lineEnd - start >= FROM.length
        && Arrays.equals(buffer, start, start + FROM.length, FROM, 0, FROM.length);
  }

  /** Whether one of the last three words is a year; a zone may follow it. */
  private boolean endsInYear() {
    int from = Math.max(at, lineEnd - LOOK_AHEAD);
    String line = new String(buffer, from, lineEnd - from, ISO_8859_1).strip();
    int words = 0;
    int end = line.length();
    while (end > 0 && words < 3) {
      int start = line.lastIndexOf(' ', end - 1) + 1;
      if (isYear(line, start, end)) {
        return true;
      }
      words++;
      end = start - 1;
    }
    return false;
  }

  private static boolean isYear(String line, int start, int end) {
    return end - start == 4
        && (line.startsWith("19", start) || line.startsWith("20", start))
        && Character.isDigit(line.charAt(start + 2))
        && Character.isDigit(line.charAt(start + 3));
  }

  /** Whether the line after this one is {@code Name: …}. */
  private boolean isHeaderLine() throws IOException {
    int line = lineEnd - at;
    ensure(line + LOOK_AHEAD);
    lineEnd = at + line;
    int start = lineEnd;
    int end = start;
    while (end < filled && buffer[end] > ' ' && buffer[end] < 127 && buffer[end] != ':') {
      end++;
    }
    return end > start && end < filled && buffer[end] == ':';
  }

  private boolean isBlank() {
    int length = lineEnd - at;
    return lineIsWhole
        && (length == 1 || (length == 2 && buffer[at] == '\r'))
        && buffer[lineEnd - 1] == '\n';
  }

  /**
   * Finds the end of the line at {@code at}. A line that is longer than the buffer comes in pieces,
   * the first of them whole only in name.
   */
  private boolean line() throws IOException {
    int searched = 0;
    while (true) {
      for (int i = at + searched; i < filled; i++) {
        if (buffer[i] == '\n') {
          lineEnd = i + 1;
          lineIsWhole = !inLongLine;
          return true;
        }
      }
      searched = filled - at;
      if (searched == BUFFER) {
        lineEnd = filled;
        lineIsWhole = false;
        return true;
      }
      if (!fill()) {
        lineEnd = filled;
        lineIsWhole = !inLongLine;
        return filled > at;
      }
    }
  }

  private boolean inLongLine;

  private void skipLine() {
    inLongLine = lineEnd > at && buffer[lineEnd - 1] != '\n';
    at = lineEnd;
  }

  private void ensure(int bytes) throws IOException {
    while (filled - at < bytes && fill()) {
      // Until there is enough, or no more.
    }
  }

  /** Makes room and reads more; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, filled - at);
      bufferOffset += at;
      filled -= at;
      at = 0;
    }
    if (filled == BUFFER) {
      return false;
    }
    int read = in.read(buffer, filled, BUFFER - filled);
    ended = read < 0;
    filled += Math.max(0, read);
    return !ended;
  }
}
