package dev.plumbline.ingest.mail.mbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

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

  private static final int SEEN_FROM_HERE = 1 << 19;
  private static final int LOOK_AHEAD = 1 << 10;
  private static final byte[] FROM = "From ".getBytes(ISO_8859_1);

  private final MboxLines lines;
  private final long until;
  private final int bodyLimit;
  private final ToldLengths lengths;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream(4096);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
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
    this(in, position, until, bodyLimit, ToldLengths.NONE);
  }

  /**
   * A reader of one stretch, or of a whole file in which messages tell their lengths.
   *
   * @param lengths what messages of the file say of their lengths
   */
  public MboxReader(InputStream in, long position, long until, int bodyLimit, ToldLengths lengths) {
    this.lines = new MboxLines(in, position);
    this.until = until;
    this.bodyLimit = bodyLimit;
    this.lengths = lengths;
  }

  /**
   * Moves to the first message at or after {@code from}. Where a file begins with nothing but blank
   * lines as far as the stretch goes, what follows them is looked at: no other stretch tells of it.
   *
   * @return how many bytes that are not blank stand before it; 0 unless the file begins otherwise
   */
  public long start(long from) throws IOException {
    boolean afterBlank = lines.position() == 0;
    long strange = 0;
    started = true;
    while (lines.find()) {
      boolean isToBeTold = from == 0 && strange == 0;
      if (lines.position() >= until && until != Long.MAX_VALUE && !isToBeTold) {
        break;
      }
      if (lines.position() >= from && afterBlank && isSeparator()) {
        atSeparator = true;
        break;
      }
      afterBlank = lines.isBlank();
      strange += afterBlank || lines.position() < from ? 0 : lines.length();
      lines.skip();
    }
    return from == 0 ? strange : 0;
  }

  /** Reads the next message of the stretch. */
  @Override
  public boolean next() throws IOException {
    if (!started) {
      start(0);
    }
    if (!atSeparator || lines.position() >= until) {
      return false;
    }
    offset = lines.position();
    separator = lines.beginning(LOOK_AHEAD).strip();
    lines.skip();
    long start = lines.position();
    readHeader();
    readBody();
    size = lines.position() - start;
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
    return lines.position();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void readHeader() throws IOException {
    header.reset();
    headerOverflows = false;
    while (lines.find()) {
      boolean blank = lines.isBlank();
      if (header.size() + lines.length() <= MOST_HEADER_BYTES) {
        lines.copyTo(header, 0, MOST_HEADER_BYTES);
      } else {
        headerOverflows = true;
      }
      lines.skip();
      if (blank) {
        return;
      }
    }
  }

  private void readBody() throws IOException {
    body.reset();
    atSeparator = false;
    long end = toldEnd();
    boolean afterBlank = true;
    while (lines.find()) {
      if (lines.position() >= end && (afterBlank || end >= 0) && isSeparator()) {
        atSeparator = true;
        return;
      }
      int room = bodyLimit - body.size();
      if (room > 0) {
        afterBlank = lines.isBlank();
        lines.copyTo(body, isQuotedSeparator() ? 1 : 0, room);
        lines.skip();
      } else {
        afterBlank = lines.skipTo(FROM);
      }
    }
  }

  /** Where the body ends, by a length that is true; -1 where separators decide. */
  private long toldEnd() throws IOException {
    long bytes = lengths.areTold() ? lengths.of(header.toString(ISO_8859_1)) : -1;
    if (bytes < 0) {
      return -1;
    }
    long end = lines.position() + bytes;
    boolean isTrue =
        bytes <= SEEN_FROM_HERE
            ? ToldLengths.isEnd(lines.ahead((int) bytes, ToldLengths.PEEKED))
            : lengths.isEnd(end);
    return isTrue ? end : -1;
  }

  /**
   * Whether it is {@code From } behind one or more {@code >}, of which the file added the first.
   */
  private boolean isQuotedSeparator() {
    int from = 0;
    while (from < lines.length() && lines.byteAt(from) == '>') {
      from++;
    }
    return lines.isWhole() && from > 0 && lines.startsWith(FROM, from);
  }

  private boolean isSeparator() throws IOException {
    if (!lines.isWhole() || !lines.startsWith(FROM, 0)) {
      return false;
    }
    boolean first = lines.position() == 0;
    if (!first && !endsInYear()) {
      return false;
    }
    return isHeaderLine();
  }

  /** Whether one of the last three words is a year; a zone may follow it. */
  private boolean endsInYear() {
    String line = lines.end(LOOK_AHEAD).strip();
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
    int start = lines.length();
    int seen = lines.ahead(start + LOOK_AHEAD);
    int end = start;
    while (end < seen && isOfName(lines.byteAt(end))) {
      end++;
    }
    return end > start && end < seen && lines.byteAt(end) == ':';
  }

  private static boolean isOfName(byte character) {
    return character > ' ' && character < 127 && character != ':';
  }
}
