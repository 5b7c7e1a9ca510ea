package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.curves.NelsonAalen;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineHazardTest {

  /** {@code basehaz(fit, centered = FALSE)} and {@code survfit(fit, newdata)}: r/fx1.R. */
  @Test
  @Evidence(of = BaselineHazard.class, kind = Kind.R)
  void agreesWithR() {
    BaselineHazard baseline = baseline(Panels.fx1(), 3);

    assertThat(baseline.cumulative(0, 12)).isCloseTo(0.6842491261674, within(1e-11));
    assertThat(baseline.cumulative(0, 24)).isCloseTo(1.40648543096, within(1e-11));
    double[] x = {0.5, 1, 0.2};
    assertThat(baseline.survival(0, 0, 12, t -> x)).isCloseTo(0.63096213813, within(1e-11));
    assertThat(baseline.survival(0, 0, 24, t -> x)).isCloseTo(0.3880640966592, within(1e-11));
    assertThat(errors(baseline, t -> x))
        .containsExactly(new double[] {0.1368958434811, 0.2503588033311}, within(1e-11));
  }

  /** By account; and along covariates that change after month 10, by the delta method. */
  @Test
  @Evidence(of = BaselineHazard.class, kind = Kind.R)
  void robustErrorsAndPathsAgreeWithR() {
    var panel = Panels.of(Panels.fx1());
    PanelCensus census = Panels.census(panel, 3);
    GridData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.efron().fit(data, Panels.plain(census, 3));
    double[] x = {0.5, 1, 0.2};
    double[] later = {0.1, 0, 0.2};

    assertThat(
            errors(BaselineHazard.of(fit, data.riskSets(), fit.robust(data, 0).matrix()), t -> x))
        .containsExactly(new double[] {0.1356098883771, 0.2479522553308}, within(1e-11));
    BaselineHazard plain = BaselineHazard.of(fit, data.riskSets());
    assertThat(-Math.log(plain.survival(0, 0, 24, t -> t > 10 ? later : x)))
        .isCloseTo(1.419206792272, within(1e-11));
    assertThat(errors(plain, t -> t > 10 ? later : x))
        .containsExactly(new double[] {0.1580829718, 0.5165154208}, within(1e-9));
  }

  /** At months 12 and 24. */
  private static double[] errors(BaselineHazard baseline, BaselineHazard.Path path) {
    return IntStream.of(12, 24)
        .mapToObj(month -> baseline.curve(0, 0, month, path))
        .mapToDouble(curve -> curve.get(curve.size() - 1).standardError())
        .toArray();
  }

  /** Without covariates that matter it is the Nelson-Aalen curve, for Breslow's ties. */
  @Test
  @Evidence(
      of = {BaselineHazard.class, NelsonAalen.class},
      kind = Kind.SECOND_ROUTE)
  void isNelsonAalenWhereNothingMatters() {
    List<Panels.Row> rows =
        Panels.fx1().stream()
            .flatMap(
                r ->
                    List.of(
                        Panels.Row.of(r.time(), r.event(), 1, 1.0),
                        Panels.Row.of(r.time(), r.event(), 2, -1.0))
                        .stream())
            .toList();
    var panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, 1);
    GridData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.breslow().fit(data, Panels.plain(census, 1));
    var curve = NelsonAalen.curve(census.pooled());

    assertThat(fit.coefficients()[0]).isCloseTo(0, within(1e-12));
    assertThat(BaselineHazard.of(fit, data.riskSets()).cumulative(0, 24))
        .isCloseTo(curve.get(curve.size() - 1).cumulativeHazard(), within(1e-12));
  }

  /** One event among two at risk, of hazards 1 and e^b. */
  @Test
  @Evidence(of = BaselineHazard.class, kind = Kind.BY_HAND)
  void oneEventAmongTwo() {
    List<Panels.Row> rows =
        List.of(
            Panels.Row.of(1, true, 1, 0), Panels.Row.of(1, false, 2, 1),
            Panels.Row.of(2, false, 1, 0), Panels.Row.of(2, true, 2, 1));
    BaselineHazard baseline = baseline(rows, 1);

    // The score is 0 - r/(1+r) + 1 - r/(1+r), so r = 1 and each step is 1/2.
    assertThat(baseline.cumulative(0, 1)).isCloseTo(0.5, within(1e-12));
    assertThat(baseline.survival(0, 0, 2, t -> new double[] {0}))
        .isCloseTo(Math.exp(-1), within(1e-12));
    assertThat(baseline.survival(0, 1, 2, t -> new double[] {0}))
        .isCloseTo(Math.exp(-0.5), within(1e-12));
    // Two steps with variance 1/4; half of each pair has x = 1, and the information is 1/2.
    assertThat(baseline.curve(0, 0, 2, t -> new double[] {0}).get(1).standardError())
        .isCloseTo(Math.sqrt(2 * 0.25 + 0.5 * 0.5 / 0.5), within(1e-12));
  }

  @Test
  @Evidence(of = BaselineHazard.class, kind = Kind.SYMMETRY)
  void whereACovariateIsCountedFromDoesNotMatter() {
    BaselineHazard plain = baseline(Panels.fx1(), 3);
    BaselineHazard shifted =
        baseline(
            Panels.fx1().stream()
                .map(
                    r ->
                        Panels.Row.of(
                            r.time(),
                            r.event(),
                            1,
                            r.values()[0] + 10,
                            r.values()[1],
                            r.values()[2]))
                .toList(),
            3);

    assertThat(shifted.survival(0, 3, 15, t -> new double[] {10.5, 1, 0.2}))
        .isCloseTo(plain.survival(0, 3, 15, t -> new double[] {0.5, 1, 0.2}), within(1e-12));
  }

  private static BaselineHazard baseline(List<Panels.Row> rows, int columns) {
    var panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, columns);
    GridData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.efron().fit(data, Panels.plain(census, columns));
    return BaselineHazard.of(fit, data.riskSets());
  }
}
