package dev.plumbline.jobs;

import static dev.plumbline.jobs.FittedPanel.number;
import static dev.plumbline.jobs.FittedPanel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fit.RetentionModels;
import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Panels from which nothing can be learned: rows with a reason, never a number. */
@SparkTest
class RefusedModelsTest {

  /** Everybody stayed; or nobody was a customer for a year, which is not the lack of a column. */
  @ParameterizedTest
  @CsvSource({
    "'| 1     |', '| 0     |', no event in 896 rows at risk",
    "'| true', '| false', no row at risk has all terms of the model"
  })
  void withoutEventsOrRowsEveryModelIsRefused(
      String some, String none, String reason, MemoryLake lake) {
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text().replace(some, none));

    refusesEveryModel(fitted, reason);
    if (none.contains("false")) {
      assertThat(fitted.compared())
          .allSatisfy(row -> assertThat(text(row, Fits.MISSING_TERMS)).isEmpty());
    }
  }

  @Test
  void fewEventsForTheTermsAreRefusedWithTheirNumber(MemoryLake lake) {
    String panel =
        Fx1Panel.text()
            .lines()
            .filter(
                line ->
                    line.startsWith("account_id")
                        || line.contains("| 0     |")
                        || line.startsWith("a1 "))
            .collect(Collectors.joining("\n"));
    FittedPanel fitted = FittedPanel.of(lake, panel);

    assertThat(fitted.rows(Fits.TABLE))
        .filteredOn(row -> text(row, Fits.MODEL_ID).equals("M6"))
        .allSatisfy(
            row ->
                assertThat(text(row, Fits.REASON))
                    .isEqualTo("1 event for 3 terms: fewer than 5 events per term"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infinity", "NaN"})
  void valuesThatAreNoNumbersAreRefused(String value, MemoryLake lake) {
    FittedPanel fitted =
        FittedPanel.of(
            lake,
            Fx1Panel.text(
                row -> row.account() == 3 ? value : "" + row.x3(), Fx1.Row::stop, row -> "s"));

    String faulty = "rows hold a number that is not finite";
    assertThat(text(fitted.fit("M6", Fits.EFRON_COX), Fits.REASON))
        .startsWith("value has a value that is not finite; ")
        .endsWith(faulty);
    assertThat(text(fitted.fit("M4", Fits.CLOGLOG), Fits.REASON)).endsWith(faulty);
    assertThat(fitted.rows(Coefficients.TABLE)).isEmpty();
  }

  /**
   * A table in which a stay returns from its event, or is in two places, is no counting process.
   */
  @Test
  void panelsThatAreNoCountingProcessAreRefusedWithTheirFaults(MemoryLake lake) {
    String twice =
        Fx1Panel.text().lines().filter(line -> line.startsWith("a7 ")).findFirst().orElse("");
    FittedPanel fitted = FittedPanel.of(lake, Fx1Panel.text() + "\n" + twice);

    refusesEveryModel(fitted, "1 rows overlap an earlier row of their subject");
    assertThat(fitted.rows(Tests.TABLE))
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

  /** A stratum for each account: an event meets nobody to be compared with. */
  @Test
  void strataOfOneAccountEachHaveNothingToCompare(MemoryLake lake) {
    FittedPanel fitted =
        FittedPanel.of(
            lake, Fx1Panel.text(row -> "" + row.x3(), Fx1.Row::stop, row -> "s" + row.account()));

    for (String estimator : List.of(Fits.EFRON_COX, Fits.CLOGLOG)) {
      assertThat(text(fitted.fit("M4", estimator), Fits.STATUS)).isEqualTo("REFUSED");
      assertThat(text(fitted.fit("M4", estimator), Fits.REASON))
          .isEqualTo("no term of the model varies in a risk set");
    }
  }

  /** Rows with the reason, and not one number. */
  private static void refusesEveryModel(FittedPanel fitted, String reason) {
    assertThat(fitted.compared())
        .hasSize(3 * RetentionModels.all().size())
        .allSatisfy(
            row -> {
              assertThat(text(row, Fits.STATUS)).isEqualTo(Fits.REFUSED);
              assertThat(text(row, Fits.REASON)).isEqualTo(reason);
              assertThat(row.<Object>getAs(Fits.LOG_LIKELIHOOD.name())).isNull();
            });
    assertThat(fitted.rows(Coefficients.TABLE)).isEmpty();
    assertThat(fitted.rows(Covariances.TABLE)).isEmpty();
  }
}
