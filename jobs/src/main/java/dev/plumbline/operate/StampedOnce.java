package dev.plumbline.operate;

import dev.plumbline.jobs.Job;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The lake as one job sees it: each table that it declares is written once.
 *
 * <p>A second commit to a table would let a run that was killed between the two pass for a whole
 * one, for both carry the same stamp.
 */
final class StampedOnce implements Lake {

  private final Lake lake;
  private final Job job;
  private final Set<Table> written = ConcurrentHashMap.newKeySet();

  StampedOnce(Lake lake, Job job) {
    this.lake = lake;
    this.job = job;
  }

  @Override
  public Dataset<Row> read(Table table) {
    return lake.read(table);
  }

  @Override
  public void overwrite(Table table, Dataset<Row> rows) {
    once(table);
    lake.overwrite(table, rows);
  }

  @Override
  public void replace(Table table, Field part, String value, Dataset<Row> rows) {
    once(table);
    lake.replace(table, part, value, rows);
  }

  @Override
  public void replaceAll(Field part, String value, Map<Table, Dataset<Row>> tables) {
    tables.keySet().forEach(this::once);
    lake.replaceAll(part, value, tables);
  }

  @Override
  public void append(Table table, Dataset<Row> rows) {
    once(table);
    lake.append(table, rows);
  }

  private void once(Table table) {
    if (!job.writes().contains(table)) {
      throw new IllegalStateException(
          "%s writes %s without declaring it".formatted(job.name(), table.path()));
    }
    if (!written.add(table)) {
      throw new IllegalStateException(
          "%s writes %s a second time".formatted(job.name(), table.path()));
    }
  }
}
