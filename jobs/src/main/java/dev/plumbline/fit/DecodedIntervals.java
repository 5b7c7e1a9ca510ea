package dev.plumbline.fit;

import dev.plumbline.stats.cox.IntervalData;
import dev.plumbline.stats.inference.EvidenceGate;
import dev.plumbline.stats.interval.CountingProcessAudit;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.interval.IntervalBlockBuilder;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Blocks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows of any start and stop read into blocks, for clocks finer than a month.
 *
 * <p>Every time of an event is a risk set, and each needs its sums of products of terms, so this is
 * for some thousand event times; a panel by the month is {@link DecodedPanel}, many times faster.
 */
public final class DecodedIntervals implements AutoCloseable {

  /** The subject of a row, in its ways of clustering. */
  public static final int BY_SUBJECT = 0;

  /** Risk sets times squared terms that the sums may take. */
  private static final long LARGEST = 50_000_000;

  private final JavaRDD<IntervalBlock> blocks;
  private final Blocks<IntervalBlock> rows;
  private final IntervalCensus census;

  private DecodedIntervals(
      JavaRDD<IntervalBlock> blocks, Blocks<IntervalBlock> rows, IntervalCensus census) {
    this.blocks = blocks;
    this.rows = rows;
    this.census = census;
  }

  /**
   * What the columns of some rows are.
   *
   * @param stratum a long for each stratum
   * @param start a double; minus infinity if a row was never entered late
   * @param stop a double
   * @param event an int, 1 for an event
   * @param weight a double, positive
   * @param offset a double
   * @param subject a long for each subject
   * @param clusters a long for each cluster, by further ways of clustering
   * @param values doubles, none of them null
   */
  public record Columns(
      Column stratum,
      Column start,
      Column stop,
      Column event,
      Column weight,
      Column offset,
      Column subject,
      List<Column> clusters,
      List<Column> values) {

    private Column[] inOrder() {
      List<Column> columns =
          new ArrayList<>(List.of(stratum, start, stop, event, weight, offset, subject));
      columns.addAll(clusters);
      columns.addAll(values);
      return columns.toArray(Column[]::new);
    }
  }

  public static DecodedIntervals of(Dataset<Row> intervals, Columns columns) {
    Layout layout = new Layout(1 + columns.clusters().size(), columns.values().size());
    JavaRDD<IntervalBlock> blocks =
        intervals
            .select(columns.inOrder())
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> new BlockIterator<>(rows, layout.filling()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Blocks<IntervalBlock> rows = new SparkBlocks<>(blocks);
    return new DecodedIntervals(
        blocks, rows, rows.sum(new IntervalCensus.Pass(columns.values().size())));
  }

  public Blocks<IntervalBlock> rows() {
    return rows;
  }

  public IntervalCensus census() {
    return census;
  }

  public IntervalData data() {
    return IntervalData.of(rows, census);
  }

  /** Whether the rows are a counting process. */
  public CountingProcessAudit audit() {
    return CountingProcessAudit.ofIntervals(rows, BY_SUBJECT);
  }

  /** Whether a model of so many terms may be fitted to the rows, and why not. */
  public EvidenceGate evidence(int terms) {
    long riskSets = census.events().size();
    long events = census.events().values().stream().mapToLong(n -> (long) n[0]).sum();
    EvidenceGate counted = EvidenceGate.ofRegression(census.moments().rows(), events, terms);
    if (riskSets * terms * terms > LARGEST) {
      counted =
          counted.and(
              EvidenceGate.refused(
                  "%d event times are too many for %d terms: round times to months"
                      .formatted(riskSets, terms)));
    }
    return counted.and(audit().objection().map(EvidenceGate::refused).orElse(EvidenceGate.open()));
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }

  /** Where the columns of a row stand: stratum, times, event, weight, offset; then the rest. */
  private record Layout(int clusters, int values) implements Serializable {

    private static final int FIRST_CLUSTER = 6;

    BlockIterator.Filling<IntervalBlock> filling() {
      IntervalBlockBuilder builder = new IntervalBlockBuilder(values, clusters);
      return new BlockIterator.Filling<>() {
        @Override
        public void copy(InternalRow row) {
          builder.row(
              row.getLong(0),
              row.getDouble(1),
              row.getDouble(2),
              row.getInt(3) == 1,
              row.getDouble(4),
              row.getDouble(5));
          for (int way = 0; way < clusters; way++) {
            builder.cluster(way, row.getLong(FIRST_CLUSTER + way));
          }
          for (int k = 0; k < values; k++) {
            builder.value(k, row.getDouble(FIRST_CLUSTER + clusters + k));
          }
        }

        @Override
        public boolean isFull() {
          return builder.isFull();
        }

        @Override
        public IntervalBlock build() {
          return builder.build();
        }
      };
    }
  }
}
