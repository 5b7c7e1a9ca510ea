package dev.plumbline.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.errors.SettingsException;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that are refused as a whole, and what is said then. */
@SparkTest
class IngestCrmRefusalTest {

  private CrmFolder export;

  @BeforeEach
  void openFolder(TableText tables, MemoryLake lake, @TempDir Path folder) {
    export = new CrmFolder(folder, tables, lake);
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    export
        .assertRefused("salesforce.path = \"%s/nowhere\"".formatted(export.folder()))
        .hasMessageStartingWith("Cannot read the salesforce export: there is nothing at ")
        .hasMessageEndingWith("Check salesforce.path.");
  }

  @Test
  void anEmptyExportIsTold() throws IOException {
    export.write("README.md", "nothing here");

    export
        .assertRefused("")
        .hasMessageContaining("there is no file of Account, AccountHistory, Asset, Case");
  }

  @Test
  void anExportThatSaysNothingOfCustomersIsTold() throws IOException {
    export.write("User.csv", "Id\n005A\n");

    export.assertRefused("").hasMessageContaining("it has no accounts, only User.");
  }

  @Test
  void anExportThatCannotTellWhoLeftIsTold() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);

    export
        .assertRefused("")
        .hasMessageContaining("has no contracts, opportunities, orders or mapped churn field");
  }

  @Test
  void missingColumnsAreToldAllAtOnceWithTheSettingThatMapsThem() throws IOException {
    export.write("Account.csv", "Key,Name\n001A,Acme\n");
    export.write("Contract.csv", "Id,Account,StartDate\n800A,001A,2023-01-01\n");

    export
        .assertRefused("")
        .hasMessageContaining(
            "Account.csv (Account): expected Id for account_id, found Key, Name. If it has another"
                + " name, set salesforce.objects.Account.columns.account_id.")
        .hasMessageContaining(
            "Contract.csv (Contract): expected AccountId for account_id, found Id, Account,"
                + " StartDate. If it has another name, set"
                + " salesforce.objects.Contract.columns.account_id.")
        .hasMessageContaining("is left out by the line salesforce.objects.NAME=null.");
  }

  @Test
  void aFileWithoutAHeaderShowsNothingOfItsRecords() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contact.csv", "003A,001A,ann@acme.example\n");

    export
        .assertRefused("")
        .hasMessageContaining("found records instead of a header")
        .hasMessageNotContaining("acme");
  }

  @Test
  void anExportOfNoAccountsIsTold() throws IOException {
    export.write("Account.csv", "Id,Name\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export
        .assertRefused("")
        .hasMessageContaining("it holds 0 accounts that can be read, of 1 records. Export");
  }

  @Test
  void whyNoAccountCanBeReadIsToldWithoutAValue() throws IOException {
    export.write("Account.csv", "Id,Name,CreatedDate\n001A,Acme,31.12.2020\n001B,Bolt,1.2.2021\n");
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export
        .assertRefused("")
        .hasMessageContaining("have BAD_DATE in created_at of Account: salesforce.date-formats")
        .hasMessageNotContaining("31.12");
  }

  @Test
  void aFileThatIsCutIsTold() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS + "800B,001A,2023-01");

    export
        .assertRefused("")
        .hasMessage(
            "Cannot read Contract.csv: it ends in the middle of the record that starts on line 3,"
                + " as if it had been cut off. Export or copy it again.");
  }

  @Test
  void aFileThatIsCutInsideAQuotedFieldIsTold() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    export.write("Contract.csv", CrmFolder.CONTRACTS + "800B,\"001A\",\"2023-01-");

    export
        .assertRefused("")
        .hasMessageContaining("Contract.csv: it ends in the middle of the record");
  }

  @Test
  void aCompressedFileThatIsCutIsTold() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS);
    byte[] whole = export.gzip("Contract.csv.gz", CrmFolder.CONTRACTS.repeat(2_000));
    Files.write(export.folder().resolve("Contract.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

    export
        .assertRefused("")
        .hasMessageContaining("Contract.csv.gz: it ends in the middle of the record");
  }

  @Test
  void aWrongEncodingIsToldWithItsLine() throws IOException {
    export.write("Account.csv", CrmFolder.ACCOUNTS + "001B,Sähkö Oy,,,\n", ISO_8859_1);
    export.write("Contract.csv", CrmFolder.CONTRACTS);

    export
        .assertRefused("salesforce.encoding = \"utf-8\"")
        .hasMessage(
            "Cannot read Account.csv: line 3 has bytes that are not UTF-8. Export it as UTF-8, or"
                + " set salesforce.encoding.");
    export.run("salesforce.encoding = \"windows-1252\"");
    assertThat(export.lake().read(Accounts.TABLE).count()).isEqualTo(2);
  }

  @Test
  void aColumnThatDoesNotExistCannotBeMapped() {
    assertThatThrownBy(() -> export.job("salesforce.objects.Account.columns.sgment = \"Tier__c\""))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salesforce.objects.Account.columns.sgment is no column of it");
    assertThatThrownBy(() -> export.job("salesforce.objects.Gone { as = acount, columns {} }"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salesforce.objects.Gone.as must be one of account, case, contact");
  }
}
