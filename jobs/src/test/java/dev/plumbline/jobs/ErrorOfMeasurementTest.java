package dev.plumbline.jobs;

import static dev.plumbline.jobs.FittedPanel.number;
import static dev.plumbline.jobs.FittedPanel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** FX1 whose x3 is depth before shrinkage, the mean of two readings, and whose value is x1. */
@SparkTest
class ErrorOfMeasurementTest {

  private static final String SUBJECT = "M6R/efron_cox";

  /** Readings that are 0.6 apart err by 0.3 in the mean of both: a variance of 0.09. */
  @Test
  void coefficientsAreFollowedBackToNoError(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, withHalves(.6));

    Map<String, Double> figures = fitted.figures(SUBJECT, "depth_raw");
    var depth = fitted.coefficient("M6R", "depth_raw");
    double deviation = number(depth, Coefficients.STANDARD_DEVIATION);
    assertThat(figures.get(Tests.ERROR_SHARE)).isCloseTo(.09 / deviation / deviation, within(1e-9));
    double[] steps = new double[5];
    for (int k = 0; k < steps.length; k++) {
      String step = String.format(Locale.ROOT, "depth_raw + %.1f errors", k / 2.0);
      steps[k] = fitted.figures(SUBJECT, step).get(Tests.SIMEX_STEP);
    }
    assertThat(steps[0]).isEqualTo(number(depth, Coefficients.ESTIMATE));
    assertThat(steps).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    // A linear model would say 1 / (1 - share) times as much.
    double corrected = steps[0] / (1 - figures.get(Tests.ERROR_SHARE));
    assertThat(figures.get(Tests.SIMEX)).isBetween(steps[0], 1.1 * corrected);
    assertThat(fitted.figures(SUBJECT, "value")).containsKey(Tests.SIMEX);
  }

  @Test
  void orderOfRowsDoesNotMatter(MemoryLake lake) {
    FittedPanel once = FittedPanel.of(lake, withHalves(.6));
    double simex = once.figures(SUBJECT, "depth_raw").get(Tests.SIMEX);
    List<String> lines = new ArrayList<>(withHalves(.6).lines().toList());
    Collections.reverse(lines.subList(1, lines.size()));

    FittedPanel again = FittedPanel.of(lake, String.join("\n", lines));

    assertThat(again.figures(SUBJECT, "depth_raw").get(Tests.SIMEX))
        .isCloseTo(simex, within(1e-10));
  }

  /** Readings that always agree do not err; where all is error, nothing is left. */
  @Test
  void withoutErrorOrWithErrorAloneNothingIsExtrapolated(MemoryLake lake) {
    for (double apart : new double[] {0, 3}) {
      assertThat(FittedPanel.of(lake, withHalves(apart)).rows(Tests.TABLE))
          .extracting(row -> text(row, Tests.TEST))
          .doesNotContain(Tests.SIMEX, Tests.ERROR_SHARE);
    }
  }

  /** Every second row has the readings the other way round. */
  private static String withHalves(double apart) {
    Iterator<Fx1.Row> rows = Fx1.rows().iterator();
    int[] row = {0};
    return Fx1Panel.text(
            r -> String.format(Locale.ROOT, "%.3f", r.x1() / 1000.0),
            Fx1.Row::stop,
            r -> "s" + r.stratum())
        .lines()
        .map(
            line ->
                line.startsWith("account_id")
                    ? line + " | depth_raw | depth_halves"
                    : String.format(
                        Locale.ROOT,
                        "%s | %.3f | %.3f",
                        line,
                        rows.next().x3() / 1000.0,
                        row[0]++ % 2 == 0 ? apart : -apart))
        .collect(Collectors.joining("\n"));
  }
}
