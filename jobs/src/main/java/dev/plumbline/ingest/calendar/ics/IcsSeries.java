package dev.plumbline.ingest.calendar.ics;

import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;

/**
 * When a series is held.
 *
 * <p>biweekly lays out rules, by a copy of the event in which all is said as it understands it:
 * whole days are midnights UTC, a last day is its last second, extra periods are their beginnings,
 * and the first date is one of the extra ones where no rule gives it.
 */
final class IcsSeries {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final long DAY = 86_400_000;

  private final ICalDate first;
  private final TimeZone zone;
  private final Set<LocalDate> exceptedDays = new HashSet<>();
  private final Map<Instant, Integer> lengths = new HashMap<>();
  private final DateIterator dates;
  private Instant next;

  IcsSeries(VEvent event, IcsClock clock) {
    this.first = event.getDateStart().getValue();
    this.zone = clock.zoneOf(event.getDateStart());
    var plain = new VEvent();
    plain.setDateStart(new DateStart(plain(first)));
    for (RecurrenceRule rule : event.getProperties(RecurrenceRule.class)) {
      plain.addProperty(new RecurrenceRule(plain(rule.getValue())));
    }
    for (ExceptionRule rule : event.getExceptionRules()) {
      plain.addExceptionRule(new ExceptionRule(plain(rule.getValue())));
    }
    plain.addRecurrenceDates(extra(event));
    plain.addExceptionDates(excepted(event));
    this.dates = plain.getDateIterator(zone);
  }

  /** Goes to the next occurrence, and says whether there is one. */
  boolean next() {
    while (dates.hasNext()) {
      next = IcsClock.first(dates.next().toInstant(), zone);
      if (!exceptedDays.contains(day(next))) {
        return true;
      }
    }
    return false;
  }

  Instant start() {
    return next;
  }

  /** Its length in minutes if it has one of its own, else {@code usual}. */
  Integer minutes(Integer usual) {
    return lengths.getOrDefault(next, usual);
  }

  private RecurrenceDates extra(VEvent event) {
    var extra = new RecurrenceDates();
    if (event.getRecurrenceRule() == null) {
      extra.getDates().add(plain(first));
    }
    for (RecurrenceDates dates : event.getRecurrenceDates()) {
      dates.getDates().forEach(date -> extra.getDates().add(plain(date)));
      for (Period period : dates.getPeriods()) {
        ICalDate start = plain(period.getStartDate());
        extra.getDates().add(start);
        Duration length =
            period.getEndDate() == null
                ? Duration.ofMillis(period.getDuration().toMillis())
                : Duration.between(start.toInstant(), plain(period.getEndDate()).toInstant());
        lengths.putIfAbsent(start.toInstant(), (int) length.toMinutes());
      }
    }
    return extra;
  }

  private ExceptionDates excepted(VEvent event) {
    var excepted = new ExceptionDates();
    for (ExceptionDates dates : event.getExceptionDates()) {
      for (ICalDate date : dates.getValues()) {
        if (first.hasTime() && !date.hasTime()) {
          exceptedDays.add(told(date));
        } else {
          excepted.getValues().add(plain(date));
        }
      }
    }
    return excepted;
  }

  private Recurrence plain(Recurrence rule) {
    ICalDate last = rule == null ? null : rule.getUntil();
    if (last == null) {
      return rule;
    }
    Instant until;
    if (!first.hasTime() || IcsClock.isUtc(last)) {
      until = plain(last).toInstant();
    } else if (last.hasTime()) {
      until = last.getRawComponents().toDate(zone).toInstant();
    } else {
      until = midnight(told(last).plusDays(1)).minusSeconds(1);
    }
    return new Recurrence.Builder(rule).until(new ICalDate(Date.from(until), true)).build();
  }

  /** An instant, whatever the machine's zone: a whole day, or a day of a series that has hours. */
  private ICalDate plain(ICalDate date) {
    if (first.hasTime()) {
      Instant start = first.toInstant();
      Duration clock = Duration.between(midnight(day(start)), start);
      return date.hasTime()
          ? date
          : new ICalDate(Date.from(midnight(told(date)).plus(clock)), true);
    }
    return new ICalDate(Date.from(told(date).atStartOfDay().toInstant(ZoneOffset.UTC)), true);
  }

  private Instant midnight(LocalDate day) {
    return new DateTimeComponents(
            day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0, 0, false)
        .toDate(zone)
        .toInstant();
  }

  /** The day on which the clock of the series shows an instant. */
  private LocalDate day(Instant instant) {
    long at = instant.toEpochMilli();
    return LocalDate.ofEpochDay(Math.floorDiv(at + zone.getOffset(at), DAY));
  }

  private static LocalDate told(ICalDate date) {
    DateTimeComponents told = date.getRawComponents();
    return told == null
        ? LocalDate.ofInstant(date.toInstant(), UTC.toZoneId())
        : LocalDate.of(told.getYear(), told.getMonth(), told.getDate());
  }
}
