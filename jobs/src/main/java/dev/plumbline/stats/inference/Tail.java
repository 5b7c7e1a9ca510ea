package dev.plumbline.stats.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A p-value and its decimal logarithm, which is finite where the p-value is too small for a double.
 *
 * <p>Below 1e-300 the logarithm is that of the density times the distance over which it falls by a
 * factor e, which is right to the leading order; it is never read for more.
 */
public record Tail(double p, double log10) {

  private static final double SMALLEST = 1e-300;

  /** Both tails of Student's t. */
  public static Tail twoSidedT(double t, double degreesOfFreedom) {
    return of(TDistribution.of(degreesOfFreedom), Math.abs(t), 2);
  }

  /** Both tails of the normal distribution. */
  public static Tail twoSidedNormal(double z) {
    return of(NormalDistribution.of(0, 1), Math.abs(z), 2);
  }

  /** The upper tail of chi-squared. */
  public static Tail chiSquared(double statistic, double degreesOfFreedom) {
    return of(ChiSquaredDistribution.of(degreesOfFreedom), statistic, 1);
  }

  private static Tail of(ContinuousDistribution distribution, double x, int tails) {
    if (Double.isNaN(x)) {
      return new Tail(Double.NaN, Double.NaN);
    }
    double p = tails * distribution.survivalProbability(x);
    if (p > SMALLEST) {
      return new Tail(p, Math.log10(p));
    }
    double step = x * 1e-6;
    double slope = (distribution.logDensity(x) - distribution.logDensity(x + step)) / step;
    double log = Math.log(tails) + distribution.logDensity(x) - Math.log(slope);
    return new Tail(p, log / Math.log(10));
  }
}
