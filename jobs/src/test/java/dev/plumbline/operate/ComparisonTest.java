package dev.plumbline.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.results.Contributions;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import org.junit.jupiter.api.Test;

@SparkTest
class ComparisonTest {

  private final MemoryLake one;
  private final MemoryLake other;

  ComparisonTest(MemoryLake one, MemoryLake other) {
    this.one = one;
    this.other = other;
  }

  @Test
  void tellsRowsOfOneSideAndColumnsThatDiffer() {
    one.holds(
        Conservation.TABLE,
        """
        source | file | object | records_read | accepted | last_known_at
        mail   | a    | mbox   | 3            | 2        | 2025-01-01T00:00:00Z
        mail   | b    | mbox   | 3            | null     | null
        mail   | c    | mbox   | 3            | 2        | null
        """);
    other.holds(
        Conservation.TABLE,
        """
        source | file | object | records_read | accepted | last_known_at
        mail   | a    | mbox   | 4            | 2        | 2025-01-01T00:00:00Z
        mail   | b    | mbox   | 3            | 1        | null
        mail   | d    | mbox   | 3            | 2        | null
        """);

    assertThat(compared(Comparison.LAW_3).differences(Conservation.TABLE))
        .containsExactlyInAnyOrder(
            "operations/conservation: 1 rows are in this lake alone",
            "operations/conservation: 1 rows are in the other lake alone",
            "operations/conservation: 1 rows differ in records_read",
            "operations/conservation: 1 rows differ in accepted");
  }

  @Test
  void doublesAreTheSameToNineDigits() {
    String rows =
        """
        model_id | log_likelihood
        m1       | %s
        """;
    one.holds(Fits.TABLE, rows.formatted("-1000.0000000001"));
    other.holds(Fits.TABLE, rows.formatted("-1000"));
    assertThat(compared(Comparison.LAW_3).differences(Fits.TABLE)).isEmpty();

    other.holds(Fits.TABLE, rows.formatted("-1000.00001"));
    assertThat(compared(Comparison.LAW_3).differences(Fits.TABLE))
        .containsExactly("results/fits: 1 rows differ in log_likelihood");
    assertThat(compared(1e-7).differences(Fits.TABLE)).isEmpty();
  }

  @Test
  void whatRoundingLeavesOfADifferenceIsNoDifference() {
    String rows =
        """
        account_id | month      | target | component | contribution | change
        a          | 2024-01-01 | RISK   | depth     | 0.3          | %s
        """;
    one.holds(Contributions.TABLE, rows.formatted("1.00000000e-7"));
    other.holds(Contributions.TABLE, rows.formatted("1.00000003e-7"));
    assertThat(compared(1e-10).differences(Contributions.TABLE)).isEmpty();

    other.holds(Contributions.TABLE, rows.formatted("1.001e-7"));
    assertThat(compared(1e-10).differences(Contributions.TABLE))
        .containsExactly("results/contributions: 1 rows differ in change");
  }

  private Comparison compared(double tolerance) {
    return new Comparison(one, other, tolerance);
  }
}
