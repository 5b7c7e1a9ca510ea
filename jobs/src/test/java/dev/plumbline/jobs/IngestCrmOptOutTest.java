package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
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
}
