package dev.plumbline.stats.inference;

import dev.plumbline.stats.linear.Matrices;

/**
 * A covariance of coefficients that stands when rows of a cluster are not independent.
 *
 * <p>With \(s_i\) the score residual of row \(i\), weighted, and \(A\) the information
 *
 * <p>\[ V = A^{-1} \Big( \sum_c u_c u_c' \Big) A^{-1}, \qquad u_c = \sum_{i \in c} s_i \]
 *
 * <p>Conventions: rows of a cluster may be of several strata. Same as {@code vcov(coxph(cluster =
 * c))} of the R package <i>survival</i>, which like {@link #matrix} has no small-sample factor.
 *
 * @param matrix without a small-sample factor
 * @param clusters how many there were; of two ways the fewer
 * @param clipped whether negative eigenvalues were set to zero
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin and Wei (1989), The robust
 *     inference for the Cox proportional hazards model, JASA 84, 1074-1078</a>
 * @see <a href="https://doi.org/10.1198/jbes.2010.07136">Cameron, Gelbach and Miller (2011), Robust
 *     inference with multiway clustering, JBES 29, 238-249</a>
 */
public record RobustCovariance(double[][] matrix, long clusters, boolean clipped) {

  public RobustCovariance(double[][] matrix, long clusters) {
    this(matrix, clusters, false);
  }

  /**
   * Clusters of two ways that cross: \(V_A + V_B - V_{A \cap B}\).
   *
   * <p>Same as {@code vcov(fit by A) + vcov(fit by B) - vcov(fit by their interaction)} of three
   * {@code coxph} fits. The sum need not be a covariance: if it has a negative eigenvalue, that is
   * set to zero and {@link #clipped} says so. A standard error below those of both ways is legal.
   */
  public static RobustCovariance twoWay(
      RobustCovariance first, RobustCovariance second, RobustCovariance both) {
    double[][] sum = Matrices.plus(Matrices.plus(first.matrix, 1, second.matrix), -1, both.matrix);
    var positive = Matrices.clippedToPositive(sum);
    return new RobustCovariance(
        positive.matrix(), Math.min(first.clusters, second.clusters), positive.changed());
  }

  /**
   * With no variance below that of {@code least}: where terms separate the events, residuals vanish
   * and a sandwich of them tells of a certainty that nobody has. Correlations stay.
   */
  public RobustCovariance atLeast(double[][] least) {
    int p = matrix.length;
    double[] factor = new double[p];
    for (int j = 0; j < p; j++) {
      factor[j] =
          0 < matrix[j][j] && matrix[j][j] < least[j][j]
              ? Math.sqrt(least[j][j] / matrix[j][j])
              : 1;
    }
    double[][] raised = new double[p][p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        raised[a][b] = matrix[a][b] * factor[a] * factor[b];
      }
      // A variance of nothing cannot be scaled up.
      raised[a][a] = Math.max(matrix[a][a], least[a][a]);
    }
    return new RobustCovariance(raised, clusters, clipped);
  }

  /**
   * With the factor \(G / (G - 1)\) for \(G\) clusters (CR1). R's {@code coxph} does not apply it.
   */
  public RobustCovariance corrected() {
    double factor = clusters > 1 ? clusters / (clusters - 1.0) : Double.NaN;
    double[][] scaled = new double[matrix.length][];
    for (int a = 0; a < scaled.length; a++) {
      scaled[a] = matrix[a].clone();
      for (int b = 0; b < scaled.length; b++) {
        scaled[a][b] *= factor;
      }
    }
    return new RobustCovariance(scaled, clusters, clipped);
  }
}
