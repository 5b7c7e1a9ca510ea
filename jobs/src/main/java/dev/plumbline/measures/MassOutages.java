package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.ConflictMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.ConflictMonths.CRITICAL_DAYS;
import static dev.plumbline.tables.features.ConflictMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.ConflictMonths.MONTH;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Days on which so many accounts had a serious case at once that no single relationship is its
 * cause; method section 8. A proxy of outages, which no source feeds.
 *
 * <p>A day is one if at least twenty accounts opened a case of severity 1 or 2 on it, and at least
 * one in fifty of all that there are in its month: with very many accounts twenty meet by chance.
 * It is one from the month in which so many were known, and what came to be known later adds to it.
 */
public final class MassOutages {

  static final Field EXOGENOUS =
      optional("exogenous", LongType, "1 in a row that tells of a mass outage; null in others");

  private static final int ACCOUNTS = 20;
  private static final double ONE_IN = 50;

  private static final Field DAY = required("day", DateType, "Day of a serious case");
  private static final Field THERE = required("there", LongType, "Accounts in its month");
  private static final Field HIT = required("hit", LongType, "Accounts hit, as far as known");
  private static final Field SINCE =
      required(
          "since",
          createStructType(
              List.of(
                  createStructField(KNOWN_MONTH.name(), DateType, false),
                  createStructField(MAX_SOURCE_AT.name(), TimestampType, false))),
          "Month from which it is known to be an outage, and the latest record behind that");

  private MassOutages() {}

  /**
   * {@code conflicts}, and a row with {@link #EXOGENOUS} for each account and day of an outage that
   * hit it.
   *
   * @param conflicts rows of {@link dev.plumbline.tables.features.ConflictMonths}
   * @param accountMonths rows of {@link AccountMonths}
   */
  public static Dataset<Row> marked(Dataset<Row> conflicts, Dataset<Row> accountMonths) {
    Column first = min(struct(KNOWN_MONTH.col(), MAX_SOURCE_AT.col()));
    Dataset<Row> hits =
        conflicts
            .where(array_size(CRITICAL_DAYS.col()).gt(0))
            .select(
                ACCOUNT_ID.col(),
                KNOWN_MONTH.col(),
                MAX_SOURCE_AT.col(),
                explode(CRITICAL_DAYS.col()).as(DAY.name()))
            .groupBy(DAY.col(), ACCOUNT_ID.col())
            .agg(first.as(SINCE.name()))
            .select(DAY.col(), ACCOUNT_ID.col(), known(), source());
    Column known = greatest(KNOWN_MONTH.col(), SINCE.col().getField(KNOWN_MONTH.name()));
    Column source = greatest(MAX_SOURCE_AT.col(), SINCE.col().getField(MAX_SOURCE_AT.name()));
    Dataset<Row> told =
        hits.join(broadcast(outages(hits, accountMonths)), DAY.name())
            .select(
                ACCOUNT_ID.col(),
                MONTH.from(trunc(DAY.col(), "month")),
                KNOWN_MONTH.from(known),
                MAX_SOURCE_AT.from(source),
                EXOGENOUS.from(lit(1)));
    return unmarked(conflicts).unionByName(told, true);
  }

  /** {@code conflicts} as they are, where nothing is asked of outages. */
  static Dataset<Row> unmarked(Dataset<Row> conflicts) {
    return conflicts.withColumn(EXOGENOUS.name(), EXOGENOUS.from(lit(null)));
  }

  /** Each day of an outage, and since when it is known to be one. */
  private static Dataset<Row> outages(Dataset<Row> hits, Dataset<Row> accountMonths) {
    Dataset<Row> there = accountMonths.groupBy(MONTH.col()).agg(THERE.from(count(lit(1))));
    WindowSpec soFar =
        Window.partitionBy(DAY.col())
            .orderBy(KNOWN_MONTH.col())
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    return hits.groupBy(DAY.col(), KNOWN_MONTH.col())
        .agg(HIT.from(count(lit(1))), MAX_SOURCE_AT.from(max(MAX_SOURCE_AT.col())))
        .withColumn(HIT.name(), sum(HIT.col()).over(soFar))
        .withColumn(MAX_SOURCE_AT.name(), max(MAX_SOURCE_AT.col()).over(soFar))
        .where(HIT.col().geq(ACCOUNTS))
        .withColumn(MONTH.name(), MONTH.from(trunc(DAY.col(), "month")))
        .join(broadcast(there), MONTH.name())
        .where(HIT.col().multiply(ONE_IN).geq(THERE.col()))
        .groupBy(DAY.col())
        .agg(min(struct(KNOWN_MONTH.col(), MAX_SOURCE_AT.col())).as(SINCE.name()));
  }

  private static Column known() {
    return KNOWN_MONTH.from(SINCE.col().getField(KNOWN_MONTH.name()));
  }

  private static Column source() {
    return MAX_SOURCE_AT.from(SINCE.col().getField(MAX_SOURCE_AT.name()));
  }
}
