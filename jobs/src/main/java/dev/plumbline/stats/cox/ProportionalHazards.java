package dev.plumbline.stats.cox;

import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;

/**
 * Does a coefficient stay the same as time goes on? The score test of \(\theta = 0\) in \(\beta(t)
 * = \beta + \theta g(t)\).
 *
 * <p>From the parts \(U_g\), \(I_g\) that each risk set has in score and information at the
 * estimate, with \(\tilde g = g - \bar g\) centred over events:
 *
 * <p>\[ u = \sum \tilde g U_g, \quad A = \sum I_g, \quad B = \sum \tilde g I_g, \quad C = \sum
 * \tilde g^2 I_g, \qquad \chi^2 = u' (C - B A^{-1} B)^{-1} u \]
 *
 * <p>for all terms together, and for one term its own element of each. Needs no pass over the rows.
 *
 * <p>Conventions: risk sets without an event have no part in it, tied events one each; a constant
 * \(g\), as with events at one time only, gives NaN.
 *
 * <p>Same as {@code cox.zph(fit, transform = g, terms = FALSE)} of the R package <i>survival</i>,
 * 3.0 or later. As there, \(g\) is centred by the unweighted mean over events, whatever the weights
 * of the fit, and the test uses the model's information, not a robust covariance.
 *
 * @param statistics chi-squared with one degree of freedom, by term
 * @param global chi-squared with as many degrees of freedom as terms
 * @see <a href="https://doi.org/10.1093/biomet/81.3.515">Grambsch and Therneau (1994), Proportional
 *     hazards tests and diagnostics based on weighted residuals, Biometrika 81, 515-526</a>
 */
public record ProportionalHazards(double[] statistics, double global) {

  /**
   * Tests all terms of a fit.
   *
   * @param transformed \(g(t)\) of each risk set of the fit: see {@link TimeTransform}
   */
  public static ProportionalHazards test(CoxFit fit, RiskSets riskSets, double[] transformed) {
    int p = fit.design().terms();
    double[] g = centred(transformed, riskSets);
    double[] u = new double[p];
    double[][] b = new double[p][p];
    double[][] c = new double[p][p];
    for (int k = 0; k < riskSets.size(); k++) {
      double[][] information = fit.likelihood().riskSetInformation()[k];
      for (int i = 0; i < p; i++) {
        u[i] += g[k] * fit.likelihood().riskSetScore()[k][i];
        for (int j = 0; j < p; j++) {
          b[i][j] += g[k] * information[i][j];
          c[i][j] += g[k] * g[k] * information[i][j];
        }
      }
    }
    double[][] inverse = Cholesky.of(fit.likelihood().information()).inverse();
    double[][] variance = Matrices.plus(c, -1, Matrices.sandwich(b, inverse));
    double[] statistics = new double[p];
    for (int j = 0; j < p; j++) {
      statistics[j] = variance[j][j] > 0 ? u[j] * u[j] / variance[j][j] : Double.NaN;
    }
    Cholesky factor = Cholesky.of(variance);
    double global = factor.isFullRank() ? Matrices.dot(u, factor.solve(u)) : Double.NaN;
    return new ProportionalHazards(statistics, global);
  }

  public Tail significance(int term) {
    return Tail.chiSquared(statistics[term], 1);
  }

  public Tail globalSignificance() {
    return Tail.chiSquared(global, statistics.length);
  }

  private static double[] centred(double[] g, RiskSets riskSets) {
    double sum = 0;
    for (int k = 0; k < g.length; k++) {
      sum += g[k] * riskSets.events()[k];
    }
    double mean = sum / riskSets.totalEvents();
    double[] centred = g.clone();
    for (int k = 0; k < g.length; k++) {
      centred[k] -= mean;
    }
    return centred;
  }
}
