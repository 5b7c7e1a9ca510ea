package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the columns of a panel are to a model: its terms, each a column or a product of columns.
 *
 * <p>A kernel sees every term as \(z = \prod_k (x_k - c_k) / s_k\). Single columns are always
 * centred and scaled, which conditions the information matrix and keeps \(\exp(\eta)\) in range;
 * {@code unit} turns a coefficient of \(z\) back into one of what was asked for.
 *
 * @param columns of the panel, by term
 * @param centre subtracted from each of them
 * @param scale divided by afterwards
 * @param unit a coefficient of z divided by this is the coefficient reported
 */
public record Design(int[][] columns, double[][] centre, double[][] scale, double[] unit)
    implements Serializable {

  /**
   * A term as it is asked for.
   *
   * @param columns one, or the two of a product
   * @param standardised for each of them: is the effect wanted per standard deviation?
   */
  public record Term(int[] columns, boolean[] standardised) implements Serializable {

    public static Term asMeasured(int column) {
      return new Term(new int[] {column}, new boolean[] {false});
    }

    public static Term standardised(int column) {
      return new Term(new int[] {column}, new boolean[] {true});
    }

    public Term times(Term other) {
      return new Term(
          new int[] {columns[0], other.columns[0]},
          new boolean[] {standardised[0], other.standardised[0]});
    }
  }

  public static Design of(List<Term> terms, ColumnMoments moments) {
    int p = terms.size();
    Design design = new Design(new int[p][], new double[p][], new double[p][], new double[p]);
    for (int j = 0; j < p; j++) {
      design.set(j, terms.get(j), moments);
    }
    return design;
  }

  private void set(int j, Term term, ColumnMoments moments) {
    int factors = term.columns().length;
    columns[j] = term.columns();
    centre[j] = new double[factors];
    scale[j] = new double[factors];
    unit[j] = 1;
    for (int k = 0; k < factors; k++) {
      double spread = moments.standardDeviation(term.columns()[k]);
      boolean plain = factors > 1 && !term.standardised()[k];
      centre[j][k] = plain ? 0 : moments.mean(term.columns()[k]);
      scale[j][k] = plain || spread == 0 ? 1 : spread;
    }
    if (factors == 1 && !term.standardised()[0]) {
      unit[j] = scale[j][0];
    }
  }

  public int terms() {
    return columns.length;
  }

  /** The terms of one row. */
  public void row(double[][] values, int row, double[] into) {
    for (int j = 0; j < columns.length; j++) {
      double product = 1;
      for (int k = 0; k < columns[j].length; k++) {
        product *= (values[columns[j][k]][row] - centre[j][k]) / scale[j][k];
      }
      into[j] = product;
    }
  }

  /** A covariance of scaled coefficients as one of the coefficients asked for. */
  public double[][] inUnits(double[][] covariance) {
    double[][] inUnits = new double[covariance.length][covariance.length];
    for (int a = 0; a < inUnits.length; a++) {
      for (int b = 0; b < inUnits.length; b++) {
        inUnits[a][b] = covariance[a][b] / unit[a] / unit[b];
      }
    }
    return inUnits;
  }

  /** This design with those terms only, in order. */
  public Design only(boolean[] kept) {
    List<Integer> which = new ArrayList<>();
    for (int j = 0; j < kept.length; j++) {
      if (kept[j]) {
        which.add(j);
      }
    }
    int[] index = which.stream().mapToInt(j -> j).toArray();
    return new Design(
        Arrays.stream(index).mapToObj(j -> columns[j]).toArray(int[][]::new),
        Arrays.stream(index).mapToObj(j -> centre[j]).toArray(double[][]::new),
        Arrays.stream(index).mapToObj(j -> scale[j]).toArray(double[][]::new),
        Arrays.stream(index).mapToDouble(j -> unit[j]).toArray());
  }
}
