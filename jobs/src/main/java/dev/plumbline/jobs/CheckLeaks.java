package dev.plumbline.jobs;

import dev.plumbline.config.LeakSettings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.jobs.leaks.Clock;
import dev.plumbline.jobs.leaks.Cutoffs;
import dev.plumbline.jobs.leaks.LeakTests;
import dev.plumbline.jobs.leaks.Snapshots;
import dev.plumbline.jobs.leaks.Told;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Users;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Searches the months at risk for what was known too early (law 2).
 *
 * <p>Every night accounts are described again where records are read: months and counts. What is
 * measured of counts reads no record; that it looks at no later count is a matter of code, which
 * the tests of the project hold against every job.
 */
public final class CheckLeaks implements Job {

  private final LeakSettings settings;
  private final TimeSettings time;
  private final LeakTests tests;

  /**
   * The search for leaks.
   *
   * @param before the jobs whose tables are searched, in order
   */
  public CheckLeaks(List<Job> before, LeakSettings settings, TimeSettings time) {
    this.settings = settings;
    this.time = time;
    this.tests =
        new LeakTests(
            before.stream().filter(CheckLeaks::readsRecords).toList(),
            time.zone(),
            (settings.rows() + 1) / 2);
  }

  private static boolean readsRecords(Job job) {
    return job.writes().stream().noneMatch(table -> table.layer() == Layer.MEASURES);
  }

  @Override
  public String name() {
    return "check-leaks";
  }

  @Override
  public List<Table> reads() {
    return Stream.concat(
            Stream.of(
                Panel.TABLE, Users.TABLE, Accounts.TABLE, FieldHistory.TABLE, Opportunities.TABLE),
            settings.rows() > 0 ? tests.reads().stream() : Stream.of())
        .distinct()
        .toList();
  }

  @Override
  public List<Table> writes() {
    return List.of(Leaks.TABLE);
  }

  @Override
  public List<Record> settings() {
    return List.of(settings, time);
  }

  @Override
  public void run(Lake lake) {
    Dataset<Row> panel = lake.read(Panel.TABLE);
    Dataset<Row> users = lake.read(Users.TABLE);
    Dataset<Row> accounts = lake.read(Accounts.TABLE);
    Dataset<Row> opportunities = lake.read(Opportunities.TABLE);
    Dataset<Row> fieldHistory = lake.read(FieldHistory.TABLE);

    Dataset<Row> found =
        Clock.of(panel, users)
            .unionByName(Snapshots.of(accounts, opportunities, fieldHistory))
            .unionByName(
                settings.rows() > 0
                    ? tests.at(Cutoffs.oneOf(panel), lake)
                    : LeakTests.notRun(users));

    lake.overwrite(Leaks.TABLE, new Told(settings.accept()).of(found).coalesce(1));
  }
}
