package dev.plumbline.hypotheses;

import dev.plumbline.stats.inference.Effect;

/**
 * An estimate with what its model says of it.
 *
 * @param low lower 95 % limit
 * @param p against no effect, two-sided
 * @param pEquivalence against any effect that matters
 * @param minimumDetectable effect that had 80 % power
 * @param eValue risk ratio that a hidden cause would need
 * @param clusters behind the standard error
 */
record Estimate(
    double value,
    double standardError,
    double low,
    double high,
    double p,
    double pEquivalence,
    double minimumDetectable,
    double eValue,
    int clusters) {

  /** Without a model of its own: a function of estimates, by Student's t. */
  static Estimate of(double value, double standardError, int clusters, double smallestOfInterest) {
    Effect effect = Effect.of(value, standardError, clusters - 1.0, smallestOfInterest);
    return new Estimate(
        value,
        standardError,
        effect.low(),
        effect.high(),
        effect.significance().p(),
        effect.equivalence(),
        effect.minimumDetectable(),
        Double.NaN,
        clusters);
  }

  Finding finding(double adjustedP) {
    return Finding.of(value, adjustedP, pEquivalence);
  }

  /** As found for itself, not as one of several. */
  Finding finding() {
    return finding(p);
  }
}
