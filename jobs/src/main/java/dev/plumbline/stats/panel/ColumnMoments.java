package dev.plumbline.stats.panel;

import java.io.Serializable;

/** Mean and spread of every column of some rows: a mergeable state. */
public final class ColumnMoments implements Serializable {

  private final double[] mean;
  private final double[] squares;
  private long rows;

  public ColumnMoments(int columns) {
    this.mean = new double[columns];
    this.squares = new double[columns];
  }

  public long rows() {
    return rows;
  }

  public double mean(int column) {
    return mean[column];
  }

  /** The standard deviation of a column with divisor n, not n - 1; NaN if a value is not finite. */
  public double standardDeviation(int column) {
    return Math.sqrt(squares[column] / rows);
  }

  /** Adds rows, given by column. */
  public void add(double[][] columns, int count) {
    ColumnMoments added = new ColumnMoments(mean.length);
    added.rows = count;
    for (int k = 0; k < mean.length; k++) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += columns[k][i];
      }
      added.mean[k] = sum / count;
      for (int i = 0; i < count; i++) {
        double deviation = columns[k][i] - added.mean[k];
        added.squares[k] += deviation * deviation;
      }
    }
    merge(added);
  }

  /** Adds the moments of other rows (Chan, Golub and LeVeque 1983), without cancellation. */
  public void merge(ColumnMoments other) {
    long both = rows + other.rows;
    for (int k = 0; k < mean.length && both > 0; k++) {
      double difference = other.mean[k] - mean[k];
      squares[k] += other.squares[k] + difference * difference * rows * other.rows / both;
      mean[k] += difference * other.rows / both;
    }
    rows = both;
  }
}
