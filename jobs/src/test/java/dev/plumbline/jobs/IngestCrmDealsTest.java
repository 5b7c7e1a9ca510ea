package dev.plumbline.jobs;

import dev.plumbline.tables.staging.Cases;
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

/** What deals, orders and cases become. */
@SparkTest
class IngestCrmDealsTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
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
