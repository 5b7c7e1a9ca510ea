package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
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

/** What the records of a CRM become. */
@SparkTest
class IngestCrmTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
  }

  @Test
  void aRecordIsStagedOnceAsItsSystemLastTouchedIt() throws IOException {
    export.write(
        "Account.csv",
        """
        \uFEFF"Id","ParentId","MasterRecordId","IsDeleted","Segment__c","NumberOfEmployees","OwnerId","Churned__c","CreatedDate","SystemModstamp","Description"
        "001A","","","false","Mid-Market","1,200","005R","false","2020-01-01T00:00:00.000Z","2024-01-02T00:00:00.000Z","two
        lines, ""quoted\"""
        "001A","","","false","Small","90","005Q","false","2020-01-01T00:00:00.000Z","2024-01-01T00:00:00.000Z",""
        "001B","001A","001A","true","","","005R","","2021-01-01T00:00:00.000Z","2023-05-06T00:00:00.000Z",""
        """);
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export.run("");

    export.expect(
        Accounts.TABLE,
        """
        account_id      | parent_id       | merged_into_id  | merged_at           | is_deleted | segment    | employees | owner_id        | is_churned | event_at            | known_at            | is_known_at_assumed
        salesforce:001A | null            | null            | null                | false      | Mid-Market | 1200      | salesforce:005R | false      | 2020-01-01T00:00:00 | 2020-01-01T00:00:00 | false
        salesforce:001B | salesforce:001A | salesforce:001A | 2023-05-06T00:00:00 | true       | null       | null      | salesforce:005R | null       | 2021-01-01T00:00:00 | 2021-01-01T00:00:00 | false
        """);
    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id | account_id      | product_line | start_date | end_date   | exit_reason | known_at
        salesforce:800A | salesforce:001A | all          | 2023-01-01 | 2023-12-31 | null        | 2022-12-20T10:00:00
        """);
    export.expectFile(
        "Account.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope | first_event_at      | last_known_at
        3            | 2        | 0           | 1         | 0            | 2020-01-01T00:00:00 | 2024-01-02T00:00:00
        """);
  }

  /** As HubSpot tells it: in a table of merges, while the company itself is touched on. */
  @Test
  void anAccountThatWasMergedAwayStaysSoWhenItsRowIsTouched() throws IOException {
    export.write(
        "Account.csv",
        CrmFolder.ACCOUNTS + "001B,Acme Ltd,,2021-01-01T00:00:00Z,2024-02-01T00:00:00.000Z\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write("Merges.csv", "Gone,Kept,At\n001B,001A,2023-05-06T00:00:00.000Z\n");

    export.run(
        """
        salesforce.objects.Merge {
          as = account
          of = [Merges]
          columns { account_id = Gone, merged_into_id = Kept, modified_at = At }
          constants { is_deleted = "true" }
        }
        """);

    export.expect(
        Accounts.TABLE,
        """
        account_id      | merged_into_id  | merged_at           | is_deleted
        salesforce:001A | null            | null                | false
        salesforce:001B | salesforce:001A | 2023-05-06T00:00:00 | true
        """);
    export.expectFile(
        "Account.csv",
        """
        records_read | accepted | duplicate
        2            | 1        | 1
        """);
  }

  @Test
  void aWrongRecordGoesToQuarantineWithLineReasonAndColumn() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Contract.csv",
        """
        Id,AccountId,StartDate,ContractTerm,Monthly_Value__c,CreatedDate,LastModifiedDate
        800000000000001AAA,001A,2023-01-01,12,100.50,2022-12-20T10:00:00.000Z,2022-12-20T10:00:00.000Z
        800000000000002AAA,001A,2022-02-31,12,,,
        800000000000003AAA,001A,2023-01-01,twelve,,,
        800000000000004AAA,001A,,12,,,
        800000000000005AAA,001A,2023-01-01
        ,001A,2023-01-01,12,,,
        800000000000007AAA,see Ann,2023-01-01,12,,,
        800000000000008AAA,001A,1066-10-14,12,,,
        800000000000009AAA,001A,2023-01-01,12,1e30,,
        800000000000010AAA,001A,2023-01-01,12,,2204-12-20T10:00:00.000Z,
        800000000000011AAA,001A,2023-01-01,12,,2023-12-20T10:00:00.000Z,2022-12-20T10:00:00.000Z
        800000000000012AAA,"the "one" we know",2023-01-01,12,,,
        """);

    export.run("");

    export
        .tables()
        .expect(
            export
                .lake()
                .read(Records.TABLE)
                .select(
                    Records.FILE.col(),
                    Records.POSITION.col(),
                    Records.RECORD_ID.col(),
                    Records.REASON.col(),
                    Records.COLUMN.col()),
            """
        file         | position | record_id                     | reason            | column
        Contract.csv | 3        | salesforce:800000000000002AAA | BAD_DATE          | start_date
        Contract.csv | 4        | salesforce:800000000000003AAA | BAD_NUMBER        | term_months
        Contract.csv | 5        | salesforce:800000000000004AAA | MISSING_VALUE     | start_date
        Contract.csv | 6        | salesforce:800000000000005AAA | FIELD_COUNT       |
        Contract.csv | 7        | null                          | MISSING_VALUE     | subscription_id
        Contract.csv | 8        | salesforce:800000000000007AAA | BAD_ID            | account_id
        Contract.csv | 9        | salesforce:800000000000008AAA | DATE_OUT_OF_RANGE | start_date
        Contract.csv | 10       | salesforce:800000000000009AAA | BAD_NUMBER        | monthly_value
        Contract.csv | 11       | salesforce:800000000000010AAA | DATE_OUT_OF_RANGE | created_at
        Contract.csv | 12       | salesforce:800000000000011AAA | DATE_OUT_OF_RANGE | created_at
        Contract.csv | 13       | salesforce:800000000000012AAA | QUOTES            |
        """);
    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id               | start_date | end_date   | monthly_value
        salesforce:800000000000001AAA | 2023-01-01 | 2023-12-31 | 100.50
        """);
    export.expectFile(
        "Contract.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        12           | 1        | 11          | 0         | 0
        """);
  }

  /** HubSpot's companies are accounts, and tell which others they absorbed. */
  @Test
  void aLineOfTwoObjectsMayBeWrongAsEither() throws IOException {
    export.write(
        "company.csv", "id,property_name,property_hs_merged_object_ids\n1,Acme,\n2,Bolt\n");

    export.runAs("hubspot", "");

    Dataset<Row> wrong = export.lake().read(Records.TABLE);
    assertThat(wrong.count()).isEqualTo(2);
    assertThat(wrong.dropDuplicates(Records.TABLE.keyNames()).count()).isEqualTo(2);
  }

  /** A snapshot tells several fields at once. */
  @Test
  void aLineOfSeveralRowsIsWrongOnce() throws IOException {
    var accounts = new StringBuilder(CrmFolder.ACCOUNTS);
    for (int i = 0; i < 3_000; i++) {
      accounts.append("001S%d,,,2023-01-01,2024-01-01\n".formatted(i));
    }
    export.write("Account.csv", accounts.toString());
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "OpportunityHistory.csv",
        """
        Id,OpportunityId,StageName,Amount,CloseDate,CreatedDate
        0081,006A,Open,100,2023-05-31,2023-01-01T00:00:00.000Z
        0082,006A,Open,90,2023-06-30,2044-03-01T00:00:00.000Z
        """);

    export.run("");

    export
        .tables()
        .expect(
            export.lake().read(Records.TABLE).select(Records.POSITION.col(), Records.REASON.col()),
            """
            position | reason
            3        | DATE_OUT_OF_RANGE
            """);
    export.expectFile(
        "OpportunityHistory.csv",
        """
        records_read | accepted | quarantined
        2            | 1        | 1
        """);
  }

  /** An interface names the kind of a customer only where there is one. */
  @Test
  void aNameWithADotIsFoundInLateRecordsOfJsonLines() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write("contact.csv", "contactid,parentcustomerid\n11,1\n");
    export.write(
        "opportunity.jsonl",
        """
        {"opportunityid": "9", "_parentaccountid_value": "1", "createdon": "2023-03-01T08:00:00Z"}
        """
                .repeat(1_000)
            + """
            {"opportunityid": "8", "_customerid_value": "11", "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact", "createdon": "2023-03-01T08:00:00Z"}
            """);

    export.runAs("dynamics", "");

    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id | account_id
        dynamics:8     | dynamics:1
        dynamics:9     | dynamics:1
        """);
  }

  @Test
  void aRecordTouchedLongAfterAllOthersIsASlip() throws IOException {
    var accounts = new StringBuilder(CrmFolder.ACCOUNTS);
    for (int i = 0; i < 3_000; i++) {
      accounts.append("001S%d,,,2023-01-01,2024-01-01\n".formatted(i));
    }
    export.write(
        "Account.csv", accounts + "001T,,,2024-06-01,2024-06-01\n001U,,,2044-01-01,2044-01-01\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export.run("");

    export
        .tables()
        .expect(
            export
                .lake()
                .read(Records.TABLE)
                .select(Records.POSITION.col(), Records.REASON.col(), Records.COLUMN.col()),
            """
        position | reason            | column
        3004     | DATE_OUT_OF_RANGE | modified_at
        """);
    export.expectFile(
        "Account.csv",
        """
        records_read | accepted | quarantined | last_known_at
        3003         | 3002     | 1           | 2024-06-01T00:00:00
        """);
  }
}
