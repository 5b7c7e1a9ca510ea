package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.Design;

/** Rows under observation, as far as Cox's model asks about them. */
public interface CoxData {

  RiskSets riskSets();

  default CoxSums sums(Design design, double[] beta, double[] shift) {
    return sums(design, beta, shift, RowFactor.NONE);
  }

  /** The sums with every row counted {@code factor} times. */
  CoxSums sums(Design design, double[] beta, double[] shift, RowFactor factor);

  /**
   * The score residuals, added up by cluster and squared.
   *
   * @param way which of the ways in which rows are clustered
   */
  ClusterProducts scores(
      Design design, double[] beta, double[] shift, ResidualTerms terms, int way);
}
