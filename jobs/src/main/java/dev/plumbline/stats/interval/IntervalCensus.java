package dev.plumbline.stats.interval;

import dev.plumbline.stats.curves.RiskSet;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.ColumnMoments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When events happened in each stratum, how many entered and left observation at each time, and
 * mean and spread of every column.
 */
public final class IntervalCensus implements Serializable {

  /** A time in a stratum. */
  public record Moment(long stratum, double time) implements Comparable<Moment>, Serializable {

    @Override
    public int compareTo(Moment other) {
      int order = Long.compare(stratum, other.stratum);
      return order == 0 ? Double.compare(time, other.time) : order;
    }
  }

  /** The pass that takes the census. */
  public record Pass(int columns) implements BlockPass<IntervalBlock, IntervalCensus> {

    @Override
    public IntervalCensus start() {
      return new IntervalCensus(columns);
    }

    @Override
    public void add(IntervalCensus state, IntervalBlock block) {
      state.count(block);
    }

    @Override
    public void merge(IntervalCensus into, IntervalCensus from) {
      from.events.forEach((moment, n) -> into.addEvents(moment, n[0], n[1]));
      from.moves.forEach((time, n) -> into.addMoves(time, n[0], n[1], n[2]));
      into.moments.merge(from.moments);
    }
  }

  /** Events and their weight. */
  private final TreeMap<Moment, double[]> events = new TreeMap<>();

  /** Rows that enter, rows that leave, events among those, over all strata. */
  private final TreeMap<Double, long[]> moves = new TreeMap<>();

  private final ColumnMoments moments;

  private IntervalCensus(int columns) {
    this.moments = new ColumnMoments(columns);
  }

  public ColumnMoments moments() {
    return moments;
  }

  /** Number and weight of events at each time of an event. */
  public SortedMap<Moment, double[]> events() {
    return events;
  }

  /** Risk sets of all strata together at the times at which a row ended, in order of time. */
  public List<RiskSet> pooled() {
    List<RiskSet> riskSets = new ArrayList<>();
    long atRisk = 0;
    for (var entry : moves.entrySet()) {
      long[] n = entry.getValue();
      // Who enters at this time is not yet at risk; who leaves at it still is.
      if (n[1] > 0) {
        riskSets.add(new RiskSet(entry.getKey(), atRisk, n[2]));
      }
      atRisk += n[0] - n[1];
    }
    return riskSets;
  }

  private void count(IntervalBlock block) {
    moments.add(block.columns(), block.rows());
    for (int i = 0; i < block.rows(); i++) {
      addMoves(block.start()[i], 1, 0, 0);
      addMoves(block.stop()[i], 0, 1, block.event()[i] ? 1 : 0);
      if (block.event()[i]) {
        addEvents(new Moment(block.stratum()[i], block.stop()[i]), 1, block.weight(i));
      }
    }
  }

  private void addEvents(Moment moment, double number, double weight) {
    double[] n = events.computeIfAbsent(moment, m -> new double[2]);
    n[0] += number;
    n[1] += weight;
  }

  private void addMoves(double time, long entered, long left, long withEvent) {
    long[] n = moves.computeIfAbsent(time, t -> new long[3]);
    n[0] += entered;
    n[1] += left;
    n[2] += withEvent;
  }
}
