package dev.plumbline.stats.cox;

import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.Tile;
import dev.plumbline.stats.panel.WeightedProducts;

/**
 * The pass of one Newton step over a panel on the month grid.
 *
 * <p>A row of the grid spans one unit of time, so it is in the risk set of one event time only: the
 * sums over risk sets are plain sums by bucket. No sorting by time, nothing cumulative, nothing
 * subtracted.
 *
 * @param beta coefficients of the terms as {@link Design} scales them
 * @param shift \(c_g\), subtracted from \(\eta\) in each risk set so that \(\exp\) stays in range
 * @param factor by which rows are counted
 */
record GridSums(Design design, RiskSets riskSets, double[] beta, double[] shift, RowFactor factor)
    implements BlockPass<PanelBlock, CoxSums> {

  @Override
  public CoxSums start() {
    return new CoxSums(design.terms(), riskSets.size());
  }

  @Override
  public void merge(CoxSums into, CoxSums from) {
    into.merge(from);
  }

  @Override
  public void add(CoxSums state, PanelBlock block) {
    new Adder(state, block).add();
  }

  private final class Adder {
    private final CoxSums state;
    private final PanelBlock block;
    private final Tile tile = new Tile(design);
    private final WeightedProducts products = new WeightedProducts(design.terms());
    private final double[] r = new double[Tile.ROWS];

    Adder(CoxSums state, PanelBlock block) {
      this.state = state;
      this.block = block;
    }

    void add() {
      int triangle = WeightedProducts.triangle(design.terms());
      for (int run = 0; run < block.runs(); run++) {
        int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
        if (g < 0) {
          continue;
        }
        int firstOther = block.start()[run] + block.events()[run];
        addRows(g, block.start()[run], firstOther, true);
        products.drainTo(state.events(), g * triangle);
        addRows(g, firstOther, block.start()[run + 1], false);
        products.drainTo(state.others(), g * triangle);
      }
    }

    private void addRows(int g, int from, int to, boolean withEvent) {
      for (int row = from; row < to; row += Tile.ROWS) {
        tile.load(block, row, to);
        double largest = tile.linearPredictor(block, beta);
        state.largestEta()[g] = Math.max(state.largestEta()[g], largest);
        state.hold(RelativeRisk.of(tile, block, shift[g], r));
        if (!factor.isNone()) {
          factor.multiply(r, tile.z(), tile.rows());
        }
        products.add(tile, r);
        if (withEvent) {
          addEvents(g);
        }
      }
    }

    private void addEvents(int g) {
      for (int i = 0; i < tile.rows(); i++) {
        int row = tile.from() + i;
        double w = block.weights() == null ? 1 : block.weights()[row];
        for (int j = 0; j < design.terms(); j++) {
          state.eventTerms()[g * design.terms() + j] += w * tile.z()[j + 1][i];
        }
        if (block.offsets() != null) {
          state.eventOffset()[g] += w * block.offsets()[row];
        }
      }
    }
  }
}
