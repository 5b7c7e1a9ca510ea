package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.errors.ExportException;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export tells of how records were before. */
@SparkTest
class IngestCrmHistoryTest {

  private static final String ACCOUNTS_WITH_CHURN =
      """
      Id,OwnerId,Segment__c,Churned__c,CreatedDate
      001A,005R,Enterprise,true,2020-01-01T00:00:00.000Z
      001B,005R,Enterprise,false,2020-01-01T00:00:00.000Z
      """;

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
  }

  @Test
  void changesOfTrackedFieldsAreKeptAndNamesAreNot() throws IOException {
    export.write("Account.csv", ACCOUNTS_WITH_CHURN);
    export.write(
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

    export.run("");

    export
        .tables()
        .expect(
            export.lake().read(FieldHistory.TABLE),
            """
        source     | object   | object_id       | field      | old_value                     | new_value                     | changed_at
        salesforce | accounts | salesforce:001A | segment    | Small                         | Enterprise                    | 2022-01-01T00:00:00
        salesforce | accounts | salesforce:001A | owner_id   | salesforce:005000000000001AAA | salesforce:005000000000002AAA | 2022-02-01T00:00:00
        salesforce | accounts | salesforce:001A | is_churned | false                         | true                          | 2022-04-01T00:00:00
        """);
    export.expect(
        Accounts.TABLE,
        """
        account_id      | is_churned | churned_at
        salesforce:001A | true       | 2022-04-01T00:00:00
        salesforce:001B | false      | null
        """);
    export.expectFile(
        "AccountHistory.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        6            | 3        | 0           | 1         | 2
        """);
  }

  @Test
  void stageHistoryTellsChangesAndWhenADealWasClosed() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Opportunity.csv",
        """
        Id,AccountId,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate
        006A,001A,Closed Lost,90,2023-06-30,true,false,2023-01-01T00:00:00.000Z
        """);
    export.write(
        "OpportunityHistory.csv",
        """
        Id,OpportunityId,StageName,Amount,CloseDate,CreatedDate
        0081,006A,Open,100,2023-05-31,2023-01-01T00:00:00.000Z
        0082,006A,Open,90,2023-05-31,2023-03-01T00:00:00.000Z
        0083,006A,Closed Lost,90,2023-06-30,2023-06-15T10:00:00.000Z
        """);

    export.run("");

    export
        .tables()
        .expect(
            export
                .lake()
                .read(FieldHistory.TABLE)
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
    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id  | closed_at
        salesforce:006A | 2023-06-15T10:00:00
        """);
    export.expectFile(
        "OpportunityHistory.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        3            | 3        | 0           | 0         | 0
        """);
  }

  @Test
  void rowsOverTimeTellTheSameChanges() throws IOException {
    export.write(
        "account.csv",
        """
        id,owner_id,segment_c,created_date,_fivetran_start,_fivetran_end,_fivetran_active
        001A,005000000000001AAA,Small,2020-01-01 00:00:00,2021-01-01 00:00:00,2021-12-31 23:59:59,false
        001A,005000000000001AAA,Large,2020-01-01 00:00:00,2022-01-01 00:00:00,9999-12-31 23:59:59,true
        """);
    export.write("contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "sf_contract_history_data.csv",
        """
        id,account_id,auto_renew_c,_fivetran_start,_fivetran_end,_fivetran_active
        800A,001A,true,2022-12-20 10:00:00,2023-10-01 23:59:59,false
        800A,001A,false,2023-10-01 00:00:00,9999-12-31 23:59:59,true
        """);

    export.run("");

    export.expect(
        Accounts.TABLE,
        """
        account_id      | segment | known_at
        salesforce:001A | Large   | 2020-01-01T00:00:00
        """);
    export
        .tables()
        .expect(
            export
                .lake()
                .read(FieldHistory.TABLE)
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
    export.expectFile(
        "account.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        2            | 2        | 0           | 0         | 0
        """);
  }

  /** A system may have a column for who buys instead of one for who left. */
  @Test
  void aFieldThatSaysTheContraryDoesSoInItsHistory() throws IOException {
    export.write("Account.csv", "Id,Buys__c\n001A,false\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "AccountHistory.csv",
        """
        AccountId,Field,OldValue,NewValue,CreatedDate
        001A,Buys__c,,true,2022-01-01T00:00:00.000Z
        001A,Buys__c,true,false,2022-04-01T00:00:00.000Z
        """);

    export.run("salesforce.objects.Account.columns.is_churned = \"!Buys__c\"");

    export.expect(
        FieldHistory.TABLE,
        """
        field      | old_value | new_value | changed_at
        is_churned | null      | false     | 2022-01-01T00:00:00
        is_churned | false     | true      | 2022-04-01T00:00:00
        """);
    export.expect(
        Accounts.TABLE,
        """
        account_id      | is_churned | churned_at
        salesforce:001A | true       | 2022-04-01T00:00:00
        """);
  }

  /** As Dynamics keeps them: numbers in records and in the audit log, and a table of labels. */
  @Test
  void codesInAHistoryAreWhatTheyStandForToday() throws IOException {
    export.write("Accounts.csv", "Id,Segment__c,CreatedDate\n001A,2,2020-01-01T00:00:00.000Z\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Audit.csv",
        """
        Of,Attribute,Old,New,At
        001A,segment__c,1,2,2023-01-01T00:00:00.000Z
        001A,segment__c,Bronze,1,2022-01-01T00:00:00.000Z
        001A,churned__c,0,1,2022-01-01T00:00:00.000Z
        """);
    export.write(
        "StringMap.csv",
        """
        object,column,code,label
        account,segment__c,1,Silver
        account,segment__c,2,Gold
        account,churned__c,1,Verloren
        """);

    export.run(
        """
        salesforce.objects.Account.of = [account, accounts]
        salesforce.objects.Audit {
          as = changes of account
          columns { object_id = Of, field = Attribute, old_value = Old, new_value = New, changed_at = At }
        }
        salesforce.labels.StringMap { object = object, column = column, value = code, label = label }
        """);

    export.expect(Accounts.TABLE, "account_id | segment\nsalesforce:001A | Gold\n");
    export.expect(
        FieldHistory.TABLE,
        """
        object_id       | field      | old_value | new_value
        salesforce:001A | segment    | Silver    | Gold
        salesforce:001A | segment    | Bronze    | Silver
        salesforce:001A | is_churned | false     | true
        """);
  }

  /** HubSpot has a column property_tier, and tells the history of tier. */
  @Test
  void theHistoryOfAPropertyCallsItByItsBareName() throws IOException {
    export.write("Account.csv", "Id,property_tier\n001A,Gold\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Properties.csv",
        """
        account,name,value,timestamp
        001A,tier,Silver,2022-01-01 00:00:00
        001A,tier,Gold,2023-01-01 00:00:00
        001A,colour,Red,2023-01-01 00:00:00
        """);

    export.run(
        """
        salesforce.objects.Account.columns.segment = property_tier
        salesforce.objects.Properties {
          as = "values of account"
          columns { object_id = account, field = name, value = value, taken_at = timestamp }
        }
        """);

    export.expect(
        FieldHistory.TABLE,
        """
        object_id       | field   | old_value | new_value | changed_at
        salesforce:001A | segment | null      | Silver    | 2022-01-01T00:00:00
        salesforce:001A | segment | Silver    | Gold      | 2023-01-01T00:00:00
        """);
  }

  /** Salesforce has a column for when a case was closed, none for when it was reopened. */
  @Test
  void changesOfAStatusTellWhenACaseWasReopened() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Case.csv",
        """
        Id,AccountId,Status,CreatedDate,ClosedDate
        500A,001A,Closed,2023-01-01T00:00:00.000Z,2023-01-09T00:00:00.000Z
        500B,001A,Working,2023-01-01T00:00:00.000Z,
        500C,001A,Working,2023-01-01T00:00:00.000Z,
        """);
    export.write(
        "CaseHistory.csv",
        """
        CaseId,Field,OldValue,NewValue,CreatedDate
        500A,created,,,2023-01-01T00:00:00.000Z
        500A,Status,New,Closed - Resolved,2023-01-03T00:00:00.000Z
        500A,Status,Closed - Resolved,Working,2023-01-05T00:00:00.000Z
        500A,Status,Working,Closed,2023-01-07T00:00:00.000Z
        500A,Status,Closed,Working,2023-01-08T00:00:00.000Z
        500A,Status,Working,Closed,2023-01-09T00:00:00.000Z
        500B,Status,New,Working,2023-01-02T00:00:00.000Z
        """);
    export.write(
        "CaseHistory2.csv",
        """
        Id,CaseId,OwnerId,Status,PreviousUpdate,LastModifiedDate
        0171,500C,005R,New,,2023-01-01T00:00:00.000Z
        0172,500C,005R,Closed,2023-01-01T00:00:00.000Z,2023-01-02T00:00:00.000Z
        0173,500C,005S,Closed,2023-01-02T00:00:00.000Z,2023-01-03T00:00:00.000Z
        0174,500C,005S,Working,2023-01-03T00:00:00.000Z,2023-01-04T00:00:00.000Z
        """);

    export.write(
        "CaseHistory20.csv",
        """
        CaseId,Field,OldValue,NewValue,CreatedDate
        500B,Status,Working,Closed,2023-01-03T00:00:00.000Z
        500B,Status,Closed,Working,2023-01-06T00:00:00.000Z
        """);

    export.run("");

    export.expect(
        Cases.TABLE,
        """
        case_id         | closed_at           | earlier_closings                            | reopened_at         | reopenings                                  | reopened_count
        salesforce:500A | 2023-01-09T00:00:00 | ["2023-01-03T00:00:00","2023-01-07T00:00:00"] | 2023-01-05T00:00:00 | ["2023-01-05T00:00:00","2023-01-08T00:00:00"] | 2
        salesforce:500B | null                | ["2023-01-03T00:00:00"]                     | 2023-01-06T00:00:00 | ["2023-01-06T00:00:00"]                     | 1
        salesforce:500C | null                | ["2023-01-02T00:00:00"]                     | 2023-01-04T00:00:00 | ["2023-01-04T00:00:00"]                     | 1
        """);
  }

  /** Case histories of large exports come in several files. */
  @Test
  void aNumberedFileIsOfTheObjectWhoseColumnsItHas() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Case.csv",
        "Id,AccountId,CreatedDate\n500A,001A,2023-01-01T00:00:00.000Z\n500B,001A,2023-01-01T00:00:00.000Z\n");
    export.write(
        "case_history_2.csv",
        """
        CaseId,Field,OldValue,NewValue,CreatedDate
        500A,Status,New,Closed,2023-01-03T00:00:00.000Z
        """);
    export.write(
        "CaseHistory2_2.csv",
        """
        Id,CaseId,Status,LastModifiedDate
        0171,500B,New,2023-01-01T00:00:00.000Z
        0172,500B,Closed,2023-01-02T00:00:00.000Z
        """);

    export.run("");

    export.expect(
        Cases.TABLE,
        """
        case_id         | closed_at
        salesforce:500A | 2023-01-03T00:00:00
        salesforce:500B | 2023-01-02T00:00:00
        """);

    export.write("case_history_2.csv", "CaseId,Status,When\n500A,Closed,2023-01-03\n");

    assertThatThrownBy(() -> export.run(""))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(
            "case_history_2.csv may be of CaseHistory2 or a further file of CaseHistory")
        .hasMessageContaining("salesforce.file-name")
        .hasMessageContaining("salesforce.objects.CaseHistory2.columns.taken_at");
  }

  /** What a company calls resolved may await the customer's word. */
  @Test
  void aCaseThatIsOpenIsNotClosedWhateverItsStatus() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Case.csv",
        """
        Id,AccountId,Status,IsClosed,CreatedDate,ClosedDate
        500A,001A,Resolved - awaiting customer,false,2023-01-01T00:00:00.000Z,
        500B,001A,Resolved,true,2023-01-01T00:00:00.000Z,
        500C,001A,Resolved,,2023-01-01T00:00:00.000Z,
        500D,001A,Working,false,2023-01-01T00:00:00.000Z,2023-01-07T00:00:00.000Z
        """);
    export.write(
        "CaseHistory.csv",
        """
        CaseId,Field,OldValue,NewValue,CreatedDate
        500A,Status,New,Resolved - awaiting customer,2023-01-05T00:00:00.000Z
        500B,Status,New,Resolved,2023-01-05T00:00:00.000Z
        500C,Status,New,Resolved,2023-01-05T00:00:00.000Z
        """);

    export.run("");

    export.expect(
        Cases.TABLE,
        """
        case_id         | is_closed | closed_at
        salesforce:500A | false     | null
        salesforce:500B | true      | 2023-01-05T00:00:00
        salesforce:500C | null      | 2023-01-05T00:00:00
        salesforce:500D | false     | null
        """);
  }

  /**
   * 006A was lost, opened again and won; 006B went from lost to won, which opened nothing; of 006C
   * the history begins after it was lost.
   */
  @Test
  void stagesTellWhichClosingsOfADealWereTakenBack() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    String deals =
        """
        Id,AccountId,StageName,CloseDate,IsClosed,IsWon,CreatedDate
        006A,001A,Closed Won,2023-06-30,true,true,2023-01-01T00:00:00.000Z
        006B,001A,Closed Won,2023-06-30,true,true,2023-01-01T00:00:00.000Z
        006C,001A,Proposal,2023-06-30,false,false,2023-01-01T00:00:00.000Z
        006D,001A,Closed Lost,2023-06-30,true,false,2023-01-01T00:00:00.000Z
        """;
    export.write("Opportunity.csv", deals);
    export.write(
        "OpportunityFieldHistory.csv",
        """
        OpportunityId,Field,OldValue,NewValue,CreatedDate
        006A,StageName,Proposal,Closed Lost,2023-02-01T00:00:00.000Z
        006A,StageName,Closed Lost,Proposal,2023-03-01T00:00:00.000Z
        006A,StageName,Proposal,Closed Won,2023-04-01T00:00:00.000Z
        006B,StageName,Proposal,Closed Lost,2023-02-01T00:00:00.000Z
        006B,StageName,Closed Lost,Closed Won,2023-03-01T00:00:00.000Z
        006C,StageName,Closed Lost,Proposal,2023-03-01T00:00:00.000Z
        """);

    export.run("");

    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id  | closed_at           | earlier_closings        | reopenings
        salesforce:006A | 2023-04-01T00:00:00 | ["2023-02-01T00:00:00"] | ["2023-03-01T00:00:00"]
        salesforce:006B | 2023-03-01T00:00:00 | null                    | null
        salesforce:006C | null                | null                    | ["2023-03-01T00:00:00"]
        salesforce:006D | 2023-06-30T00:00:00 | null                    | null
        """);

    export.write(
        "Opportunity.csv",
        deals + "006E,001A,Proposal,2023-06-30,true,false,2023-01-01T00:00:00.000Z\n");

    export.run("");

    export.expect(
        Opportunities.TABLE,
        Opportunities.EARLIER_CLOSINGS.col().isNotNull(),
        "opportunity_id | earlier_closings\n");
  }

  /** A label may be in any language; the settings then know the code. */
  @Test
  void aStatusInAHistoryIsKnownByItsCode() throws IOException {
    export.write("account.csv", "accountid,createdon\n1,2020-01-01T00:00:00Z\n");
    export.write("incident.csv", "incidentid,accountid,createdon\n5,1,2023-01-01T00:00:00Z\n");
    export.write(
        "stringmap.csv",
        """
        objecttypecode,attributename,attributevalue,value
        incident,statecode,0,Aktiv
        incident,statecode,1,Abgeschlossen
        """);
    export.write(
        "incident_history.csv",
        """
        incidentid,field,value,since
        5,statecode,0,2023-01-01T00:00:00Z
        5,statecode,1,2023-01-05T00:00:00Z
        """);

    export.runAs(
        "dynamics",
        """
        dynamics {
          objects {
            Incident.columns.status = statecode
            IncidentHistory {
              as = "values of case"
              of = [incident_history]
              columns { object_id = incidentid, field = field, value = value, taken_at = since }
            }
          }
          values.case-status.SOLVED = ["1"]
        }
        """);

    export.expect(Cases.TABLE, "case_id    | closed_at\ndynamics:5 | 2023-01-05T00:00:00\n");
  }

  /** A company that absorbed others may be deleted itself: that is no wish of anybody's. */
  @Test
  void anAccountThatADeletedOneAbsorbedHasNotOptedOut() throws IOException {
    export.write(
        "company.csv",
        """
        id,property_name,is_deleted,property_hs_merged_object_ids
        1,Acme,true,7
        2,Bolt,false,8
        """);
    export.write(
        "deal.csv",
        """
        deal_id,property_associatedcompanyid,property_createdate
        5,7,2023-01-01T00:00:00Z
        6,8,2023-01-01T00:00:00Z
        """);

    export.runAs(
        "hubspot",
        """
        privacy.opt-out-domains = [other.example]
        hubspot.objects.AbsorbedCompany.columns.is_deleted = is_deleted
        """);

    export.expect(
        Accounts.TABLE,
        """
        account_id | merged_into_id
        hubspot:1  | null
        hubspot:2  | null
        hubspot:8  | hubspot:2
        """);
    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id | account_id
        hubspot:5      | hubspot:7
        hubspot:6      | hubspot:8
        """);
  }

  /** Systems keep what was merged away beside what it became. */
  @Test
  void aRecordThatWasMergedAwayDoesNotCount() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Opportunity.csv",
        """
        Id,AccountId,StageName,CreatedDate,CloseDate
        006A,001A,Closed Won,2023-01-01T00:00:00.000Z,2023-02-01
        006B,001A,Closed Won,2023-01-02T00:00:00.000Z,2023-02-01
        """);
    export.write("Merged.csv", "Kept,Gone\n006A,006B\n");

    export.run(
        """
        salesforce.objects.Merged {
          as = "links of opportunity"
          columns { object_id = Gone }
          constants { is_merged_away = "true" }
        }
        """);

    export.expect(Opportunities.TABLE, "opportunity_id\nsalesforce:006A\n");
    export.expectFile(
        "Opportunity.csv",
        """
        records_read | accepted | out_of_scope
        2            | 1        | 1
        """);
  }

  /**
   * HubSpot tells it in tables of merges (4, 5, 12) or in the record that is left (2, 11); what it
   * absorbed may have a row still, or none (3, 5).
   */
  @Test
  void whatHubSpotMergedIsKnownByWhatItWas() throws IOException {
    export.write(
        "company.csv",
        """
        id,property_name,property_domain,property_hs_merged_object_ids,property_hs_lastmodifieddate
        1,Acme,acme.example,2;3,2024-01-01T00:00:00Z
        2,Acme France,acme-fr.example,,2022-01-01T00:00:00Z
        4,Acme Spain,acme-es.example,,2022-01-01T00:00:00Z
        """);
    export.write(
        "company_merge_audit.csv",
        """
        canonical_vid,vid_to_merge,timestamp
        1,4,2023-05-06T00:00:00Z
        1,5,2023-05-07T00:00:00Z
        """);
    export.write(
        "contact.csv",
        """
        id,property_associatedcompanyid,property_email,property_hs_merged_object_ids
        10,1,ann@acme.example,11
        11,2,ann@acme-fr.example,
        12,2,bob@acme-fr.example,
        """);
    export.write("contact_merge_audit.csv", "canonical_vid,vid_to_merge\n10,12\n");

    export.runAs("hubspot", "");

    export.expect(
        Accounts.TABLE,
        """
        account_id | merged_into_id | merged_at           | is_deleted
        hubspot:1  | null           | null                | false
        hubspot:2  | hubspot:1      | null                | false
        hubspot:3  | hubspot:1      | null                | true
        hubspot:4  | hubspot:1      | 2023-05-06T00:00:00 | false
        hubspot:5  | hubspot:1      | 2023-05-07T00:00:00 | true
        """);
    assertThat(
            export.lake().read(Accounts.TABLE).where(Accounts.DOMAIN_KEY.col().isNotNull()).count())
        .isEqualTo(3);
    export.expect(
        Contacts.TABLE,
        """
        contact_id | account_id | is_deleted
        hubspot:10 | hubspot:1  | false
        hubspot:11 | hubspot:2  | true
        hubspot:12 | hubspot:2  | true
        """);
    export.expectFile(
        "contact_merge_audit.csv",
        """
        records_read | accepted
        1            | 1
        """);
  }

  /** A page's export of companies; contacts, which are not to be read, tell no merges either. */
  @Test
  void aFileThatTellsNoMergesIsReadAsWhatElseItIs() throws IOException {
    export.write(
        "hubspot-crm-exports-all-companies.csv",
        """
        Record ID,Company name,Merged Company IDs
        1,Acme,2
        2,Acme France,
        3,Bolt,
        """);
    export.write("contact.csv", "id,property_email\n10,ann@acme.example\n");

    export.runAs("hubspot", "hubspot.objects.Contact = null");

    export.expect(
        Accounts.TABLE,
        """
        account_id | merged_into_id
        hubspot:1  | null
        hubspot:2  | hubspot:1
        hubspot:3  | null
        """);
    export.expect(
        Conservation.TABLE,
        Conservation.FILE.col().notEqual(""),
        """
            object          | records_read | accepted
            AbsorbedCompany | 1            | 1
            Company         | 3            | 3
            contact         | 1            | 0
            """);
  }

  /** As Zendesk keeps them: the first counts, whole, so that no later one is known early. */
  @Test
  void ofSeveralRatingsOfACaseTheFirstCounts() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Case.csv",
        """
        Id,AccountId,CreatedDate
        500A,001A,2023-01-01T00:00:00.000Z
        500B,001A,2023-01-01T00:00:00.000Z
        500C,001A,2023-01-01T00:00:00.000Z
        """);
    export.write(
        "Rating.csv",
        """
        Id,Ticket,Score,Updated
        12,500A,bad,2023-02-09T00:00:00.000Z
        9,500A,Good,2023-02-11T00:00:00.000Z
        7,500B,offered,2023-02-03T00:00:00.000Z
        8,500B,bad,2023-02-04T00:00:00.000Z
        6,500C,unheard of,2023-02-04T00:00:00.000Z
        """);

    export.run(
        """
        salesforce.objects.Rating {
          as = "links of case"
          where { Score = ["good", "bad", "unheard of"] }
          columns { object_id = Ticket, rank = Id, rating = Score, rated_at = Updated }
        }
        salesforce.values.case-rating { GOOD = ["good"], BAD = ["bad"] }
        """);

    export.expect(
        Cases.TABLE,
        """
        case_id         | rating | rated_at
        salesforce:500A | GOOD   | 2023-02-11 00:00:00
        salesforce:500B | BAD    | 2023-02-04 00:00:00
        salesforce:500C | null   | null
        """);
  }

  /** An invoice may be credited by several notes, first by one of them. */
  @Test
  void amountsThatOtherRecordsTellAreAddedUp() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Order.csv",
        """
        Id,AccountId,EffectiveDate,TotalAmount,CreatedDate
        801A,001A,2023-01-01,100,2023-01-01T00:00:00.000Z
        801B,001A,2023-01-01,100,2023-01-01T00:00:00.000Z
        """);
    export.write("Note.csv", "Order,Credit,At\n801A,10.50,2023-03-02\n801A,9,2023-02-02\n");

    export.run(
        """
        salesforce.objects.Note {
          as = "links of order"
          columns { object_id = Order, credit_amount = Credit, credited_at = At }
        }
        """);

    export.expect(
        Orders.TABLE,
        """
        order_id        | credit_amount | credited_at
        salesforce:801A | 19.50         | 2023-02-02T00:00:00
        salesforce:801B | null          | null
        """);
  }

  /** One system tells of some orders when they were delivered, the other of none. */
  @Test
  void whoNeverTellsWhetherAPromiseWasKeptHasMadeNone() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    String orders =
        """
        Id,AccountId,EffectiveDate,Promised_Date__c,Delivered_Date__c,CreatedDate
        801A,001A,2023-01-01,2023-02-01,,2023-01-01T00:00:00.000Z
        801B,001A,2023-01-01,2023-02-01,2023-02-03,2023-01-01T00:00:00.000Z
        """;
    String cases =
        """
        Id,AccountId,Sla_Due_At__c,First_Response_At__c,CreatedDate
        500A,001A,2023-03-02T08:00:00.000Z,2023-03-01T09:00:00.000Z,2023-03-01T08:00:00.000Z
        500B,001A,2023-03-02T08:00:00.000Z,,2023-03-01T08:00:00.000Z
        """;
    export.write("Order.csv", orders);
    export.write("Case.csv", cases);

    export.run("");

    export.expect(
        Orders.TABLE,
        """
        order_id        | promised_date | delivered_date
        salesforce:801A | 2023-02-01    | null
        salesforce:801B | 2023-02-01    | 2023-02-03
        """);
    export.expect(
        Cases.TABLE,
        """
        case_id         | sla_due_at          | first_response_at
        salesforce:500A | 2023-03-02T08:00:00 | 2023-03-01T09:00:00
        salesforce:500B | 2023-03-02T08:00:00 | null
        """);

    export.write("Order.csv", orders.replace("2023-02-03", ""));
    export.write("Case.csv", cases.replace("First_Response_At__c", "Note"));

    export.run("");

    export.expect(
        Orders.TABLE,
        """
        order_id        | promised_date | delivered_date
        salesforce:801A | null          | null
        salesforce:801B | null          | null
        """);
    export.expect(
        Cases.TABLE,
        """
        case_id         | sla_due_at | first_response_at
        salesforce:500A | null       | null
        salesforce:500B | null       | null
        """);
  }

  /** The first export tells when 006B was closed and of 006C at most when; the second, of none. */
  @Test
  void aSourceThatNeverTellsWhenItClosedSaysSo() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    String deals =
        """
        Id,AccountId,StageName,CloseDate,IsClosed,CreatedDate,LastModifiedDate
        006A,001A,Open,2023-06-30,false,2023-01-01T00:00:00.000Z,2023-05-01T00:00:00.000Z
        006B,001A,Won,2023-06-30,true,2023-01-01T00:00:00.000Z,2023-07-01T00:00:00.000Z
        006C,001A,Won,,true,2023-01-01T00:00:00.000Z,2023-08-01T00:00:00.000Z
        """;
    String cases = "Id,AccountId,CreatedDate,ClosedDate\n500A,001A,2023-03-01T08:00:00.000Z,";
    export.write("Opportunity.csv", deals);
    export.write("Case.csv", cases + "2023-03-02T08:00:00.000Z\n");

    export.run("");

    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id  | closed_at           | closed_by           | is_closing_untold
        salesforce:006A | null                | null                | false
        salesforce:006B | 2023-06-30T00:00:00 | null                | false
        salesforce:006C | null                | 2023-08-01T00:00:00 | false
        """);
    export.expect(Cases.TABLE, "case_id | is_closing_untold\nsalesforce:500A | false\n");

    export.write(
        "Opportunity.csv", deals.replace("CloseDate", "Note").replace("LastModifiedDate", "Seen"));
    export.write("Case.csv", cases + "\n");

    export.run("");

    export.expect(
        Opportunities.TABLE,
        """
        opportunity_id  | closed_at | closed_by | is_closing_untold
        salesforce:006A | null      | null      | true
        salesforce:006B | null      | null      | true
        salesforce:006C | null      | null      | true
        """);
    export.expect(Cases.TABLE, "case_id | is_closing_untold\nsalesforce:500A | true\n");
  }

  /** 801B is not placed yet, 801C never was delivered, and 801E came back. */
  @Test
  void draftsCancelledOrdersAndReturnsAreNone() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write(
        "Order.csv",
        """
        Id,AccountId,EffectiveDate,Status,IsReductionOrder,CreatedDate
        801A,001A,2023-01-01,Activated,false,2023-01-01T00:00:00.000Z
        801B,001A,2023-01-01,Draft,false,2023-01-01T00:00:00.000Z
        801C,001A,2023-01-01,cancelled,,2023-01-01T00:00:00.000Z
        801D,001A,2023-01-01,,,2023-01-01T00:00:00.000Z
        801E,001A,2023-01-01,Activated,true,2023-01-01T00:00:00.000Z
        """);

    export.run("");

    export.expect(
        Orders.TABLE,
        """
        order_id
        salesforce:801A
        salesforce:801D
        """);
  }
}
