package dev.plumbline.retention;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.expm1;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.stats.purchase.BetaGeometric;
import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The silence after which a customer is active with less than a given probability, by the BG/NBD
 * model; method section 12, mode N2.
 *
 * <p>The model's probability falls as the silence grows, so that the bound has a closed form. Who
 * ordered on one day alone never drops out, by the model.
 *
 * @param model times in weeks
 */
record StillActive(BetaGeometric model, double leastProbability) implements Patience {

  private static final double DAYS_PER_WEEK = 7;
  private static final double A_CENTURY = 36_500;

  @Override
  public String mode() {
    return Spells.PROBABILISTIC;
  }

  @Override
  public Dataset<Row> after(Dataset<Row> orderDays) {
    Column repeats = count(lit(1)).over(OrderDays.soFar()).minus(1);
    Column first = min(OrderDays.DAY.col()).over(OrderDays.soFar());
    Column last = datediff(OrderDays.DAY.col(), first).divide(DAYS_PER_WEEK);
    Column odds =
        log(repeats.plus(model.b() - 1).multiply((1 / leastProbability - 1) / model.a()))
            .divide(repeats.plus(model.r()));
    Column weeks = last.plus(model.alpha()).multiply(expm1(odds));
    Column days = floor(greatest(lit(0.0), least(weeks.multiply(DAYS_PER_WEEK), lit(A_CENTURY))));
    return orderDays.withColumn(
        PATIENCE_DAYS.name(), PATIENCE_DAYS.from(when(repeats.gt(0), days)));
  }
}
