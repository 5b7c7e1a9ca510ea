package dev.plumbline.stats.panel;

import java.io.Serializable;

/**
 * Blocks of rows, wherever they are: what can be asked of them is added up block by block.
 *
 * @param <B> a block
 */
public interface Blocks<B> {

  /** The state of all blocks, merged in an order that does not change. */
  <S extends Serializable> S sum(BlockPass<B, S> pass);

  /** Squares the totals of each cluster, whose blocks may lie anywhere. */
  ClusterProducts products(BlockPass<B, ClusterSums> pass);
}
