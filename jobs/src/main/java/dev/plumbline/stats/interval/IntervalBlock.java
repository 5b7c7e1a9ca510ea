package dev.plumbline.stats.interval;

import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.io.Serializable;

/**
 * Rows of a counting process: each observed over {@code (start, stop]}, with an event at its stop
 * or none.
 *
 * @param columns values by column, then row
 * @param weights of each row, or null where every weight is one
 * @param offsets of each row, or null where there are none
 * @param clusters one index for each way in which rows are clustered
 */
public record IntervalBlock(
    long[] stratum,
    double[] start,
    double[] stop,
    boolean[] event,
    double[][] columns,
    double[] weights,
    double[] offsets,
    ClusterIndex[] clusters)
    implements Serializable {

  public int rows() {
    return stop.length;
  }

  public double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  public double offset(int row) {
    return offsets == null ? 0 : offsets[row];
  }
}
