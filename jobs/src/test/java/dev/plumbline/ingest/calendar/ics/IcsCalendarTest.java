package dev.plumbline.ingest.calendar.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.calendar.entry.Entry;
import dev.plumbline.ingest.calendar.entry.Entry.Standing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class IcsCalendarTest {

  @Test
  void readsWhoMeetsWhomWhenAndWhatTheyAnswered() throws IOException {
    Entry entry =
        only(
            """
            BEGIN:VEVENT
            UID:1@ours.example
            SUMMARY:Quarterly
              review
            DTSTART:20231101T090000Z
            DURATION:PT1H30M
            CREATED:20231020T080000Z
            SEQUENCE:2
            ORGANIZER;CN=Rep:mailto:rep@ours.example
            ATTENDEE;PARTSTAT=ACCEPTED;CN="Bob, of Acme":mailto:bob@acme.example
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:eve@acme.example
            ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room1@ours.example
            END:VEVENT
            """);

    assertThat(entry.start()).hasToString("2023-11-01T09:00:00Z");
    assertThat(entry.minutes()).isEqualTo(90);
    assertThat(entry.createdAt()).hasToString("2023-10-20T08:00:00Z");
    assertThat(entry.revision()).isEqualTo(2);
    assertThat(entry.organiser()).isNotNull();
    assertThat(entry.guests()).extracting(Entry.Guest::answer).containsExactly("ACCEPTED", null);
    assertThat(entry.title()).isEqualTo("Quarterly review");
    assertThat(entry.isCancelled()).isFalse();
  }

  @Test
  void aSeriesKeepsItsClockOverSummerTimeAndEndsAtTheNewestStamp() throws IOException {
    List<Entry> entries =
        all(
            """
            BEGIN:VEVENT
            UID:2
            DTSTAMP:20231120T000000Z
            DTSTART;TZID=Europe/Helsinki:20231015T100000
            DTEND;TZID=Europe/Helsinki:20231015T110000
            RRULE:FREQ=WEEKLY
            EXDATE;TZID=Europe/Helsinki:20231022T100000
            END:VEVENT
            """);

    assertThat(entries)
        .extracting(entry -> entry.start().toString())
        .containsExactly(
            "2023-10-15T07:00:00Z",
            "2023-10-29T08:00:00Z",
            "2023-11-05T08:00:00Z",
            "2023-11-12T08:00:00Z",
            "2023-11-19T08:00:00Z");
    assertThat(entries).allMatch(entry -> entry.standing() == Standing.OF_SERIES);
  }

  @Test
  void anOccurrenceThatWasMovedSpeaksForItself() throws IOException {
    Entry moved =
        only(
            """
            BEGIN:VEVENT
            UID:2
            RECURRENCE-ID:20231029T080000Z
            DTSTART:20231030T080000Z
            STATUS:CANCELLED
            END:VEVENT
            """);

    assertThat(moved.standing()).isEqualTo(Standing.OWN);
    assertThat(moved.occurrence()).hasToString("2023-10-29T08:00:00Z");
    assertThat(moved.start()).hasToString("2023-10-30T08:00:00Z");
    assertThat(moved.isCancelled()).isTrue();
  }

  @Test
  void takesZonesFromTheFileFromWindowsAndFromTheSettings() throws IOException {
    String own =
        """
        BEGIN:VEVENT
        UID:1
        DTSTART;TZID=Ours:20230701T100000
        END:VEVENT
        BEGIN:VTIMEZONE
        TZID:Ours
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0500
        TZOFFSETTO:+0500
        END:STANDARD
        END:VTIMEZONE
        """;

    assertThat(only(own).start()).hasToString("2023-07-01T05:00:00Z");
    assertThat(only(event("DTSTART;TZID=Pacific Standard Time:20230701T100000")).start())
        .hasToString("2023-07-01T17:00:00Z");
    assertThat(only(event("DTSTART;TZID=Kaliningrad Standard Time:20230701T100000")).start())
        .hasToString("2023-07-01T08:00:00Z");
    assertThat(only(event("DTSTART;TZID=\"tzone://Microsoft/Utc\":20230701T100000")).start())
        .hasToString("2023-07-01T10:00:00Z");
    assertThat(only(event("DTSTART:20230701T100000")).start()).hasToString("2023-07-01T08:00:00Z");
    Entry day = only(event("DTSTART;VALUE=DATE:20230701"));
    assertThat(day.minutes()).isNull();
    IcsCalendar unknown = open(event("DTSTART;TZID=Nowhere:20230701T100000"));
    unknown.next();
    assertThat(unknown.unknownZone()).isEqualTo("Nowhere");
  }

  @Test
  void cancellationsAndAnswersAreToldByTheMethod() throws IOException {
    assertThat(only("METHOD:CANCEL\n" + event("DTSTART:20230701T100000Z")).isCancelled()).isTrue();
    assertThat(only("METHOD:REPLY\n" + event("DTSTART:20230701T100000Z")).standing())
        .isEqualTo(Standing.ANSWER);
  }

  @Test
  void whatIsBrokenSpoilsNothingElse() throws IOException {
    String text =
        """
        no calendar
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:1
        DTSTART:whenever
        END:VEVENT
        BEGIN:VTODO
        UID:2
        END:VTODO
        BEGIN:VEVENT
        UID:3
        DTSTART:20230701T100000Z
        END:VCALENDAR\
        """
            .replace("\n", "\r\n");
    IcsCalendar calendar =
        new IcsCalendar(
            () -> new ByteArrayInputStream(text.getBytes(UTF_8)), TimeZone.getTimeZone("UTC"));
    assertThat(calendar.next()).isTrue();
    assertThat(calendar.isStrange()).isTrue();
    assertThat(calendar.next()).isTrue();
    assertThat(calendar.entries()).isNull();
    assertThat(calendar.next()).isTrue();
    assertThat(calendar.isEvent()).isFalse();
    assertThat(calendar.next()).isTrue();
    assertThat(calendar.entries()).hasSize(1);
    assertThat(calendar.next()).isFalse();
  }

  private static String event(String line) {
    return "BEGIN:VEVENT\nUID:1\n" + line + "\nEND:VEVENT\n";
  }

  private static Entry only(String components) throws IOException {
    List<Entry> entries = all(components);
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }

  private static List<Entry> all(String components) throws IOException {
    List<Entry> all = new ArrayList<>();
    try (IcsCalendar calendar = open(components)) {
      while (calendar.next()) {
        all.addAll(calendar.entries());
      }
    }
    return all;
  }

  private static IcsCalendar open(String components) throws IOException {
    byte[] text =
        ("BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n").getBytes(UTF_8);
    return new IcsCalendar(
        () -> new ByteArrayInputStream(text), TimeZone.getTimeZone("Europe/Berlin"));
  }
}
