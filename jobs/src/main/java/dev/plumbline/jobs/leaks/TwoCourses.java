package dev.plumbline.jobs.leaks;

import dev.plumbline.jobs.Job;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.staging.FieldHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A lake that holds the records of a sample of accounts twice, as they are and, under ids with
 * {@link Marks}, as they would be had events taken another course from a cutoff on. Jobs run in it
 * once for both; what they write is kept in memory.
 */
final class TwoCourses implements Lake {

  private final SampledLake sampled;
  private final Instant cutoff;
  private final Map<Table, Dataset<Row>> tables = new ConcurrentHashMap<>();

  TwoCourses(SampledLake sampled, Instant cutoff) {
    this.sampled = sampled;
    this.cutoff = cutoff;
  }

  TwoCourses after(List<Job> jobs) {
    jobs.forEach(job -> job.run(this));
    return this;
  }

  @Override
  public Dataset<Row> read(Table table) {
    return tables.computeIfAbsent(table, this::recorded);
  }

  private Dataset<Row> recorded(Table table) {
    if (!SampledLake.isOfAccounts(table)) {
      return sampled.other(table);
    }
    Dataset<Row> records = sampled.records(table);
    return Marks.both(table, records, otherwise(table, records)).localCheckpoint();
  }

  private Dataset<Row> otherwise(Table table, Dataset<Row> records) {
    if (table.equals(FieldHistory.TABLE)) {
      return new History(cutoff).changes(records);
    }
    if (table.equals(Accounts.TABLE)) {
      return new History(cutoff).accounts(records, sampled.records(FieldHistory.TABLE));
    }
    return SampledLake.isKnownToday(table) ? records : new LaterRecords(cutoff).of(table, records);
  }

  /** What is learned across accounts is not learned anew from a few. */
  @Override
  public void overwrite(Table table, Dataset<Row> rows) {
    if (LeakTests.tellsOfMonths(table)) {
      tables.put(table, table.conform(rows).localCheckpoint());
    }
  }

  @Override
  public void replace(Table table, Field part, String value, Dataset<Row> rows) {
    overwrite(table, rows);
  }

  @Override
  public void append(Table table, Dataset<Row> rows) {
    overwrite(table, rows);
  }
}
