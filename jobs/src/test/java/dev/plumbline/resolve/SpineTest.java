package dev.plumbline.resolve;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.IS_ACTIVITY_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_CASE_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_CRM_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_MAIL_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.core.AccountMonths.REP_CHANGED_MONTH;
import static dev.plumbline.tables.core.AccountMonths.REP_ID;
import static dev.plumbline.tables.core.AccountMonths.SEGMENT;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class SpineTest {

  private static final String NO_HISTORY = "object_id";
  private static final String COVERAGE =
      """
      source     | object | entity  | status   | first_month | last_month
      salesforce | Case   | case    | CAPTURED | 2024-01-01  | 2024-04-01
      salesforce | Event  | meeting | CAPTURED | 2024-02-01  | 2024-04-01
      salesforce | Order  | order   | ABSENT   | null        | null
      mail       | mail   | mail    | CAPTURED | 2024-02-01  | 2024-03-01
      """;

  private final TableText tables;

  SpineTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void runsFromTheFirstSignOfAnAccountToTheMonthAfterTheLastThatEverySourceCovers() {
    tables.expect(
        spine(Optional.empty(), NO_HISTORY)
            .groupBy(ACCOUNT_ID.col())
            .agg(min(MONTH.col()).as(MONTH.name()), max(MONTH.col()).as(REP_CHANGED_MONTH.name())),
        """
        account_id | month      | rep_changed_month
        acme       | 2023-11-01 | 2024-04-01
        globex     | 2024-01-01 | 2024-04-01
        untold     | 2023-12-01 | 2024-04-01
        """);
  }

  @Test
  void endsInTheMonthOfAnAsOfDateThatIsSet() {
    tables.expect(
        spine(Optional.of(LocalDate.of(2024, 2, 10)), NO_HISTORY)
            .agg(max(MONTH.col()).as(MONTH.name())),
        """
        month
        2024-02-01
        """);
  }

  @Test
  void monthsOutsideTheCaptureStayAndSaySo() {
    tables.expect(
        spine(Optional.empty(), NO_HISTORY)
            .where(ACCOUNT_ID.col().equalTo("globex"))
            .select(
                MONTH.col(),
                IS_MAIL_CAPTURED.col(),
                IS_CRM_CAPTURED.col(),
                IS_CASE_CAPTURED.col(),
                IS_ACTIVITY_CAPTURED.col()),
        """
        month      | is_mail_captured | is_crm_captured | is_case_captured | is_activity_captured
        2024-01-01 | false            | true            | true             | false
        2024-02-01 | true             | true            | true             | true
        2024-03-01 | true             | true            | true             | true
        2024-04-01 | false            | true            | true             | true
        """);
  }

  @Test
  void ownerAndSegmentAreThoseBeforeTheFirstInstantOfTheMonthInTheZone() {
    tables.expect(
        spine(
                Optional.empty(),
                """
                object   | object_id | field    | old_value | new_value | changed_at
                accounts | globex    | owner_id | u1        | u2        | 2024-01-31T22:00:00Z
                accounts | globex    | owner_id | u2        | u3        | 2024-03-31T20:59:59Z
                accounts | globex    | segment  | Small     |           | 2024-01-31T21:59:59Z
                """)
            .select(
                ACCOUNT_ID.col(), MONTH.col(), REP_ID.col(), REP_CHANGED_MONTH.col(), SEGMENT.col())
            .where(MONTH.col().geq(LocalDate.of(2024, 1, 1))),
        """
        account_id | month      | rep_id | rep_changed_month | segment
        acme       | 2024-01-01 | u9     | null              | Mid
        acme       | 2024-02-01 | u9     | null              | Mid
        acme       | 2024-03-01 | u9     | null              | Mid
        acme       | 2024-04-01 | u9     | null              | Mid
        globex     | 2024-01-01 | u1     | null              | Small
        globex     | 2024-02-01 | u1     | null              | unknown
        globex     | 2024-03-01 | u2     | 2024-02-01        | unknown
        globex     | 2024-04-01 | u3     | 2024-03-01        | unknown
        untold     | 2024-01-01 | u3     | null              | Mid
        untold     | 2024-02-01 | u3     | null              | Mid
        untold     | 2024-03-01 | u3     | null              | Mid
        untold     | 2024-04-01 | u3     | null              | Mid
        """);
  }

  /**
   * Of acme the record is of March. What it was filled with on the day after is no change of it.
   */
  @Test
  void monthsBeforeTheRecordAreToldWhatItWasMadeWith() {
    tables.expect(
        spine(
                Optional.empty(),
                """
                object   | object_id | field    | old_value | new_value | changed_at
                accounts | acme      | segment  |           | Small     | 2024-03-05T00:00:00Z
                accounts | acme      | owner_id |           | u1        | 2024-03-05T23:00:00Z
                accounts | acme      | segment  | Small     | Mid       | 2024-03-07T00:00:00Z
                accounts | acme      | owner_id | u1        | u9        | 2024-03-07T00:00:00Z
                """)
            .where(ACCOUNT_ID.col().equalTo("acme"))
            .where(MONTH.col().geq(LocalDate.of(2024, 2, 1)))
            .select(
                ACCOUNT_ID.col(),
                MONTH.col(),
                REP_ID.col(),
                REP_CHANGED_MONTH.col(),
                SEGMENT.col()),
        """
        account_id | month      | rep_id | rep_changed_month | segment
        acme       | 2024-02-01 | u1     | null              | Small
        acme       | 2024-03-01 | u1     | null              | Small
        acme       | 2024-04-01 | u9     | 2024-03-01        | Mid
        """);
  }

  @Test
  void aFirstOwnerIsNoChangeOfOwner() {
    tables.expect(
        spine(
                Optional.empty(),
                """
                object   | object_id | field    | old_value | new_value | changed_at
                accounts | globex    | owner_id | null      | u1        | 2024-01-05T00:00:00Z
                accounts | globex    | owner_id | u1        | u3        | 2024-02-10T00:00:00Z
                """)
            .where(ACCOUNT_ID.col().equalTo("globex"))
            .where(MONTH.col().geq(LocalDate.of(2024, 1, 1)))
            .select(ACCOUNT_ID.col(), MONTH.col(), REP_ID.col(), REP_CHANGED_MONTH.col()),
        """
        account_id | month      | rep_id | rep_changed_month
        globex     | 2024-01-01 | u1     | null
        globex     | 2024-02-01 | u1     | null
        globex     | 2024-03-01 | u3     | 2024-02-01
        globex     | 2024-04-01 | u3     | 2024-02-01
        """);
  }

  private Dataset<Row> spine(Optional<LocalDate> asOf, String history) {
    return AccountMonths.TABLE.conform(
        new Spine(new TimeSettings(ZoneId.of("Europe/Helsinki"), 12, asOf))
            .of(
                tables.given(
                    Accounts.TABLE,
                    """
                    account_id | absorbed_ids | created_at           | owner_id | segment
                    acme       | ["copy"]     | 2024-03-05T00:00:00Z | u9       | Mid
                    globex     | []           | 2024-01-05T00:00:00Z | u3       | null
                    late       | []           | 2024-06-05T00:00:00Z | u3       | null
                    untold     | []           | 1970-01-01T00:00:00Z | u3       | Mid
                    """),
                tables.given(Coverage.TABLE, COVERAGE),
                tables.given(
                    Interactions.TABLE,
                    """
                    account_id | month
                    acme       | 2024-01-01
                    globex     | 2024-02-01
                    """),
                tables.given(
                    Subscriptions.TABLE,
                    """
                    account_id | start_date
                    copy       | 2023-11-20
                    globex     | 2024-05-01
                    """),
                tables.given(
                    Orders.TABLE,
                    """
                    account_id | ordered_at
                    untold     | 2023-11-30T22:30:00Z
                    untold     | 2024-02-10T00:00:00Z
                    """),
                tables.given(FieldHistory.TABLE, history)));
  }
}
