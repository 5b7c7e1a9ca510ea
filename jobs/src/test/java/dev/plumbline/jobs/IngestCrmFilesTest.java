package dev.plumbline.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what files and spellings exports come. */
@SparkTest
class IngestCrmFilesTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
  }

  @Test
  void namesOfToolsAndCompressedFilesAreUnderstood() throws IOException {
    export.write(
        "sf_account_data.csv", CrmFolder.ACCOUNTS.replace("SystemModstamp", "system_modstamp"));
    export.write(
        "sf_opportunity_data.csv",
        """
        id,account_id,type,stage_name,amount,created_date,close_date,is_closed,is_won,is_deleted
        006A,001A,Renewal,Closed Won,1000,2023-10-01 08:00:00,2023-12-01 00:00:00,true,true,false
        006B,001A,Upsell,Open,,2023-10-01 08:00:00,,false,false,false
        006C,001A,Whatever,Open,,2023-10-01 08:00:00,,false,false,true
        """);
    export.gzip("Contact_2.csv.gz", "Id,AccountId,Email\n003A,001A,Ann+news@Acme.example\n");
    export.write("sf_lead_data.csv", "id,name\n00QA,\"Ann\nBee\"\n00QB,Bob\n");
    export.write("Product2.csv", "id,name\n01tA,Thing\n");
    export.write("README.md", "not an export");

    export.run("");

    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id  | kind      | stage      | amount  | created_at          | close_date | closed_at           | is_closed | is_won
        salesforce:006A | RENEWAL   | Closed Won | 1000.00 | 2023-10-01T08:00:00 | 2023-12-01 | 2023-12-01T00:00:00 | true      | true
        salesforce:006B | EXPANSION | Open       | null    | 2023-10-01T08:00:00 | null       | null                | false     | false
        """);
    export.expect(
        Contacts.TABLE,
        """
        contact_id      | account_id      | role_family | event_at            | known_at            | is_known_at_assumed
        salesforce:003A | salesforce:001A | OTHER       | 1970-01-01T00:00:00 | 1970-01-02T00:00:00 | true
        """);
    export.expect(
        Conservation.TABLE,
        Conservation.RECORDS_READ.col().gt(0),
        """
        file                    | object      | records_read | accepted | out_of_scope
        sf_account_data.csv     | Account     | 1            | 1        | 0
        sf_opportunity_data.csv | Opportunity | 3            | 2        | 1
        Contact_2.csv.gz        | Contact     | 1            | 1        | 0
        sf_lead_data.csv        | lead        | 2            | 0        | 2
        Product2.csv            | Product     | 1            | 0        | 1
        """);
  }

  @Test
  void anAssetThatIsManagedOverItsLifeIsASubscription() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Asset.csv",
        """
        Id,AccountId,ContactId,HasLifecycleManagement,LifecycleStartDate,LifecycleEndDate,CurrentMrr,CreatedDate
        02iA,001A,,true,2023-01-01T00:00:00.000Z,2023-12-31T23:59:59.000Z,0,2022-12-20T10:00:00.000Z
        02iB,001A,,true,2023-06-01T00:00:00.000Z,,20,2023-05-20T10:00:00.000Z
        02iC,,003A,false,,,,2023-05-20T10:00:00.000Z
        """);

    export.run("");

    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id | account_id      | start_date | end_date   | monthly_value
        salesforce:02iA | salesforce:001A | 2023-01-01 | 2023-12-31 | null
        salesforce:02iB | salesforce:001A | 2023-06-01 | null       | null
        """);
    export.expectFile(
        "Asset.csv",
        """
        object | records_read | accepted | quarantined | out_of_scope
        Asset  | 3            | 2        | 0           | 1
        """);
  }

  @Test
  void assetsThatNobodyManagesAreNoSubscriptions() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write("Asset.csv", "Id,AccountId,ContactId,InstallDate\n02iA,,003A,2023-01-01\n");

    export.run("");

    export.expectFile(
        "Asset.csv",
        """
        records_read | accepted | quarantined | out_of_scope
        1            | 0        | 0           | 1
        """);
  }

  @Test
  void anObjectWithoutAFileAndOneWithoutARecordAreToldApart() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write("User.csv", "Id,Email\n");

    export.run("");

    export.expect(
        Conservation.TABLE,
        Conservation.OBJECT.col().isin("User", "Case"),
        """
        file     | object | records_read | last_known_at
        User.csv | User   | 0            | null
                 | Case   | 0            | null
        """);
    assertThat(export.lake().read(Users.TABLE).isEmpty()).isTrue();
  }

  @Test
  void anEncodingIsFoundOutAndTold() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS + "001B,Sähkö Oy,,,\n", ISO_8859_1);
    export.write(
        "Contract.csv", CrmFolder.CONTRACTS + "800B,001A,2023-01-01,2023-12-31,\n", UTF_16LE);
    export.write("Contact.csv", "Id,AccountId,Name\n003A,001A,Måns\n");
    export.write("User.csv", "\uFEFFId,Email\n");

    export.run("");

    export.expect(
        Conservation.TABLE,
        Conservation.FILE.col().notEqual(""),
        """
        file         | accepted | encoding
        Account.csv  | 2        | windows-1252
        Contract.csv | 2        | UTF-16LE
        Contact.csv  | 1        | UTF-8
        User.csv     | 0        | UTF-8 by its byte-order mark
        """);
  }

  @Test
  void aWeeklyExportIsReadInItsArchives() throws IOException {
    export.zip("WE_00D_1.zip", "Account.csv", CrmFolder.ACCOUNTS);
    export.zip("WE_00D_2.zip", "Contract.csv", CrmFolder.CONTRACTS);

    export.run("");

    export.expect(
        Conservation.TABLE,
        Conservation.FILE.col().notEqual(""),
        """
        file                      | accepted
        WE_00D_1.zip/Account.csv  | 1
        WE_00D_2.zip/Contract.csv | 1
        """);
  }

  /** Parquet holds types where CSV has words; both say the same. */
  @Test
  void parquetIsReadLikeTheRest(SparkSession spark) throws IOException {
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    parquet(
        spark.sql(
            """
            SELECT '001A' AS Id, 'www.acme.example' AS Website, 1200L AS NumberOfEmployees,
              CAST(5000.5 AS DECIMAL(18,2)) AS AnnualRevenue, true AS Churned__c,
              TIMESTAMP'2020-01-01 00:00:00' AS CreatedDate
            UNION ALL SELECT '001B', NULL, NULL, NULL, NULL, TIMESTAMP'2021-01-01 10:00:00'
            """));

    export.run("");

    export.expect(
        Accounts.TABLE,
        """
        account_id      | employees | annual_revenue | is_churned | event_at
        salesforce:001A | 1200      | 5000.50        | true       | 2020-01-01T00:00:00
        salesforce:001B | null      | null           | null       | 2021-01-01T10:00:00
        """);
  }

  /**
   * Programs leave out what a record has not: what few have may show late. It takes no column away
   * from the others, and hides none of its own.
   */
  @Test
  void jsonLinesAreLookedThroughForColumnsToTheEnd() throws IOException {
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Account.jsonl",
        "{\"Id\": \"001A\", \"Billing\": null, \"HubSpot_Company_Id__c\": \"7\"}\n".repeat(1_000)
            + "{\"Id\": \"001B\", \"Industry\": broken\n"
            + """
            {"Id": "001C", "Billing": {"Country": "FI"}, "Mood": "good", "NumberOfEmployees": 7, "External_Id__c": "9"}
            """);

    export.run("");

    export.expect(
        Accounts.TABLE,
        """
        account_id      | region | employees | industry | external_id
        salesforce:001A | null   | null      | null     | 7
        salesforce:001C | FI     | 7         | null     | 9
        """);
    export.expectFile(
        "Account.jsonl",
        """
        records_read | accepted | duplicate | quarantined
        1002         | 2        | 999       | 1
        """);
  }

  /** The members of a structure are columns, whether the first records have it or not. */
  @Test
  void structuresOfParquetAreKnownBeforeARecordHasOne(SparkSession spark) throws IOException {
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    parquet(
        spark.sql(
            """
            SELECT concat('001', id) AS Id, IF(id < 1001, NULL, named_struct('Country', 'FI')) AS Billing
            FROM range(1002)
            """));

    export.run("");

    Dataset<Row> accounts = export.lake().read(Accounts.TABLE);
    assertThat(accounts.where(Accounts.REGION.col().equalTo("FI")).count()).isEqualTo(1);
  }

  /** Amounts are not read: there they are no cents. */
  @Test
  void whatThePagesOfStripeExportIsRead() throws IOException {
    export.write("customers.csv", "id,Email,Name,Created (UTC)\ncus_A,,Acme,2020-01-01 10:31\n");
    export.write(
        "subscriptions.csv",
        """
        id,Customer ID,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Current Period End (UTC),Canceled At (UTC),Cancel At Period End,Ended At (UTC)
        sub_A,cus_A,p,1,eur,month,10.00,canceled,2022-01-01 10:31,2022-01-01 10:31,2023-01-01 10:31,2022-06-01 09:00,true,2023-01-01 10:31
        """);

    export.runAs("stripe", "");

    export.expect(Accounts.TABLE, "account_id | event_at\nstripe:cus_A | 2020-01-01T10:31:00\n");
    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id | account_id   | start_date | end_date   | notice_at           | monthly_value | known_at
        stripe:sub_A    | stripe:cus_A | 2022-01-01 | 2023-01-01 | 2022-06-01T09:00:00 | null          | 2022-01-01T10:31:00
        """);
  }

  /** Its API has properties in an object of their own, other tools in columns property_domain. */
  @Test
  void propertiesOfHubSpotsApiAreRead() throws IOException {
    export.write(
        "companies.jsonl",
        """
        {"id": "7", "properties": {"domain": "acme.example", "country": "FI", "hs_lastmodifieddate": "2024-01-01T00:00:00Z"}, "archived": false}
        {"id": "8", "properties": {"domain": "bolt.example", "hs_lastmodifieddate": "2024-01-01T00:00:00Z"}, "archived": true}
        """);
    export.write(
        "deals.jsonl",
        """
        {"id": "9", "properties": {"associatedcompanyid": "7", "amount": "100", "dealstage": "closedwon", "createdate": "2023-01-01T00:00:00Z"}}
        """);

    export.runAs("hubspot", "");

    export.expect(
        Accounts.TABLE,
        """
        account_id | region | is_deleted
        hubspot:7  | FI     | false
        hubspot:8  | null   | true
        """);
    export.expect(
        Opportunities.TABLE,
        "opportunity_id | account_id | amount | stage\nhubspot:9 | hubspot:7 | 100.00 | closedwon\n");
  }

  /** The API of Zendesk has the domains of an organization in a list. */
  @Test
  void ofAListOfWebSitesTheFirstOfACompanyCounts() throws IOException {
    export.write(
        "organizations.jsonl",
        """
        {"id": 1, "name": "Acme", "domain_names": ["gmail.com", "acme.example"], "created_at": "2020-01-01T00:00:00Z"}
        {"id": 2, "name": "Globex", "domain_names": [], "created_at": "2020-01-01T00:00:00Z"}
        """);

    export.runAs("zendesk", "");

    Dataset<Row> known =
        export.lake().read(Accounts.TABLE).where(Accounts.DOMAIN_KEY.col().isNotNull());
    assertThat(known.select(Accounts.ACCOUNT_ID.col()).as(Encoders.STRING()).collectAsList())
        .containsExactly("zendesk:1");
  }

  /** One that nobody would guess. */
  @Test
  void aFileMayTellItsSeparator() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "User.csv", "sep=^\r\nId^Name^IsActive\r\n005R^Rep, A.^true\r\n005S^Rep B.^false\r\n");

    export.run("");

    export.expect(
        Users.TABLE, "rep_id | is_active\nsalesforce:005R | true\nsalesforce:005S | false\n");
  }

  /** A spreadsheet of another country has written one of them anew, and ends with blank lines. */
  @Test
  void filesOfOneExportMayHaveOtherSeparators() throws IOException {
    export.write(
        "Account.csv",
        """
        "Id";"Name";"Website";"AnnualRevenue";"CreatedDate"
        "001A";"Acme; Bolt, and others";"www.acme.example";"1,200";"2020-01-01T00:00:00.000Z"
        ;;;;

        "001B";"Two
        lines";"";"";"2020-01-01T00:00:00.000Z"
        ;;;;
        """);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write("User.csv", "Id\tEmail\tIsActive\n005R\trep@us.example\ttrue\n");
    export.write("Contact.csv", "Id|AccountId|Title\n003A|001A|CEO\n");

    export.run("");

    export.expect(
        Accounts.TABLE,
        """
        account_id      | annual_revenue
        salesforce:001A | 1200.00
        salesforce:001B | null
        """);
    export.expect(Users.TABLE, "rep_id | is_active\nsalesforce:005R | true\n");
    export.expect(Contacts.TABLE, "contact_id | role_family\nsalesforce:003A | EXEC\n");
    export.expectFile(
        "Account.csv",
        """
        records_read | accepted | quarantined | out_of_scope
        4            | 2        | 0           | 2
        """);
  }

  /** The rows as the one file of accounts. */
  private void parquet(Dataset<Row> accounts) throws IOException {
    Path folder = export.folder().resolve("Account");
    accounts.coalesce(1).write().parquet(folder.toString());
    try (var parts = Files.list(folder)) {
      Path part = parts.filter(p -> p.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, export.folder().resolve("Account.parquet"));
    }
  }
}
