package dev.plumbline.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Files as no exporter writes them: samples with a few bytes changed, lost, repeated or put in that
 * readers stumble over. The same seed and number give the same mutant, so that a finding can be
 * looked at again.
 */
public final class Mutants {

  /** Where the samples are, from the folder that tests run in. */
  public static final Path SAMPLES = Path.of("..", "data-samples", "exports");

  private static final int MOST_REPEATS = 20_000;
  private static final List<byte[]> TRAPS =
      List.of(
              "\"",
              "\"\"",
              ",",
              ",,,,,",
              "\n",
              "\r",
              "\r\n",
              "\n\n",
              "\0",
              "\\",
              "\t",
              "@",
              "\u00FF",
              "\u00EF\u00BB\u00BF",
              "\u00FF\u00FE",
              "\u0081",
              "\u00C3",
              "\u00F0\u009F\u0098\u0080",
              "1e-999999999",
              "1e999999999",
              "NaN",
              "-0",
              "9".repeat(40),
              "9999-12-31T23:59:59Z",
              "0000-00-00",
              "2024-02-30",
              "1066-10-14",
              "2024-01-01T24:00:00+18:00",
              "\u2028",
              "\nFrom ",
              "\n\nFrom x Sat Nov  4 10:00:00 2017\n",
              ">From ",
              "From: ",
              "To: ",
              "Date: Fri, 31 Dec 9999 23:59:60 +9999\n",
              "Date: Mon, 00 Foo 0000 99:99:99 -0000\n",
              "Content-Type: multipart/mixed; boundary=\"\"\n",
              "=?utf-8?B?//////8=?=",
              "=?x-unknown?Q?=ZZ?=",
              "Content-Transfer-Encoding: base64\n",
              "charset=\"\u00FF\"",
              "<<<<@>>>>",
              "\"(((((",
              ";:;:;:",
              "References: <",
              "Message-ID: ",
              "Re: ",
              "<table><tr>",
              "&#x110000;",
              "&#-1;",
              "<!--",
              "../../",
              "salesforce:",
              "PK\3\4")
          .stream()
          .map(text -> text.getBytes(ISO_8859_1))
          .toList();

  private final List<byte[]> samples;
  private final long seed;

  public Mutants(List<byte[]> samples, long seed) {
    this.samples = samples;
    this.seed = seed;
  }

  /** How many mutants a test makes: few in the tests of a build, many by {@code scripts/fuzz}. */
  public static int count() {
    return Integer.getInteger("plumbline.mutants", 1_000);
  }

  /** Where they come from, new ones by {@code scripts/fuzz --seed}. */
  public static long seed() {
    return Long.getLong("plumbline.seed", 1);
  }

  /** One mutant. */
  public byte[] at(int number) {
    var random = new SplittableRandom(seed * 1_000_003 + number);
    byte[] mutant = samples.get(random.nextInt(samples.size()));
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      mutant = changed(mutant, random);
    }
    return mutant;
  }

  /** The number of bytes at the start that a mutant and its sample share. */
  public static int same(byte[] mutant, byte[] sample) {
    int same = Arrays.mismatch(mutant, sample);
    return same < 0 ? mutant.length : same;
  }

  private byte[] changed(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(10)));
    return switch (random.nextInt(8)) {
      case 0 -> replaced(bytes, at, Math.min(1, length), new byte[] {(byte) random.nextInt()});
      case 1 -> replaced(bytes, at, length, new byte[0]);
      case 2 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      case 3 -> replaced(bytes, at, 0, repeated(bytes, at, random));
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> replaced(bytes, at, length, slice(random));
      default -> replaced(bytes, at, 0, TRAPS.get(random.nextInt(TRAPS.size())));
    };
  }

  /** A few bytes many times over: what regular expressions and stacks fear. */
  private static byte[] repeated(byte[] bytes, int at, SplittableRandom random) {
    byte[] unit =
        random.nextBoolean()
            ? TRAPS.get(random.nextInt(TRAPS.size()))
            : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)));
    int times = 1 + random.nextInt(1 << random.nextInt(15));
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < Math.min(times, MOST_REPEATS) && all.size() < 1 << 18; i++) {
      all.writeBytes(unit);
    }
    return all.toByteArray();
  }

  private byte[] slice(SplittableRandom random) {
    byte[] other = samples.get(random.nextInt(samples.size()));
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(2_000)));
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
    var all = new ByteArrayOutputStream(bytes.length + by.length);
    all.write(bytes, 0, at);
    all.writeBytes(by);
    all.write(bytes, at + length, bytes.length - at - length);
    return all.toByteArray();
  }
}
