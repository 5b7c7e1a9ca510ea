package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;

import dev.plumbline.measures.Windows.Kind;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class WindowsTest {

  private static final Total BASE =
      Total.of("incidents", Span.BASE, ConflictMonths.INCIDENTS.col());
  private static final Total PRIOR =
      Total.of("incidents", Span.PRIOR, ConflictMonths.INCIDENTS.col());
  private static final Total SHORT =
      Total.of("incidents", Span.SHORT, ConflictMonths.INCIDENTS.col());

  private final TableText tables;

  WindowsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void aMonthServesTheTwelveAfterItAndNotItself() {
    tables.expect(
        totals(
            """
            account_id | month      | known_month | incidents | max_source_at
            acme       | 2022-03-01 | 2022-03-01  | 5         | 2022-03-31T23:59:59Z
            """),
        """
        account_id | month      | incidents_short | incidents_base | incidents_prior | windows_source_at
        acme       | 2022-04-01 | 5               | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-06-01 | 5               | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-07-01 | null            | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-09-01 | null            | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-10-01 | null            | null           | 5               | 2022-03-31 23:59:59
        acme       | 2023-03-01 | null            | null           | 5               | 2022-03-31 23:59:59
        """);
  }

  @Test
  void whatBecomesKnownInAMonthServesFromTheNext() {
    tables.expect(
        totals(
            """
            account_id | month      | known_month | incidents | max_source_at
            acme       | 2022-03-01 | 2022-03-01  | 5         | 2022-03-31T23:59:59Z
            acme       | 2022-03-01 | 2022-06-01  | 2         | 2022-06-01T00:00:00Z
            acme       | 2021-03-01 | 2022-04-01  | 9         | 2022-04-01T00:00:00Z
            """),
        """
        account_id | month      | incidents_short | incidents_base | incidents_prior | windows_source_at
        acme       | 2022-04-01 | 5               | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-06-01 | 5               | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-07-01 | null            | 7              | null            | 2022-06-01 00:00:00
        acme       | 2022-09-01 | null            | 7              | null            | 2022-06-01 00:00:00
        acme       | 2022-10-01 | null            | null           | 7               | 2022-06-01 00:00:00
        acme       | 2023-03-01 | null            | null           | 7               | 2022-06-01 00:00:00
        """);
  }

  @Test
  void whatIsNullAddsNothingAndTheLatestIsNoSum() {
    Total latest = Total.latest("day", Span.LONG, ConflictMonths.RECOVERY_DAYS.col());
    tables.expect(
        over(
                """
                account_id | month      | known_month | incidents | recovery_days
                acme       | 2022-03-01 | 2022-03-01  | 5         | 7
                acme       | 2022-04-01 | 2022-04-01  | null      | 9
                acme       | 2022-05-01 | 2022-05-01  | 1         | 8
                """,
                List.of(SHORT, latest),
                List.of())
            .select("account_id", "month", "counted.*")
            .drop("opened_base"),
        """
        account_id | month      | incidents_short | day_long
        acme       | 2022-03-01 | null            | null
        acme       | 2022-04-01 | 5               | 7
        acme       | 2022-06-01 | 6               | 9
        acme       | 2022-07-01 | 1               | 9
        acme       | 2022-09-01 | null            | 9
        acme       | 2022-10-01 | null            | 9
        acme       | 2023-03-01 | null            | 9
        acme       | 2023-04-01 | null            | 9
        idle       | 2022-04-01 | null            | null
        """);
  }

  @Test
  void whatFadesWeighsHalfAsMuchAfterEveryHalfLife() {
    Total fading = Total.fading("load", Span.LONG, ConflictMonths.SEVERITY_ADDED.col(), 3);
    tables.expect(
        over(
                """
                account_id | month      | known_month | severity_added
                acme       | 2022-03-01 | 2022-03-01  | 8
                acme       | 2022-06-01 | 2022-06-01  | 2
                """,
                List.of(fading),
                List.of())
            .where("counted.load_long is not null and month in ('2022-06-01', '2022-09-01')")
            .select("account_id", "month", "counted.*")
            .drop("opened_base"),
        """
        account_id | month      | load_long
        acme       | 2022-06-01 | 4
        acme       | 2022-09-01 | 3
        """);
  }

  @Test
  void valuesAreThoseOfTheirWindowAndOfNoOtherKind() {
    Values days = Values.sorted(ConflictMonths.CRITICAL_DAYS, Span.BASE);
    Values before = Values.distinct("days", ConflictMonths.CRITICAL_DAYS, Span.PRIOR);
    tables.expect(
        over(
                """
                account_id | month      | known_month | critical_days
                acme       | 2022-03-01 | 2022-03-01  | ["2022-03-09", "2022-03-04", "2022-03-09"]
                acme       | 2022-02-01 | 2022-05-01  | ["2022-02-03"]
                """,
                List.of(),
                List.of(days, before))
            .where(days.col().isNotNull().or(before.col().isNotNull()))
            .select(
                ACCOUNT_ID.col(), MONTH.col(), days.col().as("days"), before.col().as("before")),
        """
        account_id | month      | days                                                | before
        acme       | 2022-04-01 | ["2022-03-04","2022-03-09","2022-03-09"]              | null
        acme       | 2022-06-01 | ["2022-02-03","2022-03-04","2022-03-09","2022-03-09"] | null
        acme       | 2022-07-01 | ["2022-02-03","2022-03-04","2022-03-09","2022-03-09"] | null
        acme       | 2022-09-01 | ["2022-03-04","2022-03-09","2022-03-09"]              | 1
        acme       | 2022-10-01 | null                                                | 3
        acme       | 2023-03-01 | null                                                | 2
        """);
  }

  @Test
  void aMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    Values hours = Values.median(CommunicationMonths.REPLY_LOG_HOURS_ONE, Span.BASE);
    Dataset<Row> features =
        tables.given(
            CommunicationMonths.TABLE,
            """
            account_id | month      | known_month | reply_log_hours_one
            acme       | 2022-03-01 | 2022-03-01  | [4.0, 1.0]
            acme       | 2022-05-01 | 2022-05-01  | [9.0]
            acme       | 2022-06-01 | 2022-06-01  | [2.0]
            """);
    tables.expect(
        Windows.over(months(), List.of(new Kind(features, List.of(), List.of(hours))))
            .where(hours.col().isNotNull())
            .select(ACCOUNT_ID.col(), MONTH.col(), hours.col().as("hours"))
            .orderBy(MONTH.col()),
        """
        account_id | month      | hours
        acme       | 2022-04-01 | 2.5
        acme       | 2022-06-01 | 4
        acme       | 2022-07-01 | 3
        acme       | 2022-09-01 | 3
        acme       | 2022-10-01 | 5.5
        """);
  }

  private Dataset<Row> totals(String features) {
    return over(features, List.of(SHORT, BASE, PRIOR), List.of())
        .where("windows_source_at is not null")
        .select("account_id", "month", "counted.*", "windows_source_at")
        .drop("opened_base");
  }

  /** Beside a kind of features that has none of this account. */
  private Dataset<Row> over(String features, List<Total> totals, List<Values> values) {
    Dataset<Row> other =
        tables.given(
            ValueMonths.TABLE,
            """
            account_id | month      | known_month | cases_opened
            others     | 2022-03-01 | 2022-03-01  | 1
            """);
    Total opened = Total.of("opened", Span.BASE, ValueMonths.CASES_OPENED.col());
    return Windows.over(
            months(),
            List.of(
                new Kind(other, List.of(opened), List.of()),
                new Kind(tables.given(ConflictMonths.TABLE, features), totals, values)))
        .orderBy(ACCOUNT_ID.col(), MONTH.col());
  }

  private Dataset<Row> months() {
    return tables
        .given(
            AccountMonths.TABLE,
            """
            account_id | month
            acme       | 2022-03-01
            acme       | 2022-04-01
            acme       | 2022-06-01
            acme       | 2022-07-01
            acme       | 2022-09-01
            acme       | 2022-10-01
            acme       | 2023-03-01
            acme       | 2023-04-01
            idle       | 2022-04-01
            """)
        .select(ACCOUNT_ID.col(), MONTH.col());
  }
}
