package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.config.FitSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.fit.RetentionModels;
import dev.plumbline.models.ModelSpec;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SparkTest
class FitModelsTest {

  private static final String HEADER =
      "account_id | product_line | spell_no | tenure | event | stratum | depth_recent | size"
          + " | value | rep_id | parent_id | has_history";

  private final Job job =
      new FitModels(
          new FitSettings(1.10, List.of(6), 5),
          Settings.defaults().retention(),
          Settings.defaults().time());

  /** FX1, which has no velocity, no conflict and few controls. */
  @Test
  void fitsTheModelsOnTheSameRowsAndSaysWhatIsMissing(MemoryLake lake) {
    lake.holds(Panel.TABLE, fx1Panel());

    job.run(lake);

    Map<String, Row> fits =
        lake.read(Fits.TABLE).collectAsList().stream()
            .collect(
                Collectors.toMap(
                    row -> text(row, Fits.MODEL_ID) + "/" + text(row, Fits.ESTIMATOR),
                    Function.identity()));
    assertThat(fits.keySet())
        .isEqualTo(
            Set.of(
                "M0/efron_cox",
                "M0/cloglog",
                "MV/efron_cox",
                "MV/cloglog",
                "M4/efron_cox",
                "M4/cloglog",
                "MVALUE/efron_cox",
                "MVALUE/cloglog",
                "M6/efron_cox",
                "M6/cloglog",
                "MJ/efron_cox",
                "MJ/cloglog",
                "M11/efron_cox",
                "M11/cloglog",
                "M4S/efron_cox",
                "M4S/cloglog",
                "M6S/efron_cox",
                "M6S/cloglog",
                "M4L3/efron_cox",
                "M4L6/efron_cox",
                "M4L9/efron_cox",
                "M4L12/efron_cox",
                "M6I/efron_cox",
                "M4P/efron_cox",
                "M4_MERGER/efron_cox",
                "M4_BANKRUPTCY/efron_cox"));
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
    assertThat(fits.values())
        .extracting(row -> row.<Long>getAs(Fits.ACCOUNT_MONTHS.name()))
        .containsOnly(896L);
  }

  /** Depth is x1, value x3, size x2: block D of {@code r/fx1.R}. */
  @Test
  void coefficientsAreThoseOfRPerStandardDeviation(MemoryLake lake) {
    lake.holds(Panel.TABLE, fx1Panel());

    job.run(lake);

    Row depth = coefficient(lake, "M6", "depth_recent");
    Row value = coefficient(lake, "M6", "value");
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
    assertThat(coefficient(lake, "M6", "size").<Object>getAs(Coefficients.P_WILD.name())).isNull();
    double variance =
        lake.read(Covariances.TABLE).collectAsList().stream()
            .filter(row -> text(row, Covariances.MODEL_ID).equals("M6"))
            .filter(row -> text(row, Covariances.ESTIMATOR).equals(Fits.EFRON_COX))
            .filter(row -> text(row, Covariances.TERM).equals("value"))
            .filter(row -> text(row, Covariances.OTHER_TERM).equals("value"))
            .mapToDouble(row -> number(row, Covariances.COVARIANCE))
            .sum();
    assertThat(Math.sqrt(variance)).isCloseTo(number(value, Coefficients.SE_ROBUST), within(1e-12));
  }

  /** The joint model is the largest: its calibration and residuals are looked at. */
  @Test
  void testsStandBesideTheModels(MemoryLake lake) {
    lake.holds(Panel.TABLE, fx1Panel());

    job.run(lake);

    assertThat(lake.read(Tests.TABLE).collectAsList())
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

  /** Months of accounts without a full year behind them. */
  @Test
  void monthsWithoutHistoryAreInNoModel(MemoryLake lake) {
    lake.holds(
        Panel.TABLE,
        fx1Panel() + "\nnewcomer | all | 1 | 9 | 1 | s1 | 9 | 9 | 9 | r1 | p1 | false");

    job.run(lake);

    assertThat(lake.read(Fits.TABLE).collectAsList())
        .extracting(row -> row.<Long>getAs(Fits.ACCOUNT_MONTHS.name()))
        .containsOnly(896L);
  }

  /** Everybody stayed: rows with a reason, and not one number. */
  @Test
  void withoutEventsEveryModelIsRefused(MemoryLake lake) {
    lake.holds(Panel.TABLE, fx1Panel().replace("| 1     |", "| 0     |"));

    job.run(lake);

    assertThat(compared(lake))
        .hasSize(2 * RetentionModels.all().size())
        .allSatisfy(
            row -> {
              assertThat(text(row, Fits.STATUS)).isEqualTo("REFUSED");
              assertThat(text(row, Fits.REASON)).isEqualTo("no event in 896 rows at risk");
              assertThat(row.<Object>getAs(Fits.LOG_LIKELIHOOD.name())).isNull();
            });
    assertThat(lake.read(Coefficients.TABLE).collectAsList()).isEmpty();
  }

  /** Nobody was a customer for a year: too little to ask, which is not the lack of a column. */
  @Test
  void withoutARowEveryModelIsRefused(MemoryLake lake) {
    lake.holds(Panel.TABLE, fx1Panel().replace("| true", "| false"));

    job.run(lake);

    assertThat(compared(lake))
        .hasSize(2 * RetentionModels.all().size())
        .allSatisfy(
            row -> {
              assertThat(text(row, Fits.STATUS)).isEqualTo("REFUSED");
              assertThat(text(row, Fits.REASON))
                  .isEqualTo("no row at risk has all terms of the model");
              assertThat(text(row, Fits.MISSING_TERMS)).isEmpty();
            });
  }

  @Test
  void fewEventsForTheTermsAreRefusedWithTheirNumber(MemoryLake lake) {
    String panel =
        fx1Panel()
            .lines()
            .filter(
                line ->
                    line.startsWith("account_id")
                        || line.contains("| 0     |")
                        || line.startsWith("a1 "))
            .collect(Collectors.joining("\n"));
    lake.holds(Panel.TABLE, panel);

    job.run(lake);

    assertThat(lake.read(Fits.TABLE).collectAsList())
        .filteredOn(row -> text(row, Fits.MODEL_ID).equals("M6"))
        .allSatisfy(
            row ->
                assertThat(text(row, Fits.REASON))
                    .isEqualTo("1 event for 3 terms: fewer than 5 events per term"));
  }

  /** The value tells the future: no maximum of the likelihood, but one of Firth's. */
  @Test
  void termsThatSeparateTheEventsCarryAPenalty(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(row -> row.event() ? "1" : "0", Fx1.Row::stop, row -> "s"));

    job.run(lake);

    Row fit = fit(lake, "M6", Fits.EFRON_COX);
    assertThat(text(fit, Fits.STATUS)).isEqualTo("WARN");
    assertThat(text(fit, Fits.FLAGS)).isEqualTo("SEPARATION");
    assertThat(text(fit, Fits.REASON))
        .isEqualTo("terms separate the events: estimates carry Firth's penalty");
    Row value = coefficient(lake, "M6", "value");
    assertThat(number(value, Coefficients.ESTIMATE)).isBetween(0.5, 10.0);
    assertThat(number(value, Coefficients.SE_ROBUST))
        .isGreaterThanOrEqualTo(number(value, Coefficients.SE_NAIVE));
    assertThat(number(value, Coefficients.P_VALUE)).isLessThan(1e-6);
    Map<String, Double> profile = figures(lake, "M6/efron_cox", "value");
    assertThat(profile.get(Tests.PENALISED_LIKELIHOOD_RATIO)).isGreaterThan(20);
    assertThat(number(value, Coefficients.ESTIMATE))
        .isBetween(profile.get(Tests.PROFILE_LOW), profile.get(Tests.PROFILE_HIGH));
    assertThat(profile.get(Tests.PROFILE_LOW)).isPositive();
    Row grouped = fit(lake, "M6", Fits.CLOGLOG);
    assertThat(text(grouped, Fits.STATUS)).isEqualTo("REFUSED");
    assertThat(text(grouped, Fits.REASON))
        .isEqualTo("a coefficient grows without end: terms separate the events");
    assertThat(text(fit(lake, "M4", Fits.EFRON_COX), Fits.STATUS)).isEqualTo("OK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infinity", "NaN"})
  void valuesThatAreNoNumbersAreRefused(String value, MemoryLake lake) {
    lake.holds(
        Panel.TABLE,
        panel(row -> row.account() == 3 ? value : "" + row.x3(), Fx1.Row::stop, row -> "s"));

    job.run(lake);

    String faulty = "rows hold a number that is not finite";
    assertThat(text(fit(lake, "M6", Fits.EFRON_COX), Fits.REASON))
        .startsWith("value has a value that is not finite; ")
        .endsWith(faulty);
    assertThat(text(fit(lake, "M4", Fits.CLOGLOG), Fits.REASON)).endsWith(faulty);
    assertThat(lake.read(Coefficients.TABLE).collectAsList()).isEmpty();
  }

  @Test
  void constantValuesAreDroppedAndNamed(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(row -> "7", Fx1.Row::stop, row -> "s"));

    job.run(lake);

    Row fit = fit(lake, "M6", Fits.EFRON_COX);
    assertThat(text(fit, Fits.DROPPED_TERMS)).contains("value");
    assertThat(text(fit, Fits.TERMS)).isEqualTo("depth_recent, size");
  }

  /**
   * A table in which a stay returns from its event, or is in two places, is no counting process.
   */
  @Test
  void panelsThatAreNoCountingProcessAreRefusedWithTheirFaults(MemoryLake lake) {
    String twice = fx1Panel().lines().filter(line -> line.startsWith("a7 ")).findFirst().orElse("");
    lake.holds(Panel.TABLE, fx1Panel() + "\n" + twice);

    job.run(lake);

    assertThat(compared(lake))
        .hasSize(2 * RetentionModels.all().size())
        .allSatisfy(
            row -> {
              assertThat(text(row, Fits.STATUS)).isEqualTo("REFUSED");
              assertThat(text(row, Fits.REASON))
                  .isEqualTo("1 rows overlap an earlier row of their subject");
            });
    assertThat(lake.read(Coefficients.TABLE).collectAsList()).isEmpty();
    assertThat(lake.read(Tests.TABLE).collectAsList())
        .filteredOn(row -> text(row, Tests.TEST).equals(Tests.AUDIT))
        .extracting(row -> text(row, Tests.TERM) + " " + number(row, Tests.STATISTIC))
        .containsExactlyInAnyOrder(
            "rows 897.0",
            "overlaps 1.0",
            "gaps 0.0",
            "empty 0.0",
            "after_event 0.0",
            "not_finite 0.0");
  }

  /** One month of each account, each as an account of its own. */
  @Test
  void allEventsInOneMonthIsAWarning(MemoryLake lake) {
    String oneMonth =
        panel(row -> "" + row.x3(), row -> 5, row -> "s")
            .lines()
            .map(new OwnAccounts()::of)
            .collect(Collectors.joining("\n"));
    lake.holds(Panel.TABLE, oneMonth);

    job.run(lake);

    Row fit = fit(lake, "M4", Fits.EFRON_COX);
    assertThat(text(fit, Fits.STATUS)).isEqualTo("WARN");
    assertThat(text(fit, Fits.REASON)).isEqualTo("all events fall into one risk set");
  }

  /** A stratum for each account: an event meets nobody to be compared with. */
  @Test
  void strataOfOneAccountEachHaveNothingToCompare(MemoryLake lake) {
    lake.holds(Panel.TABLE, panel(row -> "" + row.x3(), Fx1.Row::stop, row -> "s" + row.account()));

    job.run(lake);

    for (String estimator : List.of(Fits.EFRON_COX, Fits.CLOGLOG)) {
      assertThat(text(fit(lake, "M4", estimator), Fits.STATUS)).isEqualTo("REFUSED");
      assertThat(text(fit(lake, "M4", estimator), Fits.REASON))
          .isEqualTo("no term of the model varies in a risk set");
    }
  }

  /** Makes every line that of another account. */
  private static final class OwnAccounts {
    private int next;

    String of(String line) {
      return line.startsWith("a") && !line.startsWith("account_id") ? "n" + next++ + line : line;
    }
  }

  /** Matched sets: many strata, each with one event among four accounts. */
  @Test
  void manyStrataOfOneEventEachAreFitted(MemoryLake lake) {
    StringBuilder panel = new StringBuilder(HEADER);
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
    lake.holds(Panel.TABLE, panel.toString());

    job.run(lake);

    for (String estimator : List.of(Fits.EFRON_COX, Fits.CLOGLOG)) {
      Row fit = fit(lake, "M6", estimator);
      assertThat(text(fit, Fits.STATUS)).isEqualTo("OK");
      assertThat(fit.<Long>getAs(Fits.RISK_SETS.name())).isEqualTo(600);
      assertThat(number(fit, Fits.LOG_LIKELIHOOD)).isBetween(-1500.0, 0.0);
    }
  }

  /** By name of test. */
  private static Map<String, Double> figures(MemoryLake lake, String subject, String term) {
    return lake.read(Tests.TABLE).collectAsList().stream()
        .filter(row -> text(row, Tests.SUBJECT).equals(subject))
        .filter(row -> text(row, Tests.TERM).equals(term))
        .collect(
            Collectors.toMap(row -> text(row, Tests.TEST), row -> number(row, Tests.STATISTIC)));
  }

  /** Rows of the models of retention, without those that stand beside them. */
  private static List<Row> compared(MemoryLake lake) {
    Set<String> compared =
        RetentionModels.all().stream().map(ModelSpec::id).collect(Collectors.toSet());
    return lake.read(Fits.TABLE).collectAsList().stream()
        .filter(row -> compared.contains(text(row, Fits.MODEL_ID)))
        .toList();
  }

  private static Row fit(MemoryLake lake, String model, String estimator) {
    return lake.read(Fits.TABLE).collectAsList().stream()
        .filter(row -> text(row, Fits.MODEL_ID).equals(model))
        .filter(row -> text(row, Fits.ESTIMATOR).equals(estimator))
        .findFirst()
        .orElseThrow();
  }

  private static Row coefficient(MemoryLake lake, String model, String term) {
    return lake.read(Coefficients.TABLE).collectAsList().stream()
        .filter(row -> text(row, Coefficients.MODEL_ID).equals(model))
        .filter(row -> text(row, Coefficients.ESTIMATOR).equals(Fits.EFRON_COX))
        .filter(row -> text(row, Coefficients.TERM).equals(term))
        .findFirst()
        .orElseThrow();
  }

  private static double perUnit(Row row) {
    return number(row, Coefficients.ESTIMATE) / number(row, Coefficients.STANDARD_DEVIATION);
  }

  private static String text(Row row, Field field) {
    return row.getAs(field.name());
  }

  private static double number(Row row, Field field) {
    return row.<Double>getAs(field.name());
  }

  private static String fx1Panel() {
    return panel(
        row -> String.format(Locale.ROOT, "%.3f", row.x3() / 1000.0),
        Fx1.Row::stop,
        row -> "s" + row.stratum());
  }

  private static String panel(
      Function<Fx1.Row, String> value,
      ToIntFunction<Fx1.Row> tenure,
      Function<Fx1.Row, String> stratum) {
    return Fx1.rows().stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "a%d | all | 1 | %d | %d     | %s | %.3f | %d | %s | r%d | p%d | true",
                    row.account(),
                    tenure.applyAsInt(row),
                    row.event() ? 1 : 0,
                    stratum.apply(row),
                    row.x1() / 1000.0,
                    row.x2(),
                    value.apply(row),
                    row.rep(),
                    row.parent()))
        .collect(Collectors.joining("\n", HEADER + "\n", ""));
  }
}
