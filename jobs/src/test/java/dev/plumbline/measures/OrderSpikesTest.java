package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.types.DataTypes.BooleanType;

import com.google.common.base.Splitter;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** An account is called by the orders of its months, and asked for the last of them. */
@SparkTest
class OrderSpikesTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final Table ORDERED =
      new Table(
          Layer.MEASURES,
          "ordered",
          List.of(ACCOUNT_ID, MONTH),
          List.of(ACCOUNT_ID, MONTH, OrderSpikes.ORDERED));
  private static final Field IS_SPIKE = optional("is_spike", BooleanType, "Whether it is one");

  private final TableText tables;

  OrderSpikesTest(TableText tables) {
    this.tables = tables;
  }

  /** Of 0 to 9 the ninth decile is 8.1, of 0 to 11 it is 9.9. */
  @Test
  void moreThanTheNinthDecileOfTheMonthsBeforeIsOne() {
    expect(
        """
        account_id                     | is_spike
        1 0 2 3 4 5 6 7 8 9 8          | false
        1 0 2 3 4 5 6 7 8 9 9          | true
        11 0 1 2 3 4 5 6 7 8 9 10 9    | false
        11 0 1 2 3 4 5 6 7 8 9 10 10   | true
        """);
  }

  /** One a year is unusual each time, one a quarter is not. */
  @Test
  void whatIsUsualIsTheAccountsOwn() {
    expect(
        """
        account_id                | is_spike
        2 2 2 2 2 2 2 2 2 2 2 2 2 | false
        2 2 2 2 2 2 2 2 2 2 2 2 3 | true
        1 0 0 0 0 0 0 0 0 0 0 0 1 | true
        1 0 0 1 0 0 1 0 0 1 0 0 1 | false
        """);
  }

  @Test
  void nineMonthsHaveNoNinthDecile() {
    expect(
        """
        account_id            | is_spike
        1 1 1 1 1 1 1 1 1 9   | false
        1 1 1 1 1 1 1 1 1 1 9 | true
        """);
  }

  /** Nobody knows whether orders were captured. */
  @Test
  void monthsBeforeTheFirstOrderDoNotCount() {
    expect(
        """
        account_id                | is_spike
        0 0 0 0 0 0 0 0 0 0 0 0 1 | false
        0 0 0 0 0 0 0 0 0 0 0 1 9 | false
        """);
  }

  /** Nine were ordered in two of the twelve months before, or in one. */
  @Test
  void whatIsOlderThanAYearDoesNotCount() {
    expect(
        """
        account_id                  | is_spike
        9 9 9 1 1 1 1 1 1 1 1 1 1 2 | false
        9 9 1 1 1 1 1 1 1 1 1 1 1 2 | true
        """);
  }

  private void expect(String expected) {
    Stream<String> accounts =
        expected.lines().skip(1).map(row -> row.substring(0, row.indexOf('|')).strip());
    Column isLast =
        functions.max(MONTH.col()).over(Window.partitionBy(ACCOUNT_ID.col())).equalTo(MONTH.col());
    tables.expect(
        tables
            .given(ORDERED, months(accounts))
            .withColumn(OrderSpikes.SINCE_FIRST.name(), OrderSpikes.sinceFirst())
            .select(
                ACCOUNT_ID.col(), IS_SPIKE.from(OrderSpikes.inLastMonth()), isLast.as("is_last"))
            .where("is_last")
            .drop("is_last"),
        expected);
  }

  private static String months(Stream<String> accounts) {
    return accounts
        .flatMap(OrderSpikesTest::monthsOf)
        .collect(Collectors.joining("\n", "account_id | month | orders_of_last_month\n", "\n"));
  }

  private static Stream<String> monthsOf(String account) {
    List<String> orders = Splitter.on(' ').splitToList(account);
    return IntStream.range(0, orders.size())
        .mapToObj(
            month -> "%s | %s | %s".formatted(account, FIRST.plusMonths(month), orders.get(month)));
  }
}
