package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import java.io.Serializable;

/** The risk that a Cox fit predicts for each row of a block. */
record PredictedRisk(
    Design design,
    double[] beta,
    double[] shift,
    double[] hazard,
    double[] tiedHazard,
    RiskSets riskSets)
    implements Serializable {

  /** Is told of a row in risk set {@code g}. */
  interface Visitor {
    /**
     * A row of the block.
     *
     * @param risk predicted, \(H_g e^\eta\)
     * @param expected events; less than the risk for a tied event
     */
    void row(int row, int g, boolean event, double eta, double risk, double expected);
  }

  static PredictedRisk of(CoxFit fit, RiskSets riskSets) {
    var terms = fit.likelihood().residualTerms();
    return new PredictedRisk(
        fit.design(),
        fit.scaledCoefficients(),
        fit.shift(),
        terms.hazard(),
        terms.tiedHazard(),
        riskSets);
  }

  void visit(PanelBlock block, Visitor visitor) {
    riskSets.visit(
        block,
        design,
        beta,
        (tile, i, g, event) -> {
          double eta = tile.eta()[i];
          double relative = Math.exp(eta - shift[g]);
          visitor.row(
              tile.from() + i,
              g,
              event,
              eta,
              relative * hazard[g],
              relative * (hazard[g] - (event ? tiedHazard[g] : 0)));
        });
  }
}
