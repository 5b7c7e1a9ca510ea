package dev.plumbline.stats.inference;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A test of one coefficient that holds its level when clusters are few.
 *
 * <p>At the estimate under \(\beta_j = 0\), cluster \(c\) contributes \(s_c = (I^{-1} u_c)_j\) to
 * the score about \(\beta_j\). With random signs \(v_c\) of mean 0 and variance 1
 *
 * <p>\[ T = \frac{(\sum_c s_c)^2}{\sum_c s_c^2}, \qquad T^* = \frac{(\sum_c v_c s_c)^2}{\sum_c (v_c
 * s_c)^2}, \qquad p = \frac{1 + \#\{T^* \ge T\}}{1 + B} \]
 *
 * <p>Nothing is fitted again, so a thousand draws cost nothing. Signs are Rademacher's, or with
 * fewer than {@value #WEBB_BELOW} clusters, of which Rademacher gives too few distinct draws,
 * Webb's six points.
 *
 * <p>Conventions: draws are a function of the seed alone. With fewer than 2 clusters, or scores
 * that are all zero, the p-value is NaN. There is no counterpart in the R package <i>survival</i>.
 *
 * @see <a href="https://doi.org/10.1515/2156-6674.1006">Kline and Santos (2012), A score based
 *     approach to wild bootstrap inference, J. Econometric Methods 1, 23-41</a>
 * @see <a href="https://doi.org/10.1111/caje.12661">Webb (2023), Reworking wild bootstrap-based
 *     inference for clustered errors, Canadian J. Economics 56, 839-858</a>
 */
public record WildScoreBootstrap(int draws, long seed) {

  /** From so many clusters on the sandwich needs no help. */
  public static final int ENOUGH_CLUSTERS = 40;

  private static final int WEBB_BELOW = 12;
  private static final double[] WEBB = {
    -Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)
  };

  /** As the method has it: 1999 draws. */
  public static WildScoreBootstrap standard() {
    return new WildScoreBootstrap(1999, 20_240_607);
  }

  /**
   * The p-value of one coefficient.
   *
   * @param inverseRow row \(j\) of \(I^{-1}\) under the hypothesis
   * @param clusterScores \(u_c\) under the hypothesis
   */
  public double pValue(double[] inverseRow, List<double[]> clusterScores) {
    double[] s = new double[clusterScores.size()];
    for (int c = 0; c < s.length; c++) {
      for (int j = 0; j < inverseRow.length; j++) {
        s[c] += inverseRow[j] * clusterScores.get(c)[j];
      }
    }
    double[] ones = new double[s.length];
    Arrays.fill(ones, 1);
    double observed = statistic(s, ones);
    if (s.length < 2 || Double.isNaN(observed)) {
      return Double.NaN;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int asLarge = 0;
    double[] signs = new double[s.length];
    for (int b = 0; b < draws; b++) {
      for (int c = 0; c < signs.length; c++) {
        signs[c] =
            s.length < WEBB_BELOW ? WEBB[random.nextInt(WEBB.length)] : 2 * random.nextInt(2) - 1;
      }
      // A draw that repeats the sample must count whatever rounding says.
      asLarge += statistic(s, signs) >= observed * (1 - 1e-12) ? 1 : 0;
    }
    return (1.0 + asLarge) / (1 + draws);
  }

  private static double statistic(double[] s, double[] signs) {
    double sum = 0;
    double squares = 0;
    for (int c = 0; c < s.length; c++) {
      sum += signs[c] * s[c];
      squares += signs[c] * s[c] * signs[c] * s[c];
    }
    return sum * sum / squares;
  }
}
