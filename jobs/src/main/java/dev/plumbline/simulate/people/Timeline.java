package dev.plumbline.simulate.people;

import dev.plumbline.simulate.world.Chance;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Calendar of a world. Instants are seconds since 1970 in UTC.
 *
 * @param first calendar month 0
 * @param months until the exports were made: at the beginning of the month after the last
 */
public record Timeline(YearMonth first, int months) {

  private static final YearMonth EXPORTED = YearMonth.of(2025, 1);
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int EXPORTED_AFTER_DAYS = 2;

  public static Timeline of(int months) {
    return new Timeline(EXPORTED.minusMonths(months), months);
  }

  public YearMonth month(int month) {
    return first.plusMonths(month);
  }

  public LocalDate firstDay(int month) {
    return month(month).atDay(1);
  }

  /** First instant of a month. */
  public long start(int month) {
    return firstDay(month).toEpochDay() * SECONDS_PER_DAY;
  }

  /** Nothing is known that was recorded at or after this instant. */
  public long exported() {
    return start(months) + EXPORTED_AFTER_DAYS * SECONDS_PER_DAY;
  }

  /**
   * A moment in a month, from its second to its 27th day there, so that it lies in the same month
   * in every zone.
   *
   * @param offHours probability that it is an evening or a weekend
   */
  public long moment(Chance chance, int month, ZoneId zone, double offHours) {
    return moment(chance, month, 2, 27, zone, offHours);
  }

  public long moment(
      Chance chance, int month, int firstDay, int lastDay, ZoneId zone, double offHours) {
    boolean off = chance.happens(offHours);
    LocalDate day = month(month).atDay(chance.between(firstDay, lastDay));
    if (!off && isWeekend(day)) {
      day = day.getDayOfMonth() > firstDay + 1 ? day.minusDays(2) : day.plusDays(2);
    }
    int hour = off && !isWeekend(day) ? chance.between(19, 22) : chance.between(8, 17);
    LocalDateTime local = day.atTime(hour, chance.below(60), chance.below(60));
    return local.atZone(zone).toEpochSecond();
  }

  /** The same moment, or the next morning if it lies outside business hours. */
  public static long inBusinessHours(Chance chance, long moment, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            moment, 0, zone.getRules().getOffset(Instant.ofEpochSecond(moment)));
    if (!isWeekend(local.toLocalDate()) && local.getHour() >= 8 && local.getHour() < 18) {
      return moment;
    }
    LocalDate day = local.getHour() < 8 ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    while (isWeekend(day)) {
      day = day.plusDays(1);
    }
    return day.atTime(8 + chance.below(2), chance.below(60), chance.below(60))
        .atZone(zone)
        .toEpochSecond();
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** The day of an instant in UTC. */
  public static LocalDate day(long instant) {
    return LocalDateTime.ofEpochSecond(instant, 0, ZoneOffset.UTC).toLocalDate();
  }
}
