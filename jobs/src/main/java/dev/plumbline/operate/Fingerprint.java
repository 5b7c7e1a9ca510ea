package dev.plumbline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 64 bits of SHA-256 over texts and files, in hexadecimal: sameness, not secrecy. */
final class Fingerprint {

  private static final int BYTES = 8;
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not there", e);
    }
  }

  static String of(String text) {
    return new Fingerprint().with(text).value();
  }

  /** Adds {@code text}, with an end, so that "ab" and "c" is not "a" and "bc". */
  Fingerprint with(String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** Adds all that {@code content} still holds. */
  Fingerprint with(InputStream content) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  String value() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
