package dev.plumbline.measures;

import static java.util.stream.Collectors.joining;

import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SparkTest
class MassOutagesTest {

  private static final String HEADER =
      "account_id | month | known_month | critical_days | max_source_at\n";

  private final TableText tables;

  MassOutagesTest(TableText tables) {
    this.tables = tables;
  }

  /**
   * On the 5th nineteen are known in January and the twentieth in February; on the 6th there are
   * only nineteen accounts, though one of them is told of twice.
   */
  @Test
  void aDayIsAnOutageFromTheMonthInWhichTwentyAccountsAreKnown() {
    String known = rows(0, 19, "2024-01-01", "[\"2024-01-05\", \"2024-01-06\"]");
    String late =
        """
        a19 | 2024-01-01 | 2024-02-01 | ["2024-01-05"] | 2024-02-09T00:00:00Z
        a0  | 2024-01-01 | 2024-02-01 | ["2024-01-06"] | 2024-02-10T00:00:00Z
        a20 | 2024-01-01 | 2024-03-01 | ["2024-01-05"] | 2024-03-09T00:00:00Z
        """;

    expect(
        known + late,
        1000,
        """
        account_id | month      | known_month | max_source_at        | exogenous
        a0         | 2024-01-01 | 2024-02-01  | 2024-02-09T00:00:00Z | 1
        a19        | 2024-01-01 | 2024-02-01  | 2024-02-09T00:00:00Z | 1
        a20        | 2024-01-01 | 2024-03-01  | 2024-03-09T00:00:00Z | 1
        """);
  }

  @Test
  void twentyOfVeryManyMeetByChance() {
    String known = rows(0, 20, "2024-01-01", "[\"2024-01-05\"]");

    expect(known, 1001, "account_id | month | known_month | max_source_at | exogenous");
  }

  private void expect(String conflicts, int accounts, String expected) {
    String months =
        IntStream.range(0, accounts)
            .mapToObj(i -> "a%d | 2024-01-01".formatted(i))
            .collect(joining("\n", "account_id | month\n", ""));
    tables.expect(
        MassOutages.marked(
                tables.given(ConflictMonths.TABLE, HEADER + conflicts),
                tables.given(AccountMonths.TABLE, months))
            .where(MassOutages.EXOGENOUS.col().isNotNull())
            .where(ConflictMonths.ACCOUNT_ID.col().isin("a0", "a19", "a20"))
            .select(
                ConflictMonths.ACCOUNT_ID.col(),
                ConflictMonths.MONTH.col(),
                ConflictMonths.KNOWN_MONTH.col(),
                ConflictMonths.MAX_SOURCE_AT.col(),
                MassOutages.EXOGENOUS.col()),
        expected);
  }

  private static String rows(int from, int to, String known, String days) {
    return IntStream.range(from, to)
        .mapToObj(
            i -> "a%d | 2024-01-01 | %s | %s | 2024-01-06T00:00:00Z\n".formatted(i, known, days))
        .collect(joining());
  }
}
