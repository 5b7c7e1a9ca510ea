package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.cox.ResidualSummary.Spread;
import dev.plumbline.stats.fixtures.Intervals;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Residuals of clusters; R's figures are in {@code r/calibration.R}. */
class ResidualSummaryTest {

  /** One event of two at risk, x of 1 and 0, beside the same the other way round: beta is 0. */
  @Test
  @Evidence(of = ResidualSummary.class, kind = Kind.BY_HAND)
  void twoPairs() {
    ResidualSummary summary =
        summary(
            List.of(
                Row.of(1, true, 1, 1),
                Row.of(1, false, 2, 0),
                Row.of(2, true, 3, 0),
                Row.of(2, false, 4, 1)));

    // Each of a pair expects half an event.
    assertThat(summary.martingale().least()).isCloseTo(-0.5, within(1e-12));
    assertThat(summary.martingale().largest()).isCloseTo(0.5, within(1e-12));
    // (1 - 1/2)(x - 1/2) each; the information is two times 1/4.
    assertThat(summary.score().get(0).largest()).isCloseTo(0.25, within(1e-12));
    assertThat(summary.dfbeta().get(0).extreme()).isCloseTo(0.5, within(1e-12));
    assertThat(summary.dfbeta().get(0).rootMeanSquare()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  @Evidence(of = ResidualSummary.class, kind = Kind.SYMMETRY)
  void residualsAddUpToZero() {
    ResidualSummary summary = summary(Panels.fx1());

    assertThat(summary.martingale().sum()).isCloseTo(0, within(1e-10));
    assertThat(summary.martingale().count()).isEqualTo(80);
    assertThat(summary.score()).allSatisfy(s -> assertThat(s.mean()).isCloseTo(0, within(1e-9)));
  }

  /** Squares of dfbeta are the robust variance; months are intervals of length one. */
  @Test
  @Evidence(
      of = {ResidualSummary.class, RobustCovariance.class},
      kind = Kind.SECOND_ROUTE)
  void squaresOfDfbetaAreTheRobustVariance() {
    var panel = Panels.of(Panels.fx1Weighted());
    PanelCensus census = Panels.census(panel, 3);
    GridData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.efron().fit(data, Panels.plain(census, 3));
    double[][] robust = fit.robust(data, 0).matrix();
    var rows = Intervals.of(Intervals.fromMonths(Panels.fx1Weighted()), 100);
    var moments = rows.sum(new IntervalCensus.Pass(3));
    IntervalData intervals = IntervalData.of(rows, moments);
    Design design =
        Design.of(
            List.of(
                Design.Term.asMeasured(0), Design.Term.asMeasured(1), Design.Term.asMeasured(2)),
            moments.moments());

    ResidualSummary byMonth = ResidualSummary.of(data, fit, 0);
    ResidualSummary byInterval =
        ResidualSummary.of(intervals, CoxRegression.efron().fit(intervals, design), 0);

    for (int j = 0; j < 3; j++) {
      assertThat(byMonth.dfbeta().get(j).squares()).isCloseTo(robust[j][j], within(1e-12));
    }
    near(byInterval.martingale(), byMonth.martingale());
    near(byInterval.score().get(2), byMonth.score().get(2));
  }

  @Test
  @Evidence(of = ResidualSummary.class, kind = Kind.R)
  void agreesWithR() {
    ResidualSummary plain = summary(Panels.fx1());
    ResidualSummary weighted = summary(Panels.fx1Weighted());

    is(plain.martingale(), -2.20846852869, 0.9829401590786, 41.35786120897);
    is(plain.score().get(0), -0.4163581370542, 0.3746467528077, 0.9327024029116);
    is(plain.score().get(2), -1.960259629218, 0.7318168834259, 16.80750767624);
    is(plain.dfbeta().get(0), -0.4741647591589, 0.4100376371556, 1.179005873575);
    is(plain.dfbeta().get(1), -0.07327341795882, 0.08523090370986, 0.09743034119059);
    is(weighted.dfbeta().get(0), -0.4283149610041, 0.5805938769588, 1.478118261465);
    is(weighted.dfbeta().get(2), -0.1168768996014, 0.06432777256158, 0.08827103537843);
  }

  private static void is(Spread spread, double least, double largest, double squares) {
    near(spread, new Spread(80, least, largest, spread.sum(), squares));
  }

  private static void near(Spread actual, Spread expected) {
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.least()).isCloseTo(expected.least(), within(1e-10));
    assertThat(actual.largest()).isCloseTo(expected.largest(), within(1e-10));
    assertThat(actual.squares()).isCloseTo(expected.squares(), within(1e-9));
  }

  private static ResidualSummary summary(List<Row> rows) {
    var panel = Panels.of(rows, 50);
    int columns = rows.get(0).values().length;
    PanelCensus census = Panels.census(panel, columns);
    GridData data = GridData.of(panel, census);
    return ResidualSummary.of(
        data, CoxRegression.efron().fit(data, Panels.plain(census, columns)), 0);
  }
}
