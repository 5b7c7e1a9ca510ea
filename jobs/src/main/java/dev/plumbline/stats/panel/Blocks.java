package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.List;

/**
 * Blocks of rows, wherever they are: what can be asked of them is added up block by block.
 *
 * @param <B> a block
 */
public interface Blocks<B> {

  /** What is made of clusters once all their rows are together. */
  interface Look<S, R> extends Serializable {
    R at(S state);
  }

  /** What is made of one block, the same whenever it is asked for. */
  interface Change<B> extends Serializable {
    B of(B block);
  }

  /** Other blocks in the place of these. */
  Blocks<B> changed(Change<B> change);

  /** The state of all blocks, merged in an order that does not change. */
  <S extends Serializable> S sum(BlockPass<B, S> pass);

  /**
   * Brings the rows of each cluster together, whose blocks may lie anywhere, and looks at the
   * clusters of each place.
   *
   * @return what was seen at each place, in an order that does not change
   */
  <S extends ByCluster<S>, R extends Serializable> List<R> exchange(
      BlockPass<B, S> pass, Look<S, R> look);

  /** Squares the totals of each cluster. */
  default ClusterProducts products(BlockPass<B, ClusterSums> pass) {
    return exchange(pass, ClusterProducts::of).stream()
        .reduce(ClusterProducts::plus)
        .orElseGet(() -> ClusterProducts.of(pass.start()));
  }
}
