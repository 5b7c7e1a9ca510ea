package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
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

/** What records of one file tell of those of another. */
@SparkTest
class IngestCrmLinksTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
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
}
