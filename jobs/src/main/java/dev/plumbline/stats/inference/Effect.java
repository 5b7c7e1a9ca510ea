package dev.plumbline.stats.inference;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What can be said of one coefficient: its interval, its tests against no effect and against any
 * effect that matters.
 *
 * <p>All by Student's t with the degrees of freedom given, \(G - 1\) for \(G\) clusters: limits
 * \(\hat\theta \pm s \, t_{.975}\), and for equivalence
 *
 * <p>\[ p = \max \Big( P(T > \tfrac{\hat\theta + \delta}{s}), P(T < \tfrac{\hat\theta - \delta}{s})
 * \Big) \]
 *
 * <p>Conventions: an error of 0 or NaN makes figures of NaN, not of certainty. Same as {@code est +
 * c(-1, 1) * qt(.975, df) * se} and {@code 2 * pt(-abs(est / se), df)} of R.
 *
 * @param estimate \(\hat\theta\)
 * @param standardError \(s\)
 * @param low lower 95 % limit
 * @param high upper 95 % limit
 * @param t \(\hat\theta / s\)
 * @param significance two-sided, against \(\theta = 0\)
 * @param equivalence the larger p-value of two one-sided tests, against \(\theta \le -\delta\) and
 *     \(\theta \ge \delta\): small means that the effect lies within \((-\delta, \delta)\)
 * @param minimumDetectable \(2.8 s\): the effect that had 80 % power at 5 %, two-sided
 * @see <a href="https://doi.org/10.1007/BF01068419">Schuirmann (1987), A comparison of the two
 *     one-sided tests procedure, J. Pharmacokinetics and Biopharmaceutics 15, 657-680</a>
 */
public record Effect(
    double estimate,
    double standardError,
    double low,
    double high,
    double t,
    Tail significance,
    double equivalence,
    double minimumDetectable) {

  private static final double DETECTABLE = 2.8;

  /**
   * From an estimate and its standard error.
   *
   * @param smallestOfInterest \(\delta\)
   * @param degreesOfFreedom at least 1
   */
  public static Effect of(
      double estimate, double error, double degreesOfFreedom, double smallestOfInterest) {
    double standardError = error > 0 ? error : Double.NaN;
    TDistribution distribution = TDistribution.of(degreesOfFreedom);
    double reach = distribution.inverseSurvivalProbability(0.025) * standardError;
    double t = estimate / standardError;
    double above =
        distribution.survivalProbability((estimate + smallestOfInterest) / standardError);
    double below =
        distribution.cumulativeProbability((estimate - smallestOfInterest) / standardError);
    return new Effect(
        estimate,
        standardError,
        estimate - reach,
        estimate + reach,
        t,
        Tail.twoSidedT(t, degreesOfFreedom),
        Math.max(above, below),
        DETECTABLE * standardError);
  }

  /** This effect with another test against zero, where Wald's does not hold. */
  public Effect tested(Tail otherwise) {
    return new Effect(
        estimate, standardError, low, high, t, otherwise, equivalence, minimumDetectable);
  }
}
