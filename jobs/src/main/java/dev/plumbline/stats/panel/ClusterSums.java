package dev.plumbline.stats.panel;

import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A vector for each cluster, added up over rows. */
public final class ClusterSums implements ByCluster<ClusterSums> {

  private final int width;
  private final IdIndex index;
  private double[] sums;

  public ClusterSums(int width) {
    this.width = width;
    this.index = new IdIndex(64);
    this.sums = new double[64 * width];
  }

  public int width() {
    return width;
  }

  public int clusters() {
    return index.size();
  }

  /** Adds {@code values[from .. from + width)} to the vector of {@code cluster}. */
  public void add(long cluster, double[] values, int from) {
    int at = index.indexOf(cluster) * width;
    if (at + width > sums.length) {
      sums = Arrays.copyOf(sums, Math.max(at + width, sums.length * 2));
    }
    for (int j = 0; j < width; j++) {
      sums[at + j] += values[from + j];
    }
  }

  /** Adds the vectors of a block, one for each of its {@code clusters}, end to end. */
  public void add(ClusterIndex clusters, double[] vectors) {
    for (int c = 0; c < clusters.ids().length; c++) {
      add(clusters.ids()[c], vectors, c * width);
    }
  }

  public void addAll(ClusterSums others) {
    for (int c = 0; c < others.clusters(); c++) {
      add(others.index.id(c), others.sums, c * width);
    }
  }

  @Override
  public List<ClusterSums> split(int parts) {
    List<ClusterSums> split =
        IntStream.range(0, parts).mapToObj(k -> new ClusterSums(width)).toList();
    for (int c = 0; c < clusters(); c++) {
      long id = index.id(c);
      split.get(ByCluster.partOf(id, parts)).add(id, sums, c * width);
    }
    return split;
  }

  /** The vectors in increasing order of cluster id, whatever order they came in. */
  public double[][] inOrderOfId() {
    long[] ids = index.ids();
    return IntStream.range(0, ids.length)
        .boxed()
        .sorted((a, b) -> Long.compare(ids[a], ids[b]))
        .map(c -> Arrays.copyOfRange(sums, c * width, (c + 1) * width))
        .toArray(double[][]::new);
  }
}
