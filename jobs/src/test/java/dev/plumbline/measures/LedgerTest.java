package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.measures.RelationshipMonths.NET_RELATIVE;
import static dev.plumbline.tables.measures.RelationshipMonths.NET_Z;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class LedgerTest {

  private static final Field MAIL_MONTHS =
      optional(Span.LONG.name("mail_months"), DoubleType, "Months with mail captured");
  private static final Table NETS =
      new Table(
          Layer.MEASURES,
          "nets",
          List.of(ACCOUNT_ID, MONTH),
          List.of(ACCOUNT_ID, MONTH, NET_Z, MAIL_MONTHS));

  private final TableText tables;

  LedgerTest(TableText tables) {
    this.tables = tables;
  }

  /** -log(1 + 20 / 2); half a year of mail holds fewer messages to as many deals. */
  @Test
  void messagesToADealAreToldWhereAYearOfMailStandsBehind() {
    Field touches = Ledger.TOUCHES.field();
    Field deals = Ledger.DEALS.field();
    Table counts =
        new Table(
            Layer.MEASURES,
            "counts",
            List.of(ACCOUNT_ID),
            List.of(ACCOUNT_ID, MAIL_MONTHS, touches, deals));
    Dataset<Row> given =
        tables
            .given(
                counts,
                """
                account_id | mail_months_long | %s | %s
                acme       | 12               | 20 | 2
                globex     | 11               | 20 | 2
                hooli      | 12               | 20 | 0
                """
                    .formatted(touches.name(), deals.name()))
            .withColumn(
                Total.COUNTED.name(), Total.COUNTED.of(List.of(touches.col(), deals.col())));

    tables.expect(
        Standard.measured(given, List.of(Ledger.DEAL_EASE))
            .select(ACCOUNT_ID.col(), Ledger.DEAL_EASE.raw().col().as("ease")),
        """
        account_id | ease
        acme       | -2.39790
        globex     | null
        hooli      | null
        """);
  }

  /** Means of 2, of 2 and 4, and of 2 and 4 still: what half a year tells is on another scale. */
  @Test
  void whatToExpectIsTheMeanOfTheMonthsBeforeThatAYearOfMailStandsBehind() {
    tables.expect(
        tables
            .given(
                NETS,
                """
                account_id | month      | net_z | mail_months_long
                acme       | 2022-01-01 | 7     | 11
                acme       | 2022-02-01 | 2     | 12
                acme       | 2022-03-01 | 4     | 12
                acme       | 2022-04-01 | 9     | 11
                acme       | 2022-05-01 | 5     | 12
                """)
            .withColumns(Ledger.soFar())
            .select(MONTH.col(), NET_RELATIVE.from(Ledger.netRelative())),
        """
        month      | net_relative
        2022-01-01 | null
        2022-02-01 | null
        2022-03-01 | 2
        2022-04-01 | 6
        2022-05-01 | 2
        """);
  }
}
