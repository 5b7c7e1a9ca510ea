package dev.plumbline.features.relationship;

import static dev.plumbline.tables.features.LedgerMonths.BODIES_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED;
import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED_GOOD;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAPS;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SQUARES;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SUM;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_CLOSED;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_OPEN_CHANGE;
import static dev.plumbline.tables.features.LedgerMonths.DEAL_LOG_DAYS_SUM;
import static dev.plumbline.tables.features.LedgerMonths.FORMAL_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.LedgerMonths.LAST_CONTACT_DAY;
import static dev.plumbline.tables.features.LedgerMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.LedgerMonths.MONTH;
import static dev.plumbline.tables.features.LedgerMonths.OFF_HOURS_SENT;
import static dev.plumbline.tables.features.LedgerMonths.ORDERS_PLACED;
import static dev.plumbline.tables.features.LedgerMonths.PEOPLE;
import static dev.plumbline.tables.features.LedgerMonths.PEOPLE_OF_PROCUREMENT;
import static dev.plumbline.tables.features.LedgerMonths.PRICE_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.REP_MINUTES;
import static dev.plumbline.tables.features.LedgerMonths.RETURNS_CONFIRMED;
import static dev.plumbline.tables.features.LedgerMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.SERIOUS_CASES_OPEN_CHANGE;

import dev.plumbline.config.Settings;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import dev.plumbline.testing.WordsText;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class LedgerFeaturesTest {

  private final TableText tables;

  LedgerFeaturesTest(TableText tables) {
    this.tables = tables;
  }

  /** Two people for an hour, a call of unknown length (30), and nothing of a cancelled meeting. */
  @Test
  void aMeetingTakesTheTimeOfEachOfOurPeople() {
    expect(
        Map.of(
            Interactions.TABLE,
            """
            account_id | interaction_id | channel | month      | known_month | known_at             | sellers | duration_minutes | is_human | is_cancelled
            acme       | i1             | MEETING | 2024-01-01 | 2024-01-01  | 2024-01-02T10:00:00Z | 2       | 60               | true     | false
            acme       | i2             | CALL    | 2024-01-01 | 2024-01-01  | 2024-01-02T12:00:00Z | 0       | null             | true     | false
            acme       | i3             | MEETING | 2024-01-01 | 2024-01-01  | 2024-01-02T13:00:00Z | 2       | 60               | true     | true
            """),
        """
        rep_minutes
        150
        """,
        REP_MINUTES);
  }

  /**
   * A message at night is ours only if we sent it; words count only where they were read, and
   * manners only where a body was.
   */
  @Test
  void messagesCountBySideAndByWhetherTheyWereRead() {
    expect(
        Map.of(
            Interactions.TABLE,
            """
            account_id | interaction_id | channel | month      | known_month | known_at             | is_human | sender_key | direction | is_off_hours | rung | words
            acme       | i1             | EMAIL   | 2024-01-01 | 2024-01-01  | 2024-01-02T23:00:00Z | true     | ann        | INBOUND   | true         | BODY | PRICE+FORMAL
            acme       | i2             | EMAIL   | 2024-01-01 | 2024-01-01  | 2024-01-02T23:30:00Z | true     | rep        | OUTBOUND  | true         | BODY | PRICE+ROI+FORMAL
            acme       | i3             | EMAIL   | 2024-01-01 | 2024-01-01  | 2024-01-02T23:40:00Z | true     | ann        | INBOUND   | true         | BODY | ROI+FORMAL
            acme       | i4             | EMAIL   | 2024-01-01 | 2024-01-01  | 2024-01-02T23:50:00Z | true     | ann        | INBOUND   | true         | NONE | null
            acme       | i5             | EMAIL   | 2024-01-01 | 2024-01-01  | 2024-01-02T23:55:00Z | false    | bot        | INBOUND   | true         | BODY | PRICE+ROI
            acme       | i6             | EMAIL   | 2024-01-01 | 2024-01-01  | 2024-01-02T23:56:00Z | true     | ann        | INBOUND   | true         | SUBJECT | PRICE+FORMAL
            """),
        """
        rep_minutes | off_hours_sent | scored_received | price_received | bodies_received | formal_received | returns_confirmed
        6           | 1              | 3               | 2              | 2               | 2               | 1
        """,
        REP_MINUTES,
        OFF_HOURS_SENT,
        SCORED_RECEIVED,
        PRICE_RECEIVED,
        BODIES_RECEIVED,
        FORMAL_RECEIVED,
        RETURNS_CONFIRMED);
  }

  /** c2 was entered late; of c3 nobody knows when it was rated, and c4 was not. */
  @Test
  void aRatingCountsInTheMonthInWhichItWasGiven() {
    expect(
        Map.of(
            Cases.TABLE,
            """
            account_id | case_id | opened_at            | known_at             | rating | rated_at             | severity
            acme       | c1      | 2024-01-02T10:00:00Z | 2024-01-02T10:00:00Z | GOOD   | 2024-02-02T10:00:00Z | 3
            acme       | c2      | 2024-01-02T10:00:00Z | 2024-03-02T10:00:00Z | BAD    | 2024-02-03T10:00:00Z | 3
            acme       | c3      | 2024-01-02T10:00:00Z | 2024-01-02T10:00:00Z | GOOD   | null                 | 3
            acme       | c4      | 2024-01-02T10:00:00Z | 2024-01-02T10:00:00Z | null   | 2024-02-02T10:00:00Z | 3
            """),
        """
        month      | known_month | cases_rated | cases_rated_good
        2024-02-01 | 2024-02-01  | 1           | 1
        2024-02-01 | 2024-03-01  | 1           | 0
        """,
        MONTH,
        KNOWN_MONTH,
        CASES_RATED,
        CASES_RATED_GOOD);
  }

  /** Days known: 2 January twice, 10 January, and 20 February for what happened in January. */
  @Test
  void aPauseIsFromOneDayOfContactToTheNextAsTheyWereKnown() {
    expect(
        Map.of(
            Interactions.TABLE,
            """
            account_id | interaction_id | channel | month      | known_month | known_at             | is_human | is_cancelled
            acme       | i1             | CALL    | 2024-01-01 | 2024-01-01  | 2024-01-02T10:00:00Z | true     | false
            acme       | i2             | CALL    | 2024-01-01 | 2024-01-01  | 2024-01-02T15:00:00Z | true     | false
            acme       | i3             | CALL    | 2024-01-01 | 2024-01-01  | 2024-01-10T10:00:00Z | true     | false
            acme       | i4             | CALL    | 2024-01-01 | 2024-02-01  | 2024-02-20T10:00:00Z | true     | false
            acme       | i5             | CALL    | 2024-02-01 | 2024-02-01  | 2024-02-20T10:00:00Z | true     | false
            globex     | i6             | CALL    | 2024-02-01 | 2024-02-01  | 2024-02-21T10:00:00Z | true     | false
            """),
        """
        month      | known_month | contact_gaps | contact_gap_log_sum | contact_gap_log_squares | last_contact_day
        2024-01-01 | 2024-01-01  | 1            | 2.079442            | 4.324077                | 2024-01-10
        2024-01-01 | 2024-02-01  | 1            | 3.713572            | 13.790617               | 2024-02-20
        2024-02-01 | 2024-02-01  | 0            | 0                   | 0                       | 2024-02-20
        2024-02-01 | 2024-02-01  | 0            | 0                   | 0                       | 2024-02-21
        """,
        MONTH,
        KNOWN_MONTH,
        CONTACT_GAPS,
        CONTACT_GAP_LOG_SUM,
        CONTACT_GAP_LOG_SQUARES,
        LAST_CONTACT_DAY);
  }

  /** o1 took 31 days; o2 is open; o3 was closed before anybody knew of it; c2 is not serious. */
  @Test
  void whatIsOpenIsWhatWasOpenedLessWhatWasClosed() {
    expect(
        Map.of(
            Opportunities.TABLE,
            """
            account_id | opportunity_id | created_at           | known_at             | is_closed | closed_at
            acme       | o1             | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | true      | 2024-02-01T00:00:00Z
            acme       | o2             | 2024-01-05T00:00:00Z | 2024-01-05T00:00:00Z | false     | 2024-02-05T00:00:00Z
            acme       | o3             | 2024-01-06T00:00:00Z | 2024-03-06T00:00:00Z | true      | 2024-01-06T00:00:00Z
            """,
            Cases.TABLE,
            """
            account_id | case_id | severity | opened_at            | known_at             | closed_at
            acme       | c1      | 2        | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | 2024-02-01T00:00:00Z
            acme       | c2      | 3        | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | null
            """),
        """
        month      | deals_open_change | deals_closed | deal_log_days_sum | serious_cases_open_change
        2024-01-01 | 2                 | 0            | 0                 | 1
        2024-02-01 | -1                | 1            | 3.465736          | -1
        2024-03-01 | 0                 | 1            | 0                 | 0
        """,
        MONTH,
        DEALS_OPEN_CHANGE,
        DEALS_CLOSED,
        DEAL_LOG_DAYS_SUM,
        SERIOUS_CASES_OPEN_CHANGE);
  }

  /** Both closed in January and in March; of o2 nobody knows that it was closed before. */
  @Test
  void whatWasClosedAndOpenedAgainIsOpenInBetween() {
    expect(
        Map.of(
            Opportunities.TABLE,
            """
            account_id | opportunity_id | created_at           | known_at             | is_closed | closed_at            | earlier_closings         | reopenings
            acme       | o1             | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | true      | 2024-03-01T00:00:00Z | ["2024-01-04T00:00:00Z"] | ["2024-02-01T00:00:00Z"]
            acme       | o2             | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | false     | null                 | null                     | ["2024-02-01T00:00:00Z"]
            """,
            Cases.TABLE,
            """
            account_id | case_id | severity | opened_at            | known_at             | closed_at            | earlier_closings         | reopenings
            acme       | c1      | 1        | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | 2024-03-01T00:00:00Z | ["2024-01-04T00:00:00Z"] | ["2024-02-01T00:00:00Z"]
            """),
        """
        month      | deals_open_change | deals_closed | deal_log_days_sum | serious_cases_open_change
        2024-01-01 | 1                 | 1            | 1.386294          | 0
        2024-02-01 | 1                 | 0            | 0                 | 1
        2024-03-01 | -1                | 1            | 4.110874          | -1
        """,
        MONTH,
        DEALS_OPEN_CHANGE,
        DEALS_CLOSED,
        DEAL_LOG_DAYS_SUM,
        SERIOUS_CASES_OPEN_CHANGE);
  }

  /** c1 was raised in February; c2 after it was closed, which it is for good. */
  @Test
  void aCaseIsANeedSinceItIsSerious() {
    expect(
        Map.of(
            Cases.TABLE,
            """
            account_id | case_id | severity | opened_at            | known_at             | raised_at            | closed_at
            acme       | c1      | 3        | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | 2024-02-03T00:00:00Z | 2024-03-01T00:00:00Z
            acme       | c2      | null     | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | 2024-02-03T00:00:00Z | 2024-01-20T00:00:00Z
            """),
        """
        month      | serious_cases_open_change
        2024-02-01 | 1
        2024-03-01 | -1
        """,
        MONTH,
        SERIOUS_CASES_OPEN_CHANGE);
  }

  /** o1 was last changed in February; o2 and c1 are of a source that tells no closing at all. */
  @Test
  void whatIsClosedNobodyKnowsWhenIsNotOpenForGood() {
    expect(
        Map.of(
            Opportunities.TABLE,
            """
            account_id | opportunity_id | created_at           | known_at             | is_closed | closed_at | closed_by            | is_closing_untold
            acme       | o1             | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | true      | null      | 2024-02-01T00:00:00Z | false
            acme       | o2             | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | true      | null      | null                 | true
            """,
            Cases.TABLE,
            """
            account_id | case_id | severity | opened_at            | known_at             | closed_at | is_closing_untold
            acme       | c1      | 1        | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | null      | true
            acme       | c2      | 1        | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | null      | false
            """),
        """
        month      | deals_open_change | deals_closed | deal_log_days_sum | serious_cases_open_change
        2024-01-01 | 1                 | 0            | 0                 | 1
        2024-02-01 | -1                | 0            | 0                 | 0
        """,
        MONTH,
        DEALS_OPEN_CHANGE,
        DEALS_CLOSED,
        DEAL_LOG_DAYS_SUM,
        SERIOUS_CASES_OPEN_CHANGE);
  }

  /** o3 was entered late; o1 and o2 are two orders, whatever they are worth; o5 is a bill. */
  @Test
  void ordersCountInTheMonthInWhichTheyWerePlaced() {
    expect(
        Map.of(
            Orders.TABLE,
            """
            account_id | order_id | ordered_at           | known_at             | amount | is_recurring
            acme       | o1       | 2024-01-02T10:00:00Z | 2024-01-02T10:00:00Z | 9000   | false
            acme       | o2       | 2024-01-31T23:00:00Z | 2024-01-31T23:00:00Z | null   | null
            acme       | o3       | 2024-01-02T10:00:00Z | 2024-03-02T10:00:00Z | 1      | false
            acme       | o4       | 2024-03-02T10:00:00Z | 2024-03-01T10:00:00Z | 1      | false
            acme       | o5       | 2024-03-03T10:00:00Z | 2024-03-03T10:00:00Z | 1      | true
            """),
        """
        month      | known_month | orders_placed | max_source_at
        2024-01-01 | 2024-01-01  | 2             | 2024-01-31 23:00:00
        2024-01-01 | 2024-03-01  | 1             | 2024-03-02 10:00:00
        2024-03-01 | 2024-03-01  | 1             | 2024-03-02 10:00:00
        """,
        MONTH,
        KNOWN_MONTH,
        ORDERS_PLACED,
        MAX_SOURCE_AT);
  }

  @Test
  void peopleCountFromTheMonthInWhichTheyAreKnown() {
    expect(
        Map.of(
            Contacts.TABLE,
            """
            account_id | contact_id | role_family | event_at             | known_at
            acme       | p1         | PROCUREMENT | 2024-01-01T00:00:00Z | 2024-02-01T00:00:00Z
            acme       | p2         | USER        | 2024-02-01T00:00:00Z | 2024-02-01T00:00:00Z
            """),
        """
        month      | known_month | people | people_of_procurement
        2024-02-01 | 2024-02-01  | 2      | 1
        """,
        MONTH,
        KNOWN_MONTH,
        PEOPLE,
        PEOPLE_OF_PROCUREMENT);
  }

  private void expect(Map<Table, String> given, String expected, Field... fields) {
    tables.expect(
        LedgerMonths.TABLE
            .conform(
                new LedgerFeatures(Settings.defaults().time(), Settings.defaults().relationship())
                    .perAccountMonth(
                        rows(given, Interactions.TABLE),
                        rows(given, Cases.TABLE),
                        rows(given, Opportunities.TABLE),
                        rows(given, Orders.TABLE),
                        rows(given, Contacts.TABLE),
                        tables.given(
                            Accounts.TABLE,
                            """
                            account_id | absorbed_ids
                            acme       | []
                            globex     | []
                            """)))
            .select(Stream.of(fields).map(Field::col).toArray(Column[]::new)),
        expected);
  }

  private Dataset<Row> rows(Map<Table, String> given, Table table) {
    return given.containsKey(table)
        ? tables.given(table, WordsText.bits(given.get(table)))
        : tables.none(table);
  }
}
