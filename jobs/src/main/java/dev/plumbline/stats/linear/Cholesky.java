package dev.plumbline.stats.linear;

/**
 * \(A = L L'\) of a symmetric matrix that may be singular: columns that follow from those before
 * them are found and left out.
 *
 * <p>Column \(j\) is aliased when its pivot, what remains of \(a_{jj}\) after the columns before
 * it, is at most {@link #TOLERANCE} times the largest diagonal element. Of two collinear columns
 * the later one goes, as in R's {@code coxph}, whose tolerance is set by {@code toler.chol}.
 */
public final class Cholesky {

  /** Pivots below this share of the largest diagonal element count as zero. */
  public static final double TOLERANCE = 1e-9;

  private final double[][] lower;
  private final boolean[] aliased;

  private Cholesky(double[][] lower, boolean[] aliased) {
    this.lower = lower;
    this.aliased = aliased;
  }

  public static Cholesky of(double[][] matrix) {
    int p = matrix.length;
    double[][] l = new double[p][p];
    boolean[] aliased = new boolean[p];
    double largest = 0;
    for (int j = 0; j < p; j++) {
      largest = Math.max(largest, matrix[j][j]);
    }
    for (int j = 0; j < p; j++) {
      double pivot = matrix[j][j];
      for (int k = 0; k < j; k++) {
        pivot -= l[j][k] * l[j][k];
      }
      // Written so that NaN is aliased too.
      if (!(pivot > TOLERANCE * largest)) {
        aliased[j] = true;
        continue;
      }
      l[j][j] = Math.sqrt(pivot);
      for (int i = j + 1; i < p; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = sum / l[j][j];
      }
    }
    return new Cholesky(l, aliased);
  }

  public boolean[] aliased() {
    return aliased.clone();
  }

  public boolean isFullRank() {
    for (boolean a : aliased) {
      if (a) {
        return false;
      }
    }
    return true;
  }

  /** \(A^{-1} b\), with zero in place of aliased columns. */
  public double[] solve(double[] b) {
    int p = b.length;
    double[] y = new double[p];
    for (int i = 0; i < p; i++) {
      if (aliased[i]) {
        continue;
      }
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * y[k];
      }
      y[i] = sum / lower[i][i];
    }
    for (int i = p - 1; i >= 0; i--) {
      if (aliased[i]) {
        continue;
      }
      double sum = y[i];
      for (int k = i + 1; k < p; k++) {
        sum -= lower[k][i] * y[k];
      }
      y[i] = sum / lower[i][i];
    }
    return y;
  }

  /** \(A^{-1}\), with zero rows and columns in place of aliased ones. */
  public double[][] inverse() {
    int p = lower.length;
    double[][] inverse = new double[p][];
    for (int j = 0; j < p; j++) {
      double[] unit = new double[p];
      unit[j] = aliased[j] ? 0 : 1;
      inverse[j] = solve(unit);
    }
    return Matrices.symmetrised(inverse);
  }

  /** \(\log |A|\) over the columns that are not aliased. */
  public double logDeterminant() {
    double sum = 0;
    for (int j = 0; j < lower.length; j++) {
      sum += aliased[j] ? 0 : 2 * Math.log(lower[j][j]);
    }
    return sum;
  }
}
