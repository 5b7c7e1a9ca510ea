package dev.plumbline.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.schema.Table;
import dev.plumbline.simulate.Simulation;
import dev.plumbline.simulate.dialect.Dialect;
import dev.plumbline.simulate.world.World;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small world, exported as several systems do, is staged alike. Histories differ in when they
 * begin, and what a system does not know is not compared.
 */
@SparkTest
class SameWorldTest {

  private static final String SUBSCRIPTION =
      "subscription_id account_id product_line start_date end_date term_months is_auto_renewing"
          + " notice_at exit_reason monthly_value currency status known_at";
  private static final String CASE =
      "case_id account_id contact_id owner_id opened_at first_response_at closed_at sla_due_at"
          + " reopened_at reopened_count severity is_escalated known_at";
  private static final String MEETING =
      "interaction_id account_id contact_id related_id owner_id channel kind event_at known_at"
          + " duration_minutes is_cancelled";
  private static final String TASK =
      "interaction_id account_id contact_id related_id owner_id channel event_at known_at";

  private static MemoryLake expected;
  @TempDir private static Path world;

  private final MemoryLake lake;

  SameWorldTest(MemoryLake lake) {
    this.lake = lake;
  }

  @BeforeAll
  static void exportOneWorld(MemoryLake lake) throws IOException {
    expected = lake;
    new Simulation(World.SPT, 16, 14, 5, false)
        .writeSalesforceTo(world.resolve("exports/salesforce"));
    ingest("salesforce", lake, world.resolve("exports/salesforce"), "");
  }

  @Test
  void hubspot() throws IOException {
    read(Dialect.HUBSPOT);

    expectSame(
        Accounts.TABLE,
        "account_id merged_into_id is_deleted domain_key name_key segment owner_id is_churned"
            + " event_at",
        "merged_into_id IS NULL");
    expectSame(Contacts.TABLE, "contact_id account_id person_key role_family seniority event_at");
    expectSame(Users.TABLE, "rep_id person_key is_active");
    expectSame(
        Opportunities.TABLE,
        "opportunity_id account_id owner_id subscription_id kind amount created_at close_date"
            + " is_closed is_won closed_at loss_reason known_at");
    expectSame(Subscriptions.TABLE, SUBSCRIPTION);
    expectSame(Cases.TABLE, CASE);
    expectSame(Interactions.TABLE, MEETING, "channel = 'MEETING'");
    expectSame(Interactions.TABLE, TASK, "channel != 'MEETING'");
  }

  @Test
  void dynamics() throws IOException {
    read(Dialect.DYNAMICS);

    expectSame(
        Accounts.TABLE,
        "account_id parent_id merged_into_id is_deleted domain_key name_key segment region"
            + " employees owner_id is_churned event_at");
    expectSame(Contacts.TABLE, "contact_id account_id person_key role_family seniority event_at");
    expectSame(Users.TABLE, "rep_id person_key is_active manager_id left_firm_at");
    expectSame(
        Opportunities.TABLE,
        "opportunity_id account_id owner_id subscription_id kind stage amount created_at close_date"
            + " is_closed is_won known_at");
    expectSame(Subscriptions.TABLE, SUBSCRIPTION);
    expectSame(Cases.TABLE, CASE);
    expectSame(Interactions.TABLE, MEETING, "channel = 'MEETING'");
    expectSame(Interactions.TABLE, TASK, "channel != 'MEETING'");
  }

  @Test
  void zendeskKnowsCasesAndPeople() throws IOException {
    read(Dialect.ZENDESK);

    expectSame(
        Accounts.TABLE,
        "account_id domain_key name_key segment event_at",
        "merged_into_id IS NULL");
    expectSame(Contacts.TABLE, "contact_id account_id person_key role_family seniority event_at");
    expectSame(Users.TABLE, "rep_id person_key is_active");
    expectSame(Cases.TABLE, CASE);
  }

  @Test
  void stripeKnowsContracts() throws IOException {
    read(Dialect.STRIPE);

    expectSame(
        Accounts.TABLE,
        "account_id domain_key name_key segment region event_at",
        "merged_into_id IS NULL");
    expectSame(Subscriptions.TABLE, SUBSCRIPTION);
  }

  /** By the settings that the walk-through in the docs tells, and no other file. */
  @Test
  void aSystemThatNobodyKnows() throws IOException {
    String page = Files.readString(Path.of("../docs/add-a-source.md"));
    String conf = page.split("```hocon\n", 2)[1].split("```", 2)[0];
    read(Dialect.LEDGER, conf);

    expectSame(
        Accounts.TABLE,
        "account_id domain_key name_key segment owner_id event_at",
        "merged_into_id IS NULL");
    expectSame(
        Opportunities.TABLE,
        "opportunity_id account_id owner_id subscription_id kind amount created_at close_date"
            + " is_closed is_won known_at");
    expectSame(
        Interactions.TABLE,
        "interaction_id account_id contact_id owner_id event_at known_at duration_minutes"
            + " is_cancelled",
        "channel = 'MEETING'");
    expectSame(
        Interactions.TABLE,
        "interaction_id account_id contact_id owner_id channel event_at known_at",
        "channel != 'MEETING'");
  }

  private void read(Dialect dialect) throws IOException {
    read(dialect, "");
  }

  private void read(Dialect dialect, String conf) throws IOException {
    Path folder = world.resolve("exports").resolve(dialect.source());
    dialect.write(world.resolve("exports/salesforce"), folder);
    ingest(dialect.source(), lake, folder, conf);
  }

  private static void ingest(String source, MemoryLake lake, Path folder, String mapping)
      throws IOException {
    Path conf =
        Files.writeString(
            Files.createTempFile(world, source, ".conf"),
            mapping
                + """

                plumbline {
                  privacy.key = "a secret of sixteen"
                  %s.path = "%s"
                }
                """
                    .formatted(source, folder));
    Settings all = Settings.load(conf, Map.of());
    new IngestCrm(source, all.sources().get(source), all.privacy(), all.text(), all.unpack())
        .run(lake);
  }

  private void expectSame(Table table, String columns) {
    expectSame(table, columns, "true");
  }

  private void expectSame(Table table, String columns, String where) {
    List<String> same = rows(expected, table, columns, where);
    assertThat(same).as(table.name()).isNotEmpty();
    assertThat(rows(lake, table, columns, where))
        .as(table.name() + " of " + lake.read(Records.TABLE).count() + " quarantined")
        .isEqualTo(same);
  }

  /** Rows as text, their ids without the source before them. */
  private static List<String> rows(MemoryLake lake, Table table, String columns, String where) {
    Column[] plain =
        List.of(columns.split(" ")).stream()
            .map(name -> regexp_replace(col(name).cast("string"), "^[a-z]+:", "").as(name))
            .toArray(Column[]::new);
    return lake.read(table).where(where).select(plain).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  /** For the sake of the law: nothing is lost on the way. */
  @AfterEach
  void everyRecordIsAccountedFor() {
    assertThat(
            lake.read(Conservation.TABLE)
                .where("records_read != accepted + quarantined + duplicate + out_of_scope")
                .count())
        .isZero();
  }
}
