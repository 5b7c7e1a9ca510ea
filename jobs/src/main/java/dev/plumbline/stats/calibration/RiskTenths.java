package dev.plumbline.stats.calibration;

import dev.plumbline.stats.calibration.ObservedExpected.Group;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.PanelBlock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenths of the rows by predicted risk, as neighbouring cells of its logarithm: see {@link
 * ObservedExpected}.
 *
 * @param low logarithm of the lowest risk
 * @param high logarithm of the highest
 * @param ofCell number of the tenth that each cell is in
 */
record RiskTenths(double low, double high, int[] ofCell, ObservedExpected calibration)
    implements Serializable {

  private static final int GROUPS = 10;

  static RiskTenths of(Blocks<PanelBlock> panel, RiskSets riskSets, CoxFit fit) {
    RiskRange range = panel.sum(new RiskRange.Pass(fit, riskSets));
    RiskCells cells = panel.sum(new RiskCells.Pass(fit, riskSets, range.low(), range.high()));
    return of(cells, range);
  }

  private static RiskTenths of(RiskCells cells, RiskRange range) {
    List<Group> groups = new ArrayList<>();
    int[] ofCell = new int[RiskCells.CELLS];
    double all = cells.rows();
    double before = 0;
    int from = 0;
    double[] inGroup = new double[3];
    for (int cell = 0; cell < RiskCells.CELLS; cell++) {
      ofCell[cell] = groups.size();
      double[] in = cells.of(cell);
      for (int k = 0; k < 3; k++) {
        inGroup[k] += in[k];
      }
      boolean isFull = before + inGroup[0] >= all * (groups.size() + 1) / GROUPS - 1e-9 * all;
      if (inGroup[0] > 0 && (isFull || cell == RiskCells.CELLS - 1)) {
        groups.add(
            new Group(inGroup[0], inGroup[1], inGroup[2], range.edge(from), range.edge(cell + 1)));
        before += inGroup[0];
        from = cell + 1;
        inGroup = new double[3];
      }
    }
    return new RiskTenths(range.low(), range.high(), ofCell, new ObservedExpected(groups));
  }

  /** The tenth of a row, counted from 0. */
  int of(double risk) {
    return ofCell[RiskCells.cellOf(risk, low, high)];
  }
}
