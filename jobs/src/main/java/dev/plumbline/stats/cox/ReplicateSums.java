package dev.plumbline.stats.cox;

import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import dev.plumbline.stats.panel.Tile;
import dev.plumbline.stats.panel.WeightedProducts;
import java.io.Serializable;

/** The sums of a Newton step for several replicates of a bootstrap at once. */
final class ReplicateSums implements Serializable {

  /**
   * The pass that takes them.
   *
   * @param weights how often each cluster is drawn in each replicate
   * @param way the way of clustering by which is drawn
   * @param first number of the first replicate
   * @param betas coefficients of each replicate
   */
  record Pass(
      Design design,
      RiskSets riskSets,
      double[] shift,
      PoissonWeights weights,
      int way,
      int first,
      double[][] betas)
      implements BlockPass<PanelBlock, ReplicateSums> {

    @Override
    public ReplicateSums start() {
      return new ReplicateSums(betas.length, design.terms(), riskSets.size());
    }

    @Override
    public void merge(ReplicateSums into, ReplicateSums from) {
      for (int b = 0; b < into.sums.length; b++) {
        into.sums[b].merge(from.sums[b]);
        for (int g = 0; g < into.events[b].length; g++) {
          into.events[b][g] += from.events[b][g];
          into.eventWeight[b][g] += from.eventWeight[b][g];
        }
      }
    }

    @Override
    public void add(ReplicateSums state, PanelBlock block) {
      new Adder(this, state, block).add();
    }
  }

  final CoxSums[] sums;
  private final long[][] events;
  private final double[][] eventWeight;

  private ReplicateSums(int replicates, int terms, int riskSets) {
    sums = new CoxSums[replicates];
    for (int b = 0; b < replicates; b++) {
      sums[b] = new CoxSums(terms, riskSets);
    }
    events = new long[replicates][riskSets];
    eventWeight = new double[replicates][riskSets];
  }

  /** The risk sets as replicate {@code b} drew them; some may have no event left. */
  RiskSets riskSets(RiskSets sample, int b) {
    return new RiskSets(sample.stratum(), sample.time(), events[b], eventWeight[b]);
  }

  private static final class Adder {
    private final Pass pass;
    private final ReplicateSums state;
    private final PanelBlock block;
    private final ClusterIndex clusters;
    private final int[][] drawn;
    private final Tile tile;
    private final WeightedProducts products;
    private final double[] r = new double[Tile.ROWS];

    Adder(Pass pass, ReplicateSums state, PanelBlock block) {
      this.pass = pass;
      this.state = state;
      this.block = block;
      this.clusters = block.clusters()[pass.way];
      this.drawn = new int[pass.betas.length][clusters.ids().length];
      for (int b = 0; b < drawn.length; b++) {
        for (int c = 0; c < drawn[b].length; c++) {
          drawn[b][c] = pass.weights.of(clusters.ids()[c], pass.first + b);
        }
      }
      this.tile = new Tile(pass.design);
      this.products = new WeightedProducts(pass.design.terms());
    }

    void add() {
      for (int run = 0; run < block.runs(); run++) {
        int g = pass.riskSets.indexOf(block.stratum()[run], block.time()[run]);
        if (g >= 0) {
          int firstOther = block.start()[run] + block.events()[run];
          addRows(g, block.start()[run], firstOther, true);
          addRows(g, firstOther, block.start()[run + 1], false);
        }
      }
    }

    /** A tile is unpacked once for all replicates. */
    private void addRows(int g, int from, int to, boolean withEvent) {
      int triangle = WeightedProducts.triangle(pass.design.terms());
      for (int row = from; row < to; row += Tile.ROWS) {
        tile.load(block, row, to);
        for (int b = 0; b < drawn.length; b++) {
          tile.linearPredictor(block, pass.betas[b]);
          RelativeRisk.of(tile, block, pass.shift[g], r);
          for (int i = 0; i < tile.rows(); i++) {
            r[i] *= drawn[b][clusters.ofRow()[row + i]];
          }
          products.add(tile, r);
          CoxSums sums = state.sums[b];
          products.drainTo(withEvent ? sums.events() : sums.others(), g * triangle);
          if (withEvent) {
            addEvents(g, b);
          }
        }
      }
    }

    private void addEvents(int g, int b) {
      int p = pass.design.terms();
      CoxSums sums = state.sums[b];
      for (int i = 0; i < tile.rows(); i++) {
        int row = tile.from() + i;
        int times = drawn[b][clusters.ofRow()[row]];
        if (times > 0) {
          double w = times * block.weight(row);
          state.events[b][g]++;
          state.eventWeight[b][g] += w;
          for (int j = 0; j < p; j++) {
            sums.eventTerms()[g * p + j] += w * tile.z()[j + 1][i];
          }
          sums.eventOffset()[g] += block.offsets() == null ? 0 : w * block.offsets()[row];
        }
      }
    }
  }
}
