package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.Design;

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
  public ClusterProducts scores(
      Design design, double[] beta, double[] shift, ResidualTerms terms, int way) {
    var cumulated = IntervalScores.Cumulated.of(terms, design.terms());
    return rows.products(new IntervalScores(design, riskSets, beta, shift, terms, cumulated, way));
  }
}
