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
 * knows the line on which it stands.
 */
public final class StrictReader extends Reader {

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private boolean isAtEnd;
  private IOException failure;

  public StrictReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
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
    try {
      CoderResult result = decoder.decode(bytes, chars, isAtEnd);
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
