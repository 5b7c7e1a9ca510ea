package dev.plumbline.jobs;

import static dev.plumbline.jobs.FittedPanel.number;
import static dev.plumbline.jobs.FittedPanel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What depth does with and without a conflict, and a conflict in shallow and in deep accounts. */
@SparkTest
class SimpleSlopesTest {

  private static final String PRODUCT = "depth_recent × conflict";

  @Test
  void depthHasASlopeWithAndWithoutAConflict(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, withConflict());

    double main = number(fitted.coefficient("MJ", "depth_recent"), Coefficients.ESTIMATE);
    double product = number(fitted.coefficient("MJ", PRODUCT), Coefficients.ESTIMATE);
    Row without = fitted.coefficient("MJ", "depth_recent at conflict 0");
    Row with = fitted.coefficient("MJ", "depth_recent at conflict 1");
    assertThat(number(without, Coefficients.ESTIMATE)).isCloseTo(main, within(1e-12));
    assertThat(number(with, Coefficients.ESTIMATE)).isCloseTo(main + product, within(1e-12));
    double variance =
        fitted.covariance("MJ", "depth_recent", "depth_recent")
            + 2 * fitted.covariance("MJ", "depth_recent", PRODUCT)
            + fitted.covariance("MJ", PRODUCT, PRODUCT);
    assertThat(number(with, Coefficients.SE_ROBUST)).isCloseTo(Math.sqrt(variance), within(1e-12));
    assertThat(text(with, Coefficients.MODERATOR)).isEqualTo("conflict");
    assertThat(number(with, Coefficients.MODERATOR_VALUE)).isOne();
  }

  /** The percentiles are those of depth over all rows, by sorting them. */
  @Test
  void aConflictHasASlopeInShallowAndInDeepAccounts(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, withConflict());

    double[] depths = Fx1.rows().stream().mapToDouble(row -> row.x1() / 1000.0).sorted().toArray();
    Row depth = fitted.coefficient("MJ", "depth_recent");
    double main = number(fitted.coefficient("MJ", "conflict"), Coefficients.ESTIMATE);
    double product = number(fitted.coefficient("MJ", PRODUCT), Coefficients.ESTIMATE);
    for (int percent : new int[] {10, 50, 90}) {
      Row slope = fitted.coefficient("MJ", "conflict at depth_recent P" + percent);
      double value = depths[(int) Math.ceil(depths.length * percent / 100.0) - 1];
      double z =
          (value - number(depth, Coefficients.MEAN))
              / number(depth, Coefficients.STANDARD_DEVIATION);
      assertThat(number(slope, Coefficients.MODERATOR_VALUE)).isEqualTo(value);
      assertThat(number(slope, Coefficients.ESTIMATE)).isCloseTo(main + z * product, within(1e-10));
    }
  }

  @Test
  void modelsWithoutAProductHaveNone(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, withConflict());

    assertThat(fitted.rows(Coefficients.TABLE))
        .filteredOn(row -> row.getAs(Coefficients.MODERATOR.name()) != null)
        .hasSize(15)
        .allSatisfy(row -> assertThat(text(row, Coefficients.MODEL_ID)).isEqualTo("MJ"))
        .extracting(row -> text(row, Coefficients.ESTIMATOR))
        .contains(Fits.EFRON_COX, Fits.CLOGLOG, Fits.LOGIT);
  }

  /** x2 is whether there is a conflict. */
  private static String withConflict() {
    return Fx1Panel.text().replace("| size |", "| conflict |");
  }
}
