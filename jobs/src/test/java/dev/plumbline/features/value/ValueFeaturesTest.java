package dev.plumbline.features.value;

import static dev.plumbline.tables.features.ValueMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.ValueMonths.CASES_CLOSED;
import static dev.plumbline.tables.features.ValueMonths.CASES_OPENED;
import static dev.plumbline.tables.features.ValueMonths.CASES_REOPENED;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_LATE;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_ON_TIME;
import static dev.plumbline.tables.features.ValueMonths.DISCOVERY_MEETINGS;
import static dev.plumbline.tables.features.ValueMonths.DISCOVERY_PROBES_SENT;
import static dev.plumbline.tables.features.ValueMonths.FIRST_RESPONSES;
import static dev.plumbline.tables.features.ValueMonths.FIRST_RESPONSE_LOG_RATIO_SUM;
import static dev.plumbline.tables.features.ValueMonths.IDEAS_SENT;
import static dev.plumbline.tables.features.ValueMonths.INSIGHT_OPPORTUNITIES;
import static dev.plumbline.tables.features.ValueMonths.IS_ODD;
import static dev.plumbline.tables.features.ValueMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ValueMonths.MESSAGES_SENT;
import static dev.plumbline.tables.features.ValueMonths.MONTH;
import static dev.plumbline.tables.features.ValueMonths.PROACTIVE_THREADS_SENT;
import static dev.plumbline.tables.features.ValueMonths.QUANTITY_DELIVERED;
import static dev.plumbline.tables.features.ValueMonths.QUANTITY_ORDERED;
import static dev.plumbline.tables.features.ValueMonths.RESOLUTION_LOG_HOURS_CRITICAL;
import static dev.plumbline.tables.features.ValueMonths.RESOLUTION_LOG_HOURS_NORMAL;
import static dev.plumbline.tables.features.ValueMonths.REVIEWS_HELD;
import static dev.plumbline.tables.features.ValueMonths.ROI_SENT;
import static dev.plumbline.tables.features.ValueMonths.SLA_MET;
import static dev.plumbline.tables.features.ValueMonths.SLA_MET_CRITICAL;
import static dev.plumbline.tables.features.ValueMonths.SLA_MISSED;
import static dev.plumbline.tables.features.ValueMonths.SLA_MISSED_CRITICAL;
import static dev.plumbline.tables.features.ValueMonths.THREADS_SENT;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.jobs.BuildValueMonths;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import dev.plumbline.testing.WordsText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.junit.jupiter.api.Test;

@SparkTest
class ValueFeaturesTest {

  private static final String NO_MESSAGES = "interaction_id";
  private static final String NO_CASES = "case_id";
  private static final String NO_OPPORTUNITIES = "opportunity_id";
  private static final String NO_ORDERS = "order_id";

  private final TableText tables;

  ValueFeaturesTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void everyStepOfACaseCountsInItsOwnMonth() {
    tables.expect(
        features(
                NO_MESSAGES,
                """
                case_id | account_id | severity | opened_at            | first_response_at    | closed_at            | sla_due_at           | reopened_at          | known_at
                c1      | copy       | 3        | 2024-01-31T20:00:00Z | 2024-02-01T00:00:00Z | 2024-03-01T06:00:00Z | 2024-02-01T04:00:00Z | 2024-04-05T00:00:00Z | 2024-01-31T20:00:00Z
                """,
                NO_OPPORTUNITIES)
            .select(
                ACCOUNT_ID.col(),
                MONTH.col(),
                KNOWN_MONTH.col(),
                CASES_OPENED.col(),
                FIRST_RESPONSES.col(),
                FIRST_RESPONSE_LOG_RATIO_SUM.col(),
                SLA_MET.col(),
                CASES_CLOSED.col(),
                CASES_REOPENED.col()),
        """
        account_id | month      | known_month | cases_opened | first_responses | first_response_log_ratio_sum | sla_met | cases_closed | cases_reopened
        acme       | 2024-01-01 | 2024-01-01  | 1            | 0               | 0                            | 0       | 0            | 0
        acme       | 2024-02-01 | 2024-02-01  | 0            | 1               | -0.693147                    | 1       | 0            | 0
        acme       | 2024-03-01 | 2024-03-01  | 0            | 0               | 0                            | 0       | 1            | 0
        acme       | 2024-04-01 | 2024-04-01  | 0            | 0               | 0                            | 0       | 0            | 1
        """);
  }

  @Test
  void aCaseThatWasEnteredLateIsKnownLate() {
    tables.expect(
        features(
                NO_MESSAGES,
                """
                case_id | account_id | opened_at            | known_at
                c1      | acme       | 2024-01-10T00:00:00Z | 2024-02-03T00:00:00Z
                """,
                NO_OPPORTUNITIES)
            .select(MONTH.col(), KNOWN_MONTH.col(), CASES_OPENED.col()),
        """
        month      | known_month | cases_opened
        2024-01-01 | 2024-02-01  | 1
        """);
  }

  @Test
  void aFirstAnswerIsMissedWhenItWasDueWhateverComesLater() {
    tables.expect(
        features(
                NO_MESSAGES,
                """
                case_id    | account_id | severity | opened_at            | first_response_at    | closed_at            | sla_due_at           | known_at
                late       | acme       | 2        | 2024-01-30T00:00:00Z | 2024-02-03T00:00:00Z | null                 | 2024-01-31T00:00:00Z | 2024-01-30T00:00:00Z
                never      | acme       | 4        | 2024-01-30T00:00:00Z | null                 | null                 | 2024-01-31T00:00:00Z | 2024-01-30T00:00:00Z
                closed     | acme       | 1        | 2024-01-30T00:00:00Z | null                 | 2024-01-30T10:00:00Z | 2024-01-31T00:00:00Z | 2024-01-30T00:00:00Z
                no promise | acme       | 1        | 2024-01-30T00:00:00Z | 2024-02-03T00:00:00Z | null                 | null                 | 2024-01-30T00:00:00Z
                """,
                NO_OPPORTUNITIES)
            .select(
                MONTH.col(),
                SLA_MET.col(),
                SLA_MISSED.col(),
                SLA_MET_CRITICAL.col(),
                SLA_MISSED_CRITICAL.col(),
                FIRST_RESPONSES.col()),
        """
        month      | sla_met | sla_missed | sla_met_critical | sla_missed_critical | first_responses
        2024-01-01 | 1       | 2          | 1                | 1                   | 0
        2024-02-01 | 0       | 0          | 0                | 0                   | 2
        """);
  }

  @Test
  void timesToCloseAreKeptApartBySeverityAndNoneIsShorterThanAMinute() {
    expect(
        NO_MESSAGES,
        """
        case_id | account_id | severity | opened_at            | closed_at            | known_at
        c1      | acme       | 1        | 2024-01-10T00:00:00Z | 2024-01-10T10:00:00Z | 2024-01-10T00:00:00Z
        c2      | acme       | 2        | 2024-01-10T00:00:00Z | 2024-01-10T01:00:00Z | 2024-01-10T00:00:00Z
        c3      | acme       | 4        | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z
        c4      | acme       | null     | 2024-01-10T00:00:00Z | 2024-01-11T00:00:00Z | 2024-01-10T00:00:00Z
        c5      | acme       | 1        | 2024-01-10T00:00:00Z | 2024-01-09T00:00:00Z | 2024-01-10T00:00:00Z
        """,
        NO_OPPORTUNITIES,
        """
        resolution_log_hours_critical | resolution_log_hours_normal              | cases_closed
        [0.0, 2.302585092994046]      | [-4.0943445622221, 3.1780538303479458] | 4
        """,
        RESOLUTION_LOG_HOURS_CRITICAL,
        RESOLUTION_LOG_HOURS_NORMAL,
        CASES_CLOSED);
  }

  /** Closed after 10 hours and again after 60 days; answered by its first closing, in time. */
  @Test
  void aClosingThatWasTakenBackCountsAsItDidThen() {
    tables.expect(
        features(
                NO_MESSAGES,
                """
                case_id | account_id | severity | opened_at            | closed_at            | earlier_closings         | reopenings               | sla_due_at           | known_at
                c1      | acme       | 3        | 2024-01-10T00:00:00Z | 2024-03-10T00:00:00Z | ["2024-01-10T10:00:00Z"] | ["2024-02-10T00:00:00Z"] | 2024-01-11T00:00:00Z | 2024-01-10T00:00:00Z
                """,
                NO_OPPORTUNITIES)
            .select(
                MONTH.col(),
                CASES_CLOSED.col(),
                CASES_REOPENED.col(),
                SLA_MET.col(),
                SLA_MISSED.col(),
                RESOLUTION_LOG_HOURS_NORMAL.col()),
        """
        month      | cases_closed | cases_reopened | sla_met | sla_missed | resolution_log_hours_normal
        2024-01-01 | 1            | 0              | 1       | 0          | [2.302585092994046]
        2024-02-01 | 0            | 1              | 0       | 0          | []
        2024-03-01 | 1            | 0              | 0       | 0          | [7.272398392570047]
        """);
  }

  /** As a source tells it that knows the last closing alone: no end of a month saw another one. */
  @Test
  void aClosingThatWasTakenBackInItsMonthIsNone() {
    tables.expect(
        features(
                NO_MESSAGES,
                """
                case_id | account_id | severity | opened_at            | closed_at            | earlier_closings                                 | reopenings                                       | known_at
                c1      | acme       | 3        | 2024-01-10T00:00:00Z | 2024-02-20T00:00:00Z | ["2024-01-10T10:00:00Z", "2024-01-20T00:00:00Z"] | ["2024-01-10T11:00:00Z", "2024-02-10T00:00:00Z"] | 2024-01-10T00:00:00Z
                """,
                NO_OPPORTUNITIES)
            .select(MONTH.col(), CASES_CLOSED.col(), CASES_REOPENED.col()),
        """
        month      | cases_closed | cases_reopened
        2024-01-01 | 1            | 1
        2024-02-01 | 1            | 1
        """);
  }

  @Test
  void whatOurScoredMessagesBringIsCountedAndNothingElse() {
    expect(
        """
        account_id | month      | known_month | channel | direction | sender_key | is_human | rung | is_answer | words
        acme       | 2024-01-01 | 2024-01-01  | EMAIL   | OUTBOUND  | rita       | true     | BODY | false     | IDEA+DISCOVERY
        acme       | 2024-01-01 | 2024-01-01  | EMAIL   | OUTBOUND  | rita       | true     | BODY | false     | IDEA+PRICE
        acme       | 2024-01-01 | 2024-01-01  | EMAIL   | OUTBOUND  | rita       | true     | BODY | true      | ROI+PROACTIVE
        acme       | 2024-01-01 | 2024-01-01  | EMAIL   | OUTBOUND  | rita       | true     | BODY | false     | 0
        acme       | 2024-01-01 | 2024-01-01  | EMAIL   | OUTBOUND  | rita       | true     | NONE | false     | null
        acme       | 2024-01-01 | 2024-01-01  | EMAIL   | OUTBOUND  | rita       | false    | BODY | false     | IDEA+ROI+PROACTIVE+DISCOVERY
        acme       | 2024-01-01 | 2024-01-01  | EMAIL   | INBOUND   | ann        | true     | BODY | false     | IDEA+ROI+PROACTIVE+DISCOVERY
        """,
        NO_CASES,
        NO_OPPORTUNITIES,
        """
        messages_sent | threads_sent | ideas_sent | roi_sent | discovery_probes_sent | proactive_threads_sent
        4             | 3            | 2          | 1        | 1                     | 1
        """,
        MESSAGES_SENT,
        THREADS_SENT,
        IDEAS_SENT,
        ROI_SENT,
        DISCOVERY_PROBES_SENT,
        PROACTIVE_THREADS_SENT);
  }

  @Test
  void reviewsAndDiscoveriesCountIfTheyWereHeld() {
    expect(
        """
        account_id | month      | known_month | channel | direction | is_human | rung | kind      | is_cancelled
        acme       | 2024-01-01 | 2024-01-01  | MEETING | OUTBOUND  | true     | NONE | REVIEW    | false
        acme       | 2024-01-01 | 2024-01-01  | MEETING | OUTBOUND  | true     | NONE | REVIEW    | true
        acme       | 2024-01-01 | 2024-01-01  | MEETING | OUTBOUND  | true     | NONE | DISCOVERY | false
        acme       | 2024-01-01 | 2024-01-01  | MEETING | OUTBOUND  | true     | NONE | SOCIAL    | false
        """,
        NO_CASES,
        NO_OPPORTUNITIES,
        """
        reviews_held | discovery_meetings
        1            | 1
        """,
        REVIEWS_HELD,
        DISCOVERY_MEETINGS);
  }

  @Test
  void opportunitiesCountByLeadSourceUnlessTheyAreRenewals() {
    expect(
        NO_MESSAGES,
        NO_CASES,
        """
        opportunity_id | account_id | kind      | lead_source     | created_at           | known_at
        o1             | acme       | EXPANSION | QBR             | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z
        o2             | acme       | NEW       | Product insight | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z
        o3             | acme       | RENEWAL   | QBR             | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z
        o4             | acme       | NEW       | Web             | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z
        o5             | acme       | NEW       | null            | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z
        """,
        """
        insight_opportunities
        2
        """,
        INSIGHT_OPPORTUNITIES);
  }

  @Test
  void anOrderIsOnTimeWhenItIsDeliveredAndLateWhenThePromisedDayIsOver() {
    tables.expect(
        together(
                halves(
                    NO_MESSAGES,
                    NO_CASES,
                    NO_OPPORTUNITIES,
                    """
                    order_id   | account_id | promised_date | delivered_date | quantity_ordered | quantity_delivered | known_at
                    early      | copy       | 2024-02-10    | 2024-01-20     | 10               | 9                  | 2024-01-02T00:00:00Z
                    that day   | acme       | 2024-01-20    | 2024-01-20     | null             | null               | 2024-01-02T00:00:00Z
                    late       | acme       | 2024-01-31    | 2024-03-05     | 4                | 5                  | 2024-01-02T00:00:00Z
                    never      | acme       | 2024-01-31    | null           | 4                | null               | 2024-01-02T00:00:00Z
                    no promise | acme       | null          | 2024-03-05     | 0                | 0                  | 2024-01-02T00:00:00Z
                    told late  | acme       | 2024-01-20    | 2024-01-20     | null             | null               | 2024-04-02T00:00:00Z
                    """))
            .select(
                MONTH.col(),
                KNOWN_MONTH.col(),
                DELIVERIES_ON_TIME.col(),
                DELIVERIES_LATE.col(),
                QUANTITY_ORDERED.col(),
                QUANTITY_DELIVERED.col()),
        """
        month      | known_month | deliveries_on_time | deliveries_late | quantity_ordered | quantity_delivered
        2024-01-01 | 2024-01-01  | 2                  | 0               | 10               | 9
        2024-01-01 | 2024-04-01  | 1                  | 0               | 0                | 0
        2024-02-01 | 2024-02-01  | 0                  | 2               | 0                | 0
        2024-03-01 | 2024-03-01  | 0                  | 0               | 4                | 4
        """);
  }

  /** Outcomes, and what is conflict: each of them turned over. */
  @Test
  void nothingThatTellsWhetherACustomerStaysCounts() {
    String opportunities =
        """
        opportunity_id | account_id | kind      | lead_source | created_at           | known_at             | amount | is_closed | is_won | stage | loss_reason | close_date | closed_at            | subscription_id
        o1             | acme       | EXPANSION | QBR         | 2024-01-10T00:00:00Z | 2024-01-10T00:00:00Z | AMOUNT | WON       | WON    | STAGE | STAGE       | DATE       | DATET00:00:00Z       | STAGE
        """;
    String orders =
        """
        order_id | account_id | promised_date | delivered_date | known_at             | amount | credit_amount | product_line | ordered_at
        r1       | acme       | 2024-01-20    | 2024-01-20     | 2024-01-02T00:00:00Z | AMOUNT | AMOUNT        | STAGE        | DATET00:00:00Z
        """;
    List<List<Row>> counted =
        Stream.of(
                List.of("1.00", "true", "lost", "2024-02-01"),
                List.of("999.00", "false", "won", "2025-03-01"))
            .map(
                values ->
                    Stream.of(opportunities, orders)
                        .map(
                            text ->
                                text.replace("AMOUNT", values.get(0))
                                    .replace("WON", values.get(1))
                                    .replace("STAGE", values.get(2))
                                    .replace("DATE", values.get(3)))
                        .toList())
            .map(texts -> halves(NO_MESSAGES, NO_CASES, texts.get(0), texts.get(1)))
            .map(halves -> halves.orderBy(IS_ODD.col()).collectAsList())
            .toList();

    assertThat(counted.get(0)).isNotEmpty().isEqualTo(counted.get(1));
    assertThat(
            new BuildValueMonths(new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty())).reads())
        .doesNotContain(Subscriptions.TABLE, Spells.TABLE);
    Stream.of("renew", "churn", "exit", "notice", "won", "amount", "credit", "price", "received")
        .forEach(
            word ->
                assertThat(ValueMonths.TABLE.fields())
                    .noneMatch(field -> field.name().contains(word)));
  }

  @Test
  void everyRecordIsOfOneHalf() {
    String cases =
        IntStream.range(0, 40)
            .mapToObj(k -> "c%d | acme | 2024-01-10T00:00:00Z | 2024-01-11T00:00:00Z".formatted(k))
            .collect(
                Collectors.joining("\n", "case_id | account_id | known_at | reopened_at\n", ""));

    Dataset<Row> halves = halves(NO_MESSAGES, cases, NO_OPPORTUNITIES, NO_ORDERS);

    assertThat(halves.select(IS_ODD.col(), CASES_REOPENED.col()).collectAsList())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.getLong(1)).isBetween(10L, 30L))
        .extracting(row -> row.getBoolean(0))
        .containsExactlyInAnyOrder(true, false);
    assertThat(together(halves).select(CASES_REOPENED.col()).first().getLong(0)).isEqualTo(40);
  }

  private void expect(
      String interactions, String cases, String opportunities, String expected, Field... fields) {
    tables.expect(
        features(interactions, cases, opportunities)
            .select(Stream.of(fields).map(Field::col).toArray(Column[]::new)),
        expected);
  }

  private Dataset<Row> features(String interactions, String cases, String opportunities) {
    return together(halves(interactions, cases, opportunities, NO_ORDERS));
  }

  private Dataset<Row> halves(
      String interactions, String cases, String opportunities, String orders) {
    return ValueMonths.TABLE.conform(
        new ValueFeatures(new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty()))
            .perAccountMonth(
                tables.given(Interactions.TABLE, WordsText.bits(interactions)),
                tables.given(Cases.TABLE, cases),
                tables.given(Opportunities.TABLE, opportunities),
                tables.given(Orders.TABLE, orders),
                tables.given(
                    Accounts.TABLE,
                    """
                    account_id | absorbed_ids
                    acme       | ["copy"]
                    """)));
  }

  /** Both halves. */
  private static Dataset<Row> together(Dataset<Row> halves) {
    Column[] sums =
        ValueMonths.TABLE.fields().stream()
            .filter(field -> !ValueMonths.TABLE.key().contains(field))
            .filter(field -> !field.equals(ValueMonths.MAX_SOURCE_AT))
            .map(
                field ->
                    field.from(
                        field.type() instanceof ArrayType
                            ? sort_array(flatten(collect_list(field.col())))
                            : sum(field.col())))
            .toArray(Column[]::new);
    return halves
        .groupBy(ACCOUNT_ID.col(), MONTH.col(), KNOWN_MONTH.col())
        .agg(ValueMonths.MAX_SOURCE_AT.from(max(ValueMonths.MAX_SOURCE_AT.col())), sums);
  }
}
