package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.features.LedgerMonths.ORDERS_PLACED;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Months in which an account ordered more often than it does in nine of ten; method section 14.1.
 *
 * <p>The last month is held against the twelve before it, at least ten of them, by their ninth
 * decile, interpolated as R does by default. Each counts as it was known when it was over: the last
 * one is not known any better. Months before the first order do not count: nobody knows whether the
 * account ordered nothing or its orders were not captured yet.
 */
final class OrderSpikes {

  static final Total ORDERS =
      Total.of("connection_" + ORDERS_PLACED.name(), Span.LAST, ORDERS_PLACED.col());

  private static final double NINTH_DECILE = 0.9;
  private static final int FEWEST_MONTHS = 10;

  /** What the windows over an account's months are made of; {@link #ORDERS} beside them. */
  static final Field ORDERED =
      optional("orders_of_last_month", DoubleType, "Orders of the last month");

  static final Field SINCE_FIRST =
      optional("orders_since_first", DoubleType, "The same, null before the first order");

  private OrderSpikes() {}

  /** {@link #SINCE_FIRST}, of all months so far; needs {@link #ORDERED}. */
  static Column sinceFirst() {
    return when(max(ORDERED.col()).over(Seen.soFar()).gt(0), ORDERED.col());
  }

  /** Whether the last month is one, false where nobody can tell; needs {@link #SINCE_FIRST}. */
  static Column inLastMonth() {
    WindowSpec before = Seen.months().rowsBetween(-Span.LONGEST, -1);
    Column usual = percentile(SINCE_FIRST.col(), lit(NINTH_DECILE)).over(before);
    Column months = count(SINCE_FIRST.col()).over(before);
    return coalesce(SINCE_FIRST.col().gt(usual).and(months.geq(FEWEST_MONTHS)), lit(false));
  }
}
