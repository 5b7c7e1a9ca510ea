package dev.plumbline.stats.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** Small dense matrices on the driver, as arrays of rows. */
public final class Matrices {

  private Matrices() {}

  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  public static double[] times(double[][] a, double[] x) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = dot(a[i], x);
    }
    return product;
  }

  public static double[][] times(double[][] a, double[][] b) {
    int columns = b.length == 0 ? 0 : b[0].length;
    double[][] product = new double[a.length][columns];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < columns; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /** {@code bread · filling · bread}, for symmetric bread. */
  public static double[][] sandwich(double[][] bread, double[][] filling) {
    return symmetrised(times(times(bread, filling), bread));
  }

  /** {@code a + factor · b}. */
  public static double[][] plus(double[][] a, double factor, double[][] b) {
    double[][] sum = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i].clone();
      for (int j = 0; j < sum[i].length; j++) {
        sum[i][j] += factor * b[i][j];
      }
    }
    return sum;
  }

  /** The mean of a matrix and its transpose: rounding must not make a covariance lopsided. */
  public static double[][] symmetrised(double[][] a) {
    double[][] symmetric = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        symmetric[i][j] = (a[i][j] + a[j][i]) / 2;
      }
    }
    return symmetric;
  }

  /** A symmetric matrix with its negative eigenvalues set to zero. */
  public record Clipped(double[][] matrix, boolean changed) {}

  /** The nearest positive semidefinite matrix in the Frobenius norm. */
  public static Clipped clippedToPositive(double[][] a) {
    int p = a.length;
    var eigen = DecompositionFactory_DDRM.eig(p, true, true);
    eigen.decompose(new DMatrixRMaj(a));
    double[][] sum = new double[p][p];
    double largest = 0;
    for (int k = 0; k < p; k++) {
      largest = Math.max(largest, Math.abs(eigen.getEigenvalue(k).getReal()));
    }
    boolean changed = false;
    for (int k = 0; k < p; k++) {
      double value = eigen.getEigenvalue(k).getReal();
      if (value < 0) {
        // Rounding about zero is no finding.
        changed |= value < -1e-12 * largest;
        continue;
      }
      DMatrixRMaj vector = eigen.getEigenVector(k);
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          sum[i][j] += value * vector.get(i, 0) * vector.get(j, 0);
        }
      }
    }
    return changed ? new Clipped(symmetrised(sum), true) : new Clipped(a, false);
  }
}
