package dev.plumbline.jobs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.CalendarSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.Secret;
import dev.plumbline.config.Settings;
import dev.plumbline.config.TextMode;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class IngestCalendarTest {

  private static final String PEOPLE =
      """
      ORGANIZER:mailto:rep@ours.example
      ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@acme.example
      ATTENDEE:mailto:eve@acme.example
      """;
  private static final String REVIEW =
      "UID:1\n"
          + "DTSTART:20231101T090000Z\n"
          + "DTEND:20231101T100000Z\n"
          + "CREATED:20231020T080000Z\n"
          + "DTSTAMP:20231115T000000Z\n"
          + "SUMMARY:Zqtitleqz QBR\n"
          + PEOPLE;
  private static final String SERIES =
      "UID:2\nDTSTART:20231106T090000Z\nDURATION:PT30M\nRRULE:FREQ=WEEKLY\nLOCATION:Golf club\n"
          + PEOPLE;

  @TempDir private Path exports;

  @BeforeEach
  void writeExports() throws IOException {
    Files.writeString(exports.resolve(PersonKeys.SAMPLE_MARKER), "");
    write(
        "rep.ics",
        event(REVIEW)
            + event(SERIES)
            + event(
                "UID:2\n"
                    + "RECURRENCE-ID:20231113T090000Z\n"
                    + "DTSTART:20231114T090000Z\n"
                    + "STATUS:CANCELLED\n"
                    + PEOPLE)
            + event("UID:3\nDTSTART:20231101T090000Z\nORGANIZER:mailto:rep@ours.example\n")
            + event("UID:4\nDTSTART:when\n" + PEOPLE));
    write("boss.ics", event(REVIEW.replace("NEEDS-ACTION", "DECLINED") + "SEQUENCE:1\n"));
    Files.writeString(
        exports.resolve("graph.json"),
        """
        {"value":[{"type":"singleInstance","iCalUId":"9","subject":"x","isCancelled":false,
        "createdDateTime":"2023-10-30T10:00:00Z","start":{"dateTime":"2023-11-08T02:00:00.0000000","timeZone":"Pacific Standard Time"},
        "end":{"dateTime":"2023-11-08T03:00:00.0000000","timeZone":"Pacific Standard Time"},
        "organizer":{"emailAddress":{"address":"bob@acme.example"}},
        "attendees":[{"type":"required","status":{"response":"accepted"},"emailAddress":{"address":"rep@ours.example"}}]},
        {"type":"seriesMaster","iCalUId":"8"}]}
        """);
  }

  @Test
  void stagesEachMeetingOnce(MemoryLake lake, TableText tables) {
    job(TextMode.SUBJECT).run(lake);

    tables.expect(
        lake.read(Interactions.TABLE)
            .select(
                Interactions.EVENT_AT.col(),
                Interactions.IS_KNOWN_AT_ASSUMED.col(),
                Interactions.DURATION_MINUTES.col(),
                Interactions.IS_CANCELLED.col(),
                Interactions.KIND.col(),
                Interactions.GUESTS_ACCEPTED.col(),
                Interactions.GUESTS_DECLINED.col()),
        """
        event_at             | is_known_at_assumed | duration_minutes | is_cancelled | kind    | guests_accepted | guests_declined
        2023-11-01T09:00:00Z | false               | 60               | false        | REVIEW  | 0               | 1
        2023-11-06T09:00:00Z | true                | 30               | false        | SOCIAL  | null            | null
        2023-11-08T10:00:00Z | false               | 60               | false        | MEETING | null            | null
        2023-11-14T09:00:00Z | true                | null             | true         | MEETING | null            | null
        """);
  }

  @Test
  void accountsForEveryEntry(MemoryLake lake, TableText tables) {
    job(TextMode.NONE).run(lake);

    tables.expect(
        lake.read(Conservation.TABLE)
            .select(
                Conservation.FILE.col(),
                Conservation.RECORDS_READ.col(),
                Conservation.ACCEPTED.col(),
                Conservation.QUARANTINED.col(),
                Conservation.DUPLICATE.col(),
                Conservation.OUT_OF_SCOPE.col()),
        """
        file       | records_read | accepted | quarantined | duplicate | out_of_scope
        boss.ics   | 1            | 1        | 0           | 0         | 0
        graph.json | 2            | 1        | 0           | 0         | 1
        rep.ics    | 6            | 2        | 1           | 2         | 1
        """);
  }

  @Test
  void aSeriesIsHeldAsItsNewestRevisionSays(MemoryLake lake, TableText tables) throws IOException {
    Files.delete(exports.resolve("graph.json"));
    String weekly = "DTSTAMP:20231120T000000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n";
    write("boss.ics", event("UID:7\nSEQUENCE:1\nDTSTART:20231106T090000Z\n" + weekly + PEOPLE));
    write(
        "rep.ics",
        event("UID:7\nSEQUENCE:2\nDTSTART:20231106T110000Z\n" + weekly + PEOPLE)
            + event("UID:7\nDTSTART:20231106T080000Z\n" + PEOPLE));
    write(
        "answers.ics",
        "METHOD:REPLY\n"
            + event("UID:7\nSEQUENCE:2\nDTSTART:20231106T110000Z\n" + answer("ACCEPTED")));
    job(TextMode.NONE).run(lake);

    tables.expect(
        lake.read(Interactions.TABLE)
            .select(
                Interactions.EVENT_AT.col(),
                Interactions.IS_CANCELLED.col(),
                Interactions.GUESTS_ACCEPTED.col()),
        """
        event_at             | is_cancelled | guests_accepted
        2023-11-06T11:00:00Z | false        | 1
        2023-11-13T11:00:00Z | false        | 1
        """);
  }

  @Test
  void aSeriesThatIsCalledOffIsCalledOff(MemoryLake lake, TableText tables) throws IOException {
    Files.delete(exports.resolve("graph.json"));
    write(
        "rep.ics",
        event(
            "UID:7\nSEQUENCE:1\nDTSTART:20231106T110000Z\nDTSTAMP:20231120T000000Z\n"
                + "RRULE:FREQ=WEEKLY;COUNT=2\n"
                + PEOPLE));
    write(
        "boss.ics",
        "METHOD:CANCEL\n" + event("UID:7\nSEQUENCE:2\nDTSTART:20231106T110000Z\n" + PEOPLE));
    job(TextMode.NONE).run(lake);

    tables.expect(
        lake.read(Interactions.TABLE)
            .select(Interactions.EVENT_AT.col(), Interactions.IS_CANCELLED.col()),
        """
        event_at             | is_cancelled
        2023-11-06T11:00:00Z | true
        2023-11-13T11:00:00Z | true
        """);
  }

  @Test
  void theLastAnswerOfAGuestCounts(MemoryLake lake, TableText tables) throws IOException {
    Files.delete(exports.resolve("graph.json"));
    Files.delete(exports.resolve("rep.ics"));
    String meeting = "UID:7\nDTSTART:20231106T110000Z\n";
    write("boss.ics", event(meeting + "DTSTAMP:20231030T000000Z\n" + PEOPLE));
    write(
        "answers.ics",
        "METHOD:REPLY\n"
            + event(meeting + "DTSTAMP:20231101T000000Z\n" + answer("ACCEPTED"))
            + event(meeting + "DTSTAMP:20231102T000000Z\n" + answer("DECLINED")));
    job(TextMode.NONE).run(lake);

    tables.expect(
        lake.read(Interactions.TABLE)
            .select(Interactions.GUESTS_ACCEPTED.col(), Interactions.GUESTS_DECLINED.col()),
        """
        guests_accepted | guests_declined
        0               | 1
        """);
  }

  @Test
  void aMeetingToComeWasKnownWhenItsEntryWasStamped(MemoryLake lake, TableText tables)
      throws IOException {
    Files.delete(exports.resolve("graph.json"));
    write(
        "rep.ics",
        event("UID:7\nDTSTART:20280306T110000Z\nDTSTAMP:20231120T000000Z\n" + PEOPLE)
            + event(
                "UID:8\nDTSTART:20231106T110000Z\nCREATED:00001231T000000Z\n"
                    + "DTSTAMP:20231120T000000Z\n"
                    + PEOPLE));
    Files.delete(exports.resolve("boss.ics"));
    job(TextMode.NONE).run(lake);

    tables.expect(
        lake.read(Interactions.TABLE)
            .select(
                Interactions.EVENT_AT.col(),
                Interactions.KNOWN_AT.col(),
                Interactions.IS_KNOWN_AT_ASSUMED.col()),
        """
        event_at             | known_at             | is_known_at_assumed
        2023-11-06T11:00:00Z | 2023-11-06T11:00:00Z | true
        2028-03-06T11:00:00Z | 2023-11-20T00:00:00Z | true
        """);
    tables.expect(
        lake.read(Conservation.TABLE).select(Conservation.LAST_KNOWN_AT.col()),
        """
        last_known_at
        2023-11-20T00:00:00Z
        """);
  }

  @Test
  void anOccurrenceOfExchangeIsTheSameInGraphAndInACalendar(MemoryLake lake) throws IOException {
    String series =
        "040000008200E00074C5B7101A82E0080000000010A8BD1E2B3CDA01000000000000000010000000";
    String dated = series.substring(0, 32) + "07E70B06" + series.substring(40);
    String foreign = "76@acme.example";
    String wrapped =
        "040000008200E00074C5B7101A82E00800000000000000000000000000000000000000001D000000"
            + HexFormat.of().formatHex("vCal-Uid\1\0\0\0".getBytes(US_ASCII))
            + HexFormat.of().formatHex((foreign + "\0").getBytes(US_ASCII));
    Files.delete(exports.resolve("boss.ics"));
    write(
        "rep.ics",
        event(
                "UID:"
                    + series
                    + "00AA\nDTSTART:20231106T090000Z\nRRULE:FREQ=WEEKLY;COUNT=1\n"
                    + PEOPLE)
            + event("UID:" + foreign + "\nDTSTART:20231107T090000Z\n" + PEOPLE));
    Files.writeString(
        exports.resolve("graph.json"),
        "{\"value\":["
            + graph("occurrence", dated + "00aa", "2023-11-06T09:00:00")
            + ","
            + graph("singleInstance", wrapped, "2023-11-07T09:00:00")
            + "]}");
    job(TextMode.NONE).run(lake);

    assertThat(lake.read(Interactions.TABLE).count()).isEqualTo(2);
    assertThat(
            lake.read(Interactions.TABLE).select(Interactions.THREAD_KEY.col()).distinct().count())
        .isEqualTo(2);
  }

  @Test
  void calendarsAreNobody(MemoryLake lake) throws IOException {
    Files.delete(exports.resolve("graph.json"));
    Files.delete(exports.resolve("boss.ics"));
    write(
        "rep.ics",
        event(
                """
                UID:1
                DTSTART:20231107T090000Z
                ORGANIZER:mailto:c_1@group.calendar.google.com
                ATTENDEE:mailto:rep@ours.example
                """)
            + event(
                """
                UID:2
                DTSTART:20231107T090000Z
                ORGANIZER:mailto:unknownorganizer@calendar.google.com
                ATTENDEE:mailto:bob@acme.example
                """));
    job(TextMode.NONE).run(lake);

    List<Row> rows = lake.read(Interactions.TABLE).collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getList(rows.get(0).fieldIndex(Interactions.PARTICIPANTS.name())))
        .hasSize(1);
  }

  private static String graph(String type, String id, String start) {
    return """
        {"type":"%s","iCalUId":"%s","start":{"dateTime":"%s","timeZone":"UTC"},
        "organizer":{"emailAddress":{"address":"rep@ours.example"}},
        "attendees":[{"emailAddress":{"address":"bob@acme.example"}}]}"""
        .formatted(type, id, start);
  }

  private static String answer(String status) {
    return "ORGANIZER:mailto:rep@ours.example\nATTENDEE;PARTSTAT="
        + status
        + ":mailto:bob@acme.example\n";
  }

  @Test
  void writesNoWordOfAnybody(MemoryLake lake) {
    job(TextMode.BODY).run(lake);

    for (var table : job(TextMode.BODY).writes()) {
      List<Row> rows = lake.read(table).collectAsList();
      String all = rows.stream().map(Row::toString).collect(Collectors.joining());
      assertThat(all).isNotEmpty();
      assertThat(Arrays.asList("Zq", "bob", "acme", "Golf")).noneMatch(all::contains);
    }
  }

  private IngestCalendar job(TextMode mode) {
    Settings defaults = Settings.defaults();
    return new IngestCalendar(
        new CalendarSettings(exports.toString(), ZoneId.of("UTC"), defaults.calendar().kinds()),
        new PrivacySettings(
            new Secret(PersonKeys.SAMPLE_KEY),
            "1",
            mode,
            List.of("ours.example"),
            List.of(),
            List.of("eve@acme.example"),
            List.of(),
            List.of()),
        defaults.unpack());
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\n" + lines + "END:VEVENT\n";
  }

  private void write(String name, String events) throws IOException {
    Files.writeString(
        exports.resolve(name), "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n");
  }
}
