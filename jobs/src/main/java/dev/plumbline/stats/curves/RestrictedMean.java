package dev.plumbline.stats.curves;

import dev.plumbline.stats.inference.Tail;
import java.util.List;

/**
 * The mean time survived of the first \(\tau\): the area under a Kaplan-Meier curve.
 *
 * <p>\[ \hat\mu(\tau) = \int_s^\tau \hat S(t)\,dt, \qquad \widehat{\mathrm{Var}}\,\hat\mu(\tau) =
 * \sum_{j : t_j \le \tau} A_j^2 \frac{d_j}{n_j (n_j - d_j)}, \qquad A_j = \int_{t_j}^\tau \hat
 * S(t)\,dt \]
 *
 * <p>from the start \(s\) of the curve. Same as {@code survfit(...)} of R with {@code print(rmean =
 * tau)}, whose restricted mean it is when the curve starts at time zero.
 *
 * <p>Conventions: after the last risk set the curve is held at its last value; whether \(\tau\) may
 * lie beyond it is for the caller to decide. A risk set in which everybody left has nothing after
 * it, and adds nothing to the variance.
 *
 * @param mean \(\hat\mu(\tau)\), in units of time
 * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston and Parmar (2013), Restricted
 *     mean survival time, BMC Medical Research Methodology 13, 152</a>
 */
public record RestrictedMean(double mean, double standardError) {

  /**
   * The area between a start and a horizon.
   *
   * @param riskSets in increasing order of time
   * @param start time from which the curve is one
   * @param horizon \(\tau\), on the same clock
   */
  public static RestrictedMean of(List<RiskSet> riskSets, double start, double horizon) {
    double variance = 0;
    // Backwards, A_j is what has been added up so far, relative to the curve at t_j.
    double survivedFromHere = 0;
    double until = horizon;
    for (int j = riskSets.size() - 1; j >= 0; j--) {
      RiskSet at = riskSets.get(j);
      if (at.time() >= horizon || at.events() == 0) {
        continue;
      }
      survivedFromHere += until - at.time();
      until = at.time();
      double n = at.atRisk();
      double d = at.events();
      survivedFromHere *= 1 - d / n;
      if (d < n) {
        // Of the curve before t_j, so the factor S(t_j-)² is still to come.
        variance = variance * square(1 - d / n) + square(survivedFromHere) * d / (n * (n - d));
      } else {
        variance = 0;
      }
    }
    return new RestrictedMean(survivedFromHere + until - start, Math.sqrt(variance));
  }

  /** This mean less {@code other}, of an independent group. */
  public RestrictedMean minus(RestrictedMean other) {
    return new RestrictedMean(mean - other.mean, Math.hypot(standardError, other.standardError));
  }

  /** Against a mean, or a difference, of zero. */
  public Tail significance() {
    return Tail.twoSidedNormal(mean / standardError);
  }

  private static double square(double x) {
    return x * x;
  }
}
