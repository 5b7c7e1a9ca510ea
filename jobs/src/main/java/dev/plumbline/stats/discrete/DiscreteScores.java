package dev.plumbline.stats.discrete;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;

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
    implements ClusterPass<PanelBlock> {

  @Override
  public int width() {
    return design.terms();
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    ClusterIndex clusters = block.clusters()[way];
    int p = design.terms();
    double[] sums = new double[clusters.ids().length * p];
    riskSets.visit(
        block,
        design,
        beta,
        (tile, i, g, event) -> {
          int row = tile.from() + i;
          double s = block.weight(row) * link.score(event, intercepts[g] + tile.eta()[i]);
          int at = clusters.ofRow()[row] * p;
          for (int j = 0; j < p; j++) {
            sums[at + j] += s * (tile.z()[j + 1][i] - centres[g][j]);
          }
        });
    state.add(clusters, sums);
  }
}
