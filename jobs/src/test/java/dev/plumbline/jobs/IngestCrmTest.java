package dev.plumbline.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.plumbline.config.Settings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.errors.SettingsException;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class IngestCrmTest {

  private static final String ACCOUNTS =
      """
      Id,Name,Website,CreatedDate,SystemModstamp
      001A,Acme Inc,www.acme.example,2020-01-01T00:00:00.000Z,2024-01-01T00:00:00.000Z
      """;
  private static final String CONTRACTS =
      """
      Id,AccountId,StartDate,EndDate,CreatedDate
      800A,001A,2023-01-01,2023-12-31,2022-12-20T10:00:00.000Z
      """;

  private final TableText tables;
  private final MemoryLake lake;
  @TempDir private Path folder;

  IngestCrmTest(TableText tables, MemoryLake lake) {
    this.tables = tables;
    this.lake = lake;
  }

  @Test
  void aRecordIsStagedOnceAsItsSystemLastTouchedIt() throws IOException {
    write(
        "Account.csv",
        """
        \uFEFF"Id","ParentId","MasterRecordId","IsDeleted","Segment__c","NumberOfEmployees","OwnerId","Churned__c","CreatedDate","SystemModstamp","Description"
        "001A","","","false","Mid-Market","1,200","005R","false","2020-01-01T00:00:00.000Z","2024-01-02T00:00:00.000Z","two
        lines, ""quoted\"""
        "001A","","","false","Small","90","005Q","false","2020-01-01T00:00:00.000Z","2024-01-01T00:00:00.000Z",""
        "001B","001A","001A","true","","","005R","","2021-01-01T00:00:00.000Z","2023-05-06T00:00:00.000Z",""
        """);
    write("Contract.csv", CONTRACTS);

    run("");

    expect(
        Accounts.TABLE,
        """
        account_id      | parent_id       | merged_into_id  | merged_at           | is_deleted | segment    | employees | owner_id        | is_churned | event_at            | known_at            | is_known_at_assumed
        salesforce:001A | null            | null            | null                | false      | Mid-Market | 1200      | salesforce:005R | false      | 2020-01-01T00:00:00 | 2020-01-01T00:00:00 | false
        salesforce:001B | salesforce:001A | salesforce:001A | 2023-05-06T00:00:00 | true       | null       | null      | salesforce:005R | null       | 2021-01-01T00:00:00 | 2021-01-01T00:00:00 | false
        """);
    expect(
        Subscriptions.TABLE,
        """
        subscription_id | account_id      | product_line | start_date | end_date   | exit_reason | known_at
        salesforce:800A | salesforce:001A | all          | 2023-01-01 | 2023-12-31 | null        | 2022-12-20T10:00:00
        """);
    expectFile(
        "Account.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope | first_event_at      | last_known_at
        3            | 2        | 0           | 1         | 0            | 2020-01-01T00:00:00 | 2024-01-02T00:00:00
        """);
  }

  @Test
  void aWrongRecordGoesToQuarantineWithLineReasonAndColumn() throws IOException {
    write("Account.csv", ACCOUNTS);
    write(
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

    run("");

    tables.expect(
        lake.read(Records.TABLE)
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
    expect(
        Subscriptions.TABLE,
        """
        subscription_id               | start_date | end_date   | monthly_value
        salesforce:800000000000001AAA | 2023-01-01 | 2023-12-31 | 100.50
        """);
    expectFile(
        "Contract.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        12           | 1        | 11          | 0         | 0
        """);
  }

  @Test
  void namesOfToolsAndCompressedFilesAreUnderstood() throws IOException {
    write("sf_account_data.csv", ACCOUNTS.replace("SystemModstamp", "system_modstamp"));
    write(
        "sf_opportunity_data.csv",
        """
        id,account_id,type,stage_name,amount,created_date,close_date,is_closed,is_won,is_deleted
        006A,001A,Renewal,Closed Won,1000,2023-10-01 08:00:00,2023-12-01 00:00:00,true,true,false
        006B,001A,Upsell,Open,,2023-10-01 08:00:00,,false,false,false
        006C,001A,Whatever,Open,,2023-10-01 08:00:00,,false,false,true
        """);
    gzip("Contact_2.csv.gz", "Id,AccountId,Email\n003A,001A,Ann+news@Acme.example\n");
    write("sf_lead_data.csv", "id,name\n00QA,\"Ann\nBee\"\n00QB,Bob\n");
    write("Product2.csv", "id,name\n01tA,Thing\n");
    write("README.md", "not an export");

    run("");

    expect(
        Opportunities.TABLE,
        """
        opportunity_id  | kind      | stage      | amount  | created_at          | close_date | closed_at           | is_closed | is_won
        salesforce:006A | RENEWAL   | Closed Won | 1000.00 | 2023-10-01T08:00:00 | 2023-12-01 | 2023-12-01T00:00:00 | true      | true
        salesforce:006B | EXPANSION | Open       | null    | 2023-10-01T08:00:00 | null       | null                | false     | false
        """);
    expect(
        Contacts.TABLE,
        """
        contact_id      | account_id      | role_family | event_at            | known_at            | is_known_at_assumed
        salesforce:003A | salesforce:001A | OTHER       | 1970-01-01T00:00:00 | 1970-01-02T00:00:00 | true
        """);
    tables.expect(
        lake.read(Conservation.TABLE)
            .where(Conservation.RECORDS_READ.col().gt(0))
            .select(
                Conservation.FILE.col(),
                Conservation.OBJECT.col(),
                Conservation.RECORDS_READ.col(),
                Conservation.ACCEPTED.col(),
                Conservation.OUT_OF_SCOPE.col()),
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
  void anObjectWithoutAFileAndOneWithoutARecordAreToldApart() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contract.csv", CONTRACTS);
    write("User.csv", "Id,Email\n");

    run("");

    tables.expect(
        lake.read(Conservation.TABLE)
            .where(Conservation.OBJECT.col().isin("User", "Case"))
            .select(
                Conservation.FILE.col(),
                Conservation.OBJECT.col(),
                Conservation.RECORDS_READ.col(),
                Conservation.LAST_KNOWN_AT.col()),
        """
        file     | object | records_read | last_known_at
        User.csv | User   | 0            | null
                 | Case   | 0            | null
        """);
    assertThat(lake.read(Users.TABLE).isEmpty()).isTrue();
  }

  @Test
  void activitiesHappenOnTheirDayAndAreKnownWhenLogged() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contract.csv", CONTRACTS);
    write(
        "Task.csv",
        """
        Id,AccountId,WhoId,WhatId,OwnerId,Subject,TaskSubtype,Type,Status,ActivityDate,CallDurationInSeconds,CreatedDate
        00T1,001A,003A,006A,005R,Call,Call,,Completed,2023-03-01,61,2023-03-01T15:30:00.000Z
        00T2,001A,003A,,005R,Note,Task,Other,Completed,2023-02-01,,2023-03-01T15:30:00.000Z
        00T3,,00QA,001A,005R,Re: mail,,Email,Completed,,,2023-03-02T15:30:00.000Z
        00T4,001A,,,005R,To do,,Call,Not Started,2024-03-01,,2023-03-01T15:30:00.000Z
        """);
    write(
        "Event.csv",
        """
        Id,AccountId,Type,StartDateTime,EndDateTime,DurationInMinutes,Location,IsCancelled__c,IsChild,CreatedDate
        00U1,001A,QBR,2023-03-01T15:00:00.000Z,2023-03-01T16:30:00.000Z,,Online,false,false,2023-02-01T00:00:00.000Z
        00U2,001A,Meeting,2023-03-02T12:00:00.000Z,,60,Restaurant Bella,true,false,2023-02-01T00:00:00.000Z
        00U3,001A,Discovery,2023-03-03T12:00:00.000Z,,60,,false,false,
        00U4,001A,QBR,2023-03-01T15:00:00.000Z,,90,Online,false,true,2023-02-01T00:00:00.000Z
        00U5,001A,QBR,,,90,Online,false,false,2023-02-01T00:00:00.000Z
        """);

    run("");

    expect(
        Interactions.TABLE,
        """
        interaction_id  | channel | event_at            | known_at            | is_known_at_assumed | account_id      | contact_id      | related_id      | duration_minutes | is_cancelled | kind      | rung
        salesforce:00T1 | CALL    | 2023-03-01T15:30:00 | 2023-03-01T15:30:00 | false               | salesforce:001A | salesforce:003A | salesforce:006A | 2                | null         | null      | NONE
        salesforce:00T2 | NOTE    | 2023-02-01T00:00:00 | 2023-03-01T15:30:00 | false               | salesforce:001A | salesforce:003A | null            | null             | null         | null      | NONE
        salesforce:00T3 | EMAIL   | 2023-03-02T15:30:00 | 2023-03-02T15:30:00 | false               | salesforce:001A | null            | null            | null             | null         | null      | NONE
        salesforce:00U1 | MEETING | 2023-03-01T15:00:00 | 2023-02-01T00:00:00 | false               | salesforce:001A | null            | null            | 90               | false        | REVIEW    | NONE
        salesforce:00U2 | MEETING | 2023-03-02T12:00:00 | 2023-02-01T00:00:00 | false               | salesforce:001A | null            | null            | 60               | true         | SOCIAL    | NONE
        salesforce:00U3 | MEETING | 2023-03-03T12:00:00 | 2023-03-04T12:00:00 | true                | salesforce:001A | null            | null            | 60               | false        | DISCOVERY | NONE
        """);
    expectFile(
        "Event.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        5            | 3        | 1           | 1         | 0
        """);
  }

  @Test
  void notesAreScoredAsFarAsTheTextModeGoes() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contract.csv", CONTRACTS);
    write(
        "Task.csv",
        """
        Id,AccountId,Subject,Description,CreatedDate
        00T1,001A,Our budget is frozen,"They apologised.
        Sorry for the outage, this is unacceptable.",2023-03-01T15:30:00.000Z
        00T2,001A,Sorry for the outage,,2023-03-01T15:30:00.000Z
        """);

    run("privacy.text-mode = body");
    tables.expect(
        lake.read(Interactions.TABLE)
            .select(
                Interactions.INTERACTION_ID.col(),
                Interactions.RUNG.col(),
                Interactions.RUBRIC.col().isNotNull().as("is_scored"),
                Interactions.TEMPLATE_HASH.col().isNotNull().as("has_template"),
                Interactions.REPAIR_HITS.col(),
                Interactions.CONFLICT_HITS.col()),
        """
        interaction_id  | rung    | is_scored | has_template | repair_hits | conflict_hits
        salesforce:00T1 | BODY    | true      | true         | 2           | 1
        salesforce:00T2 | SUBJECT | true      | false        | 1           | 1
        """);

    run("privacy.text-mode = subject");
    expect(
        Interactions.TABLE,
        """
        interaction_id  | rung    | repair_hits
        salesforce:00T1 | SUBJECT | 0
        salesforce:00T2 | SUBJECT | 1
        """);
  }

  @Test
  void casesAreStagedWithTheirTimesAndSeverity() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contract.csv", CONTRACTS);
    write(
        "Case.csv",
        """
        Id,AccountId,Priority,IsEscalated,CreatedDate,ClosedDate,First_Response_At__c,Escalated_At__c,Reopen_Count__c
        500A,001A,Critical,false,2023-03-01T08:00:00.000Z,2023-03-03T08:00:00.000Z,2023-03-01T09:00:00.000Z,2023-03-01T12:00:00.000Z,1
        500B,001A,Odd,,2023-03-01T08:00:00.000Z,,,,
        """);

    run("");

    expect(
        Cases.TABLE,
        """
        case_id         | opened_at           | first_response_at   | closed_at           | reopened_count | severity | is_escalated
        salesforce:500A | 2023-03-01T08:00:00 | 2023-03-01T09:00:00 | 2023-03-03T08:00:00 | 1              | 1        | true
        salesforce:500B | 2023-03-01T08:00:00 | null                | null                | null           | null     | false
        """);
  }

  private static final String ACCOUNTS_WITH_CHURN =
      """
      Id,OwnerId,Segment__c,Churned__c,CreatedDate
      001A,005R,Enterprise,true,2020-01-01T00:00:00.000Z
      001B,005R,Enterprise,false,2020-01-01T00:00:00.000Z
      """;

  @Test
  void changesOfTrackedFieldsAreKeptAndNamesAreNot() throws IOException {
    write("Account.csv", ACCOUNTS_WITH_CHURN);
    write(
        "AccountHistory.csv",
        """
        Id,AccountId,Field,OldValue,NewValue,CreatedDate
        0171,001A,Segment__c,Small,Enterprise,2022-01-01T00:00:00.000Z
        0172,001A,Owner,005000000000001AAA,005000000000002AAA,2022-02-01T00:00:00.000Z
        0173,001A,Owner,Ann Bee,Bob Cee,2022-02-01T00:00:00.000Z
        0174,001A,Rating,Hot,Cold,2022-03-01T00:00:00.000Z
        0175,001A,Churned__c,false,true,2022-04-01T00:00:00.000Z
        0176,001A,Segment__c,Small,Enterprise,2022-01-01T00:00:00.000Z
        """);

    run("");

    tables.expect(
        lake.read(FieldHistory.TABLE),
        """
        source     | object   | object_id       | field      | old_value                     | new_value                     | changed_at
        salesforce | accounts | salesforce:001A | segment    | Small                         | Enterprise                    | 2022-01-01T00:00:00
        salesforce | accounts | salesforce:001A | owner_id   | salesforce:005000000000001AAA | salesforce:005000000000002AAA | 2022-02-01T00:00:00
        salesforce | accounts | salesforce:001A | is_churned | false                         | true                          | 2022-04-01T00:00:00
        """);
    expect(
        Accounts.TABLE,
        """
        account_id      | is_churned | churned_at
        salesforce:001A | true       | 2022-04-01T00:00:00
        salesforce:001B | false      | null
        """);
    expectFile(
        "AccountHistory.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        6            | 3        | 0           | 1         | 2
        """);
  }

  @Test
  void stageHistoryTellsChangesAndWhenADealWasClosed() throws IOException {
    write("Account.csv", ACCOUNTS);
    write(
        "Opportunity.csv",
        """
        Id,AccountId,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate
        006A,001A,Closed Lost,90,2023-06-30,true,false,2023-01-01T00:00:00.000Z
        """);
    write(
        "OpportunityHistory.csv",
        """
        Id,OpportunityId,StageName,Amount,CloseDate,CreatedDate
        0081,006A,Open,100,2023-05-31,2023-01-01T00:00:00.000Z
        0082,006A,Open,90,2023-05-31,2023-03-01T00:00:00.000Z
        0083,006A,Closed Lost,90,2023-06-30,2023-06-15T10:00:00.000Z
        """);

    run("");

    tables.expect(
        lake.read(FieldHistory.TABLE)
            .select(
                FieldHistory.FIELD.col(),
                FieldHistory.OLD_VALUE.col(),
                FieldHistory.NEW_VALUE.col(),
                FieldHistory.CHANGED_AT.col()),
        """
        field      | old_value  | new_value   | changed_at
        stage      | null       | Open        | 2023-01-01T00:00:00
        stage      | Open       | Closed Lost | 2023-06-15T10:00:00
        amount     | null       | 100.00      | 2023-01-01T00:00:00
        amount     | 100.00     | 90.00       | 2023-03-01T00:00:00
        close_date | null       | 2023-05-31  | 2023-01-01T00:00:00
        close_date | 2023-05-31 | 2023-06-30  | 2023-06-15T10:00:00
        """);
    expect(
        Opportunities.TABLE,
        """
        opportunity_id  | closed_at
        salesforce:006A | 2023-06-15T10:00:00
        """);
    expectFile(
        "OpportunityHistory.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        3            | 3        | 0           | 0         | 0
        """);
  }

  @Test
  void rowsOverTimeTellTheSameChanges() throws IOException {
    write(
        "account.csv",
        """
        id,owner_id,segment_c,created_date,_fivetran_start,_fivetran_end,_fivetran_active
        001A,005000000000001AAA,Small,2020-01-01 00:00:00,2021-01-01 00:00:00,2021-12-31 23:59:59,false
        001A,005000000000001AAA,Large,2020-01-01 00:00:00,2022-01-01 00:00:00,9999-12-31 23:59:59,true
        """);
    write("contract.csv", CONTRACTS);
    write(
        "sf_contract_history_data.csv",
        """
        id,account_id,auto_renew_c,_fivetran_start,_fivetran_end,_fivetran_active
        800A,001A,true,2022-12-20 10:00:00,2023-10-01 23:59:59,false
        800A,001A,false,2023-10-01 00:00:00,9999-12-31 23:59:59,true
        """);

    run("");

    expect(
        Accounts.TABLE,
        """
        account_id      | segment | known_at
        salesforce:001A | Large   | 2020-01-01T00:00:00
        """);
    tables.expect(
        lake.read(FieldHistory.TABLE)
            .select(
                FieldHistory.OBJECT.col(),
                FieldHistory.FIELD.col(),
                FieldHistory.OLD_VALUE.col(),
                FieldHistory.NEW_VALUE.col(),
                FieldHistory.CHANGED_AT.col()),
        """
        object        | field            | old_value | new_value                     | changed_at
        accounts      | owner_id         | null      | salesforce:005000000000001AAA | 2021-01-01T00:00:00
        accounts      | segment          | null      | Small                         | 2021-01-01T00:00:00
        accounts      | segment          | Small     | Large                         | 2022-01-01T00:00:00
        subscriptions | is_auto_renewing | null      | true                          | 2022-12-20T10:00:00
        subscriptions | is_auto_renewing | true      | false                         | 2023-10-01T00:00:00
        """);
    expectFile(
        "account.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        2            | 2        | 0           | 0         | 0
        """);
  }

  @Test
  void nothingIsStoredOfThoseWhoOptedOut() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contract.csv", CONTRACTS);
    write(
        "Contact.csv",
        """
        Id,AccountId,Email
        003A,001A,ann@acme.example
        003B,001A,bob@acme.example
        003C,001A,cee@mail.union.example
        """);

    run(
        """
        privacy.opt-out-addresses = ["Ann@acme.example"]
        privacy.opt-out-domains = ["union.example"]
        """);

    expect(
        Contacts.TABLE,
        """
        contact_id
        salesforce:003B
        """);
    expectFile(
        "Contact.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        3            | 1        | 0           | 0         | 2
        """);
  }

  @Test
  void nothingIsStoredOfACompanyThatOptedOut() throws IOException {
    write("Account.csv", ACCOUNTS + "001B,Union,union.example,,\n");
    write("Contract.csv", CONTRACTS + "800B,001B,2023-01-01,,\n");
    write("Contact.csv", "Id,AccountId,Email\n003B,001B,dee@private.example\n");
    write(
        "ContractHistory.csv",
        """
        Id,ContractId,Field,OldValue,NewValue,CreatedDate
        0171,800A,Auto_Renew__c,true,false,2023-02-01T00:00:00.000Z
        0172,800B,Auto_Renew__c,true,false,2023-02-01T00:00:00.000Z
        """);

    run("privacy.opt-out-domains = [\"union.example\"]");

    expect(Accounts.TABLE, "account_id\nsalesforce:001A");
    expect(Subscriptions.TABLE, "subscription_id\nsalesforce:800A");
    expect(FieldHistory.TABLE, "object_id\nsalesforce:800A");
    assertThat(lake.read(Contacts.TABLE).isEmpty()).isTrue();
    expectFile(
        "ContractHistory.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        2            | 1        | 0           | 0         | 1
        """);
  }

  @Test
  void aRecordTouchedLongAfterAllOthersIsASlip() throws IOException {
    var accounts = new StringBuilder(ACCOUNTS);
    for (int i = 0; i < 3_000; i++) {
      accounts.append("001S%d,,,2023-01-01,2024-01-01\n".formatted(i));
    }
    write("Account.csv", accounts + "001T,,,2024-06-01,2024-06-01\n001U,,,2044-01-01,2044-01-01\n");
    write("Contract.csv", CONTRACTS);

    run("");

    tables.expect(
        lake.read(Records.TABLE)
            .select(Records.POSITION.col(), Records.REASON.col(), Records.COLUMN.col()),
        """
        position | reason            | column
        3004     | DATE_OUT_OF_RANGE | modified_at
        """);
    expectFile(
        "Account.csv",
        """
        records_read | accepted | quarantined | last_known_at
        3003         | 3002     | 1           | 2024-06-01T00:00:00
        """);
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    assertRefused("salesforce.path = \"%s/nowhere\"".formatted(folder))
        .hasMessageStartingWith("Cannot read the salesforce export: there is nothing at ")
        .hasMessageEndingWith("Check salesforce.path.");
  }

  @Test
  void anEmptyExportIsTold() throws IOException {
    write("README.md", "nothing here");

    assertRefused("").hasMessageContaining("there is no file of Account, AccountHistory, Case");
  }

  @Test
  void anExportThatSaysNothingOfCustomersIsTold() throws IOException {
    write("User.csv", "Id\n005A\n");

    assertRefused("").hasMessageContaining("it has no accounts, only User.");
  }

  @Test
  void anExportThatCannotTellWhoLeftIsTold() throws IOException {
    write("Account.csv", ACCOUNTS);

    assertRefused("")
        .hasMessageContaining("has no contracts, opportunities, orders or mapped churn field");
  }

  @Test
  void missingColumnsAreToldAllAtOnceWithTheSettingThatMapsThem() throws IOException {
    write("Account.csv", "Key,Name\n001A,Acme\n");
    write("Contract.csv", "Id,Account,StartDate\n800A,001A,2023-01-01\n");

    assertRefused("")
        .hasMessageContaining(
            "Account.csv (Account): expected Id for account_id, found Key, Name. If it has another"
                + " name, set salesforce.objects.Account.columns.account_id.")
        .hasMessageContaining(
            "Contract.csv (Contract): expected AccountId for account_id, found Id, Account,"
                + " StartDate. If it has another name, set"
                + " salesforce.objects.Contract.columns.account_id.");
  }

  @Test
  void aFileWithoutAHeaderShowsNothingOfItsRecords() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contact.csv", "003A,001A,ann@acme.example\n");

    assertRefused("")
        .hasMessageContaining("found records instead of a header")
        .hasMessageNotContaining("acme");
  }

  @Test
  void anExportOfNoAccountsIsTold() throws IOException {
    write("Account.csv", "Id,Name\n");
    write("Contract.csv", CONTRACTS);

    assertRefused("").hasMessageContaining("it holds 0 accounts that can be read, of 1 records");
  }

  @Test
  void aFileThatIsCutIsTold() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contract.csv", CONTRACTS + "800B,001A,2023-01");

    assertRefused("")
        .hasMessage(
            "Cannot read Contract.csv: it ends in the middle of the record that starts on line 3,"
                + " as if it had been cut off. Export or copy it again.");
  }

  @Test
  void aFileThatIsCutInsideAQuotedFieldIsTold() throws IOException {
    write("Account.csv", ACCOUNTS);
    write("Contract.csv", CONTRACTS + "800B,\"001A\",\"2023-01-");

    assertRefused("").hasMessageContaining("Contract.csv: it ends in the middle of the record");
  }

  @Test
  void aCompressedFileThatIsCutIsTold() throws IOException {
    write("Account.csv", ACCOUNTS);
    byte[] whole = gzip("Contract.csv.gz", CONTRACTS.repeat(2_000));
    Files.write(folder.resolve("Contract.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

    assertRefused("").hasMessageContaining("Contract.csv.gz: it ends in the middle of the record");
  }

  @Test
  void aWrongEncodingIsToldWithItsLine() throws IOException {
    write("Account.csv", ACCOUNTS + "001B,Sähkö Oy,,,\n", ISO_8859_1);
    write("Contract.csv", CONTRACTS);

    assertRefused("salesforce.encoding = \"utf-8\"")
        .hasMessage(
            "Cannot read Account.csv: line 3 has bytes that are not UTF-8. Export it as UTF-8, or"
                + " set salesforce.encoding.");
    run("salesforce.encoding = \"windows-1252\"");
    assertThat(lake.read(Accounts.TABLE).count()).isEqualTo(2);
  }

  @Test
  void anEncodingIsFoundOutAndTold() throws IOException {
    write("Account.csv", ACCOUNTS + "001B,Sähkö Oy,,,\n", ISO_8859_1);
    write("Contract.csv", CONTRACTS + "800B,001A,2023-01-01,2023-12-31,\n", UTF_16LE);
    write("Contact.csv", "Id,AccountId,Name\n003A,001A,Måns\n");
    write("User.csv", "\uFEFFId,Email\n");

    run("");

    tables.expect(
        lake.read(Conservation.TABLE)
            .where(Conservation.FILE.col().notEqual(""))
            .select(
                Conservation.FILE.col(), Conservation.ACCEPTED.col(), Conservation.ENCODING.col()),
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
    zip("WE_00D_1.zip", "Account.csv", ACCOUNTS);
    zip("WE_00D_2.zip", "Contract.csv", CONTRACTS);

    run("");

    tables.expect(
        lake.read(Conservation.TABLE)
            .where(Conservation.FILE.col().notEqual(""))
            .select(Conservation.FILE.col(), Conservation.ACCEPTED.col()),
        """
        file                      | accepted
        WE_00D_1.zip/Account.csv  | 1
        WE_00D_2.zip/Contract.csv | 1
        """);
  }

  @Test
  void aColumnThatDoesNotExistCannotBeMapped() {
    assertThatThrownBy(() -> job("salesforce.objects.Account.columns.sgment = \"Tier__c\""))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salesforce.objects.Account.columns.sgment is no column of it");
    assertThatThrownBy(() -> job("salesforce.objects.Gone { as = acount, columns {} }"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salesforce.objects.Gone.as must be one of account, case, contact");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      String hocon) {
    var refused = assertThatThrownBy(() -> run(hocon)).isInstanceOf(ExportException.class);
    assertThat(lake.tablesWritten()).isEmpty();
    return refused;
  }

  private void run(String hocon) {
    job(hocon).run(lake);
  }

  private IngestCrm job(String hocon) {
    var settings =
        ConfigFactory.parseString(
            """
            plumbline {
              privacy.key = "a secret of sixteen"
              salesforce.path = "%s"
              %s
            }
            """
                .formatted(folder, hocon));
    Settings all = Settings.load(conf(settings.root().render()), Map.of());
    return new IngestCrm(
        "salesforce", all.sources().get("salesforce"), all.privacy(), all.text(), all.unpack());
  }

  private Path conf(String text) {
    try {
      Path conf = Files.createTempFile("salesforce", ".conf");
      conf.toFile().deleteOnExit();
      return Files.writeString(conf, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The columns that the header names, of a staged table. */
  private void expect(Table table, String text) {
    var header = Arrays.stream(text.lines().findFirst().orElseThrow().split("\\|"));
    Map<String, Field> fields =
        table.fields().stream().collect(Collectors.toMap(Field::name, field -> field));
    var columns =
        header
            .map(name -> fields.get(name.strip()).col())
            .toArray(org.apache.spark.sql.Column[]::new);
    tables.expect(lake.read(table).select(columns), text);
  }

  private void expectFile(String file, String text) {
    var header = Arrays.stream(text.lines().findFirst().orElseThrow().split("\\|"));
    Map<String, Field> fields =
        Conservation.TABLE.fields().stream().collect(Collectors.toMap(Field::name, field -> field));
    var columns =
        header
            .map(name -> fields.get(name.strip()).col())
            .toArray(org.apache.spark.sql.Column[]::new);
    tables.expect(
        lake.read(Conservation.TABLE).where(Conservation.FILE.col().equalTo(file)).select(columns),
        text);
  }

  private void write(String name, String text) throws IOException {
    write(name, text, UTF_8);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Files.writeString(folder.resolve(name), text, charset);
  }

  private void zip(String name, String member, String text) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(text.getBytes(UTF_8));
    }
  }

  private byte[] gzip(String name, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    Files.write(folder.resolve(name), bytes.toByteArray());
    return bytes.toByteArray();
  }
}
