package dev.plumbline.jobs;

import static dev.plumbline.jobs.FittedPanel.number;
import static dev.plumbline.jobs.FittedPanel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** FX1 whose value is x3, before shrinkage too, and the mean of two readings. */
@SparkTest
class CorrectedModelsTest {

  private static final String CORRECTED = "M6rc/efron_cox";

  /** Readings 0.6 apart err by 0.3 in their mean: a variance of 0.09. */
  @Test
  void valueCountsForMoreWithoutItsErrorAndItsIntervalIsWider(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, withHalves(.6));

    Row measured = fitted.coefficient("M6", "value");
    Row corrected = fitted.coefficient("M6rc", "value_raw");
    double deviation = number(corrected, Coefficients.STANDARD_DEVIATION);
    Map<String, Double> figures = fitted.figures(CORRECTED, "value_raw");
    assertThat(figures.get(Tests.ERROR_SHARE)).isCloseTo(.09 / deviation / deviation, within(1e-9));
    double raised = number(measured, Coefficients.ESTIMATE) / (1 - figures.get(Tests.ERROR_SHARE));
    assertThat(number(corrected, Coefficients.ESTIMATE)).isCloseTo(raised, within(.05 * raised));
    assertThat(number(corrected, Coefficients.SE_ROBUST))
        .isGreaterThan(number(measured, Coefficients.SE_ROBUST));
    assertThat(number(corrected, Coefficients.ESTIMATE))
        .isBetween(figures.get(Tests.BOOTSTRAP_LOW), figures.get(Tests.BOOTSTRAP_HIGH));
    assertThat(text(fitted.fit("MJrc", Fits.EFRON_COX), Fits.REASON))
        .startsWith("no row holds depth_velocity");
  }

  @Test
  void readingsThatAlwaysAgreeLeaveEverythingAsItIs(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, withHalves(0));

    assertThat(number(fitted.coefficient("M6rc", "value_raw"), Coefficients.ESTIMATE))
        .isCloseTo(number(fitted.coefficient("M6", "value"), Coefficients.ESTIMATE), within(1e-9));
  }

  @Test
  void whereAllIsErrorThereIsAReasonAndNoNumber(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, withHalves(3));

    Row fit = fitted.fit("M6rc", Fits.EFRON_COX);
    assertThat(text(fit, Fits.STATUS)).isEqualTo("REFUSED");
    assertThat(text(fit, Fits.REASON)).contains("halves of the first term do not tell its error");
    assertThat(fitted.rows(Coefficients.TABLE))
        .extracting(row -> text(row, Coefficients.MODEL_ID))
        .contains("M6")
        .doesNotContain("M6rc");
  }

  /** Every second row has the readings the other way round. */
  private static String withHalves(double apart) {
    Iterator<Fx1.Row> rows = Fx1.rows().iterator();
    int[] row = {0};
    return Fx1Panel.text()
        .lines()
        .map(
            line ->
                line.startsWith("account_id")
                    ? line + " | value_raw | value_halves"
                    : String.format(
                        Locale.ROOT,
                        "%s | %.3f | %.3f",
                        line,
                        rows.next().x3() / 1000.0,
                        row[0]++ % 2 == 0 ? apart : -apart))
        .collect(Collectors.joining("\n"));
  }
}
