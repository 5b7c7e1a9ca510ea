package dev.plumbline.lake;

import dev.plumbline.schema.Table;
import io.delta.tables.DeltaTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.apache.spark.sql.SparkSession;

/**
 * Removes files of versions that nobody may read any more: those replaced longer ago than the
 * settings keep them.
 */
public record OldVersions(SparkSession spark, String root, Duration keep) {

  private static final double MINUTES_PER_HOUR = 60;

  /**
   * Of those of {@code tables} whose log reaches back beyond what is kept, seen from {@code now}.
   */
  public void remove(Collection<Table> tables, Instant now) {
    var log = new CommitLog(spark.sparkContext().hadoopConfiguration(), root);
    // One lake has one writer, which holds it: nothing younger than a run can be in use by another.
    spark.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", false);
    for (Table table : tables) {
      if (log.oldest(table).map(oldest -> oldest.isBefore(now.minus(keep))).orElse(false)) {
        DeltaTable.forPath(spark, root + "/" + table.path())
            .vacuum(keep.toMinutes() / MINUTES_PER_HOUR);
      }
    }
  }
}
