package dev.plumbline.jobs.leaks;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_dt_interval;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Another course of events from a cutoff on, for any table of records: by what its columns are
 * declared to be.
 *
 * <p>A required time at or after the cutoff makes a record a later one: it is deleted, or dealt to
 * the next account. An optional one is a later step of a record that stays: it did not happen, or
 * at another time, and so do those of a list of times. A value of today may have come with such a
 * step, or may yet: it is taken away or turned over, unless all steps that there are lie before.
 * Plans are no events.
 */
record LaterRecords(Instant cutoff) {

  private static final int DAYS = 90;
  private static final Set<Field> PLANS =
      Set.of(
          Cases.SLA_DUE_AT,
          Opportunities.CLOSE_DATE,
          Orders.PROMISED_DATE,
          Subscriptions.START_DATE,
          Subscriptions.END_DATE);

  /**
   * The records after another course of events.
   *
   * @param drawn rows of {@code table} beside the columns of {@link Sample}
   */
  Dataset<Row> of(Table table, Dataset<Row> drawn) {
    List<Field> times = table.fields().stream().filter(f -> isTime(f) && !f.nullable()).toList();
    List<Field> steps = table.fields().stream().filter(f -> isTime(f) && f.nullable()).toList();
    Column isDeleted = Sample.CHECK.col().equalTo(Leaks.TRUNCATION);
    Column isLater = any(times.stream().map(this::isLater).toList());
    Column isOver =
        any(steps.stream().map(this::isEarlier).toList())
            .and(not(any(steps.stream().map(this::isLater).toList())));

    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(
        Sample.ACCOUNT_ID.name(),
        when(isLater, Sample.NEXT_ID.col()).otherwise(Sample.ACCOUNT_ID.col()));
    for (Field field : table.fields()) {
      if (isOfTimes(field)) {
        columns.put(field.name(), otherTimes(field, isDeleted));
      } else if (steps.contains(field)) {
        Column other = when(not(isDeleted), laterTime(field, table));
        columns.put(field.name(), when(isLater(field), other).otherwise(field.col()));
      } else if (field.isSnapshotOnly()) {
        columns.put(
            field.name(), when(isOver, field.col()).otherwise(otherValue(field, isDeleted)));
      }
    }
    return drawn.where(not(isLater.and(isDeleted))).withColumns(columns).select(table.columns());
  }

  private static boolean isTime(Field field) {
    boolean isInstant =
        field.type().equals(TimestampType) || field.type().equals(DateType) || isOfTimes(field);
    return isInstant && !PLANS.contains(field) && !field.isSnapshotOnly() && !isMonth(field);
  }

  /** A month is told by the time behind it, which has a column of its own. */
  private static boolean isMonth(Field field) {
    return field.name().endsWith("month");
  }

  private static boolean isOfTimes(Field field) {
    return field.type().equals(createArrayType(TimestampType));
  }

  private Column isLater(Field time) {
    Column later =
        isOfTimes(time)
            ? exists(time.col(), one -> one.geq(lit(cutoff)))
            : time.col().geq(at(time));
    return coalesce(later, lit(false));
  }

  private Column isEarlier(Field time) {
    Column earlier =
        isOfTimes(time) ? exists(time.col(), one -> one.lt(lit(cutoff))) : time.col().lt(at(time));
    return coalesce(earlier, lit(false));
  }

  private Column otherTimes(Field times, Column isDeleted) {
    Column kept = filter(times.col(), one -> not(isDeleted).or(one.lt(lit(cutoff))));
    return transform(
        kept,
        one -> when(one.lt(lit(cutoff)), one).otherwise(one.plus(make_dt_interval(lit(DAYS)))));
  }

  private Column at(Field time) {
    return time.type().equals(DateType)
        ? lit(LocalDate.ofInstant(cutoff, ZoneOffset.UTC))
        : lit(cutoff);
  }

  private static Column any(List<Column> conditions) {
    return conditions.stream().reduce(lit(false), Column::or);
  }

  private Column laterTime(Field field, Table table) {
    Column days = pmod(xxhash64(table.key().get(table.key().size() - 1).col()), lit(DAYS));
    Column seconds = lit(cutoff.getEpochSecond()).plus(days.multiply(86_400));
    return seconds.cast(TimestampType).cast(field.type());
  }

  private static Column otherValue(Field field, Column isDeleted) {
    if (field.type().equals(BooleanType)) {
      return when(isDeleted, lit(false)).otherwise(not(field.col()));
    }
    return field.nullable() ? lit(null).cast(field.type()) : field.col();
  }
}
