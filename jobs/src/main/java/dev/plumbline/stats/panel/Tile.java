package dev.plumbline.stats.panel;

import java.util.Arrays;

/**
 * A few hundred rows unpacked for a kernel: \(z_0 = 1\), the terms \(z_1 \dots z_p\), and zero
 * columns up to a multiple of four, so that {@link WeightedProducts} needs no edge cases.
 *
 * <p>A tile fits into the second-level cache with all its columns.
 */
public final class Tile {

  public static final int ROWS = 256;

  private final Design design;
  private final double[][] z;
  private final double[] eta = new double[ROWS];
  private int from;
  private int rows;

  public Tile(Design design) {
    this.design = design;
    this.z = new double[(design.terms() + 1 + 3) / 4 * 4][ROWS];
    Arrays.fill(z[0], 1);
  }

  /** The row of the block that is row 0 here. */
  public int from() {
    return from;
  }

  public int rows() {
    return rows;
  }

  public double[][] z() {
    return z;
  }

  public double[] eta() {
    return eta;
  }

  /** Unpacks rows {@code from .. min(from + ROWS, to)} of {@code block}. */
  public void load(PanelBlock block, int firstRow, int to) {
    from = firstRow;
    rows = Math.min(ROWS, to - firstRow);
    for (int j = 0; j < design.terms(); j++) {
      int[] columns = design.columns()[j];
      double[] centre = design.centre()[j];
      double[] scale = design.scale()[j];
      scaled(block.columns()[columns[0]], centre[0], 1 / scale[0], z[j + 1]);
      if (columns.length == 2) {
        multiply(block.columns()[columns[1]], centre[1], 1 / scale[1], z[j + 1]);
      }
    }
  }

  private void scaled(double[] values, double centre, double factor, double[] into) {
    for (int i = 0; i < rows; i++) {
      into[i] = (values[from + i] - centre) * factor;
    }
  }

  private void multiply(double[] values, double centre, double factor, double[] into) {
    for (int i = 0; i < rows; i++) {
      into[i] *= (values[from + i] - centre) * factor;
    }
  }

  /**
   * \(\eta = z'\beta + o\) of every row.
   *
   * @return the largest
   */
  public double linearPredictor(PanelBlock block, double[] beta) {
    if (block.offsets() == null) {
      Arrays.fill(eta, 0, rows, 0);
    } else {
      System.arraycopy(block.offsets(), from, eta, 0, rows);
    }
    for (int j = 0; j < beta.length; j++) {
      double b = beta[j];
      double[] zj = z[j + 1];
      for (int i = 0; i < rows; i++) {
        eta[i] = Math.fma(b, zj[i], eta[i]);
      }
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      largest = Math.max(largest, eta[i]);
    }
    return largest;
  }
}
