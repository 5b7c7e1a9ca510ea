package dev.plumbline.ingest.crm.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Characters of a stream, which throws at the first byte that the encoding does not have.
 *
 * <p>Unlike that of the JDK it first hands out every character before that byte, so that who reads
 * knows the line on which it stands. Where that byte is the first one beyond ASCII, another
 * encoding may take over, if there is one.
 */
public final class StrictReader extends Reader {

  private static final int FIRST_BEYOND_ASCII = 0x80;

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private CharsetDecoder decoder;
  private Charset otherwise;
  private boolean isAtEnd;
  private IOException failure;

  /**
   * The characters of a stream at its start.
   *
   * @param otherwise the encoding if {@code charset} fails at the first byte beyond ASCII; null if
   *     there is none
   */
  public StrictReader(InputStream in, Charset charset, Charset otherwise) {
    this.in = in;
    this.decoder = strict(charset);
    this.otherwise = otherwise;
  }

  /** The encoding, as far as it is decided: another one may still take over. */
  public Charset charset() {
    return decoder.charset();
  }

  /**
   * Reads what there is before the first wrong byte.
   *
   * @throws CharacterCodingException if the next bytes are not text in this encoding
   */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (chars.position() == 0 && failure == null) {
      if (isAtEnd && !bytes.hasRemaining()) {
        return -1;
      }
      decode(chars);
    }
    if (chars.position() == 0) {
      throw failure;
    }
    return chars.position();
  }

  private void decode(CharBuffer chars) {
    int before = chars.position();
    try {
      CoderResult result = decoder.decode(bytes, chars, isAtEnd);
      if (otherwise != null && isBeyondAscii(chars, before)) {
        otherwise = null;
      }
      if (result.isError() && otherwise != null) {
        decoder = strict(otherwise);
        otherwise = null;
        return;
      }
      if (result.isError()) {
        result.throwException();
      }
      if (result.isUnderflow() && !isAtEnd) {
        fill();
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private static boolean isBeyondAscii(CharBuffer chars, int from) {
    char[] read = chars.array();
    int start = chars.arrayOffset();
    for (int i = start + from; i < start + chars.position(); i++) {
      if (read[i] >= FIRST_BEYOND_ASCII) {
        return true;
      }
    }
    return false;
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    isAtEnd = read < 0;
    bytes.position(bytes.position() + Math.max(read, 0)).flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
