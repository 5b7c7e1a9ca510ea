package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;
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
    Tile tile = new Tile(design);
    for (int run = 0; run < block.runs(); run++) {
      int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
      int end = g < 0 ? block.start()[run] : block.start()[run + 1];
      int firstOther = block.start()[run] + block.events()[run];
      for (int row = block.start()[run]; row < end; row += Tile.ROWS) {
        tile.load(block, row, end);
        tile.linearPredictor(block, beta);
        for (int i = 0; i < tile.rows(); i++) {
          boolean event = row + i < firstOther;
          double eta = tile.eta()[i];
          double relative = Math.exp(eta - shift[g]);
          visitor.row(
              row + i,
              g,
              event,
              eta,
              relative * hazard[g],
              relative * (hazard[g] - (event ? tiedHazard[g] : 0)));
        }
      }
    }
  }
}
