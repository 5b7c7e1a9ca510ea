package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who opted out leaves no trace. */
@SparkTest
class IngestCrmOptOutTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
  }

  @Test
  void nothingIsStoredOfThoseWhoOptedOut() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write(
        "Contact.csv",
        """
        Id,AccountId,Email
        003A,001A,ann@acme.example
        003B,001A,bob@acme.example
        003C,001A,cee@mail.union.example
        """);

    export.run(
        """
        privacy.opt-out-addresses = ["Ann@acme.example"]
        privacy.opt-out-domains = ["union.example"]
        """);

    export.expect(
        Contacts.TABLE,
        """
        contact_id
        salesforce:003B
        """);
    export.expectFile(
        "Contact.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        3            | 1        | 0           | 0         | 2
        """);
  }

  @Test
  void nothingIsStoredOfACompanyThatOptedOut() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS + "001B,Union,union.example,,\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS + "800B,001B,2023-01-01,,\n");
    export.write("Contact.csv", "Id,AccountId,Email\n003B,001B,dee@private.example\n");
    export.write(
        "ContractHistory.csv",
        """
        Id,ContractId,Field,OldValue,NewValue,CreatedDate
        0171,800A,Auto_Renew__c,true,false,2023-02-01T00:00:00.000Z
        0172,800B,Auto_Renew__c,true,false,2023-02-01T00:00:00.000Z
        """);

    export.run("privacy.opt-out-domains = [\"union.example\"]");

    export.expect(Accounts.TABLE, "account_id\nsalesforce:001A");
    export.expect(Subscriptions.TABLE, "subscription_id\nsalesforce:800A");
    export.expect(FieldHistory.TABLE, "object_id\nsalesforce:800A");
    assertThat(export.lake().read(Contacts.TABLE).isEmpty()).isTrue();
    export.expectFile(
        "ContractHistory.csv",
        """
        records_read | accepted | quarantined | duplicate | out_of_scope
        2            | 1        | 0           | 0         | 1
        """);
  }

  /**
   * Union absorbed 3, which has no row any more, 4, which has one, and 5, into which 6 had been
   * merged: they are the same company.
   */
  @Test
  void nothingIsStoredOfWhatACompanyAbsorbedThatOptedOut() throws IOException {
    export.write(
        "company.csv",
        """
        id,property_name,property_domain,property_hs_merged_object_ids
        1,Union,union.example,3
        2,Acme,acme.example,7
        4,Union France,union-fr.example,
        """);
    export.write("company_merge_audit.csv", "canonical_vid,vid_to_merge\n1,4\n1,5\n5,6\n");
    export.write(
        "deal.csv",
        """
        deal_id,property_associatedcompanyid,property_createdate
        21,1,2023-01-01T00:00:00Z
        22,2,2023-01-01T00:00:00Z
        23,3,2023-01-01T00:00:00Z
        24,4,2023-01-01T00:00:00Z
        26,6,2023-01-01T00:00:00Z
        27,7,2023-01-01T00:00:00Z
        """);

    export.runAs("hubspot", "privacy.opt-out-domains = [\"union.example\"]");

    export.expect(Accounts.TABLE, "account_id\nhubspot:2\nhubspot:7");
    export.expect(Opportunities.TABLE, "opportunity_id\nhubspot:22\nhubspot:27");
  }

  /** Its row is in quarantine: it was touched long after the end of the export. */
  @Test
  void aCompanyThatOptedOutHasDoneSoInAWrongRowToo() throws IOException {
    var accounts = new StringBuilder(CrmFolder.ACCOUNTS);
    for (int i = 0; i < 3_000; i++) {
      accounts.append("001S%d,,,2023-01-01,2024-01-01\n".formatted(i));
    }
    export.write("Account.csv", accounts + "001U,Union,union.example,2020-01-01,2044-01-01\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);
    export.write("Contact.csv", "Id,AccountId\n003A,001A\n003U,001U\n");

    export.run("privacy.opt-out-domains = [\"union.example\"]");

    export.expect(Contacts.TABLE, "contact_id\nsalesforce:003A");
  }
}
