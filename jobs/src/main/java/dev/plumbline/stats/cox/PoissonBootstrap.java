package dev.plumbline.stats.cox;

import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.WeightedProducts;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How coefficients would differ had other clusters been drawn: the fit again and again, with the
 * weight of each cluster a Poisson number of mean 1.
 *
 * <p>All replicates are fitted at once. A pass over the rows adds up the sums of one Newton step of
 * every replicate, each at its own coefficients; all start from the fit of the sample, so that few
 * passes are enough. Where the sums of all would not fit, replicates go in batches.
 *
 * <p>Conventions: weights as in {@link PoissonWeights}, a function of seed, cluster and replicate
 * alone, so that neither the order of rows nor their partitions matter. A cluster with weight 0 is
 * not there: its events are not tied with others. Replicates whose fit does not converge are left
 * out and counted. Limits are quantiles of type 7, as {@code quantile} of R.
 *
 * <p>Each replicate is the same as {@code coxph(..., weights = w, subset = w > 0)} of R.
 *
 * @param estimates of each replicate that converged, by term, in units of the fit
 * @param replicates their numbers, in order
 * @param failed how many did not
 * @see <a href="https://doi.org/10.1016/j.cmpb.2006.04.006">Hanley and MacGibbon (2006), Creating
 *     non-parametric bootstrap samples using Poisson frequencies, Computer Methods and Programs in
 *     Biomedicine 83, 57-62</a>
 */
public record PoissonBootstrap(double[][] estimates, int[] replicates, int failed) {

  /** Doubles that the sums of a batch may take: 64 megabytes. */
  private static final long LARGEST = 8_000_000;

  /** What is left then is of the order of this, in standard errors. */
  private static final double DECREMENT = 1e-9;

  private static final int PASSES = 12;

  /**
   * Fits all replicates.
   *
   * @param way the way of clustering by which is drawn
   */
  public static PoissonBootstrap of(
      GridData data, CoxFit fit, PoissonWeights weights, int way, int replicates) {
    long ofOne = 2L * data.riskSets().size() * WeightedProducts.triangle(fit.design().terms());
    int batch = (int) Math.max(1, Math.min(replicates, LARGEST / ofOne));
    TreeMap<Integer, double[]> estimates = new TreeMap<>();
    for (int first = 0; first < replicates; first += batch) {
      int size = Math.min(batch, replicates - first);
      estimates.putAll(fitted(data, fit, weights, way, first, size));
    }
    return new PoissonBootstrap(
        estimates.values().toArray(double[][]::new),
        estimates.keySet().stream().mapToInt(b -> b).toArray(),
        replicates - estimates.size());
  }

  private static Map<Integer, double[]> fitted(
      GridData data, CoxFit fit, PoissonWeights weights, int way, int first, int size) {
    Design design = fit.design();
    double[][] betas = new double[size][];
    Arrays.setAll(betas, b -> fit.scaledCoefficients().clone());
    boolean[] converged = new boolean[size];
    for (int pass = 0; pass < PASSES && !all(converged); pass++) {
      ReplicateSums sums =
          data.panel()
              .sum(
                  new ReplicateSums.Pass(
                      design, data.riskSets(), fit.shift(), weights, way, first, betas));
      for (int b = 0; b < size; b++) {
        if (!converged[b]) {
          converged[b] = stepped(sums, b, data.riskSets(), fit, betas[b]);
        }
      }
    }
    Map<Integer, double[]> estimates = new TreeMap<>();
    for (int b = 0; b < size; b++) {
      if (converged[b] && isFinite(betas[b])) {
        for (int j = 0; j < betas[b].length; j++) {
          betas[b][j] /= design.unit()[j];
        }
        estimates.put(first + b, betas[b]);
      }
    }
    return estimates;
  }

  /** Moves {@code beta} by a Newton step; true if it was too short for another to matter. */
  private static boolean stepped(
      ReplicateSums sums, int b, RiskSets sample, CoxFit fit, double[] beta) {
    PartialLikelihood likelihood =
        PartialLikelihood.of(sums.sums[b], sums.riskSets(sample, b), beta, fit.shift(), fit.ties());
    Cholesky factor = Cholesky.of(likelihood.information());
    double[] step = factor.solve(likelihood.score());
    for (int j = 0; j < beta.length; j++) {
      beta[j] += factor.isFullRank() ? step[j] : Double.NaN;
    }
    // What is left is of the order of the square of the step.
    return Matrices.dot(step, likelihood.score()) < DECREMENT && isFinite(beta);
  }

  private static boolean all(boolean[] values) {
    for (boolean value : values) {
      if (!value) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFinite(double[] beta) {
    return Arrays.stream(beta).allMatch(Double::isFinite);
  }

  /** About the mean of the replicates, with divisor one less than their number. */
  public double[][] covariance() {
    int p = estimates[0].length;
    double[] mean = new double[p];
    for (double[] estimate : estimates) {
      for (int j = 0; j < p; j++) {
        mean[j] += estimate[j] / estimates.length;
      }
    }
    double[][] covariance = new double[p][p];
    for (double[] estimate : estimates) {
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          covariance[a][b] +=
              (estimate[a] - mean[a]) * (estimate[b] - mean[b]) / (estimates.length - 1);
        }
      }
    }
    return covariance;
  }

  /** The quantile of one coefficient over the replicates. */
  public double quantile(int term, double probability) {
    return quantile(Arrays.stream(estimates).mapToDouble(e -> e[term]).toArray(), probability);
  }

  /** Likewise of any values, one of each replicate. */
  public static double quantile(double[] values, double probability) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    double at = (sorted.length - 1) * probability;
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /**
   * A coefficient of this model by one of another that was drawn with the same weights, in each
   * replicate in which both converged.
   */
  public double[] ratios(int term, PoissonBootstrap other, int ofOther) {
    return IntStream.range(0, replicates.length)
        .filter(k -> Arrays.binarySearch(other.replicates, replicates[k]) >= 0)
        .mapToDouble(
            k ->
                estimates[k][term]
                    / other
                        .estimates[Arrays.binarySearch(other.replicates, replicates[k])][ofOther])
        .toArray();
  }
}
