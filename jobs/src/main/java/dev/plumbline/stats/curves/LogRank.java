package dev.plumbline.stats.curves;

import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import java.util.Arrays;
import java.util.List;

/**
 * Do groups differ in survival? Compares the events of each group with those expected if all groups
 * had the same hazard at every time.
 *
 * <p>With \(n_{kt}\) at risk and \(d_{kt}\) events in group \(k\), in each stratum and time
 *
 * <p>\[ U_k = \sum_{s,t} \Bigl( d_{kt} - n_{kt} \frac{d_t}{n_t} \Bigr), \qquad V_{kl} = \sum_{s,t}
 * \frac{d_t (n_t - d_t)}{n_t - 1} \frac{n_{kt}}{n_t} \Bigl( \delta_{kl} - \frac{n_{lt}}{n_t} \Bigr)
 * \]
 *
 * <p>and \(\chi^2 = U' V^- U\) over all groups but one, on \(K - 1\) degrees of freedom.
 *
 * <p>Conventions: a time with a single subject at risk tells nothing and adds no variance. A group
 * that never shares a risk set with another cannot be compared: it takes no degree of freedom.
 *
 * <p>Same as {@code survdiff(Surv(time, event) ~ group + strata(s))} of the R package
 * <i>survival</i>, and as the score test of {@code coxph(..., ties = "exact")} where subjects enter
 * late, which {@code survdiff} does not take.
 *
 * @param observed events by group
 * @param expected by group, if all had the same hazard
 * @see <a href="https://doi.org/10.1093/jnci/22.4.719">Mantel and Haenszel (1959), Statistical
 *     aspects of the analysis of data from retrospective studies, JNCI 22, 719-748</a>
 */
public record LogRank(
    double[] observed, double[] expected, double chiSquared, int degreesOfFreedom) {

  /**
   * One time in one stratum.
   *
   * @param atRisk by group
   * @param events by group
   */
  public record Comparison(long[] atRisk, long[] events) {}

  public static LogRank of(List<Comparison> comparisons, int groups) {
    double[] observed = new double[groups];
    double[] expected = new double[groups];
    double[][] variance = new double[groups][groups];
    for (Comparison at : comparisons) {
      double n = Arrays.stream(at.atRisk()).sum();
      double d = Arrays.stream(at.events()).sum();
      if (d == 0) {
        continue;
      }
      double factor = n > 1 ? d * (n - d) / (n - 1) : 0;
      for (int k = 0; k < groups; k++) {
        double share = at.atRisk()[k] / n;
        observed[k] += at.events()[k];
        expected[k] += d * share;
        for (int l = 0; l < groups; l++) {
          variance[k][l] += factor * share * ((k == l ? 1 : 0) - at.atRisk()[l] / n);
        }
      }
    }
    return of(observed, expected, variance);
  }

  private static LogRank of(double[] observed, double[] expected, double[][] variance) {
    int compared = observed.length - 1;
    double[] u = new double[compared];
    double[][] v = new double[compared][];
    for (int k = 0; k < compared; k++) {
      u[k] = observed[k] - expected[k];
      v[k] = Arrays.copyOf(variance[k], compared);
    }
    Cholesky factor = Cholesky.of(v);
    int degrees = 0;
    for (boolean aliased : factor.aliased()) {
      degrees += aliased ? 0 : 1;
    }
    double chiSquared = degrees == 0 ? Double.NaN : Matrices.dot(u, factor.solve(u));
    return new LogRank(observed, expected, chiSquared, degrees);
  }

  public Tail significance() {
    return degreesOfFreedom == 0
        ? new Tail(Double.NaN, Double.NaN)
        : Tail.chiSquared(chiSquared, degreesOfFreedom);
  }
}
