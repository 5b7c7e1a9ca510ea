package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;

/**
 * Martingale residuals of the rows of a panel, \(y - e^{\eta - c} (H - y m_1)\): events less those
 * expected, added up by cluster.
 *
 * @param way which of the panel's ways of clustering
 */
record GridMartingales(
    Design design, RiskSets riskSets, double[] beta, double[] shift, ResidualTerms terms, int way)
    implements ClusterPass<PanelBlock> {

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    ClusterIndex clusters = block.clusters()[way];
    double[] sums = new double[clusters.ids().length];
    riskSets.visit(
        block,
        design,
        beta,
        (tile, i, g, event) -> {
          double risk = RelativeRisk.of(tile.eta()[i], shift[g]);
          double hazard = terms.hazard()[g] - (event ? terms.tiedHazard()[g] : 0);
          sums[clusters.ofRow()[tile.from() + i]] += (event ? 1 : 0) - risk * hazard;
        });
    state.add(clusters, sums);
  }
}
