package dev.plumbline.fit;

import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.LocalBlocks;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlockBuilder;
import dev.plumbline.stats.panel.PanelCensus;
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
 * A panel read into blocks, once for all models that look at the same rows.
 *
 * <p>Rows are taken as Spark holds them and their numbers copied out at once: a {@code Row} boxes
 * every value, which costs more than the fit. Blocks are kept in memory and spilled when they do
 * not fit; spilled blocks still beat reading again. A panel of a few megabytes is fetched instead,
 * for then a pass takes less time than Spark needs to start one. {@code scripts/verify-cluster}
 * forbids that by the system property {@value #FETCHED_PROPERTY}, so that executors do the work.
 */
public final class DecodedPanel implements AutoCloseable {

  static final String FETCHED_PROPERTY = "plumbline.fit.fetched";

  /** Numbers of a panel that is fetched to the driver: 32 megabytes. */
  private static final long FETCHED = Long.getLong(FETCHED_PROPERTY, 4_000_000);

  private final JavaRDD<PanelBlock> blocks;
  private final Blocks<PanelBlock> panel;
  private final PanelCensus census;
  private final int values;

  private DecodedPanel(
      JavaRDD<PanelBlock> blocks, Blocks<PanelBlock> panel, PanelCensus census, int values) {
    this.blocks = blocks;
    this.panel = panel;
    this.census = census;
    this.values = values;
  }

  /**
   * Reads the rows of {@code panel}.
   *
   * @param stratum a long for each stratum
   * @param time an int, the month of tenure
   * @param event an int, 1 for an event
   * @param clusters a long for each cluster, by way of clustering
   * @param values doubles, none of them null
   */
  public static DecodedPanel of(
      Dataset<Row> panel,
      Column stratum,
      Column time,
      Column event,
      List<Column> clusters,
      List<Column> values) {
    return of(panel, stratum, time, event, clusters, values, FETCHED);
  }

  static DecodedPanel of(
      Dataset<Row> panel,
      Column stratum,
      Column time,
      Column event,
      List<Column> clusters,
      List<Column> values,
      long fetched) {
    List<Column> columns = new ArrayList<>(List.of(stratum, time, event));
    columns.addAll(clusters);
    columns.addAll(values);
    Layout layout = new Layout(clusters.size(), values.size());
    JavaRDD<PanelBlock> blocks =
        panel
            .select(columns.toArray(Column[]::new))
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> new BlockIterator<>(rows, layout.filling()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Blocks<PanelBlock> onExecutors = new SparkBlocks<>(blocks);
    PanelCensus census = onExecutors.sum(new PanelCensus.Pass(values.size()));
    if (census.rows() * (values.size() + 1) > fetched) {
      return new DecodedPanel(blocks, onExecutors, census, values.size());
    }
    return new DecodedPanel(blocks, new LocalBlocks<>(blocks.collect()), census, values.size());
  }

  /** Some of the rows of this panel, with another event. */
  DecodedPanel of(RowFilter filter) {
    if (panel instanceof LocalBlocks<PanelBlock> local) {
      Blocks<PanelBlock> kept = new LocalBlocks<>(filter.of(local.blocks().iterator()));
      return new DecodedPanel(blocks, kept, kept.sum(new PanelCensus.Pass(values)), values);
    }
    JavaRDD<PanelBlock> kept =
        blocks
            .mapPartitions(block -> filter.of(block).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    Blocks<PanelBlock> onExecutors = new SparkBlocks<>(kept);
    return new DecodedPanel(
        kept, onExecutors, onExecutors.sum(new PanelCensus.Pass(values)), values);
  }

  public Blocks<PanelBlock> panel() {
    return panel;
  }

  public PanelCensus census() {
    return census;
  }

  @Override
  public void close() {
    // Blocking would wait for every executor to answer.
    blocks.unpersist(false);
  }

  /** Where the columns of a row stand. */
  private record Layout(int clusters, int values) implements Serializable {

    BlockIterator.Filling<PanelBlock> filling() {
      PanelBlockBuilder builder = new PanelBlockBuilder(values, clusters, false, false);
      return new BlockIterator.Filling<>() {
        @Override
        public void copy(InternalRow row) {
          builder.row(row.getLong(0), row.getInt(1), row.getInt(2) == 1);
          for (int way = 0; way < clusters; way++) {
            builder.cluster(way, row.getLong(3 + way));
          }
          for (int k = 0; k < values; k++) {
            builder.value(k, row.getDouble(3 + clusters + k));
          }
        }

        @Override
        public boolean isFull() {
          return builder.isFull();
        }

        @Override
        public PanelBlock build() {
          return builder.build();
        }
      };
    }
  }
}
