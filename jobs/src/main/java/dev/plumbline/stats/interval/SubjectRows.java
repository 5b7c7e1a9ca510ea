package dev.plumbline.stats.interval;

import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.ByCluster;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** From when until when each subject was observed, row by row: what an audit looks at. */
public final class SubjectRows implements ByCluster<SubjectRows> {

  /** Gathers the rows of a panel on the month grid, each of which spans one month. */
  public record OfPanel(int way) implements BlockPass<PanelBlock, SubjectRows> {

    @Override
    public SubjectRows start() {
      return new SubjectRows();
    }

    @Override
    public void add(SubjectRows state, PanelBlock block) {
      ClusterIndex subjects = block.clusters()[way];
      for (int run = 0; run < block.runs(); run++) {
        int firstOther = block.start()[run] + block.events()[run];
        int time = block.time()[run];
        for (int i = block.start()[run]; i < block.start()[run + 1]; i++) {
          state.add(
              subjects.ids()[subjects.ofRow()[i]],
              time - 1,
              time,
              i < firstOther,
              isFinite(block.columns(), block.weights(), block.offsets(), i));
        }
      }
    }

    @Override
    public void merge(SubjectRows into, SubjectRows from) {
      into.addAll(from);
    }
  }

  /** Gathers rows of any start and stop. */
  public record OfIntervals(int way) implements BlockPass<IntervalBlock, SubjectRows> {

    @Override
    public SubjectRows start() {
      return new SubjectRows();
    }

    @Override
    public void add(SubjectRows state, IntervalBlock block) {
      ClusterIndex subjects = block.clusters()[way];
      for (int i = 0; i < block.rows(); i++) {
        state.add(
            subjects.ids()[subjects.ofRow()[i]],
            block.start()[i],
            block.stop()[i],
            block.event()[i],
            isFinite(block.columns(), block.weights(), block.offsets(), i));
      }
    }

    @Override
    public void merge(SubjectRows into, SubjectRows from) {
      into.addAll(from);
    }
  }

  private long[] subject = new long[64];
  private double[] start = new double[64];
  private double[] stop = new double[64];
  private boolean[] event = new boolean[64];
  private boolean[] finite = new boolean[64];
  private int rows;

  private static boolean isFinite(double[][] columns, double[] weights, double[] offsets, int row) {
    boolean finite = weights == null || (weights[row] > 0 && Double.isFinite(weights[row]));
    finite &= offsets == null || Double.isFinite(offsets[row]);
    for (double[] values : columns) {
      finite &= Double.isFinite(values[row]);
    }
    return finite;
  }

  /**
   * Adds a row.
   *
   * @param withFiniteValues whether its values and offset are finite, and its weight positive
   */
  public void add(
      long ofSubject, double from, double until, boolean withEvent, boolean withFiniteValues) {
    if (rows == subject.length) {
      subject = Arrays.copyOf(subject, 2 * rows);
      start = Arrays.copyOf(start, 2 * rows);
      stop = Arrays.copyOf(stop, 2 * rows);
      event = Arrays.copyOf(event, 2 * rows);
      finite = Arrays.copyOf(finite, 2 * rows);
    }
    subject[rows] = ofSubject;
    start[rows] = from;
    stop[rows] = until;
    event[rows] = withEvent;
    // A start before all time is open, not wrong.
    finite[rows] =
        withFiniteValues
            && Double.isFinite(until)
            && (Double.isFinite(from) || from == Double.NEGATIVE_INFINITY);
    rows++;
  }

  private void addAll(SubjectRows others) {
    for (int i = 0; i < others.rows; i++) {
      addRow(others, i);
    }
  }

  private void addRow(SubjectRows from, int i) {
    add(from.subject[i], from.start[i], from.stop[i], from.event[i], from.finite[i]);
  }

  @Override
  public List<SubjectRows> split(int parts) {
    List<SubjectRows> split = IntStream.range(0, parts).mapToObj(k -> new SubjectRows()).toList();
    for (int i = 0; i < rows; i++) {
      split.get(ByCluster.partOf(subject[i], parts)).addRow(this, i);
    }
    return split;
  }

  int rows() {
    return rows;
  }

  long subject(int row) {
    return subject[row];
  }

  double start(int row) {
    return start[row];
  }

  double stop(int row) {
    return stop[row];
  }

  boolean event(int row) {
    return event[row];
  }

  boolean isFinite(int row) {
    return finite[row];
  }
}
