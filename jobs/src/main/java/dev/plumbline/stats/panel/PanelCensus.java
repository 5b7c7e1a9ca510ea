package dev.plumbline.stats.panel;

import dev.plumbline.stats.curves.RiskSet;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows and events each risk set holds, and mean and spread of every column: what is asked
 * of a panel once, whatever models follow.
 */
public final class PanelCensus implements Serializable {

  /** Rows, events and the weight of the events of one risk set. */
  public record Counts(long rows, long events, double eventWeight) implements Serializable {

    Counts plus(Counts other) {
      return new Counts(rows + other.rows, events + other.events, eventWeight + other.eventWeight);
    }
  }

  /** The pass that takes the census. */
  public record Pass(int columns) implements BlockPass<PanelBlock, PanelCensus> {

    @Override
    public PanelCensus start() {
      return new PanelCensus(columns);
    }

    @Override
    public void add(PanelCensus state, PanelBlock block) {
      PanelCensus one = new PanelCensus(columns);
      one.count(block);
      merge(state, one);
    }

    @Override
    public void merge(PanelCensus into, PanelCensus from) {
      into.merge(from);
    }
  }

  private final TreeMap<Bucket, Counts> buckets = new TreeMap<>();
  private final ColumnMoments moments;

  private PanelCensus(int columns) {
    this.moments = new ColumnMoments(columns);
  }

  public long rows() {
    return moments.rows();
  }

  public ColumnMoments moments() {
    return moments;
  }

  public long events() {
    return buckets.values().stream().mapToLong(Counts::events).sum();
  }

  /** Risk sets in order, those without an event included. */
  public Map<Bucket, Counts> buckets() {
    return buckets;
  }

  /** Risk sets of all strata together, in order of time. */
  public List<RiskSet> pooled() {
    TreeMap<Integer, Counts> byTime = new TreeMap<>();
    buckets.forEach((bucket, counts) -> byTime.merge(bucket.time(), counts, Counts::plus));
    return byTime.entrySet().stream()
        .map(at -> new RiskSet(at.getKey(), at.getValue().rows(), at.getValue().events()))
        .toList();
  }

  private void count(PanelBlock block) {
    moments.add(block.columns(), block.rows());
    for (int run = 0; run < block.runs(); run++) {
      int from = block.start()[run];
      int events = block.events()[run];
      double weight = events;
      if (block.weights() != null) {
        weight = 0;
        for (int i = from; i < from + events; i++) {
          weight += block.weights()[i];
        }
      }
      buckets.put(
          new Bucket(block.stratum()[run], block.time()[run]),
          new Counts(block.start()[run + 1] - from, events, weight));
    }
  }

  private void merge(PanelCensus other) {
    other.buckets.forEach((bucket, counts) -> buckets.merge(bucket, counts, Counts::plus));
    moments.merge(other.moments);
  }
}
