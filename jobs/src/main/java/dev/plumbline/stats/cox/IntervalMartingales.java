package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;

/**
 * Martingale residuals of rows of any start and stop, added up by cluster: as {@link
 * GridMartingales}, with the hazard of all risk sets that a row was in.
 */
record IntervalMartingales(
    Design design,
    RiskSets riskSets,
    double[] beta,
    double[] shift,
    ResidualTerms terms,
    IntervalScores.Cumulated cumulated,
    int way)
    implements ClusterPass<IntervalBlock> {

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void add(ClusterSums state, IntervalBlock block) {
    ClusterIndex clusters = block.clusters()[way];
    double[] z = new double[design.terms()];
    double[] residual = new double[1];
    for (int i = 0; i < block.rows(); i++) {
      int from = riskSets.firstAfter(block.stratum()[i], block.start()[i]);
      int to = riskSets.firstAfter(block.stratum()[i], block.stop()[i]);
      residual[0] = 0;
      if (from < to) {
        design.row(block.columns(), i, z);
        double risk = RelativeRisk.of(Matrices.dot(z, beta) + block.offset(i), shift[from]);
        double hazard = cumulated.before()[to][0] - cumulated.before()[from][0];
        boolean event = block.event()[i];
        hazard -= event ? terms.tiedHazard()[to - 1] : 0;
        residual[0] = (event ? 1 : 0) - risk * hazard;
      }
      state.add(clusters.ids()[clusters.ofRow()[i]], residual, 0);
    }
  }
}
