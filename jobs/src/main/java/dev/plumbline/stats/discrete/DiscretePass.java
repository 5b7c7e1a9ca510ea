package dev.plumbline.stats.discrete;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;
import dev.plumbline.stats.panel.WeightedProducts;

/**
 * The pass of one scoring step over a panel on the month grid.
 *
 * @param intercepts \(\alpha_g\) of each risk set
 */
record DiscretePass(Link link, Design design, RiskSets riskSets, double[] beta, double[] intercepts)
    implements BlockPass<PanelBlock, DiscreteSums> {

  @Override
  public DiscreteSums start() {
    return new DiscreteSums(design.terms(), riskSets.size());
  }

  @Override
  public void merge(DiscreteSums into, DiscreteSums from) {
    into.merge(from);
  }

  @Override
  public void add(DiscreteSums state, PanelBlock block) {
    Adder adder = new Adder(state, block);
    for (int run = 0; run < block.runs(); run++) {
      int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
      if (g >= 0) {
        int firstOther = block.start()[run] + block.events()[run];
        adder.addRows(g, block.start()[run], firstOther, true);
        adder.addRows(g, firstOther, block.start()[run + 1], false);
        adder.finish(g);
      }
    }
  }

  private final class Adder {
    private final DiscreteSums state;
    private final PanelBlock block;
    private final Tile tile = new Tile(design);
    private final WeightedProducts products = new WeightedProducts(design.terms());
    private final double[] information = new double[Tile.ROWS];
    private final double[] score = new double[Tile.ROWS];

    Adder(DiscreteSums state, PanelBlock block) {
      this.state = state;
      this.block = block;
    }

    void addRows(int g, int from, int to, boolean event) {
      for (int row = from; row < to; row += Tile.ROWS) {
        tile.load(block, row, to);
        tile.linearPredictor(block, beta);
        for (int i = 0; i < tile.rows(); i++) {
          double eta = intercepts[g] + tile.eta()[i];
          double w = block.weights() == null ? 1 : block.weights()[row + i];
          information[i] = w * link.weight(eta);
          score[i] = w * link.score(event, eta);
          state.score[g] += score[i];
          state.logLikelihood += w * link.logLikelihood(event, eta);
        }
        products.add(tile, information);
        for (int j = 0; j < design.terms(); j++) {
          double[] z = tile.z()[j + 1];
          for (int i = 0; i < tile.rows(); i++) {
            state.scoreTerms[j] += score[i] * z[i];
          }
        }
      }
    }

    void finish(int g) {
      double[] triangle = new double[WeightedProducts.triangle(design.terms())];
      products.drainTo(triangle, 0);
      state.addTriangle(g, triangle);
    }
  }
}
