package dev.plumbline.stats.discrimination;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;

/**
 * The concordant, discordant and tied pairs that each row belongs to, by the product of their
 * weights, added up by cluster.
 *
 * @param rowsBelow rows without an event below each cell, by risk set
 * @param way the way of clustering
 */
record PairSums(
    Design design,
    RiskSets riskSets,
    double[] beta,
    EventRanks ranks,
    double[][] rowsBelow,
    int way)
    implements BlockPass<PanelBlock, ClusterSums> {

  @Override
  public ClusterSums start() {
    return new ClusterSums(3);
  }

  @Override
  public void merge(ClusterSums into, ClusterSums from) {
    into.addAll(from);
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    Tile tile = new Tile(design);
    double[] pairs = new double[3];
    for (int run = 0; run < block.runs(); run++) {
      int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
      int end = g < 0 ? block.start()[run] : block.start()[run + 1];
      int firstOther = block.start()[run] + block.events()[run];
      for (int row = block.start()[run]; row < end; row += Tile.ROWS) {
        tile.load(block, row, end);
        tile.linearPredictor(block, beta);
        for (int i = 0; i < tile.rows(); i++) {
          int cell = ranks.cell(g, tile.eta()[i]);
          if (row + i < firstOther) {
            pairsOfEvent(g, cell, pairs);
          } else {
            pairsOfOther(g, cell, pairs);
          }
          for (int k = 0; k < pairs.length; k++) {
            pairs[k] *= block.weight(row + i);
          }
          state.add(cluster(block, row + i), pairs, 0);
        }
      }
    }
  }

  private long cluster(PanelBlock block, int row) {
    var clusters = block.clusters()[way];
    return clusters.ids()[clusters.ofRow()[row]];
  }

  private void pairsOfEvent(int g, int cell, double[] pairs) {
    double[] below = rowsBelow[g];
    pairs[0] = below[cell];
    pairs[1] = below[below.length - 1] - below[cell + 1];
    pairs[2] = below[cell + 1] - below[cell];
  }

  private void pairsOfOther(int g, int cell, double[] pairs) {
    pairs[0] = ranks.eventsAbove(g, cell);
    pairs[1] = ranks.eventsBelow(g, cell);
    pairs[2] = ranks.eventsIn(g, cell);
  }
}
