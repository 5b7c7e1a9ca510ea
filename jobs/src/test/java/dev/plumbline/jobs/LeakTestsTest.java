package dev.plumbline.jobs;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.OfficeHoursSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.jobs.leaks.LeakTests;
import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Law 2: T-trunc and T-scramble hold, and find what leaks. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakTestsTest {

  private static final LocalDate CUTOFF = LocalDate.of(2024, 4, 1);

  private final TimeSettings time =
      new TimeSettings(ZoneId.of("Europe/Helsinki"), 1, Optional.empty());
  private final OfficeHoursSettings officeHours = new OfficeHoursSettings(8, 18);
  private final List<Job> jobs =
      List.of(
          new BuildAccountMonths(time),
          new BuildDisclosureMonths(),
          new BuildCommunicationMonths(time, officeHours),
          new BuildValueMonths(time),
          new BuildConflictMonths(time, Settings.defaults().relationship()),
          new BuildLedgerMonths(time, Settings.defaults().relationship()),
          new BuildReferences(time),
          new BuildRelationshipMonths(Settings.defaults().relationship()),
          new BuildStageMonths(),
          new BuildOrientations());

  private final MemoryLake lake;

  LeakTestsTest(MemoryLake lake) {
    this.lake = lake;
    RandomRecords.of(11).resolveIn(lake, time, officeHours);
    lake.holds(
        FieldHistory.TABLE,
        """
        source     | object   | object_id | field    | old_value | new_value | changed_at
        salesforce | accounts | a0        | owner_id | u2        | u1        | 2024-02-10T10:00:00Z
        salesforce | accounts | a1        | owner_id | u1        | u2        | 2024-04-10T10:00:00Z
        salesforce | accounts | a2        | segment  | mid       | smb       | 2024-04-20T10:00:00Z
        salesforce | accounts | a3        | owner_id | u1        | u2        | 2024-04-02T10:00:00Z
        salesforce | accounts | a4        | owner_id | u2        | u1        | 2024-05-02T10:00:00Z
        """);
    lake.holds(
        Coverage.TABLE,
        """
        source     | object | entity | status   | first_month | last_month | records
        mail       | mail   | mail   | CAPTURED | 2024-01-01  | 2024-05-01 | 2000
        salesforce | Case   | case   | CAPTURED | 2024-01-01  | 2024-05-01 | 60
        """);
    lake.holdsNoRowsOf(Subscriptions.TABLE);
    lake.holds(Panel.TABLE, panel());
    for (Job job : jobs) {
      job.run(lake);
      job.writes().forEach(table -> lake.overwrite(table, lake.read(table).localCheckpoint()));
    }
  }

  @Test
  void nothingThatIsMeasuredDependsOnWhatCameLater() {
    List<Row> found = found(jobs, CUTOFF);

    assertThat(found).hasSize(16);
    assertThat(found)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs(Leaks.IN_COLUMNS.name())).isNull();
              assertThat(row.<Long>getAs(Leaks.VIOLATIONS.name())).isZero();
              assertThat(row.<Long>getAs(Leaks.ROWS.name())).isGreaterThan(3);
            });
  }

  @Test
  void eachPlantedLeakIsFoundByBothTestsInItsColumn() {
    Job ownerOfToday =
        leaking(
            new BuildAccountMonths(time),
            AccountMonths.TABLE,
            AccountMonths.REP_ID,
            from ->
                from.read(Accounts.TABLE)
                    .select(
                        Accounts.ACCOUNT_ID.col(),
                        AccountMonths.REP_ID.from(Accounts.OWNER_ID.col())));
    Job messagesOfAllTime =
        leaking(
            new BuildDisclosureMonths(),
            DisclosureMonths.TABLE,
            DisclosureMonths.SCORED_SENT,
            from ->
                from.read(Interactions.TABLE)
                    .groupBy(Interactions.ACCOUNT_ID.col())
                    .agg(DisclosureMonths.SCORED_SENT.from(count(lit(1)))));
    Job escalationsOfToday =
        leaking(
            new BuildConflictMonths(time, Settings.defaults().relationship()),
            ConflictMonths.TABLE,
            ConflictMonths.ESCALATIONS,
            from ->
                from.read(Cases.TABLE)
                    .groupBy(Cases.ACCOUNT_ID.col())
                    .agg(ConflictMonths.ESCALATIONS.from(count_if(Cases.IS_ESCALATED.col()))));

    List<Row> found = found(List.of(ownerOfToday, messagesOfAllTime, escalationsOfToday), CUTOFF);

    assertThat(found)
        .extracting(
            row ->
                String.join(
                    " ",
                    row.<String>getAs(Leaks.TABLE_PATH.name()),
                    row.<String>getAs(Leaks.CHECK.name()),
                    row.<String>getAs(Leaks.IN_COLUMNS.name()).replaceAll(" \\(\\d+\\)", "")))
        .containsExactlyInAnyOrder(
            "core/account_months T-trunc rep_id",
            "core/account_months T-scramble rep_id",
            "features/disclosure_months T-trunc scored_sent",
            "features/disclosure_months T-scramble scored_sent",
            "features/conflict_months T-trunc escalations",
            "features/conflict_months T-scramble escalations");
    assertThat(found)
        .allSatisfy(row -> assertThat(row.<Long>getAs(Leaks.VIOLATIONS.name())).isPositive());
  }

  private List<Row> found(List<Job> tested, LocalDate cutoffMonth) {
    return new LeakTests(tested, time.zone(), 12).at(cutoffMonth, lake).collectAsList();
  }

  private static String panel() {
    List<String> rows = new ArrayList<>(List.of("account_id | month"));
    for (int month = 2; month < 6; month++) {
      for (int account : IntStream.range(0, RandomRecords.ACCOUNTS).toArray()) {
        rows.add("a%d | 2024-%02d-01".formatted(account, month));
      }
    }
    return String.join("\n", rows);
  }

  /**
   * A job that does what {@code honest} does, but for one column, which it takes from elsewhere.
   */
  private static Job leaking(
      Job honest, Table table, Field column, Function<Lake, Dataset<Row>> elsewhere) {
    return new Job() {
      @Override
      public String name() {
        return honest.name();
      }

      @Override
      public List<Table> reads() {
        return honest.reads();
      }

      @Override
      public List<Table> writes() {
        return honest.writes();
      }

      @Override
      public List<Record> settings() {
        return honest.settings();
      }

      @Override
      public void run(Lake lake) {
        honest.run(lake);
        lake.overwrite(
            table,
            lake.read(table)
                .drop(column.name())
                .join(elsewhere.apply(lake), Accounts.ACCOUNT_ID.name(), "left_outer"));
      }
    };
  }
}
