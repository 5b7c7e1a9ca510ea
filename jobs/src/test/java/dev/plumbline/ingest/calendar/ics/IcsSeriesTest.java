package dev.plumbline.ingest.calendar.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.calendar.entry.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class IcsSeriesTest {

  @Test
  void wholeDaysAreThoseOfTheCalendarOnAnyMachine() throws IOException {
    assertThat(
            starts(
                """
                DTSTART;VALUE=DATE:20240701
                RRULE:FREQ=DAILY;UNTIL=20240704
                EXDATE;VALUE=DATE:20240702
                """))
        .containsExactly("2024-07-01T00:00:00Z", "2024-07-03T00:00:00Z", "2024-07-04T00:00:00Z");
    assertThat(starts("DTSTART;VALUE=DATE:20240701\n")).containsExactly("2024-07-01T00:00:00Z");
  }

  @Test
  void anHourThatComesTwiceIsTheFirst() throws IOException {
    assertThat(starts("DTSTART;TZID=America/New_York:20241103T013000\n"))
        .containsExactly("2024-11-03T05:30:00Z");
    assertThat(starts("DTSTART;TZID=America/New_York:20241102T013000\nRRULE:FREQ=DAILY;COUNT=3\n"))
        .containsExactly("2024-11-02T05:30:00Z", "2024-11-03T05:30:00Z", "2024-11-04T06:30:00Z");
  }

  @Test
  void anHourThatDoesNotComeIsToldByTheClockBeforeIt() throws IOException {
    assertThat(starts("DTSTART;TZID=America/New_York:20240309T023000\nRRULE:FREQ=DAILY;COUNT=3\n"))
        .containsExactly("2024-03-09T07:30:00Z", "2024-03-10T07:30:00Z", "2024-03-11T06:30:00Z");
  }

  @Test
  void extraDatesComeBesideTheFirst() throws IOException {
    assertThat(
            starts(
                """
                DTSTART;TZID=America/New_York:20240315T180000
                RDATE;TZID=America/New_York:20240329T180000,20240330T180000
                """))
        .containsExactly("2024-03-15T22:00:00Z", "2024-03-29T22:00:00Z", "2024-03-30T22:00:00Z");
    assertThat(starts("DTSTART;VALUE=DATE:20240715\nRDATE;VALUE=DATE:20240720\n"))
        .containsExactly("2024-07-15T00:00:00Z", "2024-07-20T00:00:00Z");
  }

  @Test
  void extraPeriodsHaveTheirOwnLength() throws IOException {
    List<Entry> entries =
        entries(
            """
            DTSTART:20240315T100000Z
            DTEND:20240315T110000Z
            RDATE;VALUE=PERIOD:20240322T100000Z/PT2H,20240329T100000Z/20240329T103000Z
            """);

    assertThat(entries).extracting(Entry::minutes).containsExactly(60, 120, 30);
    assertThat(entries.get(2).start()).hasToString("2024-03-29T10:00:00Z");
  }

  @Test
  void aSeriesInUtcKeepsTheHourOfUtc() throws IOException {
    assertThat(
            starts(
                """
                DTSTART:20240315T090000Z
                RRULE:FREQ=WEEKLY;COUNT=4
                EXDATE:20240329T090000Z
                """))
        .containsExactly("2024-03-15T09:00:00Z", "2024-03-22T09:00:00Z", "2024-04-05T09:00:00Z");
    assertThat(starts("DTSTART:20240314T233000Z\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2\n"))
        .containsExactly("2024-03-14T23:30:00Z", "2024-03-21T23:30:00Z");
  }

  @Test
  void endsWithTheDayOrTheHourOfItsOwnZone() throws IOException {
    String weekly = "DTSTART;TZID=America/New_York:20240315T180000\nRRULE:FREQ=WEEKLY;UNTIL=";

    assertThat(starts(weekly + "20240329\n")).hasSize(3);
    assertThat(starts(weekly + "20240329T180000\n")).hasSize(3);
    assertThat(starts(weekly + "20240329T220000Z\n")).hasSize(3);
    assertThat(starts(weekly + "20240329T215959Z\n")).hasSize(2);
  }

  @Test
  void anExceptedDayTakesWhatIsHeldOnIt() throws IOException {
    assertThat(
            starts(
                """
                DTSTART;TZID=America/New_York:20240314T200000
                RRULE:FREQ=WEEKLY;COUNT=3
                EXDATE;VALUE=DATE:20240321
                """))
        .containsExactly("2024-03-15T00:00:00Z", "2024-03-29T00:00:00Z");
  }

  @Test
  void aZoneWithoutAnyClockIsTheOneOfItsName() throws IOException {
    assertThat(
            starts(
                "BEGIN:VTIMEZONE\nTZID:Europe/Helsinki\nEND:VTIMEZONE\n",
                "DTSTART;TZID=Europe/Helsinki:20240715T090000\n"))
        .containsExactly("2024-07-15T06:00:00Z");
  }

  @Test
  void aChangeOfThisAndFutureHoldsForAllThatFollow() throws IOException {
    List<Entry> entries =
        entries(
            """
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20240325T100000
            DTSTART;TZID=Europe/Berlin:20240326T140000
            DTEND;TZID=Europe/Berlin:20240326T144500
            ATTENDEE:mailto:bob@acme.example
            END:VEVENT
            """,
            """
            DTSTART;TZID=Europe/Berlin:20240318T100000
            DTEND;TZID=Europe/Berlin:20240318T110000
            RRULE:FREQ=WEEKLY;COUNT=4
            """);

    assertThat(entries)
        .extracting(entry -> entry.occurrence() + " at " + entry.start() + " " + entry.minutes())
        .containsExactly(
            "2024-03-25T09:00:00Z at 2024-03-26T13:00:00Z 45",
            "2024-03-18T09:00:00Z at 2024-03-18T09:00:00Z 60",
            "2024-03-25T09:00:00Z at 2024-03-26T13:00:00Z 45",
            "2024-04-01T08:00:00Z at 2024-04-02T12:00:00Z 45",
            "2024-04-08T08:00:00Z at 2024-04-09T12:00:00Z 45");
    assertThat(entries).extracting(entry -> entry.guests().size()).containsExactly(1, 0, 1, 1, 1);
  }

  @Test
  void whatIsCalledOffForThisAndFutureIsCalledOff() throws IOException {
    List<Entry> entries =
        entries(
            """
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;RANGE=THISANDFUTURE:20240325T100000Z
            DTSTART:20240325T100000Z
            STATUS:CANCELLED
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            RECURRENCE-ID;RANGE=THISANDFUTURE:20240318T100000Z
            DTSTART:20240318T120000Z
            END:VEVENT
            """,
            "DTSTART:20240318T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n");

    assertThat(entries.subList(2, 5))
        .extracting(Entry::isCancelled)
        .containsExactly(false, true, true);
    assertThat(entries.get(2).start()).hasToString("2024-03-18T10:00:00Z");
  }

  @Test
  void aSeriesMayBeginBeforeThereWereCalendars() throws IOException {
    String birthday = "DTSTART;VALUE=DATE:16040229\nRRULE:FREQ=YEARLY;COUNT=101\n";
    List<String> starts = starts(birthday);

    assertThat(starts).startsWith("1980-02-29T00:00:00Z").endsWith("2016-02-29T00:00:00Z");
    assertThat(starts).hasSize(10);
    assertThat(starts("DTSTART:16010101T000000Z\nRRULE:FREQ=SECONDLY\n")).isEmpty();
  }

  private static List<String> starts(String lines) throws IOException {
    return starts("", lines);
  }

  private static List<String> starts(String before, String lines) throws IOException {
    return entries(before, lines).stream().map(entry -> entry.start().toString()).toList();
  }

  private static List<Entry> entries(String lines) throws IOException {
    return entries("", lines);
  }

  private static List<Entry> entries(String before, String lines) throws IOException {
    byte[] text =
        ("BEGIN:VCALENDAR\nVERSION:2.0\n"
                + before
                + "BEGIN:VEVENT\nUID:1\nDTSTAMP:20250101T000000Z\n"
                + lines
                + "END:VEVENT\nEND:VCALENDAR\n")
            .getBytes(UTF_8);
    List<Entry> entries = new ArrayList<>();
    try (IcsCalendar calendar =
        new IcsCalendar(
            () -> new ByteArrayInputStream(text), TimeZone.getTimeZone("Europe/Berlin"))) {
      while (calendar.next()) {
        entries.addAll(calendar.entries());
      }
    }
    return entries;
  }
}
