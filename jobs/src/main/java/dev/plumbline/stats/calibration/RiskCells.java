package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.PanelBlock;
import java.io.Serializable;

/** Rows, events and expected events by cells of predicted risk, weights included. */
final class RiskCells implements Serializable {

  /** Of equal width between the lowest and the highest logarithm of risk. */
  static final int CELLS = 16_384;

  /** The pass that counts them. */
  record Pass(PredictedRisk risks, double low, double high)
      implements BlockPass<PanelBlock, RiskCells> {

    Pass(CoxFit fit, RiskSets riskSets, double low, double high) {
      this(PredictedRisk.of(fit, riskSets), low, high);
    }

    @Override
    public RiskCells start() {
      return new RiskCells();
    }

    @Override
    public void add(RiskCells state, PanelBlock block) {
      risks.visit(
          block,
          (row, g, event, eta, risk, expected) -> {
            int cell = cellOf(risk, low, high);
            double w = block.weight(row);
            state.counts[3 * cell] += w;
            state.counts[3 * cell + 1] += event ? w : 0;
            state.counts[3 * cell + 2] += w * expected;
          });
    }

    @Override
    public void merge(RiskCells into, RiskCells from) {
      for (int k = 0; k < into.counts.length; k++) {
        into.counts[k] += from.counts[k];
      }
    }
  }

  /** The cell of a risk, between the logarithms of the lowest and the highest. */
  static int cellOf(double risk, double low, double high) {
    double perCell = high > low ? CELLS / (high - low) : 0;
    return (int) Math.min(CELLS - 1, Math.max(0, (Math.log(risk) - low) * perCell));
  }

  private final double[] counts = new double[3 * CELLS];

  double rows() {
    double sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      sum += counts[3 * cell];
    }
    return sum;
  }

  /** Rows, events, expected events. */
  double[] of(int cell) {
    return new double[] {counts[3 * cell], counts[3 * cell + 1], counts[3 * cell + 2]};
  }
}
