package dev.plumbline.fit;

import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.ByCluster;
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

  /** They are made anew in each pass, and never stored. */
  @Override
  public Blocks<B> changed(Change<B> change) {
    return new SparkBlocks<>(blocks.map(change::of));
  }

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
  public <S extends ByCluster<S>, R extends Serializable> List<R> exchange(
      BlockPass<B, S> pass, Look<S, R> look) {
    int parts = blocks.getNumPartitions();
    JavaPairRDD<Integer, Chunk<S>> chunks =
        blocks
            .mapPartitionsWithIndex(
                (partition, rows) -> Chunk.of(partition, state(pass, rows).split(parts)), true)
            .mapToPair(chunk -> new Tuple2<>(chunk.part(), chunk));
    return chunks
        .partitionBy(new HashPartitioner(parts))
        .values()
        .mapPartitions(arrived -> one(look.at(merged(pass, arrived))))
        .collect();
  }

  /** The clusters of one partition that belong to part {@code part}. */
  private record Chunk<S extends ByCluster<S>>(int partition, int part, S clusters)
      implements Serializable {

    static <S extends ByCluster<S>> Iterator<Chunk<S>> of(int partition, List<S> split) {
      List<Chunk<S>> chunks = new ArrayList<>();
      for (int part = 0; part < split.size(); part++) {
        chunks.add(new Chunk<>(partition, part, split.get(part)));
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
  private static <B, S extends ByCluster<S>> S merged(
      BlockPass<B, S> pass, Iterator<Chunk<S>> arrived) {
    List<Chunk<S>> chunks = new ArrayList<>();
    arrived.forEachRemaining(chunks::add);
    chunks.sort(Comparator.comparingInt(Chunk::partition));
    S clusters = pass.start();
    chunks.forEach(chunk -> pass.merge(clusters, chunk.clusters()));
    return clusters;
  }

  private static <T> Iterator<T> one(T state) {
    return List.of(state).iterator();
  }
}
