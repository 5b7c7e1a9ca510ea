package dev.plumbline.exports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.Arrays;

/** Instants as Spark counts them, in microseconds since 1970. */
public final class Micros {

  /** As many as any instant of our time has: the order of texts is that of instants. */
  private static final int DIGITS = 16;

  private static final int PER_SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  private Micros() {}

  public static long of(Instant instant) {
    return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
  }

  /** Their digits, zeros before those of the first years. */
  public static String spelled(Instant instant) {
    long micros = of(instant);
    if (micros < 0) {
      return String.valueOf(micros);
    }
    var letters = new byte[DIGITS];
    Arrays.fill(letters, (byte) '0');
    int at = DIGITS;
    for (long rest = micros; rest > 0 && at > 0; rest /= 10) {
      letters[--at] = (byte) ('0' + rest % 10);
    }
    return new String(letters, ISO_8859_1);
  }
}
