package dev.plumbline.ingest.mail.eml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.plumbline.ingest.mail.mbox.MessageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A file that is one message.
 *
 * <p>No more is read than is wanted: a header, and of the body as much as is scored. A byte-order
 * mark, empty lines and a line {@code From …} before the header are passed over, and so is the line
 * of Apple Mail that tells how long the message is. A file of blanks holds no message.
 */
public final class EmlReader implements MessageReader {

  /** Kept of a header; what has more is not mail. */
  static final int MOST_HEADER_BYTES = 1 << 18;

  private static final byte[] FROM = "From ".getBytes(ISO_8859_1);

  private final InputStream in;
  private final long length;
  private final int bodyLimit;
  private byte[] bytes = {};
  private int start;
  private int bodyStart;
  private String separator = "";
  private boolean headerOverflows;
  private boolean isRead;

  /**
   * A reader of one file.
   *
   * @param length of the file, as far as it is known: the size of the message
   * @param bodyLimit bytes kept of a body
   */
  public EmlReader(InputStream in, long length, int bodyLimit) {
    this.in = in;
    this.length = length;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public boolean next() throws IOException {
    if (isRead) {
      return false;
    }
    isRead = true;
    bytes = in.readNBytes(MOST_HEADER_BYTES + 1 + bodyLimit);
    start = startsWith(0, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF) ? 3 : 0;
    skipBlankLines();
    if (start == bytes.length) {
      return false;
    }
    if (isNumber()) {
      start = lineEnd(start);
    }
    if (startsWith(start, FROM)) {
      int end = lineEnd(start);
      separator = new String(bytes, start, end - start, ISO_8859_1).strip();
      start = end;
    }
    bodyStart = headerEnd();
    headerOverflows = bodyStart - start > MOST_HEADER_BYTES;
    return true;
  }

  @Override
  public long offset() {
    return 0;
  }

  @Override
  public long size() {
    return Math.max(length, bytes.length) - start;
  }

  @Override
  public String separator() {
    return separator;
  }

  @Override
  public byte[] header() {
    return Arrays.copyOfRange(bytes, start, bodyStart);
  }

  @Override
  public byte[] body() {
    return Arrays.copyOfRange(bytes, bodyStart, Math.min(bytes.length, bodyStart + bodyLimit));
  }

  @Override
  public boolean headerOverflows() {
    return headerOverflows;
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void skipBlankLines() {
    while (start < bytes.length && isBlankAt(start)) {
      start = lineEnd(start);
    }
  }

  /** Where the header ends: after the first empty line, else at the end of the file. */
  private int headerEnd() {
    int at = start;
    while (at < bytes.length) {
      int end = lineEnd(at);
      if (isBlankAt(at)) {
        return end;
      }
      at = end;
    }
    return bytes.length;
  }

  private boolean isBlankAt(int at) {
    return bytes[at] == '\n'
        || (bytes[at] == '\r' && (at + 1 == bytes.length || bytes[at + 1] == '\n'));
  }

  /** Whether the first line is a number alone. */
  private boolean isNumber() {
    int end = lineEnd(start);
    String line = new String(bytes, start, Math.min(end - start, 32), ISO_8859_1).strip();
    return end < bytes.length && !line.isEmpty() && line.chars().allMatch(Character::isDigit);
  }

  private boolean startsWith(int at, byte... prefix) {
    return bytes.length - at >= prefix.length
        && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
  }

  private int lineEnd(int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return bytes.length;
  }
}
