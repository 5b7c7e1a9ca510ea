package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import dev.plumbline.stats.panel.Tile;

/**
 * Martingale residuals of the rows of a panel, \(y - e^{\eta - c} (H - y m_1)\): events less those
 * expected, added up by cluster.
 *
 * @param way which of the panel's ways of clustering
 */
record GridMartingales(
    Design design, RiskSets riskSets, double[] beta, double[] shift, ResidualTerms terms, int way)
    implements BlockPass<PanelBlock, ClusterSums> {

  @Override
  public ClusterSums start() {
    return new ClusterSums(1);
  }

  @Override
  public void merge(ClusterSums into, ClusterSums from) {
    into.addAll(from);
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    ClusterIndex clusters = block.clusters()[way];
    double[] sums = new double[clusters.ids().length];
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
          double risk = RelativeRisk.of(tile.eta()[i], shift[g]);
          double hazard = terms.hazard()[g] - (event ? terms.tiedHazard()[g] : 0);
          sums[clusters.ofRow()[row + i]] += (event ? 1 : 0) - risk * hazard;
        }
      }
    }
    for (int c = 0; c < sums.length; c++) {
      state.add(clusters.ids()[c], sums, c);
    }
  }
}
