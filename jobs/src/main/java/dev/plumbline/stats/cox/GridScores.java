package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import dev.plumbline.stats.panel.Tile;

/**
 * Score residuals of the rows of a panel on the month grid, added up by cluster.
 *
 * <p>The residual of a row is its part in the score \(U\), weight included:
 *
 * <p>\[ w L = -r (x H - XH) + y \bigl( w (x - \bar x) + r (x m_1 - m_2) \bigr) \]
 *
 * <p>with \(r = w \exp(\eta - c)\). Over all rows they add up to \(U\), which is zero at the
 * estimate.
 *
 * @param way which of the panel's ways of clustering
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin and Wei (1989), The robust
 *     inference for the Cox proportional hazards model, JASA 84, 1074-1078</a>
 */
record GridScores(
    Design design, RiskSets riskSets, double[] beta, double[] shift, ResidualTerms terms, int way)
    implements ClusterPass<PanelBlock> {

  @Override
  public int width() {
    return design.terms();
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    ClusterIndex clusters = block.clusters()[way];
    int p = design.terms();
    double[] sums = new double[clusters.ids().length * p];
    Adder adder = new Adder(block, clusters.ofRow(), sums);
    for (int run = 0; run < block.runs(); run++) {
      int g = riskSets.indexOf(block.stratum()[run], block.time()[run]);
      if (g >= 0) {
        int firstOther = block.start()[run] + block.events()[run];
        adder.addRows(g, block.start()[run], firstOther, true);
        adder.addRows(g, firstOther, block.start()[run + 1], false);
      }
    }
    state.add(clusters, sums);
  }

  private final class Adder {
    private final PanelBlock block;
    private final int[] clusterOfRow;
    private final double[] sums;
    private final Tile tile = new Tile(design);
    private final double[] r = new double[Tile.ROWS];

    Adder(PanelBlock block, int[] clusterOfRow, double[] sums) {
      this.block = block;
      this.clusterOfRow = clusterOfRow;
      this.sums = sums;
    }

    void addRows(int g, int from, int to, boolean withEvent) {
      for (int row = from; row < to; row += Tile.ROWS) {
        tile.load(block, row, to);
        tile.linearPredictor(block, beta);
        RelativeRisk.of(tile, block, shift[g], r);
        for (int j = 0; j < design.terms(); j++) {
          addHazard(j, terms.hazard()[g], terms.hazardTerms()[g][j]);
          if (withEvent) {
            addEvents(g, j);
          }
        }
      }
    }

    private void addHazard(int j, double hazard, double hazardTerm) {
      int p = design.terms();
      double[] z = tile.z()[j + 1];
      for (int i = 0; i < tile.rows(); i++) {
        sums[clusterOfRow[tile.from() + i] * p + j] -= r[i] * (z[i] * hazard - hazardTerm);
      }
    }

    private void addEvents(int g, int j) {
      double mean = terms.eventMean()[g][j];
      double m1 = terms.tiedHazard()[g];
      double m2 = terms.tiedHazardTerms()[g][j];
      double[] z = tile.z()[j + 1];
      for (int i = 0; i < tile.rows(); i++) {
        int row = tile.from() + i;
        double w = block.weights() == null ? 1 : block.weights()[row];
        sums[clusterOfRow[row] * design.terms() + j] += w * (z[i] - mean) + r[i] * (z[i] * m1 - m2);
      }
    }
  }
}
