package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold exactly, whatever the data. */
class CoxPropertiesTest {

  @Test
  void tiesDoNotMatterWhereThereAreNone() {
    Set<Integer> seen = new HashSet<>();
    List<Row> untied =
        Panels.fx1().stream().filter(row -> !row.event() || seen.add(row.time())).toList();

    assertThat(fit(untied, CoxRegression.efron()).coefficients())
        .containsExactly(fit(untied, CoxRegression.breslow()).coefficients(), within(1e-12));
  }

  @Test
  void orderOfRowsAndSizeOfBlocksDoNotMatter() {
    List<Row> shuffled = new ArrayList<>(Panels.fx1Weighted());
    Collections.shuffle(shuffled, new Random(7));

    CoxFit expected = fit(Panels.of(Panels.fx1Weighted(), 1000), CoxRegression.efron());
    CoxFit actual = fit(Panels.of(shuffled, 13), CoxRegression.efron());

    assertThat(actual.coefficients()).containsExactly(expected.coefficients(), within(1e-12));
    assertThat(actual.logLikelihood()).isCloseTo(expected.logLikelihood(), within(1e-11));
    for (int j = 0; j < 3; j++) {
      assertThat(actual.naive()[j]).containsExactly(expected.naive()[j], within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Ties.class)
  @Evidence(of = CoxRegression.class, kind = Kind.SYMMETRY)
  void weightsOfTwoAreRowsTwiceUnderBreslow(Ties ties) {
    List<Row> twice = new ArrayList<>();
    for (Row row : Panels.fx1Weighted()) {
      for (int copy = 0; copy < row.weight(); copy++) {
        twice.add(weighted(row, 1));
      }
    }
    CoxFit replicated = fit(twice, new CoxRegression(ties, 30));
    CoxFit weighted = fit(Panels.fx1Weighted(), new CoxRegression(ties, 30));

    if (ties == Ties.BRESLOW) {
      assertThat(weighted.coefficients()).containsExactly(replicated.coefficients(), within(1e-12));
    } else {
      // Efron takes copies for ties and weights for none.
      assertThat(weighted.coefficients()[0])
          .isNotCloseTo(replicated.coefficients()[0], within(1e-6));
    }
  }

  /**
   * The data twice: twice the log-likelihood but for ties, the same estimate, half the variance.
   */
  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.SYMMETRY)
  void twoCopiesInTwoStrataHalveTheVariance() {
    List<Row> both = new ArrayList<>(Panels.fx1());
    Panels.fx1().forEach(row -> both.add(inStratum(row, 1)));

    CoxFit once = fit(Panels.fx1(), CoxRegression.efron());
    CoxFit twice = fit(both, CoxRegression.efron());

    assertThat(twice.coefficients()).containsExactly(once.coefficients(), within(1e-12));
    assertThat(twice.logLikelihood()).isCloseTo(2 * once.logLikelihood(), within(1e-10));
    assertThat(twice.naive()[1][1]).isCloseTo(once.naive()[1][1] / 2, within(1e-14));
  }

  @Test
  void scalingACovariateScalesItsCoefficient() {
    List<Row> scaled =
        Panels.fx1().stream()
            .map(
                row ->
                    withValues(row, row.values()[0] * 1000 + 5e6, row.values()[1], row.values()[2]))
            .toList();

    double[] expected = fit(Panels.fx1(), CoxRegression.efron()).coefficients();
    double[] actual = fit(scaled, CoxRegression.efron()).coefficients();

    assertThat(actual[0]).isCloseTo(expected[0] / 1000, within(1e-12));
    assertThat(actual[1]).isCloseTo(expected[1], within(1e-9));
  }

  /** exp(eta) of 2000 overflows; that of eta less its largest in the risk set does not. */
  @Test
  void offsetsBeyondTheRangeOfExpDoNotMatterWhenSharedByARiskSet() {
    List<Row> shifted =
        Panels.fx1().stream()
            .map(row -> withOffset(row, row.time() % 2 == 0 ? 2000 : -2000))
            .toList();

    CoxFit expected = fit(Panels.fx1(), CoxRegression.efron());
    CoxFit actual = fit(shifted, CoxRegression.efron());

    assertThat(actual.coefficients()).containsExactly(expected.coefficients(), within(1e-9));
    assertThat(actual.logLikelihood()).isCloseTo(expected.logLikelihood(), within(1e-8));
  }

  /** An offset of x b is a coefficient moved by b. */
  @Test
  void offsetShiftsTheCoefficient() {
    List<Row> offset =
        Panels.fx1().stream().map(row -> withOffset(row, 0.25 * row.values()[1])).toList();

    double[] expected = fit(Panels.fx1(), CoxRegression.efron()).coefficients();
    double[] actual = fit(offset, CoxRegression.efron()).coefficients();

    assertThat(actual[1] + 0.25).isCloseTo(expected[1], within(1e-12));
    assertThat(actual[2]).isCloseTo(expected[2], within(1e-12));
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.SECOND_ROUTE)
  void scoreIsTheSlopeOfTheLogLikelihood() {
    SpreadBlocks<PanelBlock> panel = Panels.of(Panels.fx1Weighted());
    PanelCensus census = Panels.census(panel, 3);
    CoxData data = GridData.of(panel, census);
    Design design = Panels.plain(census, 3);
    double[] beta = {0.1, -0.2, 0.3};
    double h = 1e-5;

    PartialLikelihood at = likelihood(data, design, beta);
    for (int j = 0; j < 3; j++) {
      double[] up = beta.clone();
      double[] down = beta.clone();
      up[j] += h;
      down[j] -= h;
      PartialLikelihood above = likelihood(data, design, up);
      PartialLikelihood below = likelihood(data, design, down);
      assertThat(at.score()[j])
          .isCloseTo((above.logLikelihood() - below.logLikelihood()) / (2 * h), within(1e-7));
      for (int k = 0; k < 3; k++) {
        assertThat(at.information()[j][k])
            .isCloseTo((below.score()[k] - above.score()[k]) / (2 * h), within(1e-6));
      }
    }
  }

  @Test
  void scoreResidualsAddUpToZero() {
    SpreadBlocks<PanelBlock> panel = Panels.of(Panels.fx1Weighted());
    PanelCensus census = Panels.census(panel, 3);
    CoxData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.efron().fit(data, Panels.plain(census, 3));

    ClusterProducts products =
        data.scores(
            fit.design(),
            fit.scaledCoefficients(),
            fit.shift(),
            fit.likelihood().residualTerms(),
            0);

    for (int j = 0; j < 3; j++) {
      int term = j;
      assertThat(products.vectors().stream().mapToDouble(u -> u[term]).sum())
          .isCloseTo(0, within(1e-8));
    }
  }

  @Test
  void constantAndCollinearTermsAreDropped() {
    List<Row> rows =
        Panels.fx1().stream()
            .map(
                row ->
                    new Row(
                        0,
                        row.time(),
                        row.event(),
                        new double[] {
                          7, row.values()[1], row.values()[2], 2 * row.values()[1] - row.values()[2]
                        },
                        1,
                        0,
                        row.clusters()))
            .toList();
    SpreadBlocks<PanelBlock> panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, 4);

    CoxFit fit = CoxRegression.efron().fit(GridData.of(panel, census), Panels.plain(census, 4));

    assertThat(fit.kept()).containsExactly(false, true, true, false);
    assertThat(fit.coefficients()).hasSize(2);
  }

  @Test
  void riskSetsOfOneRowSayNothing() {
    List<Row> rows = new ArrayList<>(Panels.fx1());
    for (int stratum = 1; stratum <= 600; stratum++) {
      rows.add(new Row(stratum, 1, true, new double[] {1, 1, 1}, 1, 0, new long[] {stratum}));
    }

    assertThat(fit(rows, CoxRegression.efron()).coefficients())
        .containsExactly(fit(Panels.fx1(), CoxRegression.efron()).coefficients(), within(1e-9));
  }

  @Test
  void withoutEventsThereIsNothingToFit() {
    List<Row> rows =
        Panels.fx1().stream().map(row -> Row.of(row.time(), false, 1, row.values())).toList();

    assertThatThrownBy(() -> fit(rows, CoxRegression.efron()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without events");
  }

  /** A row whose hazard is nothing beside that of the others in its risk set. */
  @Test
  void predictorsBeyondTheRangeOfExpAreSaidToBeHeld() {
    List<Row> rows = new ArrayList<>(Panels.fx1());
    assertThat(fit(rows, CoxRegression.efron()).isHeld()).isFalse();

    rows.add(new Row(0, 1, false, new double[] {0, 0, 0}, 1, -2_000, new long[] {9_999}));

    CoxFit held = fit(rows, CoxRegression.efron());
    assertThat(held.isHeld()).isTrue();
    assertThat(held.coefficients())
        .containsExactly(fit(Panels.fx1(), CoxRegression.efron()).coefficients(), within(1e-9));
  }

  /** One, two or three standard errors of the second coefficient away. */
  @Test
  void stepsFromNearbyLeadToTheSameMaximum() {
    SpreadBlocks<PanelBlock> panel = Panels.of(Panels.fx1());
    PanelCensus census = Panels.census(panel, 3);
    GridData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.efron().fit(data, Panels.plain(census, 3));

    for (double away : new double[] {0, .3, .6, 1}) {
      double[] start = fit.scaledCoefficients().clone();
      start[1] += away;
      assertThat(CoxRegression.efron().near(start, data, fit.design()))
          .containsExactly(fit.scaledCoefficients(), within(1e-8));
    }
  }

  @Test
  void perfectSeparationIsSeen() {
    List<Row> rows =
        Panels.fx1().stream()
            .map(row -> Row.of(row.time(), row.event(), 1, row.event() ? 1 : 0))
            .toList();
    SpreadBlocks<PanelBlock> panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, 1);

    CoxFit fit = CoxRegression.efron().fit(GridData.of(panel, census), Panels.plain(census, 1));

    assertThat(fit.isSeparated()).isTrue();
  }

  private static PartialLikelihood likelihood(CoxData data, Design design, double[] beta) {
    double[] shift = new double[data.riskSets().size()];
    CoxSums sums = data.sums(design, beta, shift);
    return PartialLikelihood.of(sums, data.riskSets(), beta, shift, Ties.EFRON);
  }

  private static CoxFit fit(List<Row> rows, CoxRegression regression) {
    return fit(Panels.of(rows), regression);
  }

  private static CoxFit fit(SpreadBlocks<PanelBlock> panel, CoxRegression regression) {
    PanelCensus census = Panels.census(panel, 3);
    return regression.fit(GridData.of(panel, census), Panels.plain(census, 3));
  }

  private static Row weighted(Row row, double weight) {
    return new Row(row.stratum(), row.time(), row.event(), row.values(), weight, 0, row.clusters());
  }

  private static Row inStratum(Row row, long stratum) {
    return new Row(stratum, row.time(), row.event(), row.values(), 1, 0, row.clusters());
  }

  private static Row withOffset(Row row, double offset) {
    return new Row(0, row.time(), row.event(), row.values(), 1, offset, row.clusters());
  }

  private static Row withValues(Row row, double... values) {
    return new Row(0, row.time(), row.event(), values, 1, 0, row.clusters());
  }
}
