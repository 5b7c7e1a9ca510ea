package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.List;

/**
 * A state that is kept by cluster, so that it can be cut into parts of which each holds whole
 * clusters.
 *
 * @param <S> the state itself
 */
public interface ByCluster<S> extends Serializable {

  /** In so many parts; which one a cluster falls to depends on its id alone. */
  List<S> split(int parts);

  /** The part of {@code parts} that a cluster falls to. */
  static int partOf(long cluster, int parts) {
    return (int) Long.remainderUnsigned(IdIndex.mix(cluster), parts);
  }
}
