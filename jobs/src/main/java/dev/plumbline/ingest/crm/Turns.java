package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.FieldHistory;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** When records were closed and reopened, as the history of a field tells. */
final class Turns {

  private static final Field CLOSED_TIMES =
      optional(
          "closed_times",
          createArrayType(TimestampType),
          "When it was closed, each time, in order");

  /** Empty if none is told. */
  static final Field REOPENED_TIMES =
      optional(
          "reopened_times",
          createArrayType(TimestampType),
          "When it was reopened, each time, in order");

  private Turns() {}

  /**
   * One row per record that changed: when it was closed and when reopened, each time, and {@code
   * others}.
   */
  static Dataset<Row> of(
      Dataset<Row> changes, Column wasClosed, Column isClosed, Column... others) {
    Column before = coalesce(wasClosed, lit(false));
    Column closed = when(isClosed.and(not(before)), FieldHistory.CHANGED_AT.col());
    Column reopened = when(before.and(not(isClosed)), FieldHistory.CHANGED_AT.col());
    return changes
        .groupBy(FieldHistory.OBJECT_ID.col().as(Changes.CHANGED_ID.name()))
        .agg(
            CLOSED_TIMES.from(sort_array(collect_list(closed))),
            Stream.concat(
                    Stream.of(REOPENED_TIMES.from(sort_array(collect_list(reopened)))),
                    Stream.of(others))
                .toArray(Column[]::new));
  }

  /** Closings before that of today, if there is one, each followed by a reopening before it. */
  static Column takenBackBy(Column closedToday) {
    return unlessNone(
        filter(
            CLOSED_TIMES.col(),
            closed ->
                exists(
                    REOPENED_TIMES.col(),
                    reopened ->
                        reopened.geq(closed).and(coalesce(reopened.leq(closedToday), lit(true))))));
  }

  /** Reopenings, each time; null if none is told. */
  static Column reopenings() {
    return unlessNone(REOPENED_TIMES.col());
  }

  private static Column unlessNone(Column times) {
    return when(size(times).gt(0), times);
  }
}
