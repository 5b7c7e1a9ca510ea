package dev.plumbline.measures;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.var_samp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Levels 2 and 3: business in 12 and 3 messages of 100, personal in 6 and 1. */
@SparkTest
class PlaceboTest {

  private static final int ACCOUNTS = 2_000;
  private static final int MESSAGES = 100;
  private static final double MEAN = MESSAGES * (0.12 * 2 / 3 + 0.03);
  private static final double VARIANCE = MESSAGES * (0.12 * 4 / 9 + 0.03) - MEAN * MEAN / MESSAGES;

  private final TableText tables;
  private final Dataset<Row> accounts;

  PlaceboTest(TableText tables) {
    this.tables = tables;
    this.accounts =
        tables
            .none(DisclosureMonths.TABLE)
            .sparkSession()
            .range(ACCOUNTS)
            .select(
                DisclosureMonths.ACCOUNT_ID.from(functions.col("id")),
                DisclosureMonths.MONTH.from(to_date(lit("2024-03-01"))),
                DisclosureMonths.KNOWN_MONTH.from(to_date(lit("2024-03-01"))),
                DisclosureMonths.SCORED_RECEIVED.from(lit(MESSAGES - 10)),
                DisclosureMonths.SCORED_SENT.from(lit(10)));
  }

  /** Within four standard errors of the mean and of the variance of independent draws. */
  @Test
  void aMessageIsOfALevelAsOftenAsMessagesAre() {
    Row drawn =
        Placebo.drawn(accounts, rates())
            .agg(
                avg(functions.col("placebo_business")),
                var_samp(functions.col("placebo_business")),
                avg(functions.col("placebo_personal")))
            .first();

    assertThat(drawn.getDouble(0)).isCloseTo(MEAN, within(4 * Math.sqrt(VARIANCE / ACCOUNTS)));
    assertThat(drawn.getDouble(1))
        .isCloseTo(VARIANCE, within(4 * VARIANCE * Math.sqrt(2.0 / ACCOUNTS)));
    assertThat(drawn.getDouble(2)).isCloseTo(MESSAGES * (0.06 * 2 / 3 + 0.01), within(0.2));
  }

  /** A correlation of two domains drawn alike would be near 1. */
  @Test
  void domainsDrawApart() {
    double correlation =
        Placebo.drawn(accounts, rates()).stat().corr("placebo_business", "placebo_personal");

    assertThat(correlation).isCloseTo(0, within(4 / Math.sqrt(ACCOUNTS)));
  }

  @Test
  void whoWroteNothingDrawsNothing() {
    Dataset<Row> silent =
        accounts
            .withColumn(DisclosureMonths.SCORED_RECEIVED.name(), lit(0L))
            .withColumn(DisclosureMonths.SCORED_SENT.name(), lit(0L));

    Row drawn = Placebo.drawn(silent, rates()).agg(sum(functions.col("placebo_business"))).first();

    assertThat(drawn.getDouble(0)).isZero();
  }

  /** A second route: Spark's own hash, message by message. */
  @Test
  void eachMessageDrawsByTheHashOfItsAccountMonthsAndPlace() {
    String lot =
        "pmod(xxhash64(xxhash64(account_id, month, known_month), 'business', m), 1L << 30)";
    Dataset<Row> drawn =
        Placebo.drawn(accounts, rates())
            .withColumn(
                "expected",
                expr(
                    """
                    aggregate(sequence(1L, 100L), 0D, (sum, m) -> sum +
                      CASE WHEN %1$s < 0.03D * (1L << 30) THEN 1D
                           WHEN %1$s < (0.03D + 0.12D) * (1L << 30) THEN 2D / 3D ELSE 0D END)
                    """
                        .formatted(lot)));

    assertThat(drawn.where("abs(placebo_business - expected) > 1e-9").count()).isZero();
    assertThat(drawn.where("placebo_business > 0").count()).isGreaterThan(ACCOUNTS * 9 / 10);
  }

  private Dataset<Row> rates() {
    return tables.given(
        References.TABLE,
        """
        measure              | prior
        rate_business_second | 0.12
        rate_business_third  | 0.03
        rate_personal_second | 0.06
        rate_personal_third  | 0.01
        """);
  }
}
