package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.errors.ExportException;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
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

  /**
   * 500A was raised twice and lowered again; 500B was made without a priority, which a rule filled
   * in; 500C was lowered; of 500D no history tells, and of 500E a word that means nothing.
   */
  @Test
  void aCaseIsAsSeriousAsItWasOpened() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Case.csv",
        """
        Id,AccountId,Priority,CreatedDate
        500A,001A,Low,2023-01-01T00:00:00.000Z
        500B,001A,High,2023-01-01T00:00:00.000Z
        500C,001A,Medium,2023-01-01T00:00:00.000Z
        500D,001A,High,2023-01-01T00:00:00.000Z
        500E,001A,High,2023-01-01T00:00:00.000Z
        """);
    export.write(
        "CaseHistory.csv",
        """
        CaseId,Field,OldValue,NewValue,CreatedDate
        500A,Priority,Medium,High,2023-02-01T00:00:00.000Z
        500A,Priority,High,Critical,2023-02-05T00:00:00.000Z
        500A,Priority,Critical,Low,2023-03-01T00:00:00.000Z
        500B,Priority,,Medium,2023-01-01T00:00:01.000Z
        500B,Priority,Medium,High,2023-01-01T10:00:00.000Z
        500C,Priority,Critical,Medium,2023-01-05T00:00:00.000Z
        500E,Priority,Odd,High,2023-01-09T00:00:00.000Z
        """);

    export.run("");

    export.expect(
        Cases.TABLE,
        """
        case_id         | severity | raised_at
        salesforce:500A | 3        | 2023-02-01T00:00:00
        salesforce:500B | 2        | null
        salesforce:500C | 1        | null
        salesforce:500D | 2        | null
        salesforce:500E | null     | 2023-01-09T00:00:00
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
}
