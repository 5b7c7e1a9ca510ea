package dev.plumbline.ingest.crm.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * How a file's bytes are text.
 *
 * @param charset name of the character set
 * @param markBytes length of the byte-order mark before the text; 0 if there is none
 */
public record Encoding(String charset, int markBytes) implements Serializable {

  /**
   * That of the byte-order mark at the start of {@code in}, else {@code otherwise}. Reads up to
   * three bytes.
   */
  public static Encoding detect(InputStream in, Charset otherwise) throws IOException {
    byte[] first = in.readNBytes(3);
    if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(UTF_8.name(), 3);
    }
    if (startsWith(first, 0xFF, 0xFE)) {
      return new Encoding(UTF_16LE.name(), 2);
    }
    if (startsWith(first, 0xFE, 0xFF)) {
      return new Encoding(UTF_16BE.name(), 2);
    }
    return new Encoding(otherwise.name(), 0);
  }

  /** The text of a stream at its start. */
  public StrictReader read(InputStream in) throws IOException {
    in.readNBytes(markBytes);
    return new StrictReader(in, Charset.forName(charset));
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
