package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.discrete.DiscreteFit;
import dev.plumbline.stats.discrete.DiscreteHazard;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixture FX1 against R; the calls and their output are in {@code r/fx1.R}. */
class CoxFx1Test {

  @Test
  void fixtureIsTheOneThatRWasGiven() {
    List<Fx1.Row> rows = Fx1.rows();

    assertThat(rows).hasSize(896);
    assertThat(rows.stream().filter(Fx1.Row::event)).hasSize(46);
    assertThat(rows.stream().mapToInt(Fx1.Row::x1).sum()).isEqualTo(436026);
    assertThat(rows.stream().mapToInt(Fx1.Row::x2).sum()).isEqualTo(440);
    assertThat(rows.stream().mapToInt(Fx1.Row::x3).sum()).isEqualTo(-68024);
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.R)
  void efronUnweighted() {
    Fitted fitted = fit(Panels.fx1(), CoxRegression.efron());

    assertThat(fitted.fit.logLikelihoodNull()).isCloseTo(-169.283947347, within(5e-10));
    assertThat(fitted.fit.logLikelihood()).isCloseTo(-162.491400114, within(5e-10));
    assertThat(fitted.fit.scoreTest()).isCloseTo(13.8677283709, within(5e-11));
    near(fitted.fit.coefficients(), 0.26316947718, -0.6824244475, 0.774254760922);
    near(
        HazardFit.standardErrors(fitted.fit.naive()),
        1.06943772042,
        0.316801398813,
        0.266861788399);
    near(fitted.robustErrors(0), 1.08582036893, 0.312138336624, 0.287308905223);
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.R)
  void breslowUnweighted() {
    Fitted fitted = fit(Panels.fx1(), CoxRegression.breslow());

    near(fitted.fit.coefficients(), 0.241002558385, -0.664076251945, 0.753926267783);
    near(fitted.robustErrors(0), 0.985688338773, 0.301171994064, 0.277575572504);
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.R)
  void efronWeightedWithinStrata() {
    Fitted fitted = fit(Panels.fx1Weighted(), CoxRegression.efron());

    assertThat(fitted.fit.logLikelihoodNull()).isCloseTo(-200.249451169, within(5e-10));
    assertThat(fitted.fit.logLikelihood()).isCloseTo(-191.125621764, within(5e-10));
    near(fitted.fit.coefficients(), -0.00942054546562, -0.582257164825, 0.855926583041);
    near(
        HazardFit.standardErrors(fitted.fit.naive()),
        0.920449418792,
        0.27613326363,
        0.245776626932);
    near(fitted.robustErrors(0), 1.2157788703, 0.327995933717, 0.297104418308);
    near(fitted.robustErrors(1), 1.05737164436, 0.363087903326, 0.355026891756);
    near(fitted.robustErrors(2), 0.925144616529, 0.236869960363, 0.300681076079);
  }

  /** Cameron, Gelbach and Miller: by rep, plus by parent, minus by both. */
  @Test
  @Evidence(of = RobustCovariance.class, kind = Kind.R)
  void twoWayClusters() {
    Fitted fitted = fit(Panels.fx1Weighted(), CoxRegression.efron());

    double[][] twoWay =
        RobustCovariance.twoWay(fitted.robust(1), fitted.robust(2), fitted.robust(3)).matrix();

    near(HazardFit.standardErrors(twoWay), 0.704137127501, 0.283476403126, 0.358025373407);
  }

  @Test
  @Evidence(of = ProportionalHazards.class, kind = Kind.R)
  void proportionalHazardsOfTheUnweightedFit() {
    Fitted fitted = fit(Panels.fx1(), CoxRegression.efron());

    var identity = fitted.proportionalHazards(TimeTransform.IDENTITY);
    near(identity.statistics(), 4.43510561483, 1.2020192432, 0.288087681407);
    assertThat(identity.global()).isCloseTo(5.469001384, within(5e-10));

    var log = fitted.proportionalHazards(TimeTransform.LOG);
    near(log.statistics(), 6.1550165289597, 1.9600073729010, 0.5195553925126);
    assertThat(log.global()).isCloseTo(8.0610032560180, within(5e-10));

    var km = fitted.proportionalHazards(TimeTransform.KM);
    near(km.statistics(), 7.06818357854, 1.32288587159, 0.42589332441);
    assertThat(km.global()).isCloseTo(8.251063002, within(5e-10));
  }

  @Test
  void proportionalHazardsOfTheWeightedFit() {
    Fitted fitted = fit(Panels.fx1Weighted(), CoxRegression.efron());

    var identity = fitted.proportionalHazards(TimeTransform.IDENTITY);
    near(5e-10, identity.statistics(), 6.718009492, 2.552707246, 0.28608951);
    assertThat(identity.global()).isCloseTo(8.100864634, within(5e-10));
  }

  @Test
  @Evidence(of = Concordance.class, kind = Kind.R)
  void concordance() {
    Fitted fitted = fit(Panels.fx1(), CoxRegression.efron());

    Concordance byAccount = fitted.concordance(0);

    assertThat(byAccount.concordant()).isEqualTo(1211);
    assertThat(byAccount.discordant()).isEqualTo(599);
    assertThat(byAccount.tied()).isZero();
    assertThat(byAccount.concordance()).isCloseTo(0.669060773481, within(1e-12));
    assertThat(byAccount.standardError()).isCloseTo(0.0449644724, within(5e-11));
    assertThat(fitted.concordance(4).standardError()).isCloseTo(0.0470087839, within(5e-11));
  }

  @Test
  @Evidence(of = DiscreteHazard.class, kind = Kind.R)
  void complementaryLogLog() {
    Fitted fitted = fit(Panels.fx1(), CoxRegression.efron());

    DiscreteFit fit =
        DiscreteHazard.cloglog().fit(fitted.panel, fitted.census, fitted.fit.design());

    // glm stops when the deviance stands still, and its steps for this link converge linearly.
    near(1e-6, fit.coefficients(), 0.2783948048801, -0.6920783164118, 0.7872876061454);
    near(
        1e-6,
        HazardFit.standardErrors(fit.naive()),
        1.059662574048,
        0.3170240408281,
        0.2680345496528);
    assertThat(fit.logLikelihood()).isCloseTo(-152.9761963326, within(5e-10));
  }

  @Test
  @Evidence(of = DiscreteHazard.class, kind = Kind.R)
  void logit() {
    Fitted fitted = fit(Panels.fx1(), CoxRegression.efron());

    DiscreteFit fit = DiscreteHazard.logit().fit(fitted.panel, fitted.census, fitted.fit.design());

    near(fit.coefficients(), 0.2818967988645, -0.7386064764463, 0.8426094079468);
    near(
        1e-8,
        HazardFit.standardErrors(fit.naive()),
        1.126987835991,
        0.3327195392771,
        0.2841782443769);
    assertThat(fit.logLikelihood()).isCloseTo(-152.8718295117, within(5e-10));
  }

  private static Fitted fit(List<Panels.Row> rows, CoxRegression regression) {
    var panel = Panels.of(rows, 100);
    PanelCensus census = Panels.census(panel, 3);
    Design design = Panels.plain(census, 3);
    CoxData data = GridData.of(panel, census);
    return new Fitted(panel, census, data, regression.fit(data, design));
  }

  private record Fitted(Blocks<PanelBlock> panel, PanelCensus census, CoxData data, CoxFit fit) {

    ProportionalHazards proportionalHazards(TimeTransform transform) {
      double[] g = transform.of(data.riskSets(), census.pooled());
      return ProportionalHazards.test(fit, data.riskSets(), g);
    }

    Concordance concordance(int way) {
      return Concordance.of(panel, data.riskSets(), fit.design(), fit.scaledCoefficients(), way);
    }

    RobustCovariance robust(int way) {
      return fit.robust(data, way);
    }

    double[] robustErrors(int way) {
      return HazardFit.standardErrors(robust(way).matrix());
    }
  }

  /** To the digits that R printed. */
  private static void near(double[] actual, double... expected) {
    near(1e-11, actual, expected);
  }

  private static void near(double tolerance, double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int j = 0; j < expected.length; j++) {
      double allowed = tolerance * Math.max(1, Math.abs(expected[j]));
      assertThat(actual[j]).isCloseTo(expected[j], within(allowed));
    }
  }
}
