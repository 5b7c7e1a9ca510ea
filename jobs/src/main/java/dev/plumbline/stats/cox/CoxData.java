package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.PartialLikelihood.ResidualTerms;
import dev.plumbline.stats.panel.Blocks.Look;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import java.io.Serializable;
import java.util.List;

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
  default ClusterProducts scores(
      Design design, double[] beta, double[] shift, ResidualTerms terms, int way) {
    return scores(design, beta, shift, terms, way, ClusterProducts::of).stream()
        .reduce(ClusterProducts::plus)
        .orElseGet(() -> ClusterProducts.of(new ClusterSums(design.terms())));
  }

  /** The score residuals, added up by cluster and looked at. */
  <R extends Serializable> List<R> scores(
      Design design,
      double[] beta,
      double[] shift,
      ResidualTerms terms,
      int way,
      Look<ClusterSums, R> look);

  /** The martingale residuals, added up by cluster and looked at. Weights are not in them. */
  <R extends Serializable> List<R> martingales(
      Design design,
      double[] beta,
      double[] shift,
      ResidualTerms terms,
      int way,
      Look<ClusterSums, R> look);
}
