package dev.plumbline.stats.interval;

import dev.plumbline.stats.panel.IdIndex;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.util.Arrays;

/** Collects rows of a counting process into an {@link IntervalBlock}. */
public final class IntervalBlockBuilder {

  /** Rows of a block. */
  public static final int ROWS = 32_768;

  private final long[] stratum = new long[ROWS];
  private final double[] start = new double[ROWS];
  private final double[] stop = new double[ROWS];
  private final boolean[] event = new boolean[ROWS];
  private final double[] weights = new double[ROWS];
  private final double[] offsets = new double[ROWS];
  private final double[][] columns;
  private final long[][] clusters;
  private int rows;

  /**
   * A builder of rows that all carry the same.
   *
   * @param columns values in each row
   * @param clusters ways in which rows are clustered
   */
  public IntervalBlockBuilder(int columns, int clusters) {
    this.columns = new double[columns][ROWS];
    this.clusters = new long[clusters][ROWS];
  }

  public boolean isFull() {
    return rows == ROWS;
  }

  /** Starts a row; its values and clusters follow. */
  public void row(
      long ofStratum, double from, double until, boolean hasEvent, double weight, double offset) {
    stratum[rows] = ofStratum;
    start[rows] = from;
    stop[rows] = until;
    event[rows] = hasEvent;
    weights[rows] = weight;
    offsets[rows] = offset;
    rows++;
  }

  public void value(int column, double value) {
    columns[column][rows - 1] = value;
  }

  public void cluster(int way, long id) {
    clusters[way][rows - 1] = id;
  }

  /** The rows so far; the builder is empty afterwards. */
  public IntervalBlock build() {
    int n = rows;
    rows = 0;
    return new IntervalBlock(
        Arrays.copyOf(stratum, n),
        Arrays.copyOf(start, n),
        Arrays.copyOf(stop, n),
        Arrays.copyOf(event, n),
        Arrays.stream(columns).map(values -> Arrays.copyOf(values, n)).toArray(double[][]::new),
        Arrays.copyOf(weights, n),
        Arrays.copyOf(offsets, n),
        Arrays.stream(clusters).map(ids -> index(ids, n)).toArray(ClusterIndex[]::new));
  }

  private static ClusterIndex index(long[] ids, int n) {
    IdIndex numbers = new IdIndex(1024);
    int[] ofRow = new int[n];
    for (int i = 0; i < n; i++) {
      ofRow[i] = numbers.indexOf(ids[i]);
    }
    return new ClusterIndex(numbers.ids(), ofRow);
  }
}
