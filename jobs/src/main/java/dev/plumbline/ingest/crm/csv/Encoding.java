package dev.plumbline.ingest.crm.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * How a file's bytes are text.
 *
 * <p>A byte-order mark decides. Without one, and with {@link #AUTO}, a first letter of two bytes
 * tells UTF-16; else text is UTF-8, unless its very first letter beyond ASCII is none in UTF-8:
 * then it is windows-1252. Up to there both are the same, so that one reading finds out, and no
 * guess is made from frequencies of letters.
 *
 * @param charset name of the character set
 * @param markBytes length of the byte-order mark before the text; 0 if there is none
 * @param isOpen whether it may turn out to be windows-1252
 */
public record Encoding(String charset, int markBytes, boolean isOpen) implements Serializable {

  /** The setting that leaves it to the file. */
  public static final String AUTO = "auto";

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LOOKED_AT = 4;

  /**
   * That of the file that starts with {@code in}, as far as it shows there. Reads up to four bytes.
   *
   * @param setting the character set of a file without a byte-order mark, or {@link #AUTO}
   */
  public static Encoding detect(InputStream in, String setting) throws IOException {
    byte[] first = in.readNBytes(LOOKED_AT);
    if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
      return marked(UTF_8, 3);
    }
    if (startsWith(first, 0xFF, 0xFE)) {
      return marked(UTF_16LE, 2);
    }
    if (startsWith(first, 0xFE, 0xFF)) {
      return marked(UTF_16BE, 2);
    }
    if (!setting.equalsIgnoreCase(AUTO)) {
      return new Encoding(Charset.forName(setting).name(), 0, false);
    }
    if (first.length == LOOKED_AT && first[0] != 0 && first[1] == 0 && first[3] == 0) {
      return new Encoding(UTF_16LE.name(), 0, false);
    }
    if (first.length == LOOKED_AT && first[0] == 0 && first[1] != 0 && first[2] == 0) {
      return new Encoding(UTF_16BE.name(), 0, false);
    }
    return new Encoding(UTF_8.name(), 0, true);
  }

  /**
   * Decided by the first letter beyond ASCII, of which {@code letter} are the first bytes, and
   * which stands behind the byte-order mark.
   */
  public Encoding decidedBy(byte[] letter) {
    if (!isOpen || letter.length == 0) {
      return new Encoding(charset, markBytes, false);
    }
    CharBuffer found = CharBuffer.allocate(letter.length);
    UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(letter), found, /* endOfInput= */ true);
    return new Encoding(found.position() > 0 ? charset : WINDOWS.name(), markBytes, false);
  }

  /** That of a stretch that does not begin the file. */
  public Encoding withoutMark() {
    return new Encoding(charset, 0, isOpen);
  }

  /** Whether a line end, a quote and a separator are bytes that are never part of a letter. */
  public boolean isOfAsciiBytes() {
    return charset.matches("(?i)UTF-8|US-ASCII|windows-125\\d|ISO-8859-\\d+");
  }

  private static Encoding marked(Charset charset, int bytes) {
    return new Encoding(charset.name(), bytes, false);
  }

  /** The text of a stream at its start. */
  public StrictReader read(InputStream in) throws IOException {
    in.readNBytes(markBytes);
    return new StrictReader(in, Charset.forName(charset), isOpen ? WINDOWS : null);
  }

  @Override
  public String toString() {
    return markBytes > 0 ? charset + " by its byte-order mark" : charset;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
