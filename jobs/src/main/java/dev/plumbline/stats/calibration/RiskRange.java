package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.PanelBlock;
import java.io.Serializable;

/** Logarithms of the lowest and the highest predicted risk. */
final class RiskRange implements Serializable {

  /** The pass that finds them. */
  record Pass(PredictedRisk risks) implements BlockPass<PanelBlock, RiskRange> {

    Pass(CoxFit fit, RiskSets riskSets) {
      this(PredictedRisk.of(fit, riskSets));
    }

    @Override
    public RiskRange start() {
      return new RiskRange();
    }

    @Override
    public void add(RiskRange state, PanelBlock block) {
      risks.visit(block, (row, g, event, eta, risk, expected) -> state.add(Math.log(risk)));
    }

    @Override
    public void merge(RiskRange into, RiskRange from) {
      into.add(from.low);
      into.add(from.high);
    }
  }

  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  private void add(double logRisk) {
    low = Math.min(low, logRisk);
    high = Math.max(high, logRisk);
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** The risk at which a cell begins. */
  double edge(int cell) {
    return Math.exp(low + (high - low) * cell / RiskCells.CELLS);
  }
}
