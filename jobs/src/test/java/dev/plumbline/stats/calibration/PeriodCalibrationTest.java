package dev.plumbline.stats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.calibration.PeriodCalibration.Cell;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calibration by period; reps stand for periods. R's figures are in {@code r/calibration.R}. */
class PeriodCalibrationTest {

  private static final int REP = 1;

  /**
   * Forty in each of two periods, one risk set, no effect of x: 20 leave, so each row expects 1/4.
   * Period 1 has 5 of the 20, period 2 has 15; both expect 10.
   */
  @Test
  @Evidence(of = PeriodCalibration.class, kind = Kind.BY_HAND)
  void aHalfThatLeavesAndAHalfThatStays() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      int ofPeriod = i % 40;
      boolean event = ofPeriod < (i < 40 ? 5 : 15);
      // As many of those who leave have x = 1 as of those who stay: the coefficient is zero.
      double x = i < 40 ? (ofPeriod == 0 || ofPeriod >= 28 ? 1 : 0) : 0;
      x = i >= 40 && (ofPeriod < 4 || ofPeriod >= 37) ? 1 : x;
      rows.add(new Row(0, 1, event, new double[] {x}, 1, 0, new long[] {i, i / 40}));
    }

    PeriodCalibration periods = calibration(Panels.of(rows, 7), CoxRegression.breslow());

    for (long period = 0; period < 2; period++) {
      assertThat(sum(periods, period, true)).isEqualTo(period == 0 ? 5 : 15);
      assertThat(sum(periods, period, false)).isCloseTo(10, within(1e-9));
    }
    assertThat(periods.degreesOfFreedom()).isOne();
    assertThat(periods.chiSquared()).isCloseTo(25 / 10.0 + 25 / 10.0, within(1e-9));
  }

  @Test
  @Evidence(of = PeriodCalibration.class, kind = Kind.SYMMETRY)
  void everyRowTwiceDoublesEveryCell() {
    List<Row> twice = new ArrayList<>(Panels.fx1());
    twice.addAll(Panels.fx1());

    List<Cell> once = calibration(Panels.of(Panels.fx1()), CoxRegression.breslow()).cells();
    List<Cell> doubled = calibration(Panels.of(twice, 31), CoxRegression.breslow()).cells();

    assertThat(doubled).hasSameSizeAs(once);
    for (int k = 0; k < once.size(); k++) {
      assertThat(doubled.get(k).rows()).isEqualTo(2 * once.get(k).rows());
      assertThat(doubled.get(k).expected()).isCloseTo(2 * once.get(k).expected(), within(1e-9));
    }
  }

  @Test
  @Evidence(of = PeriodCalibration.class, kind = Kind.SECOND_ROUTE)
  void periodsTogetherAreTheTenths() {
    SpreadBlocks<PanelBlock> panel = Panels.of(Panels.fx1());
    GridData data = GridData.of(panel, Panels.census(panel, 3));
    ObservedExpected tenths =
        ObservedExpected.of(panel, data.riskSets(), fit(data, panel, CoxRegression.efron()));

    List<Cell> cells = calibration(panel, CoxRegression.efron()).cells();

    for (int k = 0; k < tenths.groups().size(); k++) {
      int tenth = k + 1;
      List<Cell> of = cells.stream().filter(cell -> cell.tenth() == tenth).toList();
      assertThat(of.stream().mapToDouble(Cell::rows).sum())
          .isEqualTo(tenths.groups().get(k).rows());
      assertThat(of.stream().mapToDouble(Cell::observed).sum())
          .isEqualTo(tenths.groups().get(k).observed());
      assertThat(of.stream().mapToDouble(Cell::expected).sum())
          .isCloseTo(tenths.groups().get(k).expected(), within(1e-10));
    }
  }

  @Test
  @Evidence(of = PeriodCalibration.class, kind = Kind.R)
  void observedAndExpectedByRepAndTenthByR() {
    PeriodCalibration periods = calibration(Panels.of(Panels.fx1()), CoxRegression.efron());

    assertThat(periods.cells()).hasSize(90);
    Cell last = periods.cells().get(89);
    assertThat(last.period()).isEqualTo(8);
    assertThat(last.tenth()).isEqualTo(10);
    assertThat(last.rows()).isEqualTo(10);
    assertThat(last.observed()).isEqualTo(3);
    assertThat(last.expected()).isCloseTo(1.7526196218038, within(1e-11));
    assertThat(periods.degreesOfFreedom()).isEqualTo(5);
    assertThat(periods.chiSquared()).isCloseTo(5.885543313532, within(1e-10));
  }

  private static double sum(PeriodCalibration periods, long period, boolean observed) {
    return periods.cells().stream()
        .filter(cell -> cell.period() == period)
        .mapToDouble(cell -> observed ? cell.observed() : cell.expected())
        .sum();
  }

  private static PeriodCalibration calibration(
      SpreadBlocks<PanelBlock> panel, CoxRegression regression) {
    int columns = panel.blocks().get(0).columns().length;
    GridData data = GridData.of(panel, Panels.census(panel, columns));
    return PeriodCalibration.of(panel, data.riskSets(), fit(data, panel, regression), REP);
  }

  private static CoxFit fit(
      GridData data, SpreadBlocks<PanelBlock> panel, CoxRegression regression) {
    int columns = panel.blocks().get(0).columns().length;
    PanelCensus census = Panels.census(panel, columns);
    return regression.fit(data, Panels.plain(census, columns));
  }
}
