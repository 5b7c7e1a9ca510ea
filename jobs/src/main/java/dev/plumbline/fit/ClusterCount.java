package dev.plumbline.fit;

import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.PanelBlock;

/**
 * Which clusters there are: sums of nothing.
 *
 * @param way which of the panel's ways of clustering
 */
record ClusterCount(int way) implements ClusterPass<PanelBlock> {

  @Override
  public int width() {
    return 0;
  }

  @Override
  public void add(ClusterSums state, PanelBlock block) {
    for (long id : block.clusters()[way].ids()) {
      state.add(id, new double[0], 0);
    }
  }
}
