package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the columns of an export are understood. */
@SparkTest
class IngestCrmColumnsTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
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
}
