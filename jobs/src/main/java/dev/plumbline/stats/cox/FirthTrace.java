package dev.plumbline.stats.cox;

import dev.plumbline.stats.linear.Matrices;

/**
 * \(\mathrm{tr}(M\, \partial I / \partial \beta_j)\) for each term: see {@link FirthRegression}.
 *
 * @param metric \(M\)
 */
record FirthTrace(double[][] metric, Ties ties) {

  /**
   * Adds up the third moments of all risk sets.
   *
   * @param weighted the sums in which each row counts \(x'Mx\) times
   */
  double[] of(CoxSums sums, CoxSums weighted, RiskSets riskSets) {
    int p = sums.terms();
    double[] trace = new double[p];
    for (int g = 0; g < riskSets.size(); g++) {
      long d = riskSets.events()[g];
      double w = riskSets.eventWeight()[g] / d;
      if (ties == Ties.BRESLOW) {
        add(moments(sums, g, 0), moments(weighted, g, 0), d * w, trace);
        continue;
      }
      for (long l = 0; l < d; l++) {
        double f = (double) l / d;
        add(moments(sums, g, f), moments(weighted, g, f), w, trace);
      }
    }
    return trace;
  }

  /** The triangle \(S - f D\) of one risk set. */
  private static double[] moments(CoxSums sums, int g, double f) {
    int triangle = (sums.terms() + 1) * (sums.terms() + 2) / 2;
    double[] moments = new double[triangle];
    for (int k = 0; k < triangle; k++) {
      int at = g * triangle + k;
      moments[k] = sums.others()[at] + (1 - f) * sums.events()[at];
    }
    return moments;
  }

  private void add(double[] z, double[] q, double w, double[] trace) {
    int p = trace.length;
    double[] mean = new double[p];
    for (int j = 0; j < p; j++) {
      mean[j] = z[1 + j] / z[0];
    }
    double[] towardsMean = Matrices.times(metric, mean);
    for (int j = 0; j < p; j++) {
      double third = q[1 + j] / z[0] - mean[j] * q[0] / z[0];
      for (int k = 0; k < p; k++) {
        double covariance = z[place(Math.min(j, k), Math.max(j, k), p)] / z[0] - mean[j] * mean[k];
        third -= 2 * towardsMean[k] * covariance;
      }
      trace[j] += w * third;
    }
  }

  /**
   * Where the product of terms {@code a <= b} stands in a triangle that begins with the constant.
   */
  private static int place(int a, int b, int p) {
    int row = a + 1;
    return row * (p + 1) - row * (row - 1) / 2 + b - a;
  }
}
