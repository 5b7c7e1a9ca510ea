package dev.plumbline.ingest.calendar.ics;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.parameter.CalendarUserType;
import biweekly.property.Attendee;
import biweekly.property.Categories;
import biweekly.property.Organizer;
import biweekly.property.TextProperty;
import biweekly.util.ICalDate;
import dev.plumbline.ingest.calendar.entry.Entry;
import dev.plumbline.ingest.calendar.entry.Entry.Guest;
import dev.plumbline.ingest.calendar.entry.Entry.Standing;
import dev.plumbline.privacy.Address;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one {@code VEVENT} says: an entry, or the occurrences of a series.
 *
 * @param horizon occurrences of a series that begin after it are not known to have been held
 * @param changes for each id of a series, what is said of one occurrence and all that follow, in
 *     the order of these
 */
record IcsEntries(Instant horizon, Map<String, List<Entry>> changes) {

  /** Ten years of days. */
  private static final int MOST_OCCURRENCES = 3_700;

  /** More than the days from 1601, where Windows begins to count, to now. */
  private static final int MOST_PASSED = 200_000;

  /**
   * The entries of a calendar that holds one event and the zones that it names.
   *
   * @param zone of times that name none
   * @return null if it does not begin, or not at a time that can be; empty for a series of which
   *     nothing is left
   */
  List<Entry> of(String calendar, String method, TimeZone zone) throws IOException {
    try (ICalReader reader = new ICalReader(calendar)) {
      reader.setDefaultTimezone(zone);
      ICalendar read = reader.readNext();
      if (read == null || read.getEvents().isEmpty()) {
        throw new IOException("No event");
      }
      VEvent event = read.getEvents().get(0);
      var clock = new IcsClock(read.getTimezoneInfo(), zone);
      Instant start = clock.instant(event.getDateStart());
      boolean isAnswer = method.equals("REPLY") || method.equals("COUNTER");
      Instant occurrence = clock.instant(event.getRecurrenceId());
      boolean repeats = event.getRecurrenceRule() != null || !event.getRecurrenceDates().isEmpty();
      boolean isSeries = occurrence == null && repeats && !isAnswer;
      if (start == null || !(isSeries || Entry.isPossible(start))) {
        return null;
      }
      Integer minutes = minutes(event, clock);
      if (isSeries) {
        return series(event, clock, start, minutes, method);
      }
      Standing standing = isAnswer ? Standing.ANSWER : Standing.OWN;
      return List.of(entry(event, start, minutes, occurrence, standing, method));
    }
  }

  private List<Entry> series(
      VEvent event, IcsClock clock, Instant start, Integer minutes, String method) {
    List<Entry> entries = new ArrayList<>();
    Instant until = horizon == null || horizon.isBefore(start) ? start : horizon;
    List<Entry> changed = changes.getOrDefault(text(event.getUid()), List.of());
    var series = new IcsSeries(event, clock);
    int passed = 0;
    while (entries.size() < MOST_OCCURRENCES && passed < MOST_PASSED && series.next()) {
      Instant next = series.start();
      if (next.isAfter(until)) {
        break;
      }
      if (!Entry.isPossible(next)) {
        passed++;
        continue;
      }
      Integer length = series.minutes(minutes);
      Entry entry = entry(event, next, length, next, Standing.OF_SERIES, method);
      entries.add(
          changed.stream()
              .filter(change -> !change.occurrence().isAfter(next))
              .reduce((earlier, later) -> later)
              .map(change -> change.of(entry))
              .orElse(entry));
    }
    return entries;
  }

  private static Entry entry(
      VEvent event,
      Instant start,
      Integer minutes,
      Instant occurrence,
      Standing standing,
      String method) {
    Instant changed =
        instant(event.getLastModified() == null ? null : event.getLastModified().getValue());
    Instant stamp =
        instant(event.getDateTimeStamp() == null ? null : event.getDateTimeStamp().getValue());
    Integer revision = event.getSequence() == null ? null : event.getSequence().getValue();
    boolean isCancelled =
        method.equals("CANCEL") || (event.getStatus() != null && event.getStatus().isCancelled());
    return new Entry(
        text(event.getUid()),
        occurrence,
        start,
        minutes,
        instant(event.getCreated() == null ? null : event.getCreated().getValue()),
        changed == null ? stamp : changed,
        revision == null ? 0 : revision,
        standing,
        isCancelled,
        organiser(event.getOrganizer()),
        guests(event),
        text(event.getSummary()),
        place(event));
  }

  /** By its end or its length; whole days have none. */
  private static Integer minutes(VEvent event, IcsClock clock) {
    ICalDate start = event.getDateStart().getValue();
    if (!start.hasTime()) {
      return null;
    }
    Instant end = clock.instant(event.getDateEnd());
    Long minutes = null;
    if (end != null) {
      minutes = Duration.between(clock.instant(event.getDateStart()), end).toMinutes();
    } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
      minutes = event.getDuration().getValue().toMillis() / 60_000;
    }
    return minutes == null || minutes < 0 || minutes > Integer.MAX_VALUE
        ? null
        : minutes.intValue();
  }

  private static Address organiser(Organizer organiser) {
    return organiser == null
        ? null
        : address(organiser.getEmail(), organiser.getUri()).orElse(null);
  }

  /** People; rooms and projectors have calendars, too. */
  private static List<Guest> guests(VEvent event) {
    List<Guest> guests = new ArrayList<>();
    for (Attendee attendee : event.getAttendees()) {
      CalendarUserType type = attendee.getCalendarUserType();
      boolean isThing = type == CalendarUserType.ROOM || type == CalendarUserType.RESOURCE;
      if (!isThing) {
        address(attendee.getEmail(), attendee.getUri())
            .ifPresent(address -> guests.add(new Guest(address, answer(attendee))));
      }
    }
    return guests;
  }

  private static String answer(Attendee attendee) {
    if (attendee.getParticipationStatus() == null) {
      return null;
    }
    String status = attendee.getParticipationStatus().getValue().toUpperCase(Locale.ROOT);
    return List.of("ACCEPTED", "DECLINED", "TENTATIVE").contains(status) ? status : null;
  }

  private static Optional<Address> address(String email, String uri) {
    return Address.parse(email).or(() -> Address.parse(uri));
  }

  private static String place(VEvent event) {
    Stream<String> categories =
        event.getCategories().stream().map(Categories::getValues).flatMap(List::stream);
    return Stream.concat(Stream.of(text(event.getLocation())), categories)
        .filter(text -> text != null && !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String text(TextProperty property) {
    return property == null || property.getValue() == null ? "" : property.getValue().strip();
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
