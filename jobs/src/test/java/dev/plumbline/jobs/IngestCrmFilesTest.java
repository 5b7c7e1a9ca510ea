package dev.plumbline.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Interactions;
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

  /** The labels of an organisation are in its language; its numbers are those of all. */
  @Test
  void aCodeIsKnownWhereItsLabelIsNot() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("User.csv", "Id,IsActive\n005A,1\n005B,0\n");
    export.write(
        "Opportunity.csv",
        """
        Id,AccountId,StageName,CreatedDate,CloseDate
        006A,001A,1,2023-01-01T00:00:00.000Z,2023-02-01
        006B,001A,2,2023-01-01T00:00:00.000Z,2023-02-01
        006C,001A,0,2023-01-01T00:00:00.000Z,2023-02-01
        """);
    export.write(
        "StringMap.csv",
        """
        object,column,code,label
        opportunity,stagename,0,Offen
        opportunity,stagename,1,Gewonnen
        opportunity,stagename,2,Verloren
        user,isactive,0,Deaktiviert
        user,isactive,1,Aktiviert
        """);

    export.run(
        """
        salesforce.labels.StringMap { object = object, column = column, value = code, label = label }
        salesforce.values.opportunity-end { WON = ["1", "Won"], LOST = ["2", "Lost"] }
        """);

    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id  | stage    | is_closed | is_won
        salesforce:006A | Gewonnen | true      | true
        salesforce:006B | Verloren | true      | false
        salesforce:006C | Offen    | false     | false
        """);
    export.expect(
        Users.TABLE, "rep_id | is_active\nsalesforce:005A | true\nsalesforce:005B | false\n");
  }

  /** Rules about the states of contracts know names; an export may have numbers, or other names. */
  @Test
  void aStatusIsKnownByItsCodeInAnyLanguage() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Contract.csv",
        """
        Id,AccountId,StartDate,EndDate,Status,CreatedDate
        800A,001A,2023-01-01,2023-12-31,0,2022-12-20T10:00:00.000Z
        800B,001A,2023-01-01,2023-12-31,2,2022-12-20T10:00:00.000Z
        800C,001A,2023-01-01,2023-12-31,Canceled,2022-12-20T10:00:00.000Z
        800D,001A,2023-01-01,2023-12-31,4,2022-12-20T10:00:00.000Z
        """);
    export.write("StringMap.csv", "column,code,label\nstatus,0,Entwurf\nstatus,2,Aktiv\n");

    export.run(
        """
        salesforce.labels.StringMap { column = column, value = code, label = label }
        salesforce.values.contract-state { Draft = ["0"], Canceled = ["4"] }
        """);

    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id | status   | state
        salesforce:800A | Entwurf  | Draft
        salesforce:800B | Aktiv    | null
        salesforce:800C | Canceled | null
        salesforce:800D | 4        | Canceled
        """);
  }

  /** Dynamics has a column for what is expected and one for what it became, blank until then. */
  @Test
  void aBlankCellGivesWayToTheNextColumn() throws IOException {
    export.write(
        "account.csv",
        """
        accountid,websiteurl,emailaddress1,overriddencreatedon,createdon
        1,,ann@acme.example,,2020-01-01T00:00:00Z
        2,bolt.example,bob@gmail.com,2020-01-01T00:00:00Z,2012-05-01T00:00:00Z
        """);
    export.write(
        "opportunity.csv",
        """
        opportunityid,parentaccountid,customerid,actualvalue,estimatedvalue,actualclosedate,estimatedclosedate,statecode,createdon
        7,1,1,,500,,2024-03-01,0,2023-01-01T00:00:00Z
        8,,2,400,500,2024-02-01,2024-03-01,1,2023-01-01T00:00:00Z
        """);
    export.write(
        "appointment.csv",
        """
        activityid,accountid,actualstart,scheduledstart,createdon
        9,1,2023-05-01T10:00:00Z,,2023-04-01T00:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(
        Accounts.TABLE,
        """
        account_id | event_at
        dynamics:1 | 2020-01-01T00:00:00
        dynamics:2 | 2012-05-01T00:00:00
        """);
    Dataset<Row> accounts = export.lake().read(Accounts.TABLE);
    assertThat(accounts.where(Accounts.DOMAIN_KEY.col().isNotNull()).count()).isEqualTo(2);
    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id | account_id | amount | close_date
        dynamics:7     | dynamics:1 | 500.00 | 2024-03-01
        dynamics:8     | dynamics:2 | 400.00 | 2024-02-01
        """);
    export.expect(
        Interactions.TABLE, "interaction_id | event_at\ndynamics:9 | 2023-05-01T10:00:00\n");
  }

  /** Of each column that may tell it whether it says the contrary. */
  @Test
  void aColumnMaySayTheContraryOfAnother() throws IOException {
    export.write("company.csv", "id,property_name\n7,Acme\n");
    export.write("owner.csv", "owner_id,is_active,archived\n1,true,\n2,,true\n3,,false\n");

    export.runAs("hubspot", "");

    export.expect(
        Users.TABLE,
        """
        rep_id    | is_active
        hubspot:1 | true
        hubspot:2 | false
        hubspot:3 | true
        """);
  }

  /** A system marks what lies in its bin; an ELT tool marks what is gone from the system. */
  @Test
  void aRecordIsDeletedIfAnyOfItsColumnsSaysSo() throws IOException {
    export.write(
        "Account.csv",
        """
        Id,IsDeleted,_fivetran_deleted
        001A,false,false
        001B,false,true
        001C,true,false
        001D,true,
        001E,,true
        """);
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export.run("");

    export.expect(
        Accounts.TABLE,
        """
        account_id      | is_deleted
        salesforce:001A | false
        salesforce:001B | true
        salesforce:001C | true
        salesforce:001D | true
        salesforce:001E | true
        """);
  }

  /** As ELT tools keep the metadata of Stripe. */
  @Test
  void membersOfAColumnOfJsonAreRead() throws IOException {
    export.write(
        "Account.csv",
        """
        Id,metadata
        001A,"{""external_id"":""80755622"",""tier"":""Gold"",""n"":7}"
        001B,"{""account_id"":17,""external_id"":""x""}"
        001C,'{""tier"":""Silver""}'
        001D,{}
        001E,
        001F,"{""tier"
        """
            .replace("'", "\"\"\""));
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export.run(
        """
        salesforce.objects.Account.columns {
          external_id = ["metadata_account_id", "metadata.account_id", "metadata.external_id"]
          segment = "metadata.tier"
        }
        """);

    export.expect(
        Accounts.TABLE,
        """
        account_id      | external_id | segment
        salesforce:001A | 80755622    | Gold
        salesforce:001B | 17          | null
        salesforce:001C | null        | Silver
        salesforce:001D | null        | null
        salesforce:001E | null        | null
        salesforce:001F | null        | null
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

  /**
   * Stripe tells when a customer asked to cancel; what was paid for may run on for months. It tells
   * ends to the second: at midnight the day before was the last one, and who asked then asked on
   * it.
   */
  @Test
  void whatIsCancelledAtTheEndOfItsPeriodRunsToThatEnd() throws IOException {
    export.write("customer.csv", "id,name,created\ncus_A,Acme,2020-01-01T00:00:00Z\n");
    export.write(
        "subscription.csv",
        """
        id,customer_id,start_date,ended_at,cancel_at,cancel_at_period_end,canceled_at,metadata_notice_at,metadata_term_months,status,created
        sub_A,cus_A,2022-01-01 00:00:00,2023-01-01 00:00:00,2023-01-01 00:00:00,true,2022-03-05 10:00:00,,,canceled,2022-01-01 00:00:00
        sub_B,cus_A,2020-01-01 00:00:00,,2022-12-31 00:00:00,true,2022-03-05 10:00:00,2022-03-04 00:00:00,12,active,2020-01-01 00:00:00
        sub_C,cus_A,2022-01-01 00:00:00,,,false,,,12,active,2022-01-01 00:00:00
        sub_D,cus_A,2022-01-01 10:31:22,2023-01-01 10:31:22,,false,,,,canceled,2022-01-01 10:31:22
        sub_E,cus_A,2022-01-01 00:00:00,2022-01-01 00:00:00,,false,,,,canceled,2022-01-01 00:00:00
        sub_F,cus_A,2022-01-01,1672531200,,false,,,,canceled,2022-01-01
        sub_G,cus_A,2022-01-01,2022-12-31,,false,,,,canceled,2022-01-01
        sub_H,cus_A,2022-01-01 00:00:00,2023-01-01 00:00:00,,false,2023-01-01 00:00:00,,,canceled,2022-01-01 00:00:00
        sub_I,cus_A,2022-01-01 00:00:00,,,true,2023-06-05 10:00:00,,12,active,2022-01-01 00:00:00
        """);

    export.runAs("stripe", "");

    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id | end_date   | notice_at           | cancelled_at
        stripe:sub_A    | 2022-12-31 | 2022-03-05T10:00:00 | null
        stripe:sub_B    | 2022-12-30 | 2022-03-04T00:00:00 | null
        stripe:sub_C    | 2022-12-31 | null                | null
        stripe:sub_D    | 2023-01-01 | null                | null
        stripe:sub_E    | 2022-01-01 | null                | null
        stripe:sub_F    | 2022-12-31 | null                | null
        stripe:sub_G    | 2022-12-31 | null                | null
        stripe:sub_H    | 2022-12-31 | 2022-12-31T00:00:00 | null
        stripe:sub_I    | 2022-12-31 | 2023-06-05T10:00:00 | null
        """);
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

  /** Pages of reports may show a column twice; of exports that were joined one is often empty. */
  @Test
  void ofAColumnThatStandsThereTwiceTheFirstThatIsNotBlankCounts() throws IOException {
    export.write(
        "Account.csv",
        """
        Id,Industry,Industry,CreatedDate
        001A,,Steel,2020-01-01T00:00:00.000Z
        001B,Wood,Steel,2020-01-01T00:00:00.000Z
        """);
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export.run("");

    export.expect(
        Accounts.TABLE,
        """
        account_id      | industry
        salesforce:001A | Steel
        salesforce:001B | Wood
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
