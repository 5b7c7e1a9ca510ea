package dev.plumbline.stats.curves;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * 95 % limits of a probability of surviving on the scale of \(\log(-\log S)\), which keeps them
 * between 0 and 1: \(S^{\exp(\pm z \, \mathrm{se}(\log S) / \log S)}\).
 */
public record LogLogLimits(double low, double high) {

  private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

  /**
   * Around {@code survival}; NaN where it is one or zero.
   *
   * @param errorOfLog standard error of its logarithm
   */
  public static LogLogLimits of(double survival, double errorOfLog) {
    double spread = Z * errorOfLog / Math.log(survival);
    return new LogLogLimits(
        Math.pow(survival, Math.exp(-spread)), Math.pow(survival, Math.exp(spread)));
  }
}
