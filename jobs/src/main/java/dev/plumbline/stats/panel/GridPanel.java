package dev.plumbline.stats.panel;

import java.io.Serializable;

/** The rows of a panel, wherever they are: what can be asked of them is added up block by block. */
public interface GridPanel {

  /** The state of all blocks, merged in an order that does not change. */
  <S extends Serializable> S sum(BlockPass<S> pass);

  /** Squares the totals of each cluster, whose blocks may lie anywhere. */
  ClusterProducts products(BlockPass<ClusterSums> pass);
}
