package dev.plumbline.stats.discrete;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import dev.plumbline.stats.panel.Tile;

/**
 * Scores of the rows about the coefficients once the intercepts are absorbed, \(s (z - C_g /
 * D_g)\), added up by cluster.
 *
 * @param centres \(C_g / D_g\), the information-weighted mean of the terms in each risk set
 */
record DiscreteScores(
    Link link,
    Design design,
    RiskSets riskSets,
    double[] beta,
    double[] intercepts,
    double[][] centres,
    int way)
    implements BlockPass<PanelBlock, ClusterSums> {

  @Override
  public ClusterSums start() {
    return new ClusterSums(design.terms());
  }

  @Override
  public void merge(ClusterSums into, ClusterSums from) {
    into.addAll(from);
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    ClusterIndex clusters = block.clusters()[way];
    int p = design.terms();
    double[] sums = new double[clusters.ids().length * p];
    Tile tile = new Tile(design);
    for (int run = 0; run < block.runs(); run++) {
      int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
      int end = g < 0 ? block.start()[run] : block.start()[run + 1];
      int firstOther = block.start()[run] + block.events()[run];
      for (int row = block.start()[run]; row < end; row += Tile.ROWS) {
        tile.load(block, row, end);
        tile.linearPredictor(block, beta);
        for (int i = 0; i < tile.rows(); i++) {
          double w = block.weights() == null ? 1 : block.weights()[row + i];
          double s = w * link.score(row + i < firstOther, intercepts[g] + tile.eta()[i]);
          int at = clusters.ofRow()[row + i] * p;
          for (int j = 0; j < p; j++) {
            sums[at + j] += s * (tile.z()[j + 1][i] - centres[g][j]);
          }
        }
      }
    }
    for (int c = 0; c < clusters.ids().length; c++) {
      state.add(clusters.ids()[c], sums, c * p);
    }
  }
}
