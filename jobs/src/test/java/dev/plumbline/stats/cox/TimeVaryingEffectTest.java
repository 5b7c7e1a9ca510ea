package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeVaryingEffectTest {

  /** Means of {@code residuals(fit, "scaledsch")} over months 1-6, 7-12, 13-24: r/fx1.R. */
  @Test
  @Evidence(of = TimeVaryingEffect.class, kind = Kind.R)
  void agreesWithR() {
    TimeVaryingEffect effect = effect(CoxRegression.efron(), Panels.fx1(), 6, 12);

    assertThat(effect.events()).containsExactly(17, 12, 17);
    near(effect.effects()[0], -1.973982845183, -0.2783800025315, 0.6669509503528);
    near(effect.effects()[1], 1.933906479262, -0.7501925670919, 0.8042837662111);
    near(effect.effects()[2], 1.320978033368, -1.0386325727558, 0.8603616265813);
    near(effect.errors()[0], 1.06943772042 * Math.sqrt(46.0 / 17), Double.NaN, Double.NaN);
  }

  /** One event among two, twice: of 0 in month 1, of 1 in month 2. */
  @Test
  @Evidence(of = TimeVaryingEffect.class, kind = Kind.BY_HAND)
  void oneEventAmongTwo() {
    List<Panels.Row> rows =
        List.of(
            Panels.Row.of(1, true, 1, 0), Panels.Row.of(1, false, 2, 1),
            Panels.Row.of(2, false, 1, 0), Panels.Row.of(2, true, 2, 1));

    TimeVaryingEffect effect = effect(CoxRegression.efron(), rows, 1, 2);

    // The coefficient is 0, the information 1/4 of each event, and residuals are -1/2 and 1/2.
    near(effect.effects()[0], -2);
    near(effect.effects()[1], 2);
    near(effect.errors()[0], 2);
    assertThat(effect.events()).containsExactly(1, 1, 0);
    assertThat(effect.effects()[2][0]).isNaN();
  }

  @Test
  @Evidence(of = TimeVaryingEffect.class, kind = Kind.SYMMETRY)
  void theMeanOverEventsIsTheCoefficient() {
    var one = effect(CoxRegression.efron(), Panels.fx1());
    var three = effect(CoxRegression.efron(), Panels.fx1(), 6, 12);

    for (int j = 0; j < 3; j++) {
      double sum = 0;
      for (int w = 0; w < 3; w++) {
        sum += three.events()[w] * three.effects()[w][j] / 46;
      }
      assertThat(sum).isCloseTo(one.effects()[0][j], within(1e-9));
    }
    near(one.effects()[0], 0.26316947718, -0.6824244475, 0.774254760922);
    near(one.errors()[0], 1.06943772042, 0.316801398813, 0.266861788399);
  }

  /** Each event's terms less their mean among those at risk, row by row, for Breslow's ties. */
  @Test
  @Evidence(of = TimeVaryingEffect.class, kind = Kind.SECOND_ROUTE)
  void isTheMeanOfResidualsTakenRowByRow() {
    List<Panels.Row> rows = Panels.fx1();
    var panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, 3);
    GridData data = GridData.of(panel, census);
    CoxFit fit = CoxRegression.breslow().fit(data, Panels.plain(census, 3));
    double[] mean = new double[3];
    for (Panels.Row event : rows) {
      if (event.event() && event.time() <= 6) {
        double[] residual = residual(rows, event, fit.coefficients());
        for (int j = 0; j < 3; j++) {
          for (int k = 0; k < 3; k++) {
            mean[j] += 46 * fit.naive()[j][k] * residual[k] / 17;
          }
        }
      }
    }

    double[] effect = TimeVaryingEffect.of(fit, data.riskSets(), 6).effects()[0];
    for (int j = 0; j < 3; j++) {
      assertThat(effect[j]).isCloseTo(fit.coefficients()[j] + mean[j], within(1e-9));
    }
  }

  private static double[] residual(List<Panels.Row> rows, Panels.Row event, double[] beta) {
    double total = 0;
    double[] residual = event.values().clone();
    double[] sums = new double[3];
    for (Panels.Row row : rows) {
      if (row.time() == event.time()) {
        double eta = 0;
        for (int j = 0; j < 3; j++) {
          eta += beta[j] * row.values()[j];
        }
        total += Math.exp(eta);
        for (int j = 0; j < 3; j++) {
          sums[j] += Math.exp(eta) * row.values()[j];
        }
      }
    }
    for (int j = 0; j < 3; j++) {
      residual[j] -= sums[j] / total;
    }
    return residual;
  }

  /** Where an expected number is NaN, anything goes. */
  private static void near(double[] actual, double... expected) {
    for (int j = 0; j < expected.length; j++) {
      if (!Double.isNaN(expected[j])) {
        assertThat(actual[j]).isCloseTo(expected[j], within(2e-10));
      }
    }
  }

  private static TimeVaryingEffect effect(
      CoxRegression regression, List<Panels.Row> rows, double... ends) {
    int columns = rows.get(0).values().length;
    var panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, columns);
    GridData data = GridData.of(panel, census);
    return TimeVaryingEffect.of(
        regression.fit(data, Panels.plain(census, columns)), data.riskSets(), ends);
  }
}
