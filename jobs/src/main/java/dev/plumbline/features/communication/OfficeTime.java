package dev.plumbline.features.communication;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.core.AccountMonths;
import java.time.ZoneId;
import org.apache.spark.sql.Column;

/**
 * Hours of work between two instants, Monday to Friday.
 *
 * <p>A closed form: the hours of work since a Monday long ago, of the one less of the other. Public
 * holidays are days like any other.
 *
 * @param from first hour of the working day
 * @param until first hour after it
 * @param zone whose days and hours they are
 */
record OfficeTime(int from, int until, ZoneId zone) {

  private static final long SECONDS_PER_DAY = 86_400;
  private static final int FIRST_MONDAY = 4;
  private static final int WORKING_DAYS = 5;

  Column hoursBetween(Column start, Column end) {
    return hoursUntil(end).minus(hoursUntil(start));
  }

  private Column hoursUntil(Column instant) {
    int length = until - from;
    Column second = AccountMonths.clockOf(instant, zone);
    Column day = floor(second.divide(SECONDS_PER_DAY)).minus(FIRST_MONDAY);
    Column weekday = pmod(day, lit(7));
    Column hour = pmod(second, lit(SECONDS_PER_DAY)).divide(3600.0);
    Column weeks = floor(day.divide(7)).multiply(WORKING_DAYS * length);
    Column days = least(weekday, lit(WORKING_DAYS)).multiply(length);
    Column today = least(greatest(hour.minus(from), lit(0.0)), lit((double) length));
    return weeks.plus(days).plus(when(weekday.lt(WORKING_DAYS), today).otherwise(0.0));
  }
}
