package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Score residuals of rows of any start and stop, added up by cluster: as {@link GridScores}, with
 * the hazard of all risk sets that a row was in.
 *
 * @param cumulated hazard and its terms, cumulated over risk sets
 */
record IntervalScores(
    Design design,
    RiskSets riskSets,
    double[] beta,
    double[] shift,
    ResidualTerms terms,
    Cumulated cumulated,
    int way)
    implements ClusterPass<IntervalBlock> {

  /** What stands before each risk set; one entry more than risk sets, by hazard, then term. */
  record Cumulated(double[][] before) implements Serializable {

    static Cumulated of(ResidualTerms terms, int p) {
      int riskSets = terms.hazard().length;
      double[][] before = new double[riskSets + 1][p + 1];
      for (int g = 0; g < riskSets; g++) {
        before[g + 1][0] = before[g][0] + terms.hazard()[g];
        for (int j = 0; j < p; j++) {
          before[g + 1][j + 1] = before[g][j + 1] + terms.hazardTerms()[g][j];
        }
      }
      return new Cumulated(before);
    }
  }

  @Override
  public int width() {
    return design.terms();
  }

  @Override
  public void add(ClusterSums state, IntervalBlock block) {
    ClusterIndex clusters = block.clusters()[way];
    double[] z = new double[design.terms()];
    double[] residual = new double[design.terms()];
    for (int i = 0; i < block.rows(); i++) {
      int from = riskSets.firstAfter(block.stratum()[i], block.start()[i]);
      int to = riskSets.firstAfter(block.stratum()[i], block.stop()[i]);
      if (from < to) {
        design.row(block.columns(), i, z);
        residual(block, i, from, to, z, residual);
      } else {
        // Never at risk at an event: the cluster is one all the same.
        Arrays.fill(residual, 0);
      }
      state.add(clusters.ids()[clusters.ofRow()[i]], residual, 0);
    }
  }

  private void residual(IntervalBlock block, int row, int from, int to, double[] z, double[] into) {
    double w = block.weight(row);
    double r = w * RelativeRisk.of(Matrices.dot(z, beta) + block.offset(row), shift[from]);
    double[] low = cumulated.before()[from];
    double[] high = cumulated.before()[to];
    int g = to - 1;
    for (int j = 0; j < into.length; j++) {
      into[j] = -r * (z[j] * (high[0] - low[0]) - (high[j + 1] - low[j + 1]));
      if (block.event()[row]) {
        into[j] +=
            w * (z[j] - terms.eventMean()[g][j])
                + r * (z[j] * terms.tiedHazard()[g] - terms.tiedHazardTerms()[g][j]);
      }
    }
  }
}
