package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.fixtures.Intervals;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Firth's penalty; the calls of R and their output are in {@code r/firth.R}. */
class FirthRegressionTest {

  private static final double[] R_EFRON = {-0.1200607325171, -4.112332116051, 0.6534243341623};
  private static final double[] R_EFRON_ERRORS = {1.357453150568, 1.450892690651, 0.3200039215962};
  private static final double R_EFRON_LOG_LIKELIHOOD = -92.14512401526;
  private static final double[] R_BRESLOW = {-0.08235682834187, -4.071393588814, 0.6394325350155};

  /**
   * One event, among a rows with x = 1 and b without: with p the share of the hazard that those
   * with x = 1 have, the penalised score is (1 - p) + (1 - 2p) / 2, zero at p = 3/4.
   */
  @Test
  @Evidence(of = FirthRegression.class, kind = Kind.BY_HAND)
  void oneEventOfThoseExposed() {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(1, true, 0, 1));
    for (int i = 1; i < 5; i++) {
      rows.add(Row.of(1, false, i, i < 2 ? 1 : 0));
    }

    CoxFit fit = refit(rows, CoxRegression.efron());

    assertThat(fit.coefficients()[0]).isCloseTo(Math.log(3 * 3 / 2.0), within(1e-10));
    assertThat(fit.naive()[0][0]).isCloseTo(16 / 3.0, within(1e-9));
    assertThat(fit.converged()).isTrue();
  }

  @Test
  @Evidence(of = FirthRegression.class, kind = Kind.SYMMETRY)
  void unitAndSignOfATermDoNotMatter() {
    List<Row> turned =
        separated().stream()
            .map(
                row ->
                    Row.of(
                        row.time(),
                        row.event(),
                        row.clusters()[0],
                        -10 * row.values()[0],
                        row.values()[1] + 7,
                        row.values()[2]))
            .toList();

    CoxFit fit = refit(separated(), CoxRegression.efron());
    CoxFit same = refit(turned, CoxRegression.efron());

    assertThat(same.coefficients()[0] * -10).isCloseTo(fit.coefficients()[0], within(1e-9));
    assertThat(same.coefficients()[1]).isCloseTo(fit.coefficients()[1], within(1e-9));
  }

  /**
   * The penalised log-likelihood, by its values alone, is flat at the estimate and lower around.
   */
  @Test
  @Evidence(of = FirthRegression.class, kind = Kind.SECOND_ROUTE)
  void isTheTopOfThePenalisedLikelihood() {
    SpreadBlocks<PanelBlock> panel = Panels.of(separated());
    PanelCensus census = Panels.census(panel, 3);
    GridData data = GridData.of(panel, census);
    for (Ties ties : Ties.values()) {
      CoxFit plain = new CoxRegression(ties, 30).fit(data, Panels.plain(census, 3));
      CoxFit fit = new FirthRegression(ties, 200).refit(data, plain);

      double top = penalised(data, fit.design(), fit.scaledCoefficients(), ties);
      double unit = Arrays.stream(fit.design().unit()).map(Math::log).sum();
      assertThat(fit.logLikelihood()).isCloseTo(top + unit, within(1e-10));
      for (int j = 0; j < 3; j++) {
        double above = penalised(data, fit.design(), moved(fit, j, 1e-4), ties);
        double below = penalised(data, fit.design(), moved(fit, j, -1e-4), ties);
        assertThat(above).isLessThan(top);
        assertThat(below).isLessThan(top);
        assertThat((above - below) / 2e-4).isCloseTo(0, within(1e-6));
      }
    }
  }

  /** By the month, and as intervals. */
  @Test
  @Evidence(of = FirthRegression.class, kind = Kind.SECOND_ROUTE)
  void monthsAreIntervalsOfLengthOne() {
    var rows = Intervals.of(Intervals.fromMonths(separated()), 100);
    var census = rows.sum(new IntervalCensus.Pass(3));
    IntervalData data = IntervalData.of(rows, census);
    Design design =
        Design.of(
            List.of(
                Design.Term.asMeasured(0), Design.Term.asMeasured(1), Design.Term.asMeasured(2)),
            census.moments());

    CoxFit fit = FirthRegression.efron().refit(data, CoxRegression.efron().fit(data, design));

    assertThat(fit.coefficients())
        .containsExactly(refit(separated(), CoxRegression.efron()).coefficients(), within(1e-9));
  }

  /** R finds the top by a general search, so the last digits are its. */
  @Test
  @Evidence(of = FirthRegression.class, kind = Kind.R)
  void agreesWithASearchInR() {
    CoxFit efron = refit(separated(), CoxRegression.efron());
    CoxFit breslow = refit(separated(), CoxRegression.breslow());

    assertThat(efron.coefficients()).containsExactly(R_EFRON, within(1e-9));
    assertThat(efron.logLikelihood()).isCloseTo(R_EFRON_LOG_LIKELIHOOD, within(1e-9));
    assertThat(HazardFit.standardErrors(efron.naive()))
        .containsExactly(R_EFRON_ERRORS, within(1e-9));
    assertThat(breslow.coefficients()).containsExactly(R_BRESLOW, within(1e-9));
  }

  /** Nobody with x2 = 1 leaves: its effect is seen, and its test is that of the score. */
  @Test
  void scoreTestFindsTheTermThatSeparates() {
    SpreadBlocks<PanelBlock> panel = Panels.of(separated());
    PanelCensus census = Panels.census(panel, 3);
    GridData data = GridData.of(panel, census);
    CoxFit plain = CoxRegression.efron().fit(data, Panels.plain(census, 3));

    CoxFit fit = FirthRegression.efron().refit(data, plain);

    assertThat(plain.isSeparated()).isTrue();
    assertThat(plain.running()).containsExactly(false, true, false);
    assertThat(fit.isSeparated()).isFalse();
    assertThat(FirthRegression.efron().scoreTest(data, fit, 1).p()).isBetween(1e-8, 1e-3);
    assertThat(FirthRegression.efron().scoreTest(data, fit, 0).p()).isGreaterThan(0.05);
  }

  /** FX1 without the events of those with x2 = 1. */
  static List<Row> separated() {
    return Panels.fx1().stream()
        .map(
            row ->
                Row.of(
                    row.time(),
                    row.event() && row.values()[1] == 0,
                    row.clusters()[0],
                    row.values()))
        .toList();
  }

  private static double[] moved(CoxFit fit, int term, double by) {
    double[] beta = fit.scaledCoefficients().clone();
    beta[term] += by;
    return beta;
  }

  private static double penalised(CoxData data, Design design, double[] beta, Ties ties) {
    double[] shift = new double[data.riskSets().size()];
    PartialLikelihood likelihood =
        PartialLikelihood.of(data.sums(design, beta, shift), data.riskSets(), beta, shift, ties);
    return likelihood.logLikelihood() + Cholesky.of(likelihood.information()).logDeterminant() / 2;
  }

  private static CoxFit refit(List<Row> rows, CoxRegression regression) {
    SpreadBlocks<PanelBlock> panel = Panels.of(rows);
    int columns = rows.get(0).values().length;
    PanelCensus census = Panels.census(panel, columns);
    GridData data = GridData.of(panel, census);
    CoxFit plain = regression.fit(data, Panels.plain(census, columns));
    return new FirthRegression(regression.ties(), 200).refit(data, plain);
  }
}
