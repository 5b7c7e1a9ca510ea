package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.Blocks.Look;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import java.io.Serializable;
import java.util.List;

/**
 * Rows of a counting process with any start and stop: for clocks of days, or of no unit at all.
 *
 * <p>Where every row spans one unit of time {@link GridData} does the same many times faster.
 */
public record IntervalData(Blocks<IntervalBlock> rows, RiskSets riskSets) implements CoxData {

  public static IntervalData of(Blocks<IntervalBlock> rows, IntervalCensus census) {
    return new IntervalData(rows, RiskSets.of(census));
  }

  @Override
  public CoxSums sums(Design design, double[] beta, double[] shift, RowFactor factor) {
    return rows.sum(new IntervalSums.Pass(design, riskSets, beta, shift, factor))
        .byRiskSet(riskSets);
  }

  @Override
  public <R extends Serializable> List<R> scores(
      Design design,
      double[] beta,
      double[] shift,
      ResidualTerms terms,
      int way,
      Look<ClusterSums, R> look) {
    var cumulated = IntervalScores.Cumulated.of(terms, design.terms());
    return rows.exchange(
        new IntervalScores(design, riskSets, beta, shift, terms, cumulated, way), look);
  }

  @Override
  public <R extends Serializable> List<R> martingales(
      Design design,
      double[] beta,
      double[] shift,
      ResidualTerms terms,
      int way,
      Look<ClusterSums, R> look) {
    var cumulated = IntervalScores.Cumulated.of(terms, 0);
    return rows.exchange(
        new IntervalMartingales(design, riskSets, beta, shift, terms, cumulated, way), look);
  }
}
