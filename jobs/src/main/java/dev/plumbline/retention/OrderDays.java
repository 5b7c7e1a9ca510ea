package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.retention.PurchaseCells;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.Orders;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Days on which an account ordered of a product line, as known at the end of the exports, with its
 * segment at the start of the month. Orders of a day count once.
 */
record OrderDays(Calendar calendar) {

  static final Field ACCOUNT_ID = Spells.ACCOUNT_ID;
  static final Field PRODUCT_LINE = Spells.PRODUCT_LINE;
  static final Field DAY = required("order_day", DateType, "Day with an order");
  static final Field SEGMENT = AccountMonths.SEGMENT;
  static final Field REFERENCE_END =
      optional("reference_end", DateType, "First day after the reference period; null if none");

  /** One row per account, product line and day. */
  Dataset<Row> of(Sources sources, Dataset<Row> survivors, Dataset<Row> observation) {
    Dataset<Row> segments =
        sources.accountMonths().select(ACCOUNT_ID.col(), AccountMonths.MONTH.col(), SEGMENT.col());
    Dataset<Row> period =
        sources
            .references()
            .agg(REFERENCE_END.from(add_months(max(References.LAST_MONTH.col()), 1)));

    return Survivors.of(sources.orders(), survivors)
        .crossJoin(observation)
        .withColumn(DAY.name(), DAY.from(calendar.dayOf(Orders.ORDERED_AT.col())))
        .where(
            DAY.col()
                .lt(Observation.DATA_END.col())
                .and(calendar.dayOf(Orders.KNOWN_AT.col()).lt(Observation.DATA_END.col())))
        .select(ACCOUNT_ID.col(), PRODUCT_LINE.col(), DAY.col(), Observation.DATA_END.col())
        .distinct()
        .withColumn(AccountMonths.MONTH.name(), trunc(DAY.col(), "month"))
        .join(segments, AccountMonths.TABLE.keyNames(), "left_outer")
        .withColumn(SEGMENT.name(), coalesce(SEGMENT.col(), lit("unknown")))
        .crossJoin(broadcast(period));
  }

  /** Order days of one account and product line, in order. */
  static WindowSpec inOrder() {
    return Window.partitionBy(ACCOUNT_ID.col(), PRODUCT_LINE.col()).orderBy(DAY.col());
  }

  /** Those up to the one at hand. */
  static WindowSpec soFar() {
    return inOrder().rowsBetween(Window.unboundedPreceding(), Window.currentRow());
  }

  /** Whether it lies before every row of the panel; true of all where there is no such period. */
  static Column isOfReference() {
    return coalesce(DAY.col().lt(REFERENCE_END.col()), lit(true));
  }

  /**
   * Customers who ordered alike up to the end of the reference period: rows of {@link
   * PurchaseCells}.
   */
  static Dataset<Row> cells(Dataset<Row> orderDays) {
    Column end = coalesce(min(REFERENCE_END.col()), min(Observation.DATA_END.col()));
    return orderDays
        .where(isOfReference())
        .groupBy(ACCOUNT_ID.col(), PRODUCT_LINE.col())
        .agg(
            PurchaseCells.REPEATS.from(count(lit(1)).minus(1)),
            PurchaseCells.LAST_DAYS.from(datediff(max(DAY.col()), min(DAY.col()))),
            PurchaseCells.OBSERVED_DAYS.from(datediff(end, min(DAY.col()))))
        .groupBy(
            PurchaseCells.REPEATS.col(),
            PurchaseCells.LAST_DAYS.col(),
            PurchaseCells.OBSERVED_DAYS.col())
        .agg(PurchaseCells.CUSTOMERS.from(count(lit(1))));
  }
}
