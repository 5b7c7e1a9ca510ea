package dev.plumbline.ingest.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.config.Settings;
import dev.plumbline.config.TextMode;
import dev.plumbline.ingest.mail.eml.EmlReader;
import dev.plumbline.ingest.mail.mbox.MailFolder;
import dev.plumbline.ingest.mail.mbox.Stretch;
import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.ingest.mail.message.MailDate;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import dev.plumbline.privacy.Address;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads public collections of real and of broken mail; {@code scripts/verify-mail FOLDER} runs it.
 *
 * <p>Below the folder {@code ponymail} holds mbox files with {@code expected_counts.tsv}, {@code
 * parser-corpus} messages of which each has beside it, as JSON, what another parser found. What
 * else there is must be accounted for.
 */
@EnabledIfSystemProperty(named = "plumbline.mail", matches = ".+")
class PublicMailTest {

  private static final Path MAIL = Path.of(System.getProperty("plumbline.mail", "."));
  private static final double AGREED = .95;

  @Test
  void everyRecordOfEveryFileIsAccountedFor() throws IOException {
    Map<String, Integer> became = new TreeMap<>();
    for (Row row : rows(MAIL)) {
      boolean isOutOfScope = row.getBoolean(5);
      boolean isStaged = row.get(6) != null;
      String what = row.get(3) != null ? row.getString(3) : isStaged ? "readable" : "out of scope";
      assertThat(row.get(3) != null).isNotEqualTo(isOutOfScope || isStaged);
      became.merge(what, 1, Integer::sum);
    }
    System.out.println("mail records: " + became);
    assertThat(became).containsKey("readable");
  }

  @Test
  void mboxFilesHoldTheMessagesThatWereCounted() throws IOException {
    for (String line : Files.readAllLines(MAIL.resolve("ponymail/expected_counts.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals("file")) {
        continue;
      }
      List<Row> rows = rows(MAIL.resolve("ponymail").resolve(cells[0]));
      Set<String> ids = new HashSet<>();
      rows.forEach(row -> ids.add(row.getAs(idPlace())));
      ids.remove(null);
      System.out.printf("%s: %d messages, %d ids%n", cells[0], rows.size(), ids.size());
      assertThat(rows).as(cells[0]).hasSize(Integer.parseInt(cells[2]));
      assertThat(ids.size())
          .as(cells[0])
          .isBetween(
              Integer.parseInt(cells[4]), Integer.parseInt(cells[4]) + Integer.parseInt(cells[5]));
    }
  }

  @Test
  void datesSendersAndRecipientsAreThoseThatAnotherParserFound() throws Exception {
    int all = 0;
    List<String> different = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIL.resolve("parser-corpus"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
        for (String lineEnd : List.of("", ".crlf")) {
          String bare = file.toString().replaceFirst("\\.eml$", "");
          Path expected = Path.of(bare + lineEnd + ".json");
          if (Files.exists(expected)) {
            all++;
            byte[] bytes = Files.readAllBytes(file);
            String found = found(lineEnd.isEmpty() ? bytes : withCarriageReturns(bytes));
            if (!found.equals(expected(expected))) {
              different.add(
                  MAIL.relativize(expected) + "\n  " + found + "\n  " + expected(expected));
            }
          }
        }
      }
    }
    System.out.printf("parser corpus: %d of %d as expected%n", all - different.size(), all);
    different.forEach(System.out::println);
    assertThat(all - different.size()).isGreaterThanOrEqualTo((int) Math.ceil(AGREED * all));
  }

  private static int idPlace() {
    return Scanned.TABLE.fields().stream().map(f -> f.name()).toList().indexOf("interaction_id");
  }

  private static List<Row> rows(Path path) throws IOException {
    Settings settings = settings();
    var hadoop = new Configuration();
    MailFolder folder =
        MailFolder.list(path.toString(), settings.privacy(), settings.unpack(), hadoop);
    MessageRows messages =
        new MailScan(settings.mail(), settings.privacy(), settings.text(), settings.unpack())
            .messages(folder.keys());
    List<Row> rows = new ArrayList<>();
    for (Stretch stretch : Stretch.of(folder.files(), 1 << 18)) {
      new StretchRows(stretch, messages, settings.mail(), settings.unpack(), hadoop)
          .forEachRemaining(rows::add);
    }
    return rows.stream().filter(row -> row.getLong(2) > 0).toList();
  }

  private static Settings settings() throws IOException {
    Path none = Files.createTempFile("plumbline", ".conf");
    return Settings.load(
        none, Map.of("privacy.key", "a key that checks mail", "privacy.text-mode", "body"));
  }

  private static String found(byte[] bytes) throws Exception {
    var reader = new EmlReader(new ByteArrayInputStream(bytes), bytes.length, 1 << 18);
    reader.next();
    var message = new Envelope(ParsedMessage.of(reader.header(), reader.body(), TextMode.BODY), "");
    Set<String> to = new HashSet<>();
    Stream.of("to", "cc", "bcc")
        .flatMap(name -> message.recipients(name).stream())
        .forEach(address -> to.add(spelled(address)));
    return shown(
        message.sender().map(PublicMailTest::spelled),
        to,
        message.written().map(MailDate::instant));
  }

  private static String expected(Path json) throws IOException {
    Optional<String> from = Optional.empty();
    Set<String> to = new HashSet<>();
    Optional<Instant> date = Optional.empty();
    for (JsonNode header : new ObjectMapper().readTree(json.toFile()).at("/parts/0/headers")) {
      List<String> addresses = new ArrayList<>();
      header.findValues("address").stream()
          .map(JsonNode::asText)
          .flatMap(text -> Address.parse(text).stream())
          .forEach(address -> addresses.add(spelled(address)));
      switch (header.path("name").asText()) {
        case "from" -> from = addresses.stream().findFirst();
        case "to", "cc", "bcc" -> to.addAll(addresses);
        case "date" -> date = Optional.ofNullable(instant(header.at("/value/DateTime")));
        default -> {
          // Nothing that is compared.
        }
      }
    }
    return shown(from, to, date);
  }

  private static Instant instant(JsonNode date) {
    if (date.isMissingNode()) {
      return null;
    }
    int sign = date.path("tz_before_gmt").asBoolean() ? -1 : 1;
    ZoneOffset zone =
        ZoneOffset.ofHoursMinutes(
            sign * date.path("tz_hour").asInt(), sign * date.path("tz_minute").asInt());
    return OffsetDateTime.of(
            date.path("year").asInt(),
            date.path("month").asInt(),
            date.path("day").asInt(),
            date.path("hour").asInt(),
            date.path("minute").asInt(),
            date.path("second").asInt(),
            0,
            zone)
        .toInstant();
  }

  private static String shown(Optional<String> from, Set<String> to, Optional<Instant> date) {
    return from.orElse("nobody") + " to " + to.stream().sorted().toList() + " at " + date;
  }

  private static String spelled(Address address) {
    return address.local() + "@" + address.domain();
  }

  private static byte[] withCarriageReturns(byte[] bytes) {
    return new String(bytes, ISO_8859_1)
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(ISO_8859_1);
  }
}
