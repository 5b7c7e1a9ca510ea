package dev.plumbline.publish;

import static dev.plumbline.tables.published.DepthValueGrid.ACCOUNTS;
import static dev.plumbline.tables.published.DepthValueGrid.ACCOUNT_MONTHS;
import static dev.plumbline.tables.published.DepthValueGrid.DEPTH_DECILE_FIRST;
import static dev.plumbline.tables.published.DepthValueGrid.DEPTH_DECILE_LAST;
import static dev.plumbline.tables.published.DepthValueGrid.EVENTS;
import static dev.plumbline.tables.published.DepthValueGrid.HAZARD_PER_MONTH;
import static dev.plumbline.tables.published.DepthValueGrid.IS_SUPPRESSED;
import static dev.plumbline.tables.published.DepthValueGrid.RETENTION_12;
import static dev.plumbline.tables.published.DepthValueGrid.RETENTION_12_HIGH;
import static dev.plumbline.tables.published.DepthValueGrid.RETENTION_12_LOW;
import static dev.plumbline.tables.published.DepthValueGrid.SEGMENT;
import static dev.plumbline.tables.published.DepthValueGrid.VALUE_TERCILE;

import dev.plumbline.tables.published.DepthValueGrid;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class GridTest {

  private static final String HEADER =
      "account_id | rep_id | segment | event | depth_recent | value | has_history\n";

  private final TableText tables;

  GridTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void countsMonthsAccountsAndDecisionsOfEachTenthAtEqualValue() {
    Dataset<Row> panel =
        panel(20, i -> "a%d | r | s | %d | %d | 1".formatted(i / 2, i % 4 == 0 ? 1 : 0, i / 2));

    Dataset<Row> cells = new Grid(1, 1).of(panel);

    tables.expect(
        cells
            .where(SEGMENT.col().equalTo("all").and(DEPTH_DECILE_FIRST.col().leq(2)))
            .select(
                VALUE_TERCILE.col(),
                DEPTH_DECILE_FIRST.col(),
                DEPTH_DECILE_LAST.col(),
                ACCOUNT_MONTHS.col(),
                ACCOUNTS.col(),
                EVENTS.col(),
                HAZARD_PER_MONTH.col(),
                RETENTION_12.col()),
        """
        value_tercile | depth_decile_first | depth_decile_last | account_months | accounts | events | hazard_per_month | retention_12
        1             | 1                  | 1                 | 2              | 1        | 1      | 0.5              | 0.000244141
        1             | 2                  | 2                 | 2              | 1        | 0      | 0                | 1
        """);
  }

  /** Wilson's interval for 1 of 40 is 0.004426832 to 0.128813690. */
  @Test
  void intervalIsThatOfWilsonCarriedOverTwelveMonths() {
    Dataset<Row> panel = panel(40, i -> "a%d | r | s | %d | 0 | 0".formatted(i, i == 0 ? 1 : 0));

    tables.expect(
        new Grid(1, 1)
            .of(panel)
            .where(SEGMENT.col().equalTo("all"))
            .select(RETENTION_12_LOW.col(), RETENTION_12.col(), RETENTION_12_HIGH.col()),
        """
        retention_12_low | retention_12 | retention_12_high
        0.191132         | 0.737998     | 0.948153
        """);
  }

  @Test
  void monthsWithoutDepthOrValueOrHistoryAreLeftOut() {
    Dataset<Row> panel =
        tables.given(
            Panel.TABLE,
            HEADER
                + """
                a | r | s | 0 | 1    | null | true
                b | r | s | 0 | null | 1    | true
                c | r | s | 0 | 1    | 1    | true
                d | r | s | 0 | 1    | 1    | false
                """);

    tables.expect(
        new Grid(1, 1).of(panel).where(SEGMENT.col().equalTo("all")).select(ACCOUNT_MONTHS.col()),
        "account_months\n1");
  }

  @Test
  void theOnlySmallSegmentOfAThirdTakesTheSmallestOtherWithIt() {
    Dataset<Row> panel =
        panel(
            30,
            i ->
                "a%d | r%d | %s | 0 | 0 | 0"
                    .formatted(i, i % 3, i < 4 ? "tiny" : i < 16 ? "middle" : "large"));

    Dataset<Row> cells = new Grid(10, 3).of(panel);

    tables.expect(
        cells.select(SEGMENT.col(), ACCOUNTS.col(), HAZARD_PER_MONTH.col(), IS_SUPPRESSED.col()),
        """
        segment | accounts | hazard_per_month | is_suppressed
        all     | 30       | 0                | false
        large   | 14       | 0                | false
        middle  | null     | null             | true
        tiny    | null     | null             | true
        """);
  }

  @Test
  void twoSmallSegmentsHideEachOther() {
    Dataset<Row> panel =
        panel(
            30,
            i ->
                "a%d | r%d | %s | 0 | 0 | 0"
                    .formatted(i, i % 3, i < 4 ? "tiny" : i < 8 ? "small" : "large"));

    tables.expect(
        new Grid(10, 3).of(panel).select(SEGMENT.col(), ACCOUNTS.col()),
        """
        segment | accounts
        all     | 30
        large   | 22
        small   | null
        tiny    | null
        """);
  }

  @Test
  void fewRepsAreTooFewHoweverManyAccounts() {
    Dataset<Row> panel = panel(30, i -> "a%d | r%d | s | 0 | 0 | 0".formatted(i, i % 2));

    tables.expect(
        new Grid(10, 3).of(panel).select(SEGMENT.col(), IS_SUPPRESSED.col()),
        """
        segment | is_suppressed
        all     | true
        s       | true
        """);
  }

  @Test
  void noMonthsGiveNoRows() {
    tables.expect(
        new Grid(10, 3).of(tables.none(Panel.TABLE)),
        String.join(" | ", DepthValueGrid.TABLE.schema().fieldNames()));
  }

  private Dataset<Row> panel(int rows, IntFunction<String> row) {
    return tables.given(
        Panel.TABLE,
        HEADER
            + IntStream.range(0, rows)
                .mapToObj(i -> row.apply(i) + " | true")
                .collect(Collectors.joining("\n")));
  }
}
