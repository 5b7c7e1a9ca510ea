package dev.plumbline.stats.discrimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.fixtures.Intervals;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcordanceTest {

  /** One event at 2 beside others at 1, 2 and 3: one pair right, one tied, one wrong. */
  @Test
  @Evidence(of = Concordance.class, kind = Kind.BY_HAND)
  void threePairs() {
    Concordance c =
        of(
            List.of(
                Panels.Row.of(1, true, 1, 2), Panels.Row.of(1, false, 2, 1),
                Panels.Row.of(1, false, 3, 2), Panels.Row.of(1, false, 4, 3)),
            1);

    assertThat(c.concordant()).isOne();
    assertThat(c.tied()).isOne();
    assertThat(c.discordant()).isOne();
    assertThat(c.concordance()).isEqualTo(0.5);
    // Of the others one has 1 - C = 1/2, one 0, one -1/2; the event has them all, so none: 2/4 / 9.
    assertThat(c.standardError()).isCloseTo(Math.sqrt(0.5 / 9), within(1e-15));
  }

  @Test
  @Evidence(of = Concordance.class, kind = Kind.SYMMETRY)
  void theOtherWayRoundIsTheComplement() {
    Concordance up = of(Panels.fx1(), 1);
    Concordance down = of(Panels.fx1(), -1);

    assertThat(down.concordance()).isCloseTo(1 - up.concordance(), within(1e-15));
    assertThat(down.standardError()).isCloseTo(up.standardError(), within(1e-15));
  }

  /** By the month with ranks of the events, and as intervals with counting trees. */
  @Test
  @Evidence(of = Concordance.class, kind = Kind.SECOND_ROUTE)
  void monthsAreIntervalsOfLengthOne() {
    List<Panels.Row> rows = Panels.fx1Weighted();
    var panel = Panels.of(rows, 100);
    PanelCensus census = Panels.census(panel, 3);
    double[] beta = {0.3, -0.7, 0.2};

    Concordance months =
        Concordance.of(panel, RiskSets.of(census), Panels.plain(census, 3), beta, 0);
    Concordance intervals =
        IntervalConcordance.of(
            Intervals.block(Intervals.fromMonths(rows)), Panels.plain(census, 3), beta, 0);

    assertThat(months.concordant()).isEqualTo(intervals.concordant());
    assertThat(months.discordant()).isEqualTo(intervals.discordant());
    assertThat(months.standardError()).isCloseTo(intervals.standardError(), within(1e-14));
  }

  /** Weights multiply, and an offset ranks: block C and an offset of {@code r/calibration.R}. */
  @Test
  @Evidence(of = Concordance.class, kind = Kind.R)
  void weightsAndOffsetsByR() {
    double[] beta = {-0.00942054546562, -0.582257164825, 0.855926583041};
    var panel = Panels.of(Panels.fx1Weighted(), 77);
    PanelCensus census = Panels.census(panel, 3);
    Design inUnits = unscaled(3);
    RiskSets riskSets = RiskSets.of(census);

    Concordance byAccount = Concordance.of(panel, riskSets, inUnits, beta, 0);
    Concordance byRow = Concordance.of(panel, riskSets, inUnits, beta, 4);

    assertThat(byAccount.concordance()).isCloseTo(0.6827992151733, within(1e-12));
    assertThat(byAccount.standardError()).isCloseTo(0.04782460427377, within(1e-12));
    assertThat(byRow.standardError()).isCloseTo(0.05121250640293, within(1e-12));
    List<Panels.Row> offset =
        Panels.fx1().stream()
            .map(
                row ->
                    new Panels.Row(
                        0,
                        row.time(),
                        row.event(),
                        row.values(),
                        1,
                        row.values()[0] - 0.3 * row.values()[2],
                        row.clusters()))
            .toList();
    var offsetPanel = Panels.of(offset, 50);
    RiskSets offsetSets = RiskSets.of(Panels.census(offsetPanel, 3));
    double[] x2Alone = {0, -0.6587558803452, 0};
    Concordance ranked = Concordance.of(offsetPanel, offsetSets, inUnits, x2Alone, 0);
    Concordance intervals =
        IntervalConcordance.of(Intervals.block(Intervals.fromMonths(offset)), inUnits, x2Alone, 0);
    assertThat(ranked.concordance()).isCloseTo(0.528729281768, within(1e-11));
    assertThat(ranked.standardError()).isCloseTo(0.04729507051976, within(1e-12));
    assertThat(intervals.concordance()).isCloseTo(0.528729281768, within(1e-11));
  }

  private static Design unscaled(int terms) {
    int[][] columns = new int[terms][];
    double[][] centre = new double[terms][];
    double[][] scale = new double[terms][];
    double[] unit = new double[terms];
    for (int j = 0; j < terms; j++) {
      columns[j] = new int[] {j};
      centre[j] = new double[] {0};
      scale[j] = new double[] {1};
      unit[j] = 1;
    }
    return new Design(columns, centre, scale, unit);
  }

  @Test
  void withoutAPairThereIsNone() {
    assertThat(of(List.of(Panels.Row.of(1, true, 1, 2)), 1).concordance()).isNaN();
  }

  private static Concordance of(List<Panels.Row> rows, double sign) {
    int columns = rows.get(0).values().length;
    var panel = Panels.of(rows);
    PanelCensus census = Panels.census(panel, columns);
    double[] beta = new double[columns];
    beta[0] = sign;
    return Concordance.of(panel, RiskSets.of(census), Panels.plain(census, columns), beta, 0);
  }
}
