package dev.plumbline.stats.cox;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.Separation;
import dev.plumbline.stats.cox.CoxRegression.Point;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.Design;

/**
 * A fitted Cox model. Coefficients and covariances are in the units that were asked for; what is
 * needed to go back to the rows is on the scale of {@link #design}.
 *
 * @param design the terms that have a coefficient
 * @param kept for each term asked for: does it have a coefficient?
 * @param coefficients of the terms kept
 * @param naive their covariance, the inverse of the information
 * @param logLikelihoodNull with all coefficients zero
 * @param scoreTest \(U(0)' I(0)^{-1} U(0)\)
 * @param running which coefficients show a sign of {@link Separation}
 * @param isHeld whether the exponent of some row was out of range and held at its limit
 * @param scaledCoefficients on the scale of the design
 * @param shift of \(\eta\) in each risk set at the last evaluation
 */
public record CoxFit(
    Ties ties,
    Design design,
    boolean[] kept,
    double[] coefficients,
    double[][] naive,
    double logLikelihoodNull,
    double logLikelihood,
    double scoreTest,
    int iterations,
    boolean converged,
    boolean isSeparated,
    boolean[] running,
    boolean isHeld,
    double[] scaledCoefficients,
    double[] shift,
    PartialLikelihood likelihood)
    implements HazardFit {

  static CoxFit of(
      CoxRegression regression,
      Design design,
      boolean[] kept,
      Point start,
      double scoreTest,
      Point at,
      int iterations,
      boolean converged) {
    int p = design.terms();
    double[] coefficients = new double[p];
    for (int j = 0; j < p; j++) {
      coefficients[j] = at.beta()[j] / design.unit()[j];
    }
    double[][] inverse = Cholesky.of(at.likelihood().information()).inverse();
    double[][] inverseAtZero = Cholesky.of(start.likelihood().information()).inverse();
    return new CoxFit(
        regression.ties(),
        design,
        kept,
        coefficients,
        design.inUnits(inverse),
        start.likelihood().logLikelihood(),
        at.likelihood().logLikelihood(),
        scoreTest,
        iterations,
        converged,
        Separation.isSeen(at.beta(), inverse, inverseAtZero, converged),
        Separation.running(at.beta(), inverse, inverseAtZero),
        at.sums().isHeld(),
        at.beta(),
        at.shift(),
        at.likelihood());
  }

  /**
   * The cluster-robust covariance \(I^{-1} (\sum_c u_c u_c') I^{-1}\), \(u_c\) the score residuals
   * of cluster \(c\) added up; without the factor \(G / (G - 1)\).
   *
   * <p>Same as {@code coxph(..., cluster = c)$var} of R.
   *
   * @param way which of the ways in which the rows are clustered
   */
  public RobustCovariance robust(CoxData data, int way) {
    ClusterProducts products =
        data.scores(design, scaledCoefficients, shift, likelihood.residualTerms(), way);
    double[][] bread = Cholesky.of(likelihood.information()).inverse();
    return new RobustCovariance(
        design.inUnits(Matrices.sandwich(bread, products.matrix())), products.clusters());
  }
}
