package dev.plumbline.stats.inference;

import java.io.Serializable;

/**
 * The risk ratio of an outcome between exposed and unexposed trials that all strata share.
 *
 * <p>With \(n_1\) exposed and \(n_0\) unexposed trials in a stratum, \(N = n_1 + n_0\), and \(a\)
 * and \(b\) of them with the outcome, \(m = a + b\)
 *
 * <p>\[ RR = \frac{\sum a n_0 / N}{\sum b n_1 / N}, \qquad \mathrm{Var} \log RR = \frac{\sum (m n_1
 * n_0 - a b N) / N^2}{\bigl( \sum a n_0 / N \bigr) \bigl( \sum b n_1 / N \bigr)} \]
 *
 * <p>Conventions: strata with nobody exposed, or nobody unexposed, say nothing. Where no exposed or
 * no unexposed trial has the outcome, the logarithm and its error are NaN. The variance is that of
 * Greenland and Robins, good for few large strata and for many sparse ones. A mergeable state:
 * strata may be added in any order. R's {@code mantelhaen.test} is of the odds ratio; {@code r/
 * calibration.R} has the formula.
 *
 * @see <a href="https://doi.org/10.2307/2530643">Greenland and Robins (1985), Estimation of a
 *     common effect parameter from sparse follow-up data, Biometrics 41, 55-68</a>
 */
public record MantelHaenszel(double exposed, double unexposed, double spread)
    implements Serializable {

  public static MantelHaenszel ofNothing() {
    return new MantelHaenszel(0, 0, 0);
  }

  /**
   * One stratum.
   *
   * @param n1 exposed trials
   * @param n0 unexposed trials
   * @param a exposed trials with the outcome
   * @param b unexposed trials with the outcome
   */
  public static MantelHaenszel ofStratum(double n1, double n0, double a, double b) {
    if (!(0 <= a && a <= n1 && 0 <= b && b <= n0)) {
      throw new IllegalArgumentException(
          "Cannot have %s of %s and %s of %s trials with the outcome".formatted(a, n1, b, n0));
    }
    double n = n1 + n0;
    return n == 0
        ? ofNothing()
        : new MantelHaenszel(a * n0 / n, b * n1 / n, ((a + b) * n1 * n0 - a * b * n) / (n * n));
  }

  public MantelHaenszel plus(MantelHaenszel others) {
    return new MantelHaenszel(
        exposed + others.exposed, unexposed + others.unexposed, spread + others.spread);
  }

  public double logRiskRatio() {
    return exposed > 0 && unexposed > 0 ? Math.log(exposed / unexposed) : Double.NaN;
  }

  public double standardError() {
    return exposed > 0 && unexposed > 0 ? Math.sqrt(spread / (exposed * unexposed)) : Double.NaN;
  }

  public Tail significance() {
    return Tail.twoSidedNormal(logRiskRatio() / standardError());
  }
}
