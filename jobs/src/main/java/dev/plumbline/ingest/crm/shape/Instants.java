package dev.plumbline.ingest.crm.shape;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Dates and instants as CRMs write them: {@code 2024-01-31}, {@code 2024-01-31 10:00:00.5}, {@code
 * 2024-01-31T10:00:00.000Z}, the same with {@code +0000}, {@code +02:00} or {@code UTC}, seconds or
 * milliseconds since 1970.
 *
 * <p>What has no offset is of the zone of the source; a date alone is its midnight there. Years
 * before 1970 and from 2100 on are out of range.
 *
 * <p>Of an instant where a day is asked for, the day is as it is written: systems write a day
 * without an hour as its midnight. Only UTC, and seconds since 1970, say of no other hour what day
 * it was: that is told by the zone of the source.
 */
final class Instants {

  private static final int FIRST_YEAR = 1970;
  private static final int END_YEAR = 2100;
  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_LENGTH = 10;

  private static final Pattern MIDNIGHT =
      Pattern.compile(".{10}[ T]0?0:00(?::00(?:\\.0+)?)?(?![:.0-9])");
  private static final Pattern UTC = Pattern.compile("(?:Z|UTC|[+-]00:?00)$");
  private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

  private Instants() {}

  /** {@code text} in ISO 8601 if it is of one of {@code formats}, else as it stands. */
  static String iso(String text, List<String> formats) {
    for (String format : formats) {
      try {
        TemporalAccessor parsed =
            FORMATS
                .computeIfAbsent(format, Instants::formatter)
                .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return parsed.toString();
      } catch (DateTimeException e) {
        // Of another format.
      }
    }
    return text;
  }

  /** As days and hours are: the default style takes the 31st of February for its last day. */
  private static DateTimeFormatter formatter(String format) {
    return new DateTimeFormatterBuilder()
        .appendPattern(format)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static Instant instant(String text, ZoneId zone) throws BadCell {
    if (isSince1970(text)) {
      return since1970(text);
    }
    LocalDate date = anyDate(text);
    try {
      String rest = text.substring(DATE_LENGTH);
      if (rest.isEmpty()) {
        return inRange(date).atStartOfDay(zone).toInstant();
      }
      int offset = offsetIn(rest);
      LocalDateTime local = date.atTime(time(rest.substring(1, offset).strip()));
      inRange(date);
      ZoneId at = zoneOf(rest.substring(offset), zone);
      return at instanceof ZoneOffset fixed ? local.toInstant(fixed) : local.atZone(at).toInstant();
    } catch (DateTimeException e) {
      throw new BadCell(Reason.BAD_DATE);
    }
  }

  /** The day of {@code text}, in the {@code zone} of the source if it tells an hour in UTC. */
  static LocalDate date(String text, ZoneId zone) throws BadCell {
    return inRange(anyDay(text, zone));
  }

  /** As {@link #date}, but null for a year so far ahead that it stands for no end. */
  static LocalDate dateOrOpen(String text, ZoneId zone) throws BadCell {
    LocalDate date = anyDay(text, zone);
    return date.getYear() >= END_YEAR ? null : inRange(date);
  }

  /**
   * As {@link #dateOrOpen}, of what stops at that instant: at midnight, as it is written or in the
   * zone of the source, the day before was its last. A date alone is that day.
   */
  static LocalDate lastDay(String text, ZoneId zone) throws BadCell {
    LocalDate date = dateOrOpen(text, zone);
    if (date == null || isDateAlone(text)) {
      return date;
    }
    if (isMidnight(text)) {
      return date.minusDays(1);
    }
    LocalDateTime there = LocalDateTime.ofInstant(instant(text, zone), zone);
    return there.toLocalTime().equals(LocalTime.MIDNIGHT) ? there.toLocalDate().minusDays(1) : date;
  }

  private static LocalDate anyDay(String text, ZoneId zone) throws BadCell {
    LocalDate date = anyDate(text);
    boolean isAsWritten =
        isDateAlone(text)
            || isMidnight(text)
            || !isUtc(text)
            || date.getYear() < FIRST_YEAR
            || date.getYear() >= END_YEAR;
    return isAsWritten ? date : LocalDate.ofInstant(instant(text, zone), zone);
  }

  private static boolean isDateAlone(String text) {
    return text.length() == DATE_LENGTH && !isSince1970(text);
  }

  private static boolean isUtc(String text) {
    return isSince1970(text) || UTC.matcher(text).find();
  }

  private static boolean isMidnight(String text) {
    return isSince1970(text)
        ? since1970(text).equals(since1970(text).truncatedTo(ChronoUnit.DAYS))
        : MIDNIGHT.matcher(text).lookingAt();
  }

  /** Whether it is seconds or milliseconds, of 9 to 10 or 12 to 13 digits. */
  private static boolean isSince1970(String text) {
    int length = text.length();
    boolean isNumber = (length == 9 || length == 10) || (length == 12 || length == 13);
    for (int i = 0; isNumber && i < length; i++) {
      isNumber = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return isNumber;
  }

  private static Instant since1970(String text) {
    long number = Long.parseLong(text);
    return text.length() > SECONDS_LENGTH
        ? Instant.ofEpochMilli(number)
        : Instant.ofEpochSecond(number);
  }

  private static LocalDate anyDate(String text) throws BadCell {
    if (isSince1970(text)) {
      return LocalDate.ofInstant(since1970(text), ZoneOffset.UTC);
    }
    if (text.length() < DATE_LENGTH
        || (text.length() > DATE_LENGTH && " T".indexOf(text.charAt(DATE_LENGTH)) < 0)) {
      throw new BadCell(Reason.BAD_DATE);
    }
    try {
      return IsoDigits.date(text);
    } catch (DateTimeException e) {
      throw new BadCell(Reason.BAD_DATE);
    }
  }

  private static LocalDate inRange(LocalDate date) throws BadCell {
    if (date.getYear() < FIRST_YEAR || date.getYear() >= END_YEAR) {
      throw new BadCell(Reason.DATE_OUT_OF_RANGE);
    }
    return date;
  }

  /** Some tools drop the first zero of an hour. */
  private static LocalTime time(String text) {
    return IsoDigits.time(text.indexOf(':') == 1 ? "0" + text : text);
  }

  private static int offsetIn(String time) {
    for (int i = 1; i < time.length(); i++) {
      char c = time.charAt(i);
      if (c == 'Z' || c == 'U' || c == '+' || c == '-') {
        return i;
      }
    }
    return time.length();
  }

  private static ZoneId zoneOf(String offset, ZoneId zone) {
    if (offset.equals("Z") || offset.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    return offset.isEmpty() ? zone : ZoneOffset.of(offset);
  }
}
