package dev.plumbline.stats.cox;

import java.io.Serializable;

/**
 * \(q_i = z_i' M z_i\), by which the sums of a pass may be multiplied row by row.
 *
 * @param metric \(M\), symmetric; empty for a factor of one
 */
public record RowFactor(double[][] metric) implements Serializable {

  static final RowFactor NONE = new RowFactor(new double[0][]);

  boolean isNone() {
    return metric.length == 0;
  }

  double of(double[] z) {
    double q = 0;
    for (int a = 0; a < z.length; a++) {
      double along = 0;
      for (int b = 0; b < z.length; b++) {
        along += metric[a][b] * z[b];
      }
      q += along * z[a];
    }
    return q;
  }

  /**
   * Multiplies {@code r} for some rows.
   *
   * @param z terms by column, after a first column of ones
   */
  void multiply(double[] r, double[][] z, int rows) {
    for (int i = 0; i < rows; i++) {
      double q = 0;
      for (int a = 0; a < metric.length; a++) {
        double along = 0;
        for (int b = 0; b < metric.length; b++) {
          along += metric[a][b] * z[b + 1][i];
        }
        q += along * z[a + 1][i];
      }
      r[i] *= q;
    }
  }
}
