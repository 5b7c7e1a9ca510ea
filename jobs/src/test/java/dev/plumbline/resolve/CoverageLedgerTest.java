package dev.plumbline.resolve;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class CoverageLedgerTest {

  private final TableText tables;

  CoverageLedgerTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void anObjectIsWholeUpToTheMonthBeforeTheNewestRecordOfItsSource() {
    tables.expect(
        ledger(
            """
                source     | file        | object  | entity  | accepted | first_event_at       | last_known_at
                salesforce | Account.csv | Account | account | 10       | 2019-05-05T00:00:00Z | 2024-11-02T00:00:00Z
                salesforce | Case.csv    | Case    | case    | 7        | 2022-01-31T22:30:00Z | 2024-12-31T23:00:00Z
                salesforce | Task.csv    | Task    | task    | 0        | null                 | null
                salesforce |             | Order   | order   | 0        | null                 | null
                """),
        """
        source     | object  | entity  | status   | first_month | last_month | records | records_with_account
        salesforce | Account | account | CAPTURED | 2019-05-01  | 2024-12-01 | 10      | null
        salesforce | Case    | case    | CAPTURED | 2022-02-01  | 2024-12-01 | 7       | null
        salesforce | Task    | task    | EMPTY    | null        | null       | 0       | null
        salesforce | Order   | order   | ABSENT   | null        | null       | 0       | null
        """);
  }

  @Test
  void mailIsOneObjectWhateverItsFilesAndTellsHowMuchOfItConcernsAnAccount() {
    tables.expect(
        ledger(
            """
            source | file   | object | entity | accepted | first_event_at       | last_known_at
            mail   | a.mbox | mbox   | mail   | 5        | 2022-03-01T00:00:00Z | 2023-01-01T00:00:00Z
            mail   | b.eml  | eml    | mail   | 3        | 2022-01-10T00:00:00Z | 2023-06-15T00:00:00Z
            """),
        """
        source | object | entity | status   | first_month | last_month | records | records_with_account
        mail   | mail   | mail   | CAPTURED | 2022-01-01  | 2023-05-01 | 8       | 2
        """);
  }

  @Test
  void aClockThatStoodStillNeitherBeginsNorEndsAnArchive() {
    assertThat(mailOf("1980-01-01", 100, "2090-01-01")).isEqualTo("2022-01-01 2023-11-01");
  }

  @Test
  void oneInFiftyIsNoSlipOfAClock() {
    assertThat(mailOf("1980-01-01", 48, "2090-01-01")).isEqualTo("1980-01-01 2089-12-01");
  }

  @Test
  void aSilenceOfAYearIsNoEnd() {
    assertThat(mailOf("2021-01-01", 100, "2024-12-01")).isEqualTo("2021-01-01 2024-11-01");
  }

  @Test
  void anObjectBeginsWithItsOwnRecordsHoweverEarlyAnotherOfItsSourceDid() {
    Row task =
        ledger(
                """
                source     | file     | object | entity | accepted | first_event_at       | last_known_at
                salesforce | Task.csv | Task   | task   | 9        | 2022-03-10T00:00:00Z | 2024-12-15T00:00:00Z
                """,
                """
                source     | interaction_id | account_id | month      | accounts
                salesforce | e1             | a          | 2015-01-01 | 1
                salesforce | t1             | a          | 2022-03-01 | 1
                """)
            .first();
    assertThat(task.<Object>getAs("first_month")).hasToString("2022-03-01");
  }

  /** First and last month of mail with messages monthly from 2022 to 2023, and two more. */
  private String mailOf(String first, int messages, String last) {
    String rows =
        IntStream.range(0, messages)
            .mapToObj(k -> row(k, LocalDate.of(2022, 1, 1).plusMonths(k % 24).toString()))
            .collect(joining());
    Row mail =
        ledger(
                """
                source | file   | object | entity | accepted | first_event_at  | last_known_at
                mail   | a.mbox | mbox   | mail   | 99       | %sT00:00:00Z    | %sT00:00:00Z
                """
                    .formatted(first, last),
                "source | interaction_id | account_id | month | accounts\n"
                    + row(-1, first)
                    + rows
                    + row(-2, last))
            .first();
    return "%s %s".formatted(mail.<Object>getAs("first_month"), mail.<Object>getAs("last_month"));
  }

  private static String row(int id, String month) {
    return "mail | m%d | a | %s | 1%n".formatted(id, month);
  }

  private Dataset<Row> ledger(String conservation) {
    return ledger(
        conservation,
        """
                source     | interaction_id | account_id | month      | accounts
                mail       | m1             | a          | 2022-02-01 | 3
                mail       | m1             | b          | 2022-02-01 | 3
                mail       | m1             | c          | 2022-02-01 | 3
                mail       | m2             | a          | 2023-06-01 | 1
                salesforce | e1             | a          | 2022-03-01 | 1
                """);
  }

  private Dataset<Row> ledger(String conservation, String interactions) {
    return new CoverageLedger(new TimeSettings(ZoneId.of("Europe/Helsinki"), 12, Optional.empty()))
        .of(
            tables.given(Conservation.TABLE, conservation),
            tables.given(Interactions.TABLE, interactions));
  }
}
