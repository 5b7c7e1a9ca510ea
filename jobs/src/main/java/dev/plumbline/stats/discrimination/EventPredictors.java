package dev.plumbline.stats.discrimination;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The linear predictors of the events of each risk set, and their weights: few, so they are held
 * one by one.
 */
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
          state.append(g, Arrays.copyOf(tile.eta(), tile.rows()), weights(block, tile));
        }
      }
    }

    @Override
    public void merge(EventPredictors into, EventPredictors from) {
      for (int g = 0; g < into.eta.length; g++) {
        into.append(g, from.eta[g], from.weights[g]);
      }
    }

    private static double[] weights(PanelBlock block, Tile tile) {
      double[] weights = new double[tile.rows()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = block.weight(tile.from() + i);
      }
      return weights;
    }
  }

  private final double[][] eta;
  private final double[][] weights;

  private EventPredictors(int riskSets) {
    eta = new double[riskSets][0];
    weights = new double[riskSets][0];
  }

  private void append(int g, double[] more, double[] theirWeights) {
    eta[g] = concatenated(eta[g], more);
    weights[g] = concatenated(weights[g], theirWeights);
  }

  private static double[] concatenated(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  EventRanks ranks() {
    return EventRanks.of(eta, weights);
  }
}
