package dev.plumbline.stats.discrimination;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;
import java.io.Serializable;

/** The weight of the rows without an event that fall into each cell of {@link EventRanks}. */
final class RankCounts implements Serializable {

  /** The pass that counts them. */
  record Pass(Design design, RiskSets riskSets, double[] beta, EventRanks ranks)
      implements BlockPass<PanelBlock, RankCounts> {

    @Override
    public RankCounts start() {
      return new RankCounts(ranks);
    }

    @Override
    public void add(RankCounts state, PanelBlock block) {
      Tile tile = new Tile(design);
      for (int run = 0; run < block.runs(); run++) {
        int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
        int end = block.start()[run + 1];
        int first = g < 0 ? end : block.start()[run] + block.events()[run];
        for (int row = first; row < end; row += Tile.ROWS) {
          tile.load(block, row, end);
          tile.linearPredictor(block, beta);
          for (int i = 0; i < tile.rows(); i++) {
            state.counts[g][ranks.cell(g, tile.eta()[i])] += block.weight(row + i);
          }
        }
      }
    }

    @Override
    public void merge(RankCounts into, RankCounts from) {
      for (int g = 0; g < into.counts.length; g++) {
        for (int cell = 0; cell < into.counts[g].length; cell++) {
          into.counts[g][cell] += from.counts[g][cell];
        }
      }
    }
  }

  private final double[][] counts;

  private RankCounts(EventRanks ranks) {
    counts = new double[ranks.values().length][];
    for (int g = 0; g < counts.length; g++) {
      counts[g] = new double[ranks.cells(g)];
    }
  }

  /** By risk set and cell. */
  double[][] counts() {
    return counts;
  }

  /** Rows below each cell, by risk set; one entry more than cells, the last being all rows. */
  double[][] below() {
    double[][] below = new double[counts.length][];
    for (int g = 0; g < counts.length; g++) {
      below[g] = new double[counts[g].length + 1];
      for (int cell = 0; cell < counts[g].length; cell++) {
        below[g][cell + 1] = below[g][cell] + counts[g][cell];
      }
    }
    return below;
  }
}
