package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What gaps between orders are usual among accounts: the mean of the accounts' means of their
 * logarithms, the variance within accounts, and the gap that 95 % do not exceed.
 */
record UsualGaps(Field mean, Field variance, Field longGap, Field gaps) {

  static final Field LOG_GAP =
      optional("log_gap", DoubleType, "Log of the days since the order before; null for the first");

  private static final Field OWN_MEAN = optional("own_mean", DoubleType, "Of the account");
  private static final Field OWN_GAPS = optional("own_gaps", DoubleType, "Of the account");

  static UsualGaps named(String group) {
    return new UsualGaps(
        optional("usual_mean_" + group, DoubleType, "Mean of logs"),
        optional("usual_variance_" + group, DoubleType, "Variance of logs within accounts"),
        optional("long_gap_" + group, DoubleType, "Days"),
        optional("usual_gaps_" + group, DoubleType, "Gaps behind it"));
  }

  /** {@code orderDays} with {@link #LOG_GAP}. */
  static Dataset<Row> between(Dataset<Row> orderDays) {
    Column previous = lag(OrderDays.DAY.col(), 1).over(OrderDays.inOrder());
    return orderDays.withColumn(
        LOG_GAP.name(), log(datediff(OrderDays.DAY.col(), previous).cast(DoubleType)));
  }

  /** One row per value of {@code by}, or one in all. */
  Dataset<Row> of(Dataset<Row> gaps, Field... by) {
    WindowSpec account =
        Window.partitionBy(OrderDays.ACCOUNT_ID.col(), OrderDays.PRODUCT_LINE.col());
    Column log = LOG_GAP.col();
    Column accountWeight = lit(1.0).divide(OWN_GAPS.col());
    Column beyond = log.minus(OWN_MEAN.col());
    return gaps.withColumn(OWN_MEAN.name(), avg(log).over(account))
        .withColumn(OWN_GAPS.name(), OWN_GAPS.from(count(log).over(account)))
        .groupBy(Arrays.stream(by).map(Field::col).toArray(Column[]::new))
        .agg(
            mean.from(
                sum(OWN_MEAN.col().multiply(accountWeight))
                    .divide(nullif(sum(accountWeight), lit(0.0)))),
            variance.from(
                coalesce(
                    sum(beyond.multiply(beyond))
                        .divide(nullif(round(sum(lit(1.0).minus(accountWeight)), 6), lit(0.0))),
                    lit(0.0))),
            longGap.from(exp(percentile(log, lit(0.95)))),
            this.gaps.from(count(log)));
  }
}
