package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * The characters of a text part. A part that names no known character set, or ASCII, is UTF-8 if
 * its bytes are, else windows-1252; bytes that its set does not have become U+FFFD.
 */
final class Charsets {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Charsets() {}

  static String decode(byte[] bytes, String name) {
    Charset named = named(name);
    if (named != null && !named.equals(US_ASCII)) {
      return new String(bytes, named);
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  private static Charset named(String name) {
    try {
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
