package dev.plumbline.jobs;

import static dev.plumbline.jobs.FittedPanel.number;
import static dev.plumbline.jobs.FittedPanel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What is fitted to FX1, and what stands in the tables of results. */
@SparkTest
class FitModelsTest {

  /** FX1, which has no velocity, no conflict and few controls. */
  @Test
  void fitsTheModelsOnTheSameRowsAndSaysWhatIsMissing(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text());

    Map<String, Row> fits =
        fitted.rows(Fits.TABLE).stream()
            .collect(
                Collectors.toMap(
                    row -> text(row, Fits.MODEL_ID) + "/" + text(row, Fits.ESTIMATOR),
                    Function.identity()));
    assertThat(fits.keySet())
        .isEqualTo(
            Set.of(
                "M0/efron_cox",
                "M0/cloglog",
                "M0/logit",
                "MV/efron_cox",
                "MV/cloglog",
                "MV/logit",
                "M4/efron_cox",
                "M4/cloglog",
                "M4/logit",
                "MVALUE/efron_cox",
                "MVALUE/cloglog",
                "MVALUE/logit",
                "M6/efron_cox",
                "M6/cloglog",
                "M6/logit",
                "MJ/efron_cox",
                "MJ/cloglog",
                "MJ/logit",
                "M11/efron_cox",
                "M11/cloglog",
                "M11/logit",
                "M4S/efron_cox",
                "M4S/cloglog",
                "M4S/logit",
                "M6S/efron_cox",
                "M6S/cloglog",
                "M6S/logit",
                "M4L3/efron_cox",
                "M4L6/efron_cox",
                "M4L9/efron_cox",
                "M4L12/efron_cox",
                "M6I/efron_cox",
                "M4P/efron_cox",
                "M6R/efron_cox",
                "M12/efron_cox",
                "M6rc/efron_cox",
                "MJrc/efron_cox",
                "M4_MERGER/efron_cox",
                "M4_BANKRUPTCY/efron_cox",
                "MJA/efron_cox",
                "M3/efron_cox"));
    Row depthAndValue = fits.get("M6/efron_cox");
    assertThat(number(depthAndValue, Fits.LOG_LIKELIHOOD_NULL))
        .isCloseTo(-137.2579471293, within(5e-10));
    assertThat(number(depthAndValue, Fits.LOG_LIKELIHOOD))
        .isCloseTo(-131.1789159072, within(5e-10));
    assertThat(number(depthAndValue, Fits.SCORE_CHI2)).isCloseTo(12.12513932387, within(5e-10));
    assertThat(text(depthAndValue, Fits.STATUS)).isEqualTo("OK");
    assertThat(text(depthAndValue, Fits.TERMS)).isEqualTo("depth_recent, value, size");
    assertThat(text(depthAndValue, Fits.MISSING_TERMS))
        .startsWith("baseline_volume, renewal_class, segment, region");
    assertThat(text(depthAndValue, Fits.DROPPED_TERMS)).isEqualTo("product_line");
    assertThat(text(fits.get("MJ/efron_cox"), Fits.MISSING_TERMS))
        .startsWith("depth_velocity, conflict, depth_recent × conflict");
    // The model of deepening has rows of its own, and FX1 has no phases.
    assertThat(fits.values())
        .filteredOn(row -> !text(row, Fits.MODEL_ID).equals("M3"))
        .extracting(row -> row.<Long>getAs(Fits.ACCOUNT_MONTHS.name()))
        .containsOnly(896L);
  }

  /** Depth is x1, value x3, size x2: block D of {@code r/fx1.R}. */
  @Test
  void coefficientsAreThoseOfRPerStandardDeviation(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text());

    Row depth = fitted.coefficient("M6", "depth_recent");
    Row value = fitted.coefficient("M6", "value");
    assertThat(perUnit(depth)).isCloseTo(0.09312256112846, within(1e-10));
    assertThat(perUnit(value)).isCloseTo(0.7006678693799, within(1e-10));
    assertThat(number(value, Coefficients.SE_NAIVE))
        .isCloseTo(0.2831972149497 * number(value, Coefficients.STANDARD_DEVIATION), within(1e-10));
    assertThat(number(value, Coefficients.HAZARD_RATIO))
        .isCloseTo(Math.exp(number(value, Coefficients.ESTIMATE)), within(1e-12));
    assertThat(text(value, Coefficients.CLUSTERED_BY)).isEqualTo("rep_id, parent_id");
    assertThat(value.<Integer>getAs(Coefficients.CLUSTERS.name())).isEqualTo(9);
    // Nine reps: the sandwich needs help. Controls are not what the model is about.
    assertThat(number(value, Coefficients.P_WILD)).isBetween(0.0005, 0.2);
    assertThat(fitted.coefficient("M6", "size").<Object>getAs(Coefficients.P_WILD.name())).isNull();
    double variance = fitted.covariance("M6", "value", "value");
    assertThat(Math.sqrt(variance)).isCloseTo(number(value, Coefficients.SE_ROBUST), within(1e-12));
  }

  /** The joint model is the largest: its calibration and residuals are looked at. */
  @Test
  void testsStandBesideTheModels(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text());

    assertThat(fitted.rows(Tests.TABLE))
        .extracting(row -> text(row, Tests.SUBJECT) + " " + text(row, Tests.TEST))
        .contains(
            "M4/efron_cox likelihood_ratio",
            "MJ/efron_cox calibration_observed_expected",
            "MJ/efron_cox calibration_observed_expected_by_quarter",
            "MJ/efron_cox calibration_distribution",
            "MJ/efron_cox brier_12_months",
            "MJ/efron_cox largest_dfbeta")
        .doesNotContain("M4/efron_cox brier_12_months");
  }

  /** By Schoenfeld residuals: means over the months' events, weighted, are the coefficient. */
  @Test
  void effectsByTenureStandBesideTheTestsOfProportionalHazards(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text());

    double sum = 0;
    for (String months : List.of("months 1 to 6", "months 7 to 12", "months 13 to 24")) {
      double events = fitted.figures("M6/efron_cox", months).get(Tests.EVENTS_BY_TENURE);
      var figures = fitted.figures("M6/efron_cox", "value in " + months);
      sum += events / 46 * figures.get(Tests.EFFECT_BY_TENURE);
      assertThat(figures.get(Tests.EFFECT_BY_TENURE_SE))
          .isCloseTo(
              Math.sqrt(46 / events)
                  * number(fitted.coefficient("M6", "value"), Coefficients.SE_NAIVE),
              within(1e-9));
    }
    assertThat(sum)
        .isCloseTo(number(fitted.coefficient("M6", "value"), Coefficients.ESTIMATE), within(1e-9));
    assertThat(fitted.figures("M6/efron_cox", "size in months 1 to 6")).isEmpty();
    assertThat(
            fitted.rows(Tests.TABLE).stream()
                .filter(row -> text(row, Tests.TERM).equals("value in months 25 to 36"))
                .filter(row -> text(row, Tests.TEST).equals(Tests.EFFECT_BY_TENURE))
                .allMatch(row -> row.getAs(Tests.STATISTIC.name()) == null))
        .isTrue();
  }

  /** Of FX1's two strata, an average account and five other paths of depth and value. */
  @Test
  void theJointModelPredictsRetentionByStratum(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text());

    Map<String, Row> last =
        fitted.rows(Curves.TABLE).stream()
            .filter(row -> text(row, Curves.GROUP_VARIABLE).equals(Curves.STRATUM))
            .collect(
                Collectors.toMap(
                    row -> text(row, Curves.GROUP_LABEL) + " " + text(row, Curves.CURVE),
                    Function.identity(),
                    (one, other) -> month(one) > month(other) ? one : other));
    assertThat(last.keySet())
        .hasSize(12)
        .contains("s0 MJ: average", "s1 MJ: depth_recent + 1 sd, - 1 sd after 12 months");
    double average = number(last.get("s0 MJ: average"), Curves.CUMULATIVE_HAZARD);
    double more = number(last.get("s0 MJ: value + 1 sd"), Curves.CUMULATIVE_HAZARD);
    assertThat(more / average)
        .isCloseTo(
            number(fitted.coefficient("MJ", "value"), Coefficients.HAZARD_RATIO), within(1e-9));
    assertThat(number(last.get("s0 MJ: average"), Curves.RETENTION))
        .isCloseTo(Math.exp(-average), within(1e-12))
        .isBetween(
            number(last.get("s0 MJ: average"), Curves.RETENTION_LOW),
            number(last.get("s0 MJ: average"), Curves.RETENTION_HIGH));
    double fall =
        number(
            last.get("s0 MJ: depth_recent + 1 sd, - 1 sd after 12 months"),
            Curves.CUMULATIVE_HAZARD);
    assertThat(fall)
        .isBetween(
            number(last.get("s0 MJ: depth_recent - 1 sd"), Curves.CUMULATIVE_HAZARD),
            number(last.get("s0 MJ: depth_recent + 1 sd"), Curves.CUMULATIVE_HAZARD));
  }

  private static int month(Row row) {
    return row.<Integer>getAs(Curves.MONTH.name());
  }

  /** The share of depth's total effect: depth does nothing in FX1, so no share is limited. */
  @Test
  void shareOfAnEffectThatIsNotThereHasNoLimits(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text());

    assertThat(fitted.figures("MJ/efron_cox", Tests.GLOBAL).get(Tests.REPLICATES)).isEqualTo(50);
    double robust = number(fitted.coefficient("MJ", "value"), Coefficients.SE_ROBUST);
    assertThat(fitted.figures("MJ/efron_cox", "value").get(Tests.BOOTSTRAP_SE))
        .isBetween(robust / 2, robust * 2);
    assertThat(fitted.figures("MJ/efron_cox", "depth_recent"))
        .containsKey(Tests.BOOTSTRAP_SE)
        .doesNotContainKey(Tests.SHARE_LOW);
  }

  /** Months of accounts without a full year behind them. */
  @Test
  void monthsWithoutHistoryAreInNoModel(MemoryLake lake) {
    FittedPanel fitted =
        FittedPanel.of(
            lake,
            Fx1Panel.text() + "\nnewcomer | all | 1 | 9 | 1 | s1 | 9 | 9 | 9 | r1 | p1 | false");

    assertThat(fitted.rows(Fits.TABLE))
        .filteredOn(row -> !text(row, Fits.MODEL_ID).equals("M3"))
        .extracting(row -> row.<Long>getAs(Fits.ACCOUNT_MONTHS.name()))
        .containsOnly(896L);
  }

  /** Matched sets: many strata, each with one event among four accounts. */
  @Test
  void manyStrataOfOneEventEachAreFitted(MemoryLake lake) {
    StringBuilder panel = new StringBuilder(Fx1Panel.HEADER);
    for (int stratum = 0; stratum < 600; stratum++) {
      for (int i = 0; i < 4; i++) {
        double depth = (stratum * 7 + i * 5) % 11 / 10.0;
        double value = (stratum * 3 + i * 4) % 7 / 10.0;
        panel.append(
            String.format(
                Locale.ROOT,
                "\na%d_%d | all | 1 | 5 | %d     | s%d | %.3f | %d | %.3f | r%d | p%d | true",
                stratum,
                i,
                i == stratum % 4 ? 1 : 0,
                stratum,
                depth,
                i % 2,
                value,
                stratum % 50,
                stratum));
      }
    }
    FittedPanel fitted = FittedPanel.of(lake, panel.toString());

    for (String estimator : List.of(Fits.EFRON_COX, Fits.CLOGLOG)) {
      Row fit = fitted.fit("M6", estimator);
      assertThat(text(fit, Fits.STATUS)).isEqualTo("OK");
      assertThat(fit.<Long>getAs(Fits.RISK_SETS.name())).isEqualTo(600);
      assertThat(number(fit, Fits.LOG_LIKELIHOOD)).isBetween(-1500.0, 0.0);
    }
  }

  /** The value tells the future: no maximum of the likelihood, but one of Firth's. */
  @Test
  void termsThatSeparateTheEventsCarryAPenalty(MemoryLake lake) {
    FittedPanel fitted =
        FittedPanel.of(
            lake, Fx1Panel.text(row -> row.event() ? "1" : "0", Fx1.Row::stop, row -> "s"));

    Row fit = fitted.fit("M6", Fits.EFRON_COX);
    assertThat(text(fit, Fits.STATUS)).isEqualTo("WARN");
    assertThat(text(fit, Fits.FLAGS)).isEqualTo("SEPARATION");
    assertThat(text(fit, Fits.REASON))
        .isEqualTo("terms separate the events: estimates carry Firth's penalty");
    Row value = fitted.coefficient("M6", "value");
    assertThat(number(value, Coefficients.ESTIMATE)).isBetween(0.5, 10.0);
    assertThat(number(value, Coefficients.SE_ROBUST))
        .isGreaterThanOrEqualTo(number(value, Coefficients.SE_NAIVE));
    assertThat(number(value, Coefficients.P_VALUE)).isLessThan(1e-6);
    Map<String, Double> profile = fitted.figures("M6/efron_cox", "value");
    assertThat(profile.get(Tests.PENALISED_LIKELIHOOD_RATIO)).isGreaterThan(20);
    assertThat(number(value, Coefficients.ESTIMATE))
        .isBetween(profile.get(Tests.PROFILE_LOW), profile.get(Tests.PROFILE_HIGH));
    assertThat(profile.get(Tests.PROFILE_LOW)).isPositive();
    Row grouped = fitted.fit("M6", Fits.CLOGLOG);
    assertThat(text(grouped, Fits.STATUS)).isEqualTo("REFUSED");
    assertThat(text(grouped, Fits.REASON))
        .isEqualTo("a coefficient grows without end: terms separate the events");
    assertThat(text(fitted.fit("M4", Fits.EFRON_COX), Fits.STATUS)).isEqualTo("OK");
  }

  @Test
  void constantValuesAreDroppedAndNamed(MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text(row -> "7", Fx1.Row::stop, row -> "s"));

    Row fit = fitted.fit("M6", Fits.EFRON_COX);
    assertThat(text(fit, Fits.DROPPED_TERMS)).contains("value");
    assertThat(text(fit, Fits.TERMS)).isEqualTo("depth_recent, size");
  }

  /** One month of each account, each as an account of its own. */
  @Test
  void allEventsInOneMonthIsAWarning(MemoryLake lake) {
    String oneMonth =
        Fx1Panel.text(row -> "" + row.x3(), row -> 5, row -> "s")
            .lines()
            .map(new OwnAccounts()::of)
            .collect(Collectors.joining("\n"));
    FittedPanel fitted = FittedPanel.of(lake, oneMonth);

    Row fit = fitted.fit("M4", Fits.EFRON_COX);
    assertThat(text(fit, Fits.STATUS)).isEqualTo("WARN");
    assertThat(text(fit, Fits.REASON)).isEqualTo("all events fall into one risk set");
  }

  /** Makes every line that of another account. */
  private static final class OwnAccounts {
    private int next;

    String of(String line) {
      return line.startsWith("a") && !line.startsWith("account_id") ? "n" + next++ + line : line;
    }
  }

  private static double perUnit(Row row) {
    return number(row, Coefficients.ESTIMATE) / number(row, Coefficients.STANDARD_DEVIATION);
  }
}
