package dev.plumbline.stats.discrimination;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;
import java.io.Serializable;
import java.util.Arrays;

/** The linear predictors of the events of each risk set: few, so they are held one by one. */
final class EventPredictors implements Serializable {

  /** The pass that gathers them. */
  record Pass(Design design, RiskSets riskSets, double[] beta)
      implements BlockPass<PanelBlock, EventPredictors> {

    @Override
    public EventPredictors start() {
      return new EventPredictors(riskSets.size());
    }

    @Override
    public void add(EventPredictors state, PanelBlock block) {
      Tile tile = new Tile(design);
      for (int run = 0; run < block.runs(); run++) {
        int end = block.start()[run] + block.events()[run];
        for (int row = block.start()[run]; row < end; row += Tile.ROWS) {
          tile.load(block, row, end);
          tile.linearPredictor(block, beta);
          int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
          state.append(g, Arrays.copyOf(tile.eta(), tile.rows()));
        }
      }
    }

    @Override
    public void merge(EventPredictors into, EventPredictors from) {
      for (int g = 0; g < into.eta.length; g++) {
        into.append(g, from.eta[g]);
      }
    }
  }

  private final double[][] eta;

  private EventPredictors(int riskSets) {
    eta = new double[riskSets][0];
  }

  private void append(int g, double[] more) {
    int held = eta[g].length;
    eta[g] = Arrays.copyOf(eta[g], held + more.length);
    System.arraycopy(more, 0, eta[g], held, more.length);
  }

  EventRanks ranks() {
    return EventRanks.of(eta);
  }
}
