package dev.plumbline.stats.cox;

import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.inference.RegressionCalibration;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Design;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Coefficients of Cox's model had one term been measured without error, where it is the mean of two
 * readings: regression calibration over all terms, with errors by a bootstrap of the whole chain.
 *
 * <p>Calibrated terms are linear in those measured, \(\hat x - \mu = (S - \Sigma_u) S^{-1} (w -
 * \mu)\), so a fit of them predicts what the fit of \(w\) predicts, and its coefficients are
 *
 * <p>\[ c = (S - \Sigma_u)^{-1} S b \]
 *
 * <p>without another fit. Each replicate of the bootstrap has its own \(b\), \(S\) and
 * \(\Sigma_u\): errors of a fit that takes the calibrated values as given are too small.
 *
 * <p>Conventions: {@link RegressionCalibration} for the error, whose variance is a quarter of that
 * of the difference of the readings about its mean; {@link PoissonBootstrap} for the draws. Moments
 * are over rows, all of one weight. A replicate in which nothing is left of the term, or whose fit
 * did not converge, is left out and counted. Calibration is exact for a linear model and near for
 * rare events.
 *
 * <p>The same as {@code coxph} of R with the calibrated values in the place of those measured;
 * {@code r/calibrated_cox.R}. Its standard errors are not ours.
 *
 * @param coefficients \(c\), in units of the fit
 * @param errorShare of the variance of the term
 * @param bootstrap of \(c\)
 * @see <a href="https://doi.org/10.1201/9781420010138">Carroll, Ruppert, Stefanski and Crainiceanu
 *     (2006), Measurement Error in Nonlinear Models, chapter 4</a>
 */
public record CalibratedRegression(
    double[] coefficients, double errorShare, PoissonBootstrap bootstrap) {

  /**
   * Corrects a fit; empty where the readings differ as widely as the term does.
   *
   * @param term of the fit, a single column that is the mean of two readings
   * @param difference column of the difference of the readings
   * @param way the way of clustering by which is drawn
   */
  public static Optional<CalibratedRegression> of(
      GridData data,
      CoxFit fit,
      int term,
      int difference,
      PoissonWeights weights,
      int way,
      int replicates) {
    Design design = fit.design();
    CalibrationMoments moments =
        data.panel()
            .sum(new CalibrationMoments.Pass(design, term, difference, weights, way, replicates));
    Optional<double[]> corrected = corrected(fit.scaledCoefficients(), moments, 0, design, term);
    if (corrected.isEmpty()) {
      return Optional.empty();
    }
    PoissonBootstrap measured = PoissonBootstrap.of(data, fit, weights, way, replicates);
    Map<Integer, double[]> estimates = new TreeMap<>();
    for (int k = 0; k < measured.estimates().length; k++) {
      int b = measured.replicates()[k];
      double[] scaled = measured.estimates()[k].clone();
      for (int j = 0; j < scaled.length; j++) {
        scaled[j] *= design.unit()[j];
      }
      corrected(scaled, moments, b + 1, design, term).ifPresent(c -> estimates.put(b, c));
    }
    return Optional.of(
        new CalibratedRegression(
            corrected.orElseThrow(),
            moments.errorVariance(0) / moments.covariance(0)[term][term],
            new PoissonBootstrap(
                estimates.values().toArray(double[][]::new),
                estimates.keySet().stream().mapToInt(b -> b).toArray(),
                replicates - estimates.size())));
  }

  /** Of the sample at 0, of replicates from 1 on. */
  private static Optional<double[]> corrected(
      double[] scaled, CalibrationMoments moments, int draw, Design design, int term) {
    double[][] covariance = moments.covariance(draw);
    double[] errors = new double[scaled.length];
    errors[term] = moments.errorVariance(draw);
    return RegressionCalibration.of(new double[scaled.length], covariance, errors)
        .map(
            calibration -> {
              double[] c = calibration.coefficients(scaled, covariance);
              for (int j = 0; j < c.length; j++) {
                c[j] /= design.unit()[j];
              }
              return c;
            });
  }

  /** By the bootstrap. */
  public double[][] covariance() {
    return Matrices.symmetrised(bootstrap.covariance());
  }
}
