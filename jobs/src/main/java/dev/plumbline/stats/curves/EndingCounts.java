package dev.plumbline.stats.curves;

import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Bucket;
import dev.plumbline.stats.panel.PanelBlock;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many subjects were last seen at each time, by group and by how they left: a mergeable state.
 *
 * <p>A row is a subject, its stratum the group, its time that at which it was last seen.
 */
public final class EndingCounts implements Serializable {

  /**
   * The pass that counts them.
   *
   * @param column that holds the cause: 0 for those who were still there, else from 1
   * @param causes how many there are
   */
  public record Pass(int column, int causes) implements BlockPass<PanelBlock, EndingCounts> {

    @Override
    public EndingCounts start() {
      return new EndingCounts();
    }

    @Override
    public void add(EndingCounts state, PanelBlock block) {
      for (int run = 0; run < block.runs(); run++) {
        Bucket bucket = new Bucket(block.stratum()[run], block.time()[run]);
        long[] counts = state.of(bucket, causes);
        for (int row = block.start()[run]; row < block.start()[run + 1]; row++) {
          counts[(int) block.columns()[column][row]]++;
        }
      }
    }

    @Override
    public void merge(EndingCounts into, EndingCounts from) {
      from.counts.forEach(
          (bucket, counts) -> {
            long[] all = into.of(bucket, causes);
            for (int cause = 0; cause < all.length; cause++) {
              all[cause] += counts[cause];
            }
          });
    }
  }

  private final TreeMap<Bucket, long[]> counts = new TreeMap<>();

  private EndingCounts() {}

  private long[] of(Bucket bucket, int causes) {
    return counts.computeIfAbsent(bucket, b -> new long[causes + 1]);
  }

  /** By cause, of each group and time at which somebody was last seen, in order. */
  public Map<Bucket, long[]> counts() {
    return counts;
  }
}
