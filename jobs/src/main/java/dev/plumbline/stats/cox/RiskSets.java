package dev.plumbline.stats.cox;

import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Bucket;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.stats.panel.Tile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The risk sets in which an event happened, in order of stratum and time; the others say nothing
 * about coefficients. Everything that is kept by risk set is kept in this order.
 *
 * @param stratum of each
 * @param time of each
 * @param events in each, tied at its time
 * @param eventWeight total weight of those events
 */
public record RiskSets(long[] stratum, double[] time, long[] events, double[] eventWeight)
    implements Serializable {

  public static RiskSets of(PanelCensus census) {
    return of(census, counts -> counts.events() > 0);
  }

  /** Every time of an event, by stratum. */
  public static RiskSets of(IntervalCensus census) {
    return new RiskSets(
        census.events().keySet().stream().mapToLong(IntervalCensus.Moment::stratum).toArray(),
        census.events().keySet().stream().mapToDouble(IntervalCensus.Moment::time).toArray(),
        census.events().values().stream().mapToLong(n -> (long) n[0]).toArray(),
        census.events().values().stream().mapToDouble(n -> n[1]).toArray());
  }

  /** The risk sets of a panel whose counts pass {@code wanted}. */
  public static RiskSets of(PanelCensus census, Predicate<PanelCensus.Counts> wanted) {
    List<Bucket> withEvent =
        census.buckets().entrySet().stream()
            .filter(entry -> wanted.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return new RiskSets(
        withEvent.stream().mapToLong(Bucket::stratum).toArray(),
        withEvent.stream().mapToDouble(Bucket::time).toArray(),
        withEvent.stream().mapToLong(b -> census.buckets().get(b).events()).toArray(),
        withEvent.stream().mapToDouble(b -> census.buckets().get(b).eventWeight()).toArray());
  }

  public int size() {
    return stratum.length;
  }

  public long totalEvents() {
    return Arrays.stream(events).sum();
  }

  /** The first risk set of the stratum after {@code time}: how many stand before it. */
  int firstAfter(long ofStratum, double atTime) {
    int at = indexOf(ofStratum, atTime);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The place of a risk set, or a negative number if nobody had an event in it. */
  public int indexOf(long ofStratum, double atTime) {
    int low = 0;
    int high = stratum.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(stratum[middle], ofStratum);
      if (order == 0) {
        order = Double.compare(time[middle], atTime);
      }
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Is told of the rows of a block that are in a risk set. */
  public interface Visitor {
    /**
     * One row.
     *
     * @param tile holds the row, as its row {@code i}
     * @param g place of its risk set
     */
    void row(Tile tile, int i, int g, boolean event);
  }

  /** Shows every row of {@code block} that is in one of these risk sets. */
  public void visit(PanelBlock block, Design design, double[] beta, Visitor visitor) {
    Tile tile = new Tile(design);
    for (int run = 0; run < block.runs(); run++) {
      int g = indexOf(block.stratum()[run], block.time()[run]);
      int end = g < 0 ? block.start()[run] : block.start()[run + 1];
      int firstOther = block.start()[run] + block.events()[run];
      for (int row = block.start()[run]; row < end; row += Tile.ROWS) {
        tile.load(block, row, end);
        tile.linearPredictor(block, beta);
        for (int i = 0; i < tile.rows(); i++) {
          visitor.row(tile, i, g, row + i < firstOther);
        }
      }
    }
  }
}
