package dev.plumbline.stats.discrimination;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;

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
    implements ClusterPass<PanelBlock> {

  @Override
  public int width() {
    return 3;
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    double[] pairs = new double[3];
    riskSets.visit(
        block,
        design,
        beta,
        (tile, i, g, event) -> {
          int row = tile.from() + i;
          int cell = ranks.cell(g, tile.eta()[i]);
          if (event) {
            pairsOfEvent(g, cell, pairs);
          } else {
            pairsOfOther(g, cell, pairs);
          }
          for (int k = 0; k < pairs.length; k++) {
            pairs[k] *= block.weight(row);
          }
          state.add(cluster(block, row), pairs, 0);
        });
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
