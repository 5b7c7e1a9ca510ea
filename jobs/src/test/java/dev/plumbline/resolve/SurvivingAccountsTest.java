package dev.plumbline.resolve;

import dev.plumbline.config.IdentitySettings;
import dev.plumbline.config.Settings;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class SurvivingAccountsTest {

  private final TableText tables;

  SurvivingAccountsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void mergesAndParentsAreFollowedToTheEnd() {
    expectFamilies(
        """
        account_id | merged_into_id | parent_id
        a1         | a2             | null
        a2         | a3             | null
        a3         | null           | p1
        p1         | p2             | null
        p2         | null           | top
        top        | null           | null
        """,
        """
        account_id | parent_id | absorbed_ids
        a3         | top       | ["a1", "a2"]
        p2         | top       | ["p1"]
        top        | top       | []
        """);
  }

  @Test
  void aMergeIntoAnAccountThatTheExportDoesNotHoldIsNone() {
    expectFamilies(
        """
        account_id | merged_into_id | parent_id
        a1         | gone           | elsewhere
        """,
        """
        account_id | parent_id | absorbed_ids
        a1         | elsewhere | []
        """);
  }

  @Test
  void aParentThatWasMergedIntoItsChildIsTheChild() {
    expectFamilies(
        """
        account_id | merged_into_id | parent_id
        a1         | null           | a2
        a2         | a1             | null
        """,
        """
        account_id | parent_id | absorbed_ids
        a1         | a1        | ["a2"]
        """);
  }

  @Test
  void circlesOfMergesAndParentsStandForTheirSmallestId() {
    expectFamilies(
        """
        account_id | merged_into_id | parent_id
        a1         | a2             | null
        a2         | a1             | null
        b1         | null           | b2
        b2         | null           | b1
        """,
        """
        account_id | parent_id | absorbed_ids
        a1         | a1        | ["a2"]
        b1         | b1        | []
        b2         | b1        | []
        """);
  }

  @Test
  void attributesAreThoseOfTheSurvivorAndSizeIsOfEmployeesElseOfRevenue() {
    Dataset<Row> staged =
        tables.given(
            dev.plumbline.tables.staging.Accounts.TABLE,
            """
            account_id | merged_into_id | is_deleted | segment | region | employees | annual_revenue | owner_id | event_at             | is_churned
            a1         | null           | false      | Small   | null   | 100       | 5000           | u1       | 2023-01-05T00:00:00Z | false
            a2         | a1             | true       | Large   | FI     | 9         | null           | u2       | 2020-01-05T00:00:00Z | true
            a3         | null           | true       |         | FI     | 0         | 1000           | null     | 2023-01-05T00:00:00Z | null
            a4         | null           | false      | Small   | FI     | null      | null           | null     | 2023-01-05T00:00:00Z | null
            """);

    tables.expect(
        SurvivingAccounts.of(staged, Settings.defaults().identity())
            .select(
                Accounts.ACCOUNT_ID.col(),
                Accounts.SEGMENT.col(),
                Accounts.REGION.col(),
                Accounts.SIZE.col(),
                Accounts.OWNER_ID.col(),
                Accounts.CREATED_AT.col(),
                Accounts.IS_CHURNED.col()),
        """
        account_id | segment | region  | size    | owner_id | created_at           | is_churned
        a1         | Small   | unknown | 4.60517 | u1       | 2023-01-05T00:00:00Z | false
        a3         | unknown | FI      | 6.90776 | null     | 2023-01-05T00:00:00Z | null
        a4         | Small   | FI      | null    | null     | 2023-01-05T00:00:00Z | null
        """);
  }

  @Test
  void accountsOfSeveralSystemsAreOneAndEachMatchSaysWhy() {
    Dataset<Row> staged =
        tables.given(
            dev.plumbline.tables.staging.Accounts.TABLE,
            """
            source     | account_id   | merged_into_id | merged_at            | parent_id    | domain_key | name_key | external_id | event_at
            salesforce | salesforce:1 | null           | null                 | null         | acme       | acme     | null        | 2023-01-05T00:00:00Z
            salesforce | salesforce:2 | salesforce:1   | 2023-06-07T08:00:00Z | null         | null       | acme ltd | null        | 2023-01-05T00:00:00Z
            zendesk    | zendesk:7    | null           | null                 | null         | acme       | acme     | null        | 2020-01-05T00:00:00Z
            stripe     | stripe:8     | null           | null                 | null         | null       | null     | 1           | 2024-02-01T00:00:00Z
            stripe     | stripe:9     | null           | null                 | salesforce:2 | elsewhere  | acme     | null        | 2020-01-05T00:00:00Z
            """);

    tables.expect(
        SurvivingAccounts.of(staged, Settings.defaults().identity())
            .select(
                Accounts.ACCOUNT_ID.col(), Accounts.PARENT_ID.col(), Accounts.ABSORBED_IDS.col()),
        """
        account_id   | parent_id    | absorbed_ids
        salesforce:1 | salesforce:1 | ["salesforce:2", "stripe:8", "zendesk:7"]
        stripe:9     | salesforce:1 | []
        """);
    tables.expect(
        SurvivingAccounts.matches(staged, Settings.defaults().identity()),
        """
        staged_id    | matched_with_id | account_id   | status  | rule         | since
        salesforce:2 | salesforce:1    | salesforce:1 | MATCHED | CRM_MERGE    | 2023-06-07T08:00:00Z
        stripe:8     | salesforce:1    | salesforce:1 | MATCHED | EXTERNAL_ID  | 2024-02-01T00:00:00Z
        zendesk:7    | salesforce:1    | salesforce:1 | MATCHED | DOMAIN       | 2023-01-05T00:00:00Z
        stripe:9     | salesforce:1    | stripe:9     | REVIEW  | OTHER_DOMAIN | null
        """);
  }

  /** The system that leads may know nothing of groups; where it does, it is right. */
  @Test
  void aParentThatOnlyAMatchedSystemTellsIsOne() {
    Dataset<Row> staged =
        tables.given(
            dev.plumbline.tables.staging.Accounts.TABLE,
            """
            source     | account_id   | parent_id    | external_id | event_at
            salesforce | salesforce:1 | null         | null        | 2023-01-05T00:00:00Z
            salesforce | salesforce:2 | null         | null        | 2023-01-05T00:00:00Z
            salesforce | salesforce:3 | salesforce:2 | null        | 2023-01-05T00:00:00Z
            salesforce | salesforce:4 | salesforce:1 | null        | 2023-01-05T00:00:00Z
            hubspot    | hubspot:1    | hubspot:2    | 1           | 2023-01-05T00:00:00Z
            hubspot    | hubspot:2    | hubspot:3    | 2           | 2023-01-05T00:00:00Z
            hubspot    | hubspot:3    | null         | 3           | 2023-01-05T00:00:00Z
            hubspot    | hubspot:4    | hubspot:3    | 4           | 2023-01-05T00:00:00Z
            """);

    tables.expect(
        SurvivingAccounts.of(staged, Settings.defaults().identity())
            .select(Accounts.ACCOUNT_ID.col(), Accounts.PARENT_ID.col()),
        """
        account_id   | parent_id
        salesforce:1 | salesforce:2
        salesforce:2 | salesforce:2
        salesforce:3 | salesforce:2
        salesforce:4 | salesforce:2
        """);
  }

  @Test
  void whatWasMergedKeepsItsMatchesAndDecisions() {
    Dataset<Row> staged =
        tables.given(
            dev.plumbline.tables.staging.Accounts.TABLE,
            """
            source     | account_id   | merged_into_id | domain_key | external_id | event_at
            salesforce | salesforce:1 | null           | null       | 20          | 2023-01-05T00:00:00Z
            hubspot    | hubspot:20   | hubspot:21     | null       | null        | 2023-01-05T00:00:00Z
            hubspot    | hubspot:21   | null           | null       | null        | 2023-01-05T00:00:00Z
            salesforce | salesforce:2 | null           | null       | null        | 2023-01-05T00:00:00Z
            hubspot    | hubspot:30   | hubspot:31     | null       | 2           | 2023-01-05T00:00:00Z
            hubspot    | hubspot:31   | null           | null       | null        | 2023-01-05T00:00:00Z
            salesforce | salesforce:3 | null           | null       | null        | 2023-01-05T00:00:00Z
            hubspot    | hubspot:40   | hubspot:41     | null       | null        | 2023-01-05T00:00:00Z
            hubspot    | hubspot:41   | null           | null       | null        | 2023-01-05T00:00:00Z
            salesforce | salesforce:4 | null           | acme       | null        | 2023-01-05T00:00:00Z
            hubspot    | hubspot:50   | hubspot:51     | null       | null        | 2023-01-05T00:00:00Z
            hubspot    | hubspot:51   | null           | acme       | null        | 2023-01-05T00:00:00Z
            """);
    var identity =
        new IdentitySettings(
            List.of("salesforce", "hubspot"),
            List.of(List.of("salesforce:3", "hubspot:40")),
            List.of(List.of("salesforce:4", "hubspot:50")));

    tables.expect(
        SurvivingAccounts.of(staged, identity)
            .select(Accounts.ACCOUNT_ID.col(), Accounts.ABSORBED_IDS.col()),
        """
        account_id   | absorbed_ids
        salesforce:1 | ["hubspot:20", "hubspot:21"]
        salesforce:2 | ["hubspot:30", "hubspot:31"]
        salesforce:3 | ["hubspot:40", "hubspot:41"]
        salesforce:4 | []
        hubspot:51   | ["hubspot:50"]
        """);
  }

  @Test
  void survivorsNameEveryAccountOfTheCrm() {
    Dataset<Row> accounts =
        tables.given(
            Accounts.TABLE,
            """
            account_id | absorbed_ids
            a3         | ["a1", "a2"]
            b1         | []
            """);

    tables.expect(
        Accounts.survivors(accounts),
        """
        staged_id | account_id
        a1        | a3
        a2        | a3
        a3        | a3
        b1        | b1
        """);
  }

  private void expectFamilies(String staged, String expected) {
    tables.expect(
        AccountFamilies.of(
                tables.given(dev.plumbline.tables.staging.Accounts.TABLE, staged),
                Settings.defaults().identity())
            .select(
                Accounts.ACCOUNT_ID.col(), Accounts.PARENT_ID.col(), Accounts.ABSORBED_IDS.col()),
        expected);
  }
}
