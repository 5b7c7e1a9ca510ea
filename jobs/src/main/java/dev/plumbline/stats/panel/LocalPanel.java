package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.List;

/** A panel in the memory of this process. */
public record LocalPanel(List<PanelBlock> blocks) implements GridPanel {

  public LocalPanel {
    blocks = List.copyOf(blocks);
  }

  @Override
  public <S extends Serializable> S sum(BlockPass<S> pass) {
    S state = pass.start();
    blocks.forEach(block -> pass.add(state, block));
    return state;
  }

  @Override
  public ClusterProducts products(BlockPass<ClusterSums> pass) {
    return ClusterProducts.of(sum(pass));
  }
}
