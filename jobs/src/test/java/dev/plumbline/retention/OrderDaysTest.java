package dev.plumbline.retention;

import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class OrderDaysTest {

  private final TableText tables;

  OrderDaysTest(TableText tables) {
    this.tables = tables;
  }

  /** Who left is filed under another segment today: how it ordered is no example of that one. */
  @Test
  void anOrderIsOfTheSegmentThatTheAccountWasInThen() {
    Dataset<Row> accounts =
        tables.given(
            Accounts.TABLE,
            """
            account_id | segment | absorbed_ids
            acme       | Lost    | []
            """);
    Dataset<Row> months =
        tables.given(
            AccountMonths.TABLE,
            """
            account_id | month      | segment
            acme       | 2022-01-01 | Small
            acme       | 2022-02-01 | Lost
            acme       | 2022-03-01 | Lost
            """);
    Dataset<Row> orders =
        tables.given(
            Orders.TABLE,
            """
            account_id | product_line | ordered_at           | known_at
            acme       | all          | 2022-01-31T10:00:00Z | 2022-01-31T10:00:00Z
            acme       | all          | 2022-01-31T12:00:00Z | 2022-01-31T12:00:00Z
            acme       | all          | 2022-02-01T10:00:00Z | 2022-02-01T10:00:00Z
            acme       | all          | 2021-12-01T10:00:00Z | 2021-12-01T10:00:00Z
            """);
    var sources =
        new Sources(
            accounts,
            months,
            tables.none(Subscriptions.TABLE),
            tables.none(Opportunities.TABLE),
            tables.none(FieldHistory.TABLE),
            orders,
            tables.none(References.TABLE));

    tables.expect(
        new OrderDays(new Calendar(ZoneId.of("UTC")))
            .of(sources, Survivors.ids(accounts), Observation.bounds(months))
            .select(OrderDays.DAY.col(), OrderDays.SEGMENT.col()),
        """
        order_day  | segment
        2021-12-01 | unknown
        2022-01-31 | Small
        2022-02-01 | Lost
        """);
  }
}
