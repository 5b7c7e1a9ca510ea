package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void activitiesHappenOnTheirDayAndAreKnownWhenLogged() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Task.csv",
        """
        Id,AccountId,WhoId,WhatId,OwnerId,Subject,TaskSubtype,Type,Status,ActivityDate,CallDurationInSeconds,CreatedDate
        00T1,001A,003A,006A,005R,Call,Call,,Completed,2023-03-01,61,2023-03-01T15:30:00.000Z
        00T2,001A,003A,,005R,Note,Task,Other,Completed,2023-02-01,,2023-03-01T15:30:00.000Z
        00T3,,00QA,001A,005R,Re: mail,,Email,Completed,,,2023-03-02T15:30:00.000Z
        00T4,001A,,,005R,To do,,Call,Not Started,2024-03-01,,2023-03-01T15:30:00.000Z
        """);
    export.write(
        "Event.csv",
        """
        Id,AccountId,Type,StartDateTime,EndDateTime,DurationInMinutes,Location,IsCancelled__c,IsChild,CreatedDate
        00U1,001A,QBR,2023-03-01T15:00:00.000Z,2023-03-01T16:30:00.000Z,,Online,false,false,2023-02-01T00:00:00.000Z
        00U2,001A,Meeting,2023-03-02T12:00:00.000Z,,60,Restaurant Bella,true,false,2023-02-01T00:00:00.000Z
        00U3,001A,Discovery,2023-03-03T12:00:00.000Z,,60,,false,false,
        00U4,001A,QBR,2023-03-01T15:00:00.000Z,,90,Online,false,true,2023-02-01T00:00:00.000Z
        00U5,001A,QBR,,,90,Online,false,false,2023-02-01T00:00:00.000Z
        """);

    export.run("");

    export.expect(
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
    export.expectFile(
        "Event.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        5            | 3        | 1           | 1         | 0
        """);
  }

  /** Dynamics closes activities that were given up like those that were done. */
  @Test
  void aCallThatWasCancelledDidNotHappen() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write(
        "phonecall.csv",
        """
        activityid,accountid,statecode,actualend,createdon
        1,1,0,,2023-03-01T08:00:00Z
        2,1,1,2023-03-02T08:00:00Z,2023-03-01T08:00:00Z
        3,1,2,2023-03-02T08:00:00Z,2023-03-01T08:00:00Z
        4,1,Canceled,2023-03-02T08:00:00Z,2023-03-01T08:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(Interactions.TABLE, "interaction_id | channel\ndynamics:2 | CALL\n");
  }

  @Test
  void aCallThatNobodyAnsweredIsNoContact() throws IOException {
    export.write("companies.csv", "id,property_name\n1,Acme\n");
    export.write(
        "calls.csv",
        """
        id,property_associatedcompanyid,property_hs_call_status,property_hs_timestamp,property_hs_createdate
        1,1,COMPLETED,2023-03-02T08:00:00Z,2023-03-02T08:00:00Z
        2,1,NO_ANSWER,2023-03-02T08:00:00Z,2023-03-02T08:00:00Z
        3,1,,2023-03-02T08:00:00Z,2023-03-02T08:00:00Z
        """);

    export.runAs("hubspot", "");

    export.expect(
        Interactions.TABLE, "interaction_id | channel\nhubspot:1 | CALL\nhubspot:3 | CALL\n");
  }

  @Test
  void notesAreScoredAsFarAsTheTextModeGoes() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Task.csv",
        """
        Id,AccountId,Subject,Description,CreatedDate
        00T1,001A,Our budget is frozen,"They apologised.
        Sorry for the outage, this is unacceptable.",2023-03-01T15:30:00.000Z
        00T2,001A,Sorry for the outage,,2023-03-01T15:30:00.000Z
        """);

    export.run("privacy.text-mode = body");
    export
        .tables()
        .expect(
            export
                .lake()
                .read(Interactions.TABLE)
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

    export.run("privacy.text-mode = subject");
    export.expect(
        Interactions.TABLE,
        """
        interaction_id  | rung    | repair_hits
        salesforce:00T1 | SUBJECT | 0
        salesforce:00T2 | SUBJECT | 1
        """);
  }

  /**
   * Dynamics fills what it calls actual with when an appointment was entered, and when it was
   * ticked off.
   */
  @Test
  void aMeetingWasWhenItWasToBe() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write(
        "appointment.csv",
        """
        activityid,accountid,actualstart,actualend,scheduledstart,scheduledend,createdon
        1,1,,2023-05-04T09:00:00Z,2023-05-01T10:00:00Z,2023-05-01T11:00:00Z,2023-04-01T00:00:00Z
        2,1,2023-04-01T00:00:00Z,2023-05-04T09:00:00Z,2023-05-01T10:00:00Z,2023-05-01T11:00:00Z,2023-04-01T00:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(
        Interactions.TABLE,
        """
        interaction_id | event_at            | duration_minutes
        dynamics:1     | 2023-05-01T10:00:00 | 60
        dynamics:2     | 2023-05-01T10:00:00 | 60
        """);
  }

  @Test
  void casesAreStagedWithTheirTimesAndSeverity() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Case.csv",
        """
        Id,AccountId,Priority,IsEscalated,CreatedDate,ClosedDate,First_Response_At__c,Escalated_At__c,Reopen_Count__c
        500A,001A,Critical,false,2023-03-01T08:00:00.000Z,2023-03-03T08:00:00.000Z,2023-03-01T09:00:00.000Z,2023-03-01T12:00:00.000Z,1
        500B,001A,Odd,,2023-03-01T08:00:00.000Z,,,,
        """);

    export.run("");

    export.expect(
        Cases.TABLE,
        """
        case_id         | opened_at           | first_response_at   | closed_at           | reopened_count | severity | is_escalated
        salesforce:500A | 2023-03-01T08:00:00 | 2023-03-01T09:00:00 | 2023-03-03T08:00:00 | 1              | 1        | true
        salesforce:500B | 2023-03-01T08:00:00 | null                | null                | null           | null     | false
        """);
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

  /**
   * In Dynamics a customer is an account or a contact; 12 is at no account, and 13 was at another
   * one before.
   */
  @Test
  void whatAPersonBuysIsOfTheAccountOfThatPerson() throws IOException {
    export.write(
        "account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n2,2020-01-01T00:00:00Z\n");
    export.write(
        "contact.csv",
        """
        contactid,parentcustomerid,modifiedon
        11,1,2023-01-01T00:00:00Z
        12,,2023-01-01T00:00:00Z
        13,1,2022-01-01T00:00:00Z
        13,2,2023-01-01T00:00:00Z
        """);
    export.write(
        "incident.csv",
        """
        incidentid,customerid,customeridtype,createdon
        5,1,account,2023-03-01T08:00:00Z
        6,11,contact,2023-03-01T08:00:00Z
        7,12,contact,2023-03-01T08:00:00Z
        4,13,contact,2023-03-01T08:00:00Z
        """);
    export.write(
        "opportunity.jsonl",
        """
        {"opportunityid": "8", "_customerid_value": "11", "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact", "createdon": "2023-03-01T08:00:00Z"}
        {"opportunityid": "9", "_parentaccountid_value": "1", "_customerid_value": "11", "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact", "createdon": "2023-03-01T08:00:00Z"}
        """);

    export.runAs("dynamics", "");

    export.expect(
        Cases.TABLE,
        """
        case_id    | account_id | contact_id
        dynamics:4 | dynamics:2 | dynamics:13
        dynamics:5 | dynamics:1 | null
        dynamics:6 | dynamics:1 | dynamics:11
        """);
    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id | account_id
        dynamics:8     | dynamics:1
        dynamics:9     | dynamics:1
        """);
    export.expectFile("incident.csv", "records_read | accepted | out_of_scope\n4 | 3 | 1\n");
  }

  /** As the assistant of one is: 22 is of somebody at no account, 23 of nobody known. */
  @Test
  void aContactOfAContactIsAtItsAccount() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write(
        "contact.csv",
        """
        contactid,parentcustomerid,parentcustomeridtype,emailaddress1,modifiedon
        11,1,account,ann@acme.example,2023-01-01T00:00:00Z
        12,,,bob@acme.example,2023-01-01T00:00:00Z
        21,11,contact,cy@acme.example,2023-01-01T00:00:00Z
        22,12,contact,di@acme.example,2023-01-01T00:00:00Z
        23,99,contact,ed@acme.example,2023-01-01T00:00:00Z
        """);
    export.write(
        "incident.csv",
        """
        incidentid,customerid,customeridtype,createdon
        5,21,contact,2023-03-01T08:00:00Z
        6,22,contact,2023-03-01T08:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(
        Contacts.TABLE,
        """
        contact_id  | account_id
        dynamics:11 | dynamics:1
        dynamics:12 | null
        dynamics:21 | dynamics:1
        dynamics:22 | null
        dynamics:23 | null
        """);
    export.expect(
        Cases.TABLE,
        """
        case_id    | account_id | contact_id
        dynamics:5 | dynamics:1 | dynamics:21
        """);
    export.expectFile("contact.csv", "records_read | accepted | quarantined\n5 | 5 | 0\n");
  }

  /** The account counts that stands beside the person. */
  @Test
  void whatAPersonBuysIsOfTheAccountThatIsTold() throws IOException {
    export.write(
        "account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n2,2020-01-01T00:00:00Z\n");
    export.write("contact.csv", "contactid,parentcustomerid\n11,1\n");
    export.write(
        "contract.csv",
        """
        contractid,customerid,customeridtype,accountid,activeon,expireson
        31,11,contact,2,2023-01-01,2023-12-31
        32,11,contact,,2023-01-01,2023-12-31
        """);
    export.write(
        "salesorder.csv",
        """
        salesorderid,customerid,customeridtype,accountid,submitdate
        41,11,contact,2,2023-01-01T00:00:00Z
        42,11,contact,,2023-01-01T00:00:00Z
        """);

    export.runAs("dynamics", "");

    export.expect(
        Subscriptions.TABLE,
        """
        subscription_id | account_id
        dynamics:31     | dynamics:2
        dynamics:32     | dynamics:1
        """);
    export.expect(
        Orders.TABLE,
        """
        order_id    | account_id
        dynamics:41 | dynamics:2
        dynamics:42 | dynamics:1
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

  /** Tools leave what a formula says blank. */
  @Test
  void aDealThatDoesNotTellItsEndIsClosedByItsStage() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Opportunity.csv",
        """
        Id,AccountId,StageName,IsClosed,IsWon,CreatedDate,CloseDate
        006A,001A,Closed Won,,,2023-01-01T00:00:00.000Z,2023-02-01
        006B,001A,Closed Won,false,false,2023-01-01T00:00:00.000Z,2023-02-01
        006C,001A,Closed Lost,,,2023-01-01T00:00:00.000Z,2023-02-01
        """);

    export.run("");

    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id  | is_closed | is_won
        salesforce:006A | true      | true
        salesforce:006B | false     | false
        salesforce:006C | true      | false
        """);
  }

  /** Systems tell when a case should be solved, too. */
  @Test
  void whatIsDueOfACaseIsItsFirstAnswer() throws IOException {
    export.write("company.csv", "id,property_name\n7,Acme\n");
    export.write(
        "ticket.csv",
        """
        id,property_associatedcompanyid,property_createdate,property_first_agent_reply_date,property_hs_time_to_first_response_sla_at,property_hs_time_to_close_sla_at,property_hs_ticket_reopened_at
        1,7,2023-03-01T08:00:00Z,2023-03-01T09:00:00Z,2023-03-01T10:00:00Z,2023-03-05T10:00:00Z,2023-03-04T10:00:00Z
        2,7,2023-03-01T08:00:00Z,,,2023-03-05T10:00:00Z,
        """);

    export.runAs("hubspot", "");

    export.expect(
        Cases.TABLE,
        """
        case_id   | sla_due_at          | reopened_at
        hubspot:1 | 2023-03-01T10:00:00 | 2023-03-04T10:00:00
        hubspot:2 | null                | null
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

  @Test
  void furtherAddressesOfAContactAreKeptAsKeys() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Contact.csv",
        """
        Id,AccountId,Email,Other_Email__c,npe01__WorkEmail__c,CreatedDate
        003A,001A,ann@acme.example,ann@home.example; ANN@acme.example,ann@old.example,2020-01-01T00:00:00.000Z
        003B,001A,ann@home.example,,none,2020-01-01T00:00:00.000Z
        """);

    export.run("");

    List<Row> contacts =
        export.lake().read(Contacts.TABLE).orderBy(Contacts.CONTACT_ID.col()).collectAsList();
    String others = contacts.get(0).getAs(Contacts.OTHER_PERSON_KEYS.name());
    assertThat(others.split(" "))
        .hasSize(2)
        .contains(contacts.get(1).<String>getAs(Contacts.PERSON_KEY.name()));
    assertThat(contacts.get(1).<String>getAs(Contacts.OTHER_PERSON_KEYS.name())).isNull();
  }

  /** Zendesk has them in a table of their own, with telephone numbers and the first address. */
  @Test
  void allAddressesOfAUserAreTaken() throws IOException {
    export.write("organizations.csv", "id,name,created_at\n1,Acme,2020-01-01T00:00:00Z\n");
    export.write(
        "users.csv",
        """
        id,role,organization_id,email,created_at
        7,end-user,1,ann@acme.example,2020-01-01T00:00:00Z
        8,end-user,1,ann@old.example,2020-01-01T00:00:00Z
        9,end-user,1,ann@home.example,2020-01-01T00:00:00Z
        """);
    export.write(
        "user_identities.csv",
        """
        id,user_id,type,value,primary,_fivetran_deleted
        1,7,email,ann@acme.example,true,false
        2,7,email,ann@old.example,false,false
        3,7,email,ann@home.example,false,false
        4,7,email,ann@gone.example,false,true
        5,7,phone_number,+15550100,false,false
        """);

    export.runAs("zendesk", "");

    List<Row> contacts =
        export.lake().read(Contacts.TABLE).orderBy(Contacts.CONTACT_ID.col()).collectAsList();
    List<String> keys =
        contacts.stream().map(row -> row.<String>getAs(Contacts.PERSON_KEY.name())).toList();
    String others = contacts.get(0).getAs(Contacts.OTHER_PERSON_KEYS.name());
    assertThat(others.split(" ")).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(contacts.get(1).<String>getAs(Contacts.OTHER_PERSON_KEYS.name())).isNull();
    export.expectFile("user_identities.csv", "records_read | accepted | out_of_scope\n5 | 3 | 2\n");
  }

  /** Dynamics has a column for it, and none for when. */
  @Test
  void howSatisfiedACustomerIsRatesTheCase() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write(
        "incident.csv",
        """
        incidentid,accountid,customersatisfactioncode,createdon,modifiedon
        1,1,5,2023-03-01T08:00:00Z,2023-03-09T08:00:00Z
        2,1,Dissatisfied,2023-03-01T08:00:00Z,2023-03-09T08:00:00Z
        3,1,3,2023-03-01T08:00:00Z,2023-03-09T08:00:00Z
        4,1,,2023-03-01T08:00:00Z,2023-03-09T08:00:00Z
        5,1,1,2023-03-01T08:00:00Z,2023-03-09T08:00:00Z
        """);
    export.write(
        "stringmap.csv",
        """
        objecttypecode,attributename,attributevalue,value
        incident,customersatisfactioncode,1,Sehr unzufrieden
        incident,customersatisfactioncode,5,Sehr zufrieden
        """);

    export.runAs("dynamics", "");

    export.expect(
        Cases.TABLE,
        """
        case_id    | rating | rated_at
        dynamics:1 | GOOD   | 2023-03-09T08:00:00
        dynamics:2 | BAD    | 2023-03-09T08:00:00
        dynamics:3 | null   | null
        dynamics:4 | null   | null
        dynamics:5 | BAD    | 2023-03-09T08:00:00
        """);
  }
}
