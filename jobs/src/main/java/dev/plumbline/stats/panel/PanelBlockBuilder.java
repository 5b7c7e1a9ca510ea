package dev.plumbline.stats.panel;

import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Collects rows in any order and sorts them into a {@link PanelBlock}. */
public final class PanelBlockBuilder {

  /** Rows of a block: enough to pay for its sums, few enough to stay in cache. */
  public static final int ROWS = 32_768;

  private final boolean weighted;
  private final boolean offset;
  private final double[][] columns;
  private final long[][] clusters;
  private final double[] weights;
  private final double[] offsets;
  private final long[] stratum;
  private final int[] time;
  private final boolean[] event;
  private int rows;

  /**
   * A builder of rows that all carry the same.
   *
   * @param columns values in each row
   * @param clusters ways in which rows are clustered
   * @param weighted whether rows carry a weight other than one
   * @param offset whether rows carry an offset
   */
  public PanelBlockBuilder(int columns, int clusters, boolean weighted, boolean offset) {
    this.columns = new double[columns][ROWS];
    this.clusters = new long[clusters][ROWS];
    this.weighted = weighted;
    this.offset = offset;
    this.weights = weighted ? new double[ROWS] : null;
    this.offsets = offset ? new double[ROWS] : null;
    this.stratum = new long[ROWS];
    this.time = new int[ROWS];
    this.event = new boolean[ROWS];
  }

  public boolean isEmpty() {
    return rows == 0;
  }

  public boolean isFull() {
    return rows == ROWS;
  }

  /** Starts a row; its values, clusters, weight and offset follow. */
  public void row(long ofStratum, int atTime, boolean hasEvent) {
    stratum[rows] = ofStratum;
    time[rows] = atTime;
    event[rows] = hasEvent;
    rows++;
  }

  public void value(int column, double value) {
    columns[column][rows - 1] = value;
  }

  public void cluster(int way, long id) {
    clusters[way][rows - 1] = id;
  }

  /** Greater than zero; a row that shall not count is left out. */
  public void weight(double weight) {
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(
          "A weight is finite and greater than zero, not " + weight + ": leave the row out");
    }
    weights[rows - 1] = weight;
  }

  public void offset(double value) {
    offsets[rows - 1] = value;
  }

  /** The rows so far, sorted; the builder is empty afterwards. */
  public PanelBlock build() {
    IdIndex strata = new IdIndex(16);
    IdIndex found = new IdIndex(64);
    int[] bucketOfRow = new int[rows];
    for (int i = 0; i < rows; i++) {
      bucketOfRow[i] =
          found.indexOf((long) strata.indexOf(stratum[i]) << 32 | (time[i] & 0xffffffffL));
    }
    Bucket[] buckets = new Bucket[found.size()];
    for (int b = 0; b < buckets.length; b++) {
      buckets[b] = new Bucket(strata.id((int) (found.id(b) >> 32)), (int) found.id(b));
    }
    Integer[] order = IntStream.range(0, buckets.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing(b -> buckets[b]));

    int[][] count = new int[buckets.length][2];
    for (int i = 0; i < rows; i++) {
      count[bucketOfRow[i]][event[i] ? 1 : 0]++;
    }
    int[] start = new int[buckets.length + 1];
    int[] events = new int[buckets.length];
    for (int run = 0; run < buckets.length; run++) {
      int[] of = count[order[run]];
      start[run + 1] = start[run] + of[0] + of[1];
      events[run] = of[1];
      // From here on: the places of the next row without an event, and of the next with one.
      of[0] = start[run] + of[1];
      of[1] = start[run];
    }
    int[] place = new int[rows];
    for (int i = 0; i < rows; i++) {
      place[i] = count[bucketOfRow[i]][event[i] ? 1 : 0]++;
    }
    PanelBlock block =
        new PanelBlock(
            Arrays.stream(order).mapToLong(b -> buckets[b].stratum()).toArray(),
            Arrays.stream(order).mapToInt(b -> buckets[b].time()).toArray(),
            start,
            events,
            Arrays.stream(columns).map(values -> sorted(values, place)).toArray(double[][]::new),
            weighted ? sorted(weights, place) : null,
            offset ? sorted(offsets, place) : null,
            Arrays.stream(clusters).map(ids -> index(ids, place)).toArray(ClusterIndex[]::new));
    rows = 0;
    return block;
  }

  private static double[] sorted(double[] values, int[] place) {
    double[] sorted = new double[place.length];
    for (int i = 0; i < place.length; i++) {
      sorted[place[i]] = values[i];
    }
    return sorted;
  }

  private static ClusterIndex index(long[] ids, int[] place) {
    IdIndex numbers = new IdIndex(1024);
    int[] ofRow = new int[place.length];
    for (int i = 0; i < place.length; i++) {
      ofRow[place[i]] = numbers.indexOf(ids[i]);
    }
    return new ClusterIndex(numbers.ids(), ofRow);
  }
}
