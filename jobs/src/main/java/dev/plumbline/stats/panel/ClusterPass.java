package dev.plumbline.stats.panel;

/**
 * A look at every row that adds up a vector for each cluster.
 *
 * @param <B> blocks of rows
 */
public interface ClusterPass<B> extends BlockPass<B, ClusterSums> {

  /** Length of the vectors. */
  int width();

  @Override
  default ClusterSums start() {
    return new ClusterSums(width());
  }

  @Override
  default void merge(ClusterSums into, ClusterSums from) {
    into.addAll(from);
  }
}
