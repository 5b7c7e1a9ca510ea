package dev.plumbline.stats.cox;

import dev.plumbline.stats.inference.WildScoreBootstrap;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.Design;
import java.util.Arrays;
import java.util.List;

/**
 * Scores of the clusters about all terms, at the estimate in which one of them is held at zero.
 *
 * @param inverse of the information there
 * @param clusters the scores, or none if clusters are too many to hold one by one
 */
public record RestrictedScores(int term, double[][] inverse, List<double[]> clusters) {

  /** Fits the model without {@code term} and looks at the full one from there. */
  public static RestrictedScores of(
      CoxRegression regression, CoxData data, CoxFit full, int term, int way) {
    Design design = full.design();
    double[] beta = new double[design.terms()];
    double[] shift = new double[data.riskSets().size()];
    if (design.terms() > 1) {
      boolean[] others = new boolean[design.terms()];
      Arrays.fill(others, true);
      others[term] = false;
      CoxFit restricted = regression.fit(data, design.only(others));
      int next = 0;
      for (int j = 0; j < beta.length; j++) {
        beta[j] = j == term ? 0 : restricted.scaledCoefficients()[next++];
      }
      shift = restricted.shift();
    }
    PartialLikelihood likelihood =
        PartialLikelihood.of(
            data.sums(design, beta, shift), data.riskSets(), beta, shift, regression.ties());
    ClusterProducts products = data.scores(design, beta, shift, likelihood.residualTerms(), way);
    return new RestrictedScores(
        term, Cholesky.of(likelihood.information()).inverse(), products.vectors());
  }

  public double pValue(WildScoreBootstrap bootstrap) {
    return bootstrap.pValue(inverse[term], clusters);
  }
}
