package dev.plumbline.stats.cox;

import static java.lang.Math.acos;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.fixtures.BookData;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The three small data sets of Therneau and Grambsch (2000), appendix E: by hand where the book has
 * a closed form, and by R; the calls and their output are in {@code r/book.R}.
 */
class CoxBookTest {

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.BY_HAND)
  void dataSet1EfronByHand() {
    CoxFit fit = fit(BookData.test1(), CoxRegression.efron());
    // The root of the score, a cubic in r = exp(beta): page 367 of the book.
    double beta = log(cos(acos((45 / 23.0) * sqrt(3 / 23.0)) / 3) * 2 * sqrt(23 / 3.0));
    double r = exp(beta);

    assertThat(fit.coefficients()[0]).isCloseTo(beta, within(1e-14));
    assertThat(1 / fit.naive()[0][0])
        .isCloseTo(spread(r / (r + 1)) + spread(r / (r + 5)) + spread(r / (r + 3)), within(1e-13));
  }

  /** p - p²: the variance of a 0/1 covariate that is 1 in the share p of a risk set. */
  private static double spread(double p) {
    return p - p * p;
  }

  @Test
  void dataSet1Efron() {
    CoxFit fit = fit(BookData.test1(), CoxRegression.efron());

    assertThat(fit.coefficients()[0]).isCloseTo(1.676857485592897, within(1e-14));
    assertThat(fit.logLikelihoodNull()).isCloseTo(-4.276666119016055, within(1e-14));
    assertThat(fit.logLikelihood()).isCloseTo(-3.358974840263348, within(1e-14));
    assertThat(HazardFit.standardErrors(fit.naive())[0]).isCloseTo(1.277615576, within(5e-10));
    assertThat(robust(BookData.test1(), fit)).isCloseTo(0.877917410106576, within(1e-13));
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.BY_HAND)
  void dataSet1BreslowByHand() {
    CoxFit fit = fit(BookData.test1(), CoxRegression.breslow());

    assertThat(fit.coefficients()[0]).isCloseTo(log(1.5 + sqrt(33) / 2), within(1e-14));
    assertThat(robust(BookData.test1(), fit)).isCloseTo(0.822300161563918, within(1e-13));
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.R)
  void dataSet2() {
    CoxFit efron = fit(BookData.test2(), CoxRegression.efron());
    CoxFit breslow = fit(BookData.test2(), CoxRegression.breslow());

    assertThat(efron.coefficients()[0]).isCloseTo(-0.0211052095801752, within(1e-14));
    assertThat(efron.logLikelihoodNull()).isCloseTo(-9.16951837745593, within(1e-13));
    assertThat(efron.logLikelihood()).isCloseTo(-9.16916646472476, within(1e-13));
    assertThat(HazardFit.standardErrors(efron.naive())[0])
        .isCloseTo(0.795176873819882, within(1e-13));
    assertThat(robust(BookData.test2(), efron)).isCloseTo(0.538948033463603, within(1e-13));
    assertThat(breslow.coefficients()[0]).isCloseTo(-0.0845260806613092, within(1e-14));
    assertThat(robust(BookData.test2(), breslow)).isCloseTo(0.508709774620095, within(1e-13));
  }

  @Test
  void dataSet2ProportionalHazards() {
    var panel = Panels.of(BookData.grid(BookData.test2()));
    PanelCensus census = Panels.census(panel, 1);
    CoxData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.efron().fit(data, Panels.plain(census, 1));

    assertThat(statistic(fit, data, TimeTransform.IDENTITY, census))
        .isCloseTo(0.0186176650164, within(5e-14));
    assertThat(statistic(fit, data, TimeTransform.KM, census))
        .isCloseTo(0.290997164043, within(5e-13));
  }

  @Test
  @Evidence(of = ProportionalHazards.class, kind = Kind.R)
  void dataSet1ProportionalHazards() {
    var panel = Panels.of(BookData.grid(BookData.test1()));
    PanelCensus census = Panels.census(panel, 1);
    CoxData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.efron().fit(data, Panels.plain(census, 1));

    assertThat(statistic(fit, data, TimeTransform.IDENTITY, census))
        .isCloseTo(0.238655717637, within(5e-13));
  }

  @Test
  @Evidence(of = CoxRegression.class, kind = Kind.R)
  void weightedDataSet() {
    CoxFit efron = fit(BookData.testw1(), CoxRegression.efron());
    CoxFit breslow = fit(BookData.testw1(), CoxRegression.breslow());

    assertThat(efron.coefficients()[0]).isCloseTo(0.872604246398396, within(1e-14));
    assertThat(efron.logLikelihoodNull()).isCloseTo(-30.2921796058532, within(1e-13));
    assertThat(efron.logLikelihood()).isCloseTo(-29.4167846001362, within(1e-13));
    assertThat(HazardFit.standardErrors(efron.naive())[0])
        .isCloseTo(0.712570436493217, within(1e-13));
    assertThat(robust(BookData.testw1(), efron)).isCloseTo(1.11905516481244, within(1e-13));
    assertThat(breslow.coefficients()[0]).isCloseTo(0.859557444506882, within(1e-14));
    assertThat(robust(BookData.testw1(), breslow)).isCloseTo(1.01727200571802, within(1e-13));
  }

  private static double statistic(
      CoxFit fit, CoxData data, TimeTransform transform, PanelCensus census) {
    double[] g = transform.of(data.riskSets(), census.pooled());
    return ProportionalHazards.test(fit, data.riskSets(), g).statistics()[0];
  }

  private static CoxFit fit(List<BookData.Subject> subjects, CoxRegression regression) {
    var panel = Panels.of(BookData.grid(subjects));
    PanelCensus census = Panels.census(panel, 1);
    return regression.fit(GridData.of(panel, census), Panels.plain(census, 1));
  }

  private static double robust(List<BookData.Subject> subjects, CoxFit fit) {
    var panel = Panels.of(BookData.grid(subjects));
    CoxData data = GridData.of(panel, Panels.census(panel, 1));
    return HazardFit.standardErrors(fit.robust(data, 0).matrix())[0];
  }
}
