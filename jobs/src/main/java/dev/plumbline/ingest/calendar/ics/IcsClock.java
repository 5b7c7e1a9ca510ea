package dev.plumbline.ingest.calendar.ics;

import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * When the dates of an event are.
 *
 * <p>A whole day begins at midnight UTC, wherever the program runs. Of an hour that the clock shows
 * twice the first is meant (RFC 5545, section 3.3.5).
 *
 * @param zones of properties that name one
 * @param floating of times that name none
 */
record IcsClock(TimezoneInfo zones, TimeZone floating) {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final long HOUR = 3_600_000;

  /** Null if the property is, or has no date. */
  Instant instant(DateOrDateTimeProperty property) {
    return property == null || property.getValue() == null
        ? null
        : instant(property.getValue(), zoneOf(property));
  }

  /** The zone by whose clock the property tells its time. */
  TimeZone zoneOf(DateOrDateTimeProperty property) {
    ICalDate date = property.getValue();
    if (!date.hasTime() || isUtc(date)) {
      return UTC;
    }
    var named = zones.getTimezone(property);
    return named == null ? floating : named.getTimeZone();
  }

  static Instant instant(ICalDate date, TimeZone zone) {
    DateTimeComponents told = date.getRawComponents();
    if (date.hasTime() || told == null) {
      return first(date.toInstant(), zone);
    }
    return LocalDate.of(told.getYear(), told.getMonth(), told.getDate())
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC);
  }

  /** The earlier one of two instants at which the clock shows the same. */
  static Instant first(Instant instant, TimeZone zone) {
    long at = instant.toEpochMilli();
    boolean isSecond = zone.getOffset(at - HOUR) - zone.getOffset(at) == HOUR;
    return isSecond ? instant.minusMillis(HOUR) : instant;
  }

  static boolean isUtc(ICalDate date) {
    return date.getRawComponents() != null && date.getRawComponents().isUtc();
  }
}
