package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;

import dev.plumbline.schema.Bundle;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.ConflictMonths;
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
        account_id | month      | incidents_short | incidents_base | incidents_prior | conflict_source_at
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
        account_id | month      | incidents_short | incidents_base | incidents_prior | conflict_source_at
        acme       | 2022-04-01 | 5               | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-06-01 | 5               | 5              | null            | 2022-03-31 23:59:59
        acme       | 2022-07-01 | null            | 7              | null            | 2022-06-01 00:00:00
        acme       | 2022-09-01 | null            | 7              | null            | 2022-06-01 00:00:00
        acme       | 2022-10-01 | null            | null           | 7               | 2022-06-01 00:00:00
        acme       | 2023-03-01 | null            | null           | 7               | 2022-06-01 00:00:00
        """);
  }

  private Dataset<Row> totals(String features) {
    Dataset<Row> months =
        tables
            .given(
                AccountMonths.TABLE,
                """
                month
                2022-03-01
                2022-04-01
                2022-06-01
                2022-07-01
                2022-09-01
                2022-10-01
                2023-03-01
                2023-04-01
                """)
            .select(MONTH.col());
    return Windows.totals(
            tables.given(ConflictMonths.TABLE, features),
            months,
            List.of(SHORT, BASE, PRIOR),
            new Bundle("conflict"))
        .select("account_id", "month", "conflict.*", "conflict_source_at")
        .orderBy(ACCOUNT_ID.col());
  }
}
