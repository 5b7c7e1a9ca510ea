package dev.plumbline.stats.inference;

import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import java.util.Optional;

/**
 * What covariates that are measured with error were, in expectation: a model of the calibrated
 * values is not attenuated by the error.
 *
 * <p>With \(\mu\) and \(S\) mean and covariance of all covariates as measured, \(\Sigma_u\) that of
 * their errors (zero for those without)
 *
 * <p>\[ \hat x = \mu + (S - \Sigma_u) S^{-1} (w - \mu) \]
 *
 * <p>Where a covariate is the mean of two replicates, of odd and of even weeks, its error has a
 * quarter of the variance of their difference.
 *
 * <p>Conventions: classical error, independent of the truth and between covariates. Values that
 * were shrunk towards a prior are conditional means already and must not be calibrated again.
 * Errors of a model of calibrated values are too small; bootstrap the whole chain. Where the errors
 * are as large as the values, nothing is left to calibrate and there is no calibration. R has no
 * counterpart in <i>survival</i>; {@code r/calibration.R} has the formula by {@code solve}.
 *
 * @param reliability \((S - \Sigma_u) S^{-1}\)
 * @param inverseTruth \((S - \Sigma_u)^{-1}\)
 * @see <a href="https://doi.org/10.1201/9781420010138">Carroll, Ruppert, Stefanski and Crainiceanu
 *     (2006), Measurement Error in Nonlinear Models, chapter 4</a>
 */
public record RegressionCalibration(
    double[] mean, double[][] reliability, double[][] inverseTruth) {

  /**
   * From moments of the covariates as measured.
   *
   * @param covariance \(S\)
   * @param errorVariance the diagonal of \(\Sigma_u\)
   * @return empty if \(S\) or what remains of it without errors is not positive definite
   */
  public static Optional<RegressionCalibration> of(
      double[] mean, double[][] covariance, double[] errorVariance) {
    int p = mean.length;
    double[][] truth = new double[p][];
    for (int j = 0; j < p; j++) {
      truth[j] = covariance[j].clone();
      truth[j][j] -= errorVariance[j];
    }
    Cholesky measured = Cholesky.of(covariance);
    Cholesky withoutErrors = Cholesky.of(truth);
    return measured.isFullRank() && withoutErrors.isFullRank()
        ? Optional.of(
            new RegressionCalibration(
                mean.clone(), Matrices.times(truth, measured.inverse()), withoutErrors.inverse()))
        : Optional.empty();
  }

  /** The error variance of the mean of two replicates, from the variance of their difference. */
  public static double errorVariance(double varianceOfDifference) {
    return varianceOfDifference / 4;
  }

  /**
   * Coefficients of calibrated covariates from those of the covariates as measured: \((S -
   * \Sigma_u)^{-1} S b\). As \(\hat x\) is linear in \(w\), a fit of it would find the same.
   *
   * @param covariance \(S\)
   */
  public double[] coefficients(double[] b, double[][] covariance) {
    return Matrices.times(inverseTruth, Matrices.times(covariance, b));
  }

  /** \(\hat x\) of one row. */
  public double[] calibrated(double[] measured) {
    double[] deviation = measured.clone();
    for (int j = 0; j < deviation.length; j++) {
      deviation[j] -= mean[j];
    }
    double[] calibrated = Matrices.times(reliability, deviation);
    for (int j = 0; j < calibrated.length; j++) {
      calibrated[j] += mean[j];
    }
    return calibrated;
  }
}
