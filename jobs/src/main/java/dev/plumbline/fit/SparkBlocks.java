package dev.plumbline.fit;

import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.ClusterSums;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Blocks of rows that lie on executors.
 *
 * <p>States come back one for each partition and are merged in the order of partitions, so the same
 * partitioning gives the same last digit; {@code treeAggregate} merges as tasks finish.
 */
record SparkBlocks<B>(JavaRDD<B> blocks) implements Blocks<B> {

  @Override
  public <S extends Serializable> S sum(BlockPass<B, S> pass) {
    S total = pass.start();
    blocks
        .mapPartitions(partition -> one(state(pass, partition)))
        .collect()
        .forEach(state -> pass.merge(total, state));
    return total;
  }

  /**
   * The rows of a cluster may lie in several partitions, so clusters are exchanged: not one by one,
   * which boxes every id, but in as many chunks as there are partitions.
   */
  @Override
  public ClusterProducts products(BlockPass<B, ClusterSums> pass) {
    int parts = blocks.getNumPartitions();
    JavaPairRDD<Integer, Chunk> chunks =
        blocks
            .mapPartitionsWithIndex(
                (partition, rows) -> Chunk.of(partition, state(pass, rows).split(parts)), true)
            .mapToPair(chunk -> new Tuple2<>(chunk.part(), chunk));
    return chunks
        .partitionBy(new HashPartitioner(parts))
        .values()
        .mapPartitions(arrived -> one(ClusterProducts.of(merged(pass, arrived))))
        .collect()
        .stream()
        .reduce(ClusterProducts::plus)
        .orElseGet(() -> ClusterProducts.of(pass.start()));
  }

  /** The clusters of one partition that belong to part {@code part}. */
  private record Chunk(int partition, int part, ClusterSums sums) implements Serializable {

    static Iterator<Chunk> of(int partition, ClusterSums[] split) {
      List<Chunk> chunks = new ArrayList<>();
      for (int part = 0; part < split.length; part++) {
        chunks.add(new Chunk(partition, part, split[part]));
      }
      return chunks.iterator();
    }
  }

  private static <B, S extends Serializable> S state(BlockPass<B, S> pass, Iterator<B> partition) {
    S state = pass.start();
    partition.forEachRemaining(block -> pass.add(state, block));
    return state;
  }

  /** In the order of the partitions that sent them, not of their arrival. */
  private static <B> ClusterSums merged(BlockPass<B, ClusterSums> pass, Iterator<Chunk> arrived) {
    List<Chunk> chunks = new ArrayList<>();
    arrived.forEachRemaining(chunks::add);
    chunks.sort(Comparator.comparingInt(Chunk::partition));
    ClusterSums sums = pass.start();
    chunks.forEach(chunk -> sums.addAll(chunk.sums()));
    return sums;
  }

  private static <T> Iterator<T> one(T state) {
    return List.of(state).iterator();
  }
}
