package dev.plumbline.fit;

import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.PanelBlock;
import java.util.Arrays;
import java.util.List;

/**
 * How many different clusters have a row in each group.
 *
 * @param way which of the panel's ways of clustering
 * @param strata of all groups, in increasing order
 */
record GroupSizes(int way, long[] strata) implements ClusterPass<PanelBlock> {

  /**
   * Counts the clusters of each group.
   *
   * @param groups the strata that each group is made of
   */
  static long[] of(Blocks<PanelBlock> panel, int way, List<long[]> groups) {
    long[] strata = groups.stream().flatMapToLong(Arrays::stream).distinct().sorted().toArray();
    List<int[]> places =
        groups.stream()
            .map(g -> Arrays.stream(g).mapToInt(s -> Arrays.binarySearch(strata, s)).toArray())
            .toList();
    long[] sizes = new long[groups.size()];
    for (long[] part :
        panel.exchange(new GroupSizes(way, strata), clusters -> counted(clusters, places))) {
      Arrays.setAll(sizes, k -> sizes[k] + part[k]);
    }
    return sizes;
  }

  private static long[] counted(ClusterSums clusters, List<int[]> places) {
    long[] sizes = new long[places.size()];
    for (double[] rows : clusters.inOrderOfId()) {
      for (int k = 0; k < sizes.length; k++) {
        sizes[k] += Arrays.stream(places.get(k)).anyMatch(place -> rows[place] > 0) ? 1 : 0;
      }
    }
    return sizes;
  }

  @Override
  public int width() {
    return strata.length;
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    var clusters = block.clusters()[way];
    double[] rows = new double[strata.length];
    for (int run = 0; run < block.runs(); run++) {
      int place = Arrays.binarySearch(strata, block.stratum()[run]);
      rows[place] = 1;
      for (int row = block.start()[run]; row < block.start()[run + 1]; row++) {
        state.add(clusters.ids()[clusters.ofRow()[row]], rows, 0);
      }
      rows[place] = 0;
    }
  }
}
