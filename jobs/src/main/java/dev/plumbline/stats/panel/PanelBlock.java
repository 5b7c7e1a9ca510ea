package dev.plumbline.stats.panel;

import java.io.Serializable;

/**
 * Some ten thousand rows of a panel as primitive arrays, sorted so that the rows of a risk set
 * stand together, those with an event first.
 *
 * <p>Every row of a panel on the month grid lies in exactly one risk set: its stratum and its month
 * of tenure. A run is the part of one risk set that this block holds.
 *
 * @param stratum of each run
 * @param time of each run
 * @param start first row of each run, and the number of rows after the last
 * @param events rows with an event in each run; they are its first rows
 * @param columns values by column, then row
 * @param weights of each row, or null where every weight is one
 * @param offsets of each row, or null where there are none
 * @param clusters one index for each way in which rows are clustered
 */
public record PanelBlock(
    long[] stratum,
    int[] time,
    int[] start,
    int[] events,
    double[][] columns,
    double[] weights,
    double[] offsets,
    ClusterIndex[] clusters)
    implements Serializable {

  /**
   * The clusters of a block, numbered in order of first appearance.
   *
   * @param ids identity of each cluster
   * @param ofRow number of the cluster to which each row belongs
   */
  public record ClusterIndex(long[] ids, int[] ofRow) implements Serializable {}

  public int runs() {
    return stratum.length;
  }

  public double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  public int rows() {
    return start[start.length - 1];
  }
}
