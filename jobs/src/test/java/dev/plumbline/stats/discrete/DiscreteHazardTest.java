package dev.plumbline.stats.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscreteHazardTest {

  /** One month, 3 of 10 leave without the covariate and 6 of 10 with it. */
  @Test
  @Evidence(of = DiscreteHazard.class, kind = Kind.BY_HAND)
  void oneMonthIsAFourfoldTable() {
    List<Panels.Row> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(Panels.Row.of(1, i < 3, i, 0));
      rows.add(Panels.Row.of(1, i < 6, i + 10, 1));
    }

    assertThat(fit(rows, DiscreteHazard.logit()).coefficients()[0])
        .isCloseTo(Math.log(6 / 4.0) - Math.log(3 / 7.0), within(1e-10));
    assertThat(fit(rows, DiscreteHazard.cloglog()).coefficients()[0])
        .isCloseTo(Math.log(-Math.log(0.4)) - Math.log(-Math.log(0.7)), within(1e-10));
    // Variance of a log odds ratio: 1/3 + 1/7 + 1/6 + 1/4.
    assertThat(fit(rows, DiscreteHazard.logit()).naive()[0][0])
        .isCloseTo(1 / 3.0 + 1 / 7.0 + 1 / 6.0 + 1 / 4.0, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Link.class)
  @Evidence(of = DiscreteHazard.class, kind = Kind.SYMMETRY)
  void everyRowTwiceHalvesTheVariance(Link link) {
    List<Panels.Row> twice = new ArrayList<>(Panels.fx1());
    twice.addAll(Panels.fx1());
    DiscreteHazard hazard = new DiscreteHazard(link, 60);

    DiscreteFit once = fit(Panels.fx1(), hazard);
    DiscreteFit both = fit(twice, hazard);

    assertThat(both.coefficients()).containsExactly(once.coefficients(), within(1e-10));
    assertThat(both.logLikelihood()).isCloseTo(2 * once.logLikelihood(), within(1e-9));
    assertThat(both.naive()[1][1]).isCloseTo(once.naive()[1][1] / 2, within(1e-11));
  }

  /** At the estimate no intercept and no coefficient can be moved to a higher likelihood. */
  @ParameterizedTest
  @EnumSource(Link.class)
  @Evidence(of = DiscreteHazard.class, kind = Kind.SECOND_ROUTE)
  void isTheTopOfTheLikelihood(Link link) {
    SpreadBlocks<PanelBlock> panel = Panels.of(Panels.fx1());
    PanelCensus census = Panels.census(panel, 3);
    Design design = Panels.plain(census, 3);
    DiscreteFit fit = new DiscreteHazard(link, 60).fit(panel, census, design);
    RiskSets riskSets = fit.riskSets();

    for (double h : new double[] {-1e-3, 1e-3}) {
      for (int j = 0; j < 3; j++) {
        double[] beta = fit.scaledCoefficients().clone();
        beta[j] += h;
        assertThat(logLikelihood(panel, link, design, riskSets, beta, fit.intercepts()))
            .isLessThan(fit.logLikelihood());
      }
      for (int g = 0; g < riskSets.size(); g++) {
        double[] intercepts = fit.intercepts().clone();
        intercepts[g] += h;
        assertThat(
                logLikelihood(panel, link, design, riskSets, fit.scaledCoefficients(), intercepts))
            .isLessThan(fit.logLikelihood());
      }
    }
  }

  @Test
  void monthsInWhichNobodyOrEverybodyLeftSayNothing() {
    List<Panels.Row> rows = new ArrayList<>(Panels.fx1());
    for (int i = 0; i < 5; i++) {
      rows.add(Panels.Row.of(90, true, i, 1, 1, i));
      rows.add(Panels.Row.of(91, false, i, 1, 1, i));
    }

    assertThat(fit(rows, DiscreteHazard.cloglog()).riskSets().size())
        .isEqualTo(fit(Panels.fx1(), DiscreteHazard.cloglog()).riskSets().size());
  }

  @Test
  void withoutEventsThereIsNothingToFit() {
    assertThatThrownBy(() -> fit(List.of(Panels.Row.of(1, false, 1, 0)), DiscreteHazard.cloglog()))
        .hasMessageContaining("without events");
  }

  private static double logLikelihood(
      SpreadBlocks<PanelBlock> panel,
      Link link,
      Design design,
      RiskSets riskSets,
      double[] beta,
      double[] intercepts) {
    return panel.sum(new DiscretePass(link, design, riskSets, beta, intercepts)).logLikelihood;
  }

  private static DiscreteFit fit(List<Panels.Row> rows, DiscreteHazard hazard) {
    int columns = rows.get(0).values().length;
    SpreadBlocks<PanelBlock> panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, columns);
    return hazard.fit(panel, census, Panels.plain(census, columns));
  }
}
