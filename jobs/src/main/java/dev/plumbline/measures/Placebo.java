package dev.plumbline.measures;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.DisclosureMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.features.DisclosureMonths;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Depth of messages whose levels are drawn by lot: as much mail as there is, and nothing said;
 * method sections 6.9 and 17.2 (D6).
 *
 * <p>Each scored message of an account, month and month of knowledge draws a number by a hash of
 * these and of its place among them, once per domain, and is of a level with the rate that the
 * level has over the reference accounts. From there on the way is that of depth: windows, priors,
 * centres and scales. Whatever goes with this depth goes with volume or with how depth is computed.
 */
final class Placebo {

  private static final long LOTS = 1L << 30;

  private Placebo() {}

  /**
   * Rows of {@link DisclosureMonths} with what was drawn.
   *
   * @param references one row of {@link Standards#remembered}
   */
  static Dataset<Row> drawn(Dataset<Row> disclosure, Dataset<Row> references) {
    Field scored = required("scored", LongType, "Messages that draw");
    Field seed = required("seed", LongType, "Hash of account and months");
    return disclosure
        .crossJoin(broadcast(references))
        .withColumn(scored.name(), SCORED_RECEIVED.col().plus(SCORED_SENT.col()))
        .withColumn(seed.name(), xxhash64(ACCOUNT_ID.col(), MONTH.col(), KNOWN_MONTH.col()))
        .withColumn(weight(Domain.BUSINESS).name(), draw(Domain.BUSINESS, scored, seed))
        .withColumn(weight(Domain.PERSONAL).name(), draw(Domain.PERSONAL, scored, seed));
  }

  static List<Total> totals() {
    return Domain.BOTH.stream().map(Placebo::total).toList();
  }

  /** As {@link Disclosure#depth} of the base window, of what was drawn. */
  static Column depth() {
    return Disclosure.depthOf(
        domain -> domain.index(total(domain).col(), Disclosure.scored(Span.BASE)));
  }

  private static Column draw(Domain domain, Field scored, Field seed) {
    Column third = coalesce(domain.thirdPrior(), lit(0.0)).multiply(LOTS);
    Column deep = third.plus(coalesce(domain.secondPrior(), lit(0.0)).multiply(LOTS));
    Column drawn =
        aggregate(
            sequence(lit(1L), scored.col()),
            lit(0.0),
            (sum, place) -> {
              Column lot = pmod(xxhash64(seed.col(), lit(domain.word()), place), lit(LOTS));
              return sum.plus(
                  when(lot.lt(third), Domain.THIRD_LEVEL)
                      .when(lot.lt(deep), Domain.SECOND_LEVEL)
                      .otherwise(0.0));
            });
    return when(scored.col().gt(0), drawn).otherwise(0.0);
  }

  private static Total total(Domain domain) {
    return Total.of(weight(domain).name(), Span.BASE, weight(domain).col());
  }

  private static Field weight(Domain domain) {
    return required("placebo_" + domain.word(), DoubleType, "Weights of the levels drawn");
  }
}
