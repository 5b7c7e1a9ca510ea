package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.var_samp;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Spells;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A silence that is long for this customer; method section 12, mode N1.
 *
 * <p>With three or more gaps between orders so far, the bound is \(\exp(\mu + 1.645 \sigma)\) of
 * their logarithms, mean and variance drawn towards those of the segment by as much as five gaps
 * weigh; with fewer, the gap that 95 % of the segment's do not exceed. Never below 90 days nor
 * above 730. What is usual in a segment is learned on gaps that ended by the end of the reference
 * period, and is that of all accounts where a segment has fewer than twenty.
 */
record OwnGaps() implements Patience {

  private static final int ENOUGH_GAPS = 3;
  private static final int ENOUGH_IN_SEGMENT = 20;
  private static final double PRIOR_GAPS = 5;
  private static final double NORMAL_95 = 1.645;
  private static final double LEAST_DAYS = 90;
  private static final double MOST_DAYS = 730;

  private static final UsualGaps IN_SEGMENT = UsualGaps.named("segment");
  private static final UsualGaps EVERYWHERE = UsualGaps.named("all");

  private static final Field GAPS = optional("gaps", DoubleType, "Gaps so far");
  private static final Field MEAN = optional("log_mean", DoubleType, "Mean of their logs");
  private static final Field VARIANCE = optional("log_variance", DoubleType, "Variance of them");

  @Override
  public String mode() {
    return Spells.GAP;
  }

  @Override
  public Dataset<Row> after(Dataset<Row> orderDays) {
    Dataset<Row> gaps = UsualGaps.between(orderDays);
    Dataset<Row> learnedOn =
        gaps.where(UsualGaps.LOG_GAP.col().isNotNull().and(OrderDays.isOfReference()));
    Column log = UsualGaps.LOG_GAP.col();

    return gaps.withColumn(GAPS.name(), GAPS.from(count(log).over(OrderDays.soFar())))
        .withColumn(MEAN.name(), avg(log).over(OrderDays.soFar()))
        .withColumn(VARIANCE.name(), var_samp(log).over(OrderDays.soFar()))
        .join(
            broadcast(IN_SEGMENT.of(learnedOn, OrderDays.SEGMENT)),
            OrderDays.SEGMENT.name(),
            "left_outer")
        .join(broadcast(EVERYWHERE.of(learnedOn)), lit(true), "left_outer")
        .withColumn(PATIENCE_DAYS.name(), PATIENCE_DAYS.from(floor(bound())));
  }

  private static Column bound() {
    Column weight = GAPS.col().plus(PRIOR_GAPS);
    Column mean =
        GAPS.col()
            .multiply(MEAN.col())
            .plus(usual(UsualGaps::mean).multiply(PRIOR_GAPS))
            .divide(weight);
    Column variance =
        GAPS.col()
            .minus(1)
            .multiply(VARIANCE.col())
            .plus(usual(UsualGaps::variance).multiply(PRIOR_GAPS))
            .divide(weight.minus(1));
    Column own = exp(mean.plus(sqrt(variance).multiply(NORMAL_95)));
    Column days = when(GAPS.col().geq(ENOUGH_GAPS), own).otherwise(usual(UsualGaps::longGap));
    return greatest(lit(LEAST_DAYS), least(lit(MOST_DAYS), coalesce(days, lit(MOST_DAYS))));
  }

  private static Column usual(Function<UsualGaps, Field> what) {
    Column isEnough = coalesce(IN_SEGMENT.gaps().col().geq(ENOUGH_IN_SEGMENT), lit(false));
    return when(isEnough, what.apply(IN_SEGMENT).col()).otherwise(what.apply(EVERYWHERE).col());
  }
}
