package dev.plumbline.measures;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.DisclosureMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
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
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.catalyst.expressions.XXH64;

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
   * @param references rows of {@link dev.plumbline.tables.measures.References}
   */
  static Dataset<Row> drawn(Dataset<Row> disclosure, Dataset<Row> references) {
    Field scored = required("scored", LongType, "Messages that draw");
    Field seed = required("seed", LongType, "Hash of account and months");
    return disclosure
        .transform(rows -> Standards.beside(rows, references))
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
    UDF4<Long, Long, Double, Double, Double> drawing = Placebo::weightDrawn;
    Column third = coalesce(domain.thirdPrior(), lit(0.0)).multiply(LOTS);
    Column deep = third.plus(coalesce(domain.secondPrior(), lit(0.0)).multiply(LOTS));
    Column seedOfDomain = xxhash64(seed.col(), lit(domain.word()));
    Column drawn = udf(drawing, DoubleType).apply(scored.col(), seedOfDomain, third, deep);
    return when(scored.col().gt(0), drawn).otherwise(0.0);
  }

  /**
   * One lot for each message, by the hash that Spark's {@code xxhash64} has of the seed and its
   * place. A loop, for there are as many lots as messages, and Spark interprets its own.
   */
  private static double weightDrawn(long messages, long seed, double third, double deep) {
    double weight = 0;
    for (long place = 1; place <= messages; place++) {
      long lot = Math.floorMod(XXH64.hashLong(place, seed), LOTS);
      if (lot < deep) {
        weight += lot < third ? Domain.THIRD_LEVEL : Domain.SECOND_LEVEL;
      }
    }
    return weight;
  }

  private static Total total(Domain domain) {
    return Total.of(weight(domain).name(), Span.BASE, weight(domain).col());
  }

  private static Field weight(Domain domain) {
    return required("placebo_" + domain.word(), DoubleType, "Weights of the levels drawn");
  }
}
