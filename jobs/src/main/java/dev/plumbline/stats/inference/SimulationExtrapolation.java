package dev.plumbline.stats.inference;

import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;

/**
 * Coefficients as they would be without errors of measurement (SIMEX): more error is added on
 * purpose, and how the coefficients change with it is followed back to none.
 *
 * <p>With \(\bar\theta(\lambda)\) the mean of the coefficients of data with \(\lambda\) times the
 * error added to that which they have, at \(\lambda = 0, 0.5, 1, 1.5, 2\), and the quadratic \(a +
 * b \lambda + c \lambda^2\) nearest to them by least squares, the estimate is \(a - b + c\), its
 * value at \(\lambda = -1\).
 *
 * <p>For errors with variance \(\sigma^2\) the data of \(\lambda\) are \(w + \sqrt\lambda \sigma
 * z\) with standard normal \(z\); for a reading that says yes or no they are read again with {@link
 * Misclassification#times}.
 *
 * <p>Conventions: the size of the error is known, not estimated. The quadratic goes only part of
 * the way back where error is large: a sensitivity analysis, not a correction. Its errors come from
 * a bootstrap of the whole. <i>survival</i> has no counterpart; the last step is {@code
 * predict(lm(theta ~ l + I(l^2)), data.frame(l = -1))}.
 *
 * @param coefficients means by \(\lambda\), in the order of {@link #lambdas()}
 * @param extrapolated one for each coefficient
 * @see <a href="https://doi.org/10.1080/01621459.1994.10476871">Cook and Stefanski (1994),
 *     Simulation-extrapolation estimation in parametric measurement error models, JASA 89,
 *     1314-1328</a>
 * @see <a href="https://doi.org/10.1111/j.1541-0420.2005.00396.x">Küchenhoff, Mwalili and Lesaffre
 *     (2006), A general method for dealing with misclassification in regression: the
 *     misclassification SIMEX, Biometrics 62, 85-96</a>
 */
public record SimulationExtrapolation(double[][] coefficients, double[] extrapolated) {

  private static final double[] LAMBDAS = {0, .5, 1, 1.5, 2};

  /** A fit to the data with some error added. */
  @FunctionalInterface
  public interface Refit {
    /**
     * Coefficients of the data with {@code lambda} times their error added.
     *
     * @param replicate what random numbers are to depend on; 0 if nothing is added
     */
    double[] coefficients(double lambda, int replicate);
  }

  /** Where \(\theta\) is followed. */
  public static double[] lambdas() {
    return LAMBDAS.clone();
  }

  /**
   * By simulation.
   *
   * @param replicates for each \(\lambda\) above 0
   */
  public static SimulationExtrapolation of(Refit refit, int replicates) {
    double[][] means = new double[LAMBDAS.length][];
    means[0] = refit.coefficients(0, 0);
    for (int k = 1; k < LAMBDAS.length; k++) {
      means[k] = new double[means[0].length];
      for (int replicate = 0; replicate < replicates; replicate++) {
        double[] theta = refit.coefficients(LAMBDAS[k], replicate);
        for (int j = 0; j < theta.length; j++) {
          means[k][j] += theta[j] / replicates;
        }
      }
    }
    return of(means);
  }

  /**
   * From mean coefficients.
   *
   * @param means by \(\lambda\), in the order of {@link #lambdas()}
   */
  static SimulationExtrapolation of(double[][] means) {
    double[] extrapolated = new double[means[0].length];
    double[] weights = weights();
    for (int k = 0; k < LAMBDAS.length; k++) {
      for (int j = 0; j < extrapolated.length; j++) {
        extrapolated[j] += weights[k] * means[k][j];
      }
    }
    return new SimulationExtrapolation(means, extrapolated);
  }

  /** What each mean counts in the value at -1: \(L (L'L)^{-1} (1, -1, 1)'\). */
  private static double[] weights() {
    double[][] products = new double[3][3];
    for (double lambda : LAMBDAS) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          products[i][j] += Math.pow(lambda, i + j);
        }
      }
    }
    double[] solved = Cholesky.of(products).solve(new double[] {1, -1, 1});
    double[] weights = new double[LAMBDAS.length];
    for (int k = 0; k < LAMBDAS.length; k++) {
      double lambda = LAMBDAS[k];
      weights[k] = Matrices.dot(new double[] {1, lambda, lambda * lambda}, solved);
    }
    return weights;
  }
}
