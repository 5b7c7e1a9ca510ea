package dev.plumbline.ingest.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.config.Settings;
import dev.plumbline.ingest.mail.mbox.MboxReader;
import dev.plumbline.testing.Mutants;
import dev.plumbline.testing.Stopwatch;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;

/**
 * How fast mail is read, beside what its bytes cost alone: {@code scripts/benchmark ingest}. Not a
 * test.
 */
final class MailBenchmark {

  private static final int PACKED = 4;
  private static final String LINE =
      "Thank you for the figures of last week, we shall look at them with the others.\n";
  private static final String BORDER_LIKE = "From here on all goes by the plan.\n";
  private static final int LINES = 120;

  private MailBenchmark() {}

  /**
   * Makes the files, reads them and prints times.
   *
   * @param arguments folder for the mail, megabytes of it
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]).resolve("mail"));
    long wanted = Long.parseLong(arguments[1]) * 1_000_000;
    Path mbox = folder.resolve("all.mbox");
    long bytes = write(mbox, wanted);
    Path packed = Files.createDirectories(folder.resolve("packed"));
    for (int i = 0; i < PACKED; i++) {
      pack(packed.resolve(i + ".mbox.gz"), wanted / 8);
    }
    long unpacked = PACKED * unpacked(packed.resolve("0.mbox.gz"));
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");

    double lines = Stopwatch.time("mbox: lines read by one thread", bytes, () -> lines(mbox));
    Stopwatch.time("mbox: borders of messages found by one thread", bytes, () -> borders(mbox));
    MailScan headersOfMbox = scan(mbox, "none");
    double headers =
        Stopwatch.time(
            "mbox: read by us, headers alone, two cores", bytes, () -> rows(spark, headersOfMbox));
    System.out.printf("  %.2f times the time of the line scan; to hold: 1%n", headers / lines);
    MailScan bodiesOfMbox = scan(mbox, "body");
    Stopwatch.time(
        "mbox: read and scored by us, two cores", bytes, () -> rows(spark, bodiesOfMbox));
    double floor =
        Stopwatch.time(
            "mbox.gz: unpacked alone, two cores",
            unpacked,
            () ->
                IntStream.range(0, PACKED)
                    .parallel()
                    .mapToLong(i -> unpacked(packed.resolve(i + ".mbox.gz")))
                    .sum());
    MailScan headersOfPacked = scan(packed, "none");
    double gzip =
        Stopwatch.time(
            "mbox.gz: read by us, headers alone, two cores",
            unpacked,
            () -> rows(spark, headersOfPacked));
    System.out.printf("  %.2f times the time of unpacking%n", gzip / floor);
    spark.stop();
  }

  private static long rows(SparkSession spark, MailScan scan) {
    scan.rows(spark).write().format("noop").mode("overwrite").save();
    return 0;
  }

  /** Settings are read when a command begins, whatever it goes on to do. */
  private static MailScan scan(Path path, String mode) {
    Settings settings = settings(path, mode);
    return new MailScan(settings.mail(), settings.privacy(), settings.text(), settings.unpack());
  }

  private static Settings settings(Path path, String mode) {
    try {
      Path conf = Files.writeString(Files.createTempFile("benchmark", ".conf"), "");
      return Settings.load(
          conf,
          Map.of(
              "mail.path",
              path.toString(),
              "privacy.key",
              "a key of the benchmark",
              "privacy.text-mode",
              mode));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long lines(Path file) throws Exception {
    try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1)) {
      long count = 0;
      while (lines.readLine() != null) {
        count++;
      }
      return count;
    }
  }

  private static long borders(Path file) throws Exception {
    try (var reader = new MboxReader(Files.newInputStream(file), 0, Long.MAX_VALUE, 0)) {
      long count = 0;
      while (reader.next()) {
        count++;
      }
      return count;
    }
  }

  private static long unpacked(Path file) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      long bytes = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
      return bytes;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * The mail of the samples, again and again, each message with a body of the size that mail has:
   * some 10 kB, with lines in it that begin as a border does.
   */
  private static long write(Path to, long wanted) throws Exception {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      return write(out, wanted);
    }
  }

  private static void pack(Path to, long wanted) throws Exception {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to), 1 << 16)) {
      write(out, wanted);
    }
  }

  private static long write(OutputStream out, long wanted) throws Exception {
    List<byte[]> messages = messages();
    byte[] body = (LINE.repeat(LINES / 2) + BORDER_LIKE + LINE.repeat(LINES / 2)).getBytes(UTF_8);
    long written = 0;
    for (int i = 0; written < wanted; i++) {
      byte[] message = messages.get(i % messages.size());
      out.write(message);
      out.write(body);
      out.write('\n');
      written += message.length + body.length + 1;
    }
    return written;
  }

  private static List<byte[]> messages() throws Exception {
    List<Path> samples;
    try (var files = Files.list(Mutants.SAMPLES.resolve("mail"))) {
      samples = files.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
    List<byte[]> messages = new ArrayList<>();
    for (Path sample : samples) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(sample))) {
        for (String message :
            new String(in.readAllBytes(), ISO_8859_1).split("(?m)^(?=From )", 0)) {
          messages.add(message.stripTrailing().concat("\n").getBytes(ISO_8859_1));
        }
      }
    }
    return messages;
  }
}
