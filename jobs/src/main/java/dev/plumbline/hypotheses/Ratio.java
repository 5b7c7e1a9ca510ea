package dev.plumbline.hypotheses;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The ratio of two estimates with its 95 % interval by Fieller.
 *
 * <p>The limits are the roots in \(\theta\) of
 *
 * <p>\[ (b^2 - t^2 v_b) \theta^2 - 2 a b \theta + (a^2 - t^2 v_a) = 0 \]
 *
 * <p>for \(a / b\), with the estimates taken as independent. Those of two models of the same rows
 * go together, so that the interval is rather too wide. Where the denominator is not told from 0
 * there is no interval.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1954.tb00159.x">Fieller (1954), Some problems
 *     in interval estimation, JRSS B 16, 175-185</a>
 */
record Ratio(double value, Optional<Limits> limits) {

  record Limits(double low, double high) {}

  static Ratio of(Estimate numerator, Estimate denominator) {
    int clusters = Math.min(numerator.clusters(), denominator.clusters());
    double t = TDistribution.of(clusters - 1.0).inverseSurvivalProbability(0.025);
    double a = numerator.value();
    double b = denominator.value();
    double square = b * b - square(t * denominator.standardError());
    double constant = a * a - square(t * numerator.standardError());
    double discriminant = a * a * b * b - square * constant;
    if (square <= 0 || discriminant < 0) {
      return new Ratio(a / b, Optional.empty());
    }
    double reach = Math.sqrt(discriminant);
    return new Ratio(
        a / b, Optional.of(new Limits((a * b - reach) / square, (a * b + reach) / square)));
  }

  private static double square(double x) {
    return x * x;
  }
}
