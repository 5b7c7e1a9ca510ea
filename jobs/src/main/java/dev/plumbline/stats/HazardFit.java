package dev.plumbline.stats;

import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Design;
import java.util.Arrays;

/**
 * A fitted hazard model, whatever its likelihood. Coefficients and covariances are in the units
 * that were asked for.
 */
public interface HazardFit {

  /** The terms that have a coefficient. */
  Design design();

  /** For each term asked for: does it have a coefficient? */
  boolean[] kept();

  double[] coefficients();

  /** The inverse of the information. */
  double[][] naive();

  double logLikelihoodNull();

  double logLikelihood();

  /** \(U(0)' I(0)^{-1} U(0)\), chi-squared with as many degrees of freedom as coefficients. */
  double scoreTest();

  int iterations();

  boolean converged();

  /** Coefficients of the terms as {@link Design} scales them. */
  double[] scaledCoefficients();

  /** \(2 (\ell - \ell_0)\), chi-squared with as many degrees of freedom as coefficients. */
  default double likelihoodRatioTest() {
    return 2 * (logLikelihood() - logLikelihoodNull());
  }

  /** \(\beta' V^{-1} \beta\) with the covariance given. */
  default double waldTest(double[][] covariance) {
    int p = coefficients().length;
    double[][] scaled = new double[p][p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        scaled[a][b] = covariance[a][b] * design().unit()[a] * design().unit()[b];
      }
    }
    return Matrices.dot(scaledCoefficients(), Cholesky.of(scaled).solve(scaledCoefficients()));
  }

  /** Whether some coefficient runs away: see {@link Separation}. */
  boolean isSeparated();

  /** Whether the exponent of some row was beyond the range of a double, and held at its limit. */
  default boolean isHeld() {
    return false;
  }

  /** Square roots of a diagonal. */
  static double[] standardErrors(double[][] covariance) {
    double[] errors = new double[covariance.length];
    Arrays.setAll(errors, j -> Math.sqrt(covariance[j][j]));
    return errors;
  }
}
