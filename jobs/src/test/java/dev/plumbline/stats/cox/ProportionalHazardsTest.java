package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionalHazardsTest {

  /** Two risk sets of two, r = 1: U is -1/2 and 1/2, I is 1/4 twice, g is -1/2 and 1/2. */
  @Test
  @Evidence(of = ProportionalHazards.class, kind = Kind.BY_HAND)
  void twoRiskSetsOfTwo() {
    Fitted fitted =
        fit(
            List.of(
                Panels.Row.of(1, true, 1, 0), Panels.Row.of(1, false, 2, 1),
                Panels.Row.of(2, false, 1, 0), Panels.Row.of(2, true, 2, 1)),
            1);

    assertThat(fitted.test(fitted.data.riskSets().time()).statistics()[0])
        .isCloseTo(2, within(1e-12));
  }

  /** The score test of adding the column x times g(t), which it is by another way. */
  @Test
  @Evidence(of = ProportionalHazards.class, kind = Kind.SECOND_ROUTE)
  void isTheScoreTestOfAProductWithTime() {
    Fitted fitted = fit(Panels.fx1Weighted(), 3);
    List<Panels.Row> withProduct =
        Panels.fx1Weighted().stream()
            .map(
                r ->
                    new Panels.Row(
                        r.stratum(),
                        r.time(),
                        r.event(),
                        new double[] {
                          r.values()[0],
                          r.values()[1],
                          r.values()[2],
                          r.values()[1] * Math.log(r.time())
                        },
                        r.weight(),
                        0,
                        r.clusters()))
            .toList();
    var panel = Panels.of(withProduct);
    PanelCensus census = Panels.census(panel, 4);
    CoxData data = GridData.of(panel, census);
    double[] beta = Arrays.copyOf(fitted.fit.scaledCoefficients(), 4);
    double[] shift = new double[data.riskSets().size()];
    PartialLikelihood at =
        PartialLikelihood.of(
            data.sums(Panels.plain(census, 4), beta, shift),
            data.riskSets(),
            beta,
            shift,
            Ties.EFRON);

    double expected = Matrices.dot(at.score(), Cholesky.of(at.information()).solve(at.score()));

    double[] g = TimeTransform.LOG.of(fitted.data.riskSets(), fitted.census.pooled());
    assertThat(fitted.test(g).statistics()[1]).isCloseTo(expected, within(1e-9));
  }

  @Test
  @Evidence(of = ProportionalHazards.class, kind = Kind.SYMMETRY)
  void unitAndOriginOfTimeDoNotMatter() {
    Fitted fitted = fit(Panels.fx1(), 3);
    double[] months = fitted.data.riskSets().time();
    double[] days = Arrays.stream(months).map(t -> 30.4 * t + 1000).toArray();

    assertThat(fitted.test(days).statistics())
        .containsExactly(fitted.test(months).statistics(), within(1e-9));
    assertThat(fitted.test(days).global()).isCloseTo(fitted.test(months).global(), within(1e-9));
  }

  /** A test about time needs more than one. */
  @Test
  void oneRiskSetCannotTell() {
    Fitted fitted =
        fit(Panels.fx1().stream().map(r -> Panels.Row.of(1, r.event(), 1, r.values())).toList(), 3);

    assertThat(fitted.test(fitted.data.riskSets().time()).global()).isNaN();
  }

  private static Fitted fit(List<Panels.Row> rows, int columns) {
    var panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, columns);
    CoxData data = GridData.of(panel, census);
    return new Fitted(data, census, CoxRegression.efron().fit(data, Panels.plain(census, columns)));
  }

  private record Fitted(CoxData data, PanelCensus census, CoxFit fit) {

    ProportionalHazards test(double[] g) {
      return ProportionalHazards.test(fit, data.riskSets(), g);
    }
  }
}
