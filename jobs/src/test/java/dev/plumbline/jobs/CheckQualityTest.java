package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.QualitySettings;
import dev.plumbline.config.Settings;
import dev.plumbline.quality.Audit;
import dev.plumbline.quality.Ruled;
import dev.plumbline.quality.Sources;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@SparkTest
class CheckQualityTest {

  private static final QualitySettings SETTINGS =
      new QualitySettings(0.3, false, Duration.ofDays(45), 4.0, 1.5, List.of());

  @Test
  void rowsAreCountedByExpectationWithOneOfThemAsAnExample(MemoryLake lake, TableText tables) {
    lake.holds(
        Accounts.TABLE,
        """
        source | account_id
        crm    | a1
        """);
    lake.holds(
        Contacts.TABLE,
        """
        source | contact_id | account_id | seniority
        crm    | p1         | a1         | 1
        """);
    lake.holds(
        Cases.TABLE,
        """
        source | case_id | account_id | severity | opened_at            | closed_at
        crm    | c1      | a1         | 1        | 2024-01-02T00:00:00Z | 2024-01-03T00:00:00Z
        crm    | c2      | a9         | 5        | 2024-01-02T00:00:00Z | 2024-01-01T00:00:00Z
        crm    | c3      | a8         | 7        | 2024-01-02T00:00:00Z | null
        crm    | c4      | null       | null     | 2024-01-02T00:00:00Z | 2024-01-02T00:00:00Z
        crm    | c4      | a1         | 4        | 2024-01-02T00:00:00Z | 2024-01-02T00:00:00Z
        """);
    var found = new Audit(List.of(Cases.TABLE, Contacts.TABLE)).of(lake::read);

    tables.expect(
        new Ruled(SETTINGS).of(found),
        """
        table_path       | expectation                           | kind      | rows | violations | example | status
        staging/cases    | unique key                            | KEY       | 5    | 1          | crm c4  | FAILED
        staging/cases    | account_id in staging/accounts        | REFERENCE | 5    | 2          | crm c2  | FAILED
        staging/cases    | contact_id in staging/contacts        | REFERENCE | 5    | 0          | null    | MET
        staging/cases    | severity between 1 and 4              | RANGE     | 5    | 2          | crm c2  | FAILED
        staging/cases    | opened_at not after first_response_at | ORDER     | 5    | 0          | null    | MET
        staging/cases    | opened_at not after closed_at         | ORDER     | 5    | 1          | crm c2  | LISTED
        staging/cases    | opened_at not after rated_at          | ORDER     | 5    | 0          | null    | MET
        staging/contacts | unique key                            | KEY       | 1    | 0          | null    | MET
        staging/contacts | account_id in staging/accounts        | REFERENCE | 1    | 0          | null    | MET
        staging/contacts | seniority between 1 and 5             | RANGE     | 1    | 0          | null    | MET
        """);
  }

  @Test
  void aSourceIsLateBesideAnotherAndItsVolumeIsThatOfTheMonthsBefore(
      MemoryLake lake, TableText tables) {
    lake.holds(
        Conservation.TABLE,
        """
        source     | file | last_known_at
        mail       | a    | 2024-03-01T00:00:00Z
        salesforce | b    | 2024-01-01T00:00:00Z
        salesforce | c    | 2024-01-10T00:00:00Z
        """);
    lake.holds(
        Coverage.TABLE,
        """
        source     | object | last_month
        mail       | mail   | 2024-03-01
        salesforce | Task   | 2024-03-01
        """);
    lake.holds(
        Interactions.TABLE,
        "source | month | rung | is_human | level_business\n"
            + "mail | 2023-09-01 | BODY | true | 1\n".repeat(60)
            + "mail | 2023-09-01 | BODY | true | 0\n".repeat(140)
            + "mail | 2024-01-01 | BODY | true | 1\n".repeat(10)
            + "mail | 2024-01-01 | BODY | true | 0\n".repeat(110)
            + "mail | 2024-02-01 | NONE | true | null\n".repeat(80)
            + "mail | 2024-03-01 | NONE | true | null\n".repeat(24)
            + "mail | 2024-04-01 | NONE | true | null\n".repeat(3)
            + "salesforce | 2024-02-01 | NONE | true | null\n".repeat(90));
    var sources = new Sources(SETTINGS);

    tables.expect(
        sources
            .freshness(lake.read(Conservation.TABLE))
            .unionByName(sources.drift(lake.read(Interactions.TABLE), lake.read(Coverage.TABLE))),
        """
        table_path              | expectation                    | kind       | rows | violations | example
        operations/conservation | as fresh as others: mail       | FRESHNESS  | 1    | 0          | null
        operations/conservation | as fresh as others: salesforce | FRESHNESS  | 2    | 2          | 51 days behind
        core/interactions       | volume as before: mail         | VOLUME     | 24   | 24         | 24 after 133
        core/interactions       | disclosure as before: mail     | DISCLOSURE | 120  | 120        | 0.083 after 0.3
        """);
  }

  @Test
  void everyTableOfRecordsIsLookedAt() {
    var job =
        Pipeline.of(Settings.defaults()).jobs().stream()
            .filter(CheckQuality.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(job.reads()).contains(Accounts.TABLE, Cases.TABLE, Panel.TABLE);
  }
}
