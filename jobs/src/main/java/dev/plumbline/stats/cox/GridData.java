package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.Blocks.Look;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import java.io.Serializable;
import java.util.List;

/** Rows of a panel on the month grid, each in exactly one risk set. */
public record GridData(Blocks<PanelBlock> panel, RiskSets riskSets) implements CoxData {

  public static GridData of(Blocks<PanelBlock> panel, PanelCensus census) {
    return new GridData(panel, RiskSets.of(census));
  }

  @Override
  public CoxSums sums(Design design, double[] beta, double[] shift, RowFactor factor) {
    return panel.sum(new GridSums(design, riskSets, beta, shift, factor));
  }

  @Override
  public <R extends Serializable> List<R> scores(
      Design design,
      double[] beta,
      double[] shift,
      ResidualTerms terms,
      int way,
      Look<ClusterSums, R> look) {
    return panel.exchange(new GridScores(design, riskSets, beta, shift, terms, way), look);
  }

  @Override
  public <R extends Serializable> List<R> martingales(
      Design design,
      double[] beta,
      double[] shift,
      ResidualTerms terms,
      int way,
      Look<ClusterSums, R> look) {
    return panel.exchange(new GridMartingales(design, riskSets, beta, shift, terms, way), look);
  }
}
