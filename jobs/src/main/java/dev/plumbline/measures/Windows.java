package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Monthly features, added up over the windows of the months that they serve.
 *
 * <p>A row of features serves the twelve months after its own, but none at whose first instant it
 * was not yet known: what happened in a month or became known in it is out of that month's windows.
 *
 * <p>All that is known of an account is brought together once and gone through once, by {@link
 * AccountWindows}: a row that is laid out for each of the months that it serves is twelve rows,
 * which each kind of features would add up in a query of its own.
 */
final class Windows {

  /** Latest of the event and knowledge times behind the windows of a month. */
  static final Field SOURCE_AT =
      optional("windows_source_at", TimestampType, "Latest time behind the windows");

  private static final Field KNOWN_MONTH = CommunicationMonths.KNOWN_MONTH;
  private static final Field MAX_SOURCE_AT = CommunicationMonths.MAX_SOURCE_AT;

  private static final Bundle FEATURES = new Bundle("features");
  private static final Field KIND = required("kind", IntegerType, "Place of its kind");
  private static final Field NUMBER = required("number", IntegerType, "Its month, by number");
  private static final Field KNOWN = required("known", IntegerType, "Month known, by number");
  private static final Field SOURCE_MICROS =
      optional("source_micros", LongType, "Latest time behind it, microseconds of the epoch");
  private static final Field NUMBERS =
      required("numbers", createArrayType(DoubleType), "What its kind adds to the totals");
  private static final Bundle LISTS = new Bundle("lists");
  private static final Bundle ASKED = new Bundle("asked");
  private static final Bundle WINDOWS = new Bundle("windows");

  private Windows() {}

  /**
   * Features of one kind, and what is made of them.
   *
   * @param features account, month, known month and whatever is to be counted
   */
  record Kind(Dataset<Row> features, List<Total> totals, List<Values> values) {}

  /**
   * {@code months} with what their windows hold: totals, tied together as {@link Total#COUNTED},
   * values, and {@link #SOURCE_AT}; null where nothing lies in them.
   *
   * @param months account, month and whatever else is known of them
   */
  static Dataset<Row> over(Dataset<Row> months, List<Kind> kinds) {
    List<Values> values = kinds.stream().flatMap(kind -> kind.values().stream()).toList();
    AccountWindows windows = AccountWindows.of(kinds.stream().map(Kind::totals).toList(), values);
    Column held =
        udf(windows, createArrayType(type(kinds, values), false))
            .apply(FEATURES.col(), ASKED.col(NUMBER));
    return gathered(months, kinds, values)
        .groupBy(ACCOUNT_ID.col())
        .agg(
            collect_list(FEATURES.col()).as(FEATURES.name()),
            collect_list(ASKED.col()).as(ASKED.name()))
        .select(ACCOUNT_ID.col(), ASKED.col(), held.as(WINDOWS.name()))
        .select(ACCOUNT_ID.col(), inline(arrays_zip(ASKED.col(), WINDOWS.col())))
        .select(told(values))
        .drop(NUMBER.name());
  }

  /**
   * All rows of features and all months asked for, one beside the other, where their account is:
   * lists grow no shorter by being put together before they go there, and would be sorted twice.
   */
  private static Dataset<Row> gathered(Dataset<Row> months, List<Kind> kinds, List<Values> values) {
    Dataset<Row> all =
        ASKED.beside(
            ACCOUNT_ID,
            months.withColumn(NUMBER.name(), NUMBER.from(AccountMonths.numberOf(MONTH.col()))));
    for (int place = 0; place < kinds.size(); place++) {
      all = all.unionByName(rows(kinds.get(place), place, values), true);
    }
    return all.repartition(ACCOUNT_ID.col());
  }

  private static Dataset<Row> rows(Kind kind, int place, List<Values> all) {
    Column numbers =
        array(
            Total.values(kind.totals()).stream()
                .map(value -> value.cast(DoubleType))
                .toArray(Column[]::new));
    List<Field> ours = Values.sources(kind.values());
    List<Column> lists =
        Values.sources(all).stream()
            .map(list -> list.from(ours.contains(list) ? list.col() : lit(null)))
            .toList();
    return kind.features()
        .select(
            ACCOUNT_ID.col(),
            FEATURES.of(
                List.of(
                    KIND.from(lit(place)),
                    NUMBER.from(AccountMonths.numberOf(MONTH.col())),
                    KNOWN.from(AccountMonths.numberOf(KNOWN_MONTH.col())),
                    SOURCE_MICROS.from(unix_micros(MAX_SOURCE_AT.col())),
                    NUMBERS.from(numbers),
                    LISTS.of(lists))));
  }

  private static StructType type(List<Kind> kinds, List<Values> values) {
    StructType counted = new StructType();
    for (Kind kind : kinds) {
      for (Total total : kind.totals()) {
        counted = counted.add(total.field().name(), DoubleType);
      }
    }
    StructType window = new StructType().add(Total.COUNTED.name(), counted, false);
    for (Values list : values) {
      window = window.add(list.field().name(), list.field().type());
    }
    return window.add(SOURCE_MICROS.name(), LongType);
  }

  private static Column[] told(List<Values> values) {
    return Stream.concat(
            Stream.of(
                ACCOUNT_ID.col(),
                ASKED.untied(),
                Total.COUNTED.in(WINDOWS),
                SOURCE_AT.from(timestamp_micros(WINDOWS.col(SOURCE_MICROS)))),
            values.stream().map(list -> list.in(WINDOWS)))
        .toArray(Column[]::new);
  }
}
