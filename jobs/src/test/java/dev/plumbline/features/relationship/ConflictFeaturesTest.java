package dev.plumbline.features.relationship;

import static dev.plumbline.tables.features.ConflictMonths.COMMERCIAL_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.CONFLICT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.CREDITS;
import static dev.plumbline.tables.features.ConflictMonths.CRITICAL_CASES;
import static dev.plumbline.tables.features.ConflictMonths.CRITICAL_DAYS;
import static dev.plumbline.tables.features.ConflictMonths.ESCALATED_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.ESCALATIONS;
import static dev.plumbline.tables.features.ConflictMonths.GRACE_IN_CONFLICT;
import static dev.plumbline.tables.features.ConflictMonths.GRACE_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.INTENT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ConflictMonths.LATE_DELIVERIES;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SEVERITY;
import static dev.plumbline.tables.features.ConflictMonths.MONTH;
import static dev.plumbline.tables.features.ConflictMonths.PROCUREMENT_CONTACTS;
import static dev.plumbline.tables.features.ConflictMonths.RECOVERY_DAYS;
import static dev.plumbline.tables.features.ConflictMonths.REPAIRED_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.REPAIR_MESSAGES_SENT;
import static dev.plumbline.tables.features.ConflictMonths.SEVERITY_ADDED;
import static dev.plumbline.tables.features.ConflictMonths.SLA_BREACHES;
import static dev.plumbline.tables.features.ConflictMonths.SUPPLIER_INCIDENTS;

import dev.plumbline.config.Settings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import dev.plumbline.testing.WordsText;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;

@SparkTest
class ConflictFeaturesTest {

  private static final String NO_MESSAGES = "interaction_id";
  private static final String NO_CASES = "case_id";
  private static final String NO_CONTACTS = "contact_id";
  private static final String NO_ORDERS = "order_id";

  private final TableText tables;

  ConflictFeaturesTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void signalsWithinFourteenDaysOfEachOtherAreOneIncident() {
    expect(
        NO_MESSAGES,
        """
        case_id | severity | opened_at            | known_at
        c1      | 2        | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z
        c2      | 2        | 2024-01-15T00:00:00Z | 2024-01-15T00:00:00Z
        c3      | 2        | 2024-01-29T00:00:01Z | 2024-01-29T00:00:01Z
        c4      | 3        | 2024-01-29T00:00:00Z | 2024-01-29T00:00:00Z
        """,
        """
        incidents | max_severity | severity_added | critical_cases
        2         | 2            | 4              | 3
        """,
        INCIDENTS,
        MAX_SEVERITY,
        SEVERITY_ADDED,
        CRITICAL_CASES);
  }

  /** Raised a month after it was opened, and closed after that: the closing repairs. */
  @Test
  void aCaseIsASignalSinceItIsSerious() {
    expect(
        NO_MESSAGES,
        """
        case_id | severity | opened_at            | raised_at            | closed_at            | known_at
        c1      | 3        | 2024-01-01T00:00:00Z | 2024-02-03T00:00:00Z | 2024-02-13T00:00:00Z | 2024-01-01T00:00:00Z
        c2      | 3        | 2024-03-01T00:00:00Z | null                 | 2024-03-02T00:00:00Z | 2024-03-01T00:00:00Z
        """,
        """
        month      | incidents | max_severity | recovery_days
        2024-02-01 | 1         | 2            | 10
        """,
        MONTH,
        INCIDENTS,
        MAX_SEVERITY,
        RECOVERY_DAYS);
  }

  @Test
  void aWorseSignalAddsTheDifferenceWhenItIsKnown() {
    expect(
        NO_MESSAGES,
        """
        case_id | severity | opened_at            | escalated_at         | sla_due_at           | known_at
        c1      | 2        | 2024-01-25T00:00:00Z | 2024-02-03T00:00:00Z | 2024-01-26T00:00:00Z | 2024-01-25T00:00:00Z
        c2      | 1        | 2024-01-31T00:00:00Z | null                 | null                 | 2024-02-10T00:00:00Z
        """,
        """
        month      | known_month | incidents | max_severity | severity_added | escalations | sla_breaches
        2024-01-01 | 2024-01-01  | 1         | 2            | 2              | 0           | 1
        2024-01-01 | 2024-02-01  | 0         | 3            | 0              | 0           | 0
        2024-02-01 | 2024-02-01  | 0         | 3            | 1              | 1           | 0
        """,
        MONTH,
        KNOWN_MONTH,
        INCIDENTS,
        MAX_SEVERITY,
        SEVERITY_ADDED,
        ESCALATIONS,
        SLA_BREACHES);
  }

  @Test
  void twoMessagesWithWordsOfConflictWithinAWeekAreAConflictAndOneIsNone() {
    expect(
        """
        interaction_id | direction | event_at             | known_at             | words
        m1             | INBOUND   | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | CONFLICT
        m2             | INBOUND   | 2024-01-09T00:00:00Z | 2024-01-09T00:00:00Z | CONFLICT
        m3             | INBOUND   | 2024-01-16T00:00:00Z | 2024-01-16T00:00:00Z | CONFLICT+REPAIR
        m4             | OUTBOUND  | 2024-01-16T00:00:00Z | 2024-01-16T00:00:00Z | CONFLICT+REPAIR+GRACE
        m5             | INBOUND   | 2024-01-17T00:00:00Z | 2024-01-17T00:00:00Z | GRACE
        """,
        NO_CASES,
        """
        incidents | max_severity | severity_added | conflict_messages_received | repair_messages_sent | grace_messages_received
        1         | 1            | 1              | 3                          | 1                    | 1
        """,
        INCIDENTS,
        MAX_SEVERITY,
        SEVERITY_ADDED,
        CONFLICT_MESSAGES_RECEIVED,
        REPAIR_MESSAGES_SENT,
        GRACE_MESSAGES_RECEIVED);
  }

  @Test
  void wordsOfLeavingAndNewContactsOfProcurementAreSignsAndNoConflict() {
    expectOf(
        """
        interaction_id | direction | event_at             | known_at             | words
        m1             | INBOUND   | 2024-03-01T00:00:00Z | 2024-03-01T00:00:00Z | INTENT
        m2             | OUTBOUND  | 2024-03-09T00:00:00Z | 2024-03-09T00:00:00Z | INTENT
        """,
        NO_CASES,
        """
        contact_id | role_family | event_at             | known_at
        p1         | PROCUREMENT | 2024-03-05T00:00:00Z | 2024-03-05T00:00:00Z
        p2         | PROCUREMENT | 2024-03-06T00:00:00Z | 2024-04-06T00:00:00Z
        p3         | USER        | 2024-03-06T00:00:00Z | 2024-03-06T00:00:00Z
        """,
        NO_ORDERS,
        """
        month      | known_month | incidents | severity_added | intent_messages_received | procurement_contacts
        2024-03-01 | 2024-03-01  | 0         | 0              | 1                        | 1
        2024-03-01 | 2024-04-01  | 0         | 0              | 0                        | 1
        """,
        MONTH,
        KNOWN_MONTH,
        INCIDENTS,
        SEVERITY_ADDED,
        INTENT_MESSAGES_RECEIVED,
        PROCUREMENT_CONTACTS);
  }

  /** Begun by a case, by a late delivery, by words of price and by words alone. */
  @Test
  void anIncidentIsOfTheKindOfItsFirstSignal() {
    expect(
        """
        interaction_id | direction | event_at             | known_at             | words
        m1             | INBOUND   | 2024-05-01T00:00:00Z | 2024-05-01T00:00:00Z | CONFLICT+PRICE
        m2             | INBOUND   | 2024-05-02T00:00:00Z | 2024-05-02T00:00:00Z | CONFLICT+PRICE
        m3             | INBOUND   | 2024-06-01T00:00:00Z | 2024-06-01T00:00:00Z | CONFLICT
        m4             | INBOUND   | 2024-06-02T00:00:00Z | 2024-06-02T00:00:00Z | CONFLICT
        """,
        """
        case_id | severity | opened_at            | known_at
        c1      | 2        | 2024-05-03T00:00:00Z | 2024-05-03T00:00:00Z
        c2      | 2        | 2024-04-01T00:00:00Z | 2024-04-01T00:00:00Z
        """,
        """
        order_id | promised_date | delivered_date | known_at
        o1       | 2024-03-01    | null           | 2024-02-01T00:00:00Z
        o2       | 2024-03-01    | 2024-03-08     | 2024-02-01T00:00:00Z
        o3       | 2024-03-01    | 2024-03-09     | 2024-02-01T00:00:00Z
        """,
        """
        month      | incidents | supplier_incidents | commercial_incidents | late_deliveries
        2024-03-01 | 1         | 1                  | 0                    | 2
        2024-04-01 | 1         | 1                  | 0                    | 0
        2024-05-01 | 1         | 0                  | 1                    | 0
        2024-06-01 | 1         | 0                  | 0                    | 0
        """,
        MONTH,
        INCIDENTS,
        SUPPLIER_INCIDENTS,
        COMMERCIAL_INCIDENTS,
        LATE_DELIVERIES);
  }

  /**
   * o2 was credited before anybody knew of it; of o3 nobody knows when; o4 is late and credited.
   */
  @Test
  void aCreditIsAMildConflictWhenItIsGiven() {
    expect(
        NO_MESSAGES,
        NO_CASES,
        """
        order_id | promised_date | delivered_date | known_at             | credit_amount | credited_at
        o1       | null          | null           | 2024-01-01T00:00:00Z | 10            | 2024-02-01T00:00:00Z
        o2       | null          | null           | 2024-04-01T00:00:00Z | 10            | 2024-03-01T00:00:00Z
        o3       | null          | null           | 2024-01-01T00:00:00Z | 10            | null
        o4       | 2024-05-01    | null           | 2024-01-01T00:00:00Z | 10            | 2024-05-12T00:00:00Z
        """,
        """
        month      | known_month | incidents | supplier_incidents | max_severity | late_deliveries | credits
        2024-02-01 | 2024-02-01  | 1         | 1                  | 1            | 0               | 1
        2024-03-01 | 2024-04-01  | 1         | 1                  | 1            | 0               | 1
        2024-05-01 | 2024-05-01  | 1         | 1                  | 1            | 1               | 1
        """,
        MONTH,
        KNOWN_MONTH,
        INCIDENTS,
        SUPPLIER_INCIDENTS,
        MAX_SEVERITY,
        LATE_DELIVERIES,
        CREDITS);
  }

  /** Four days to the closing, six more to the words; those of May come too late. */
  @Test
  void recoveryRunsFromTheFirstSignalToTheLastSignOfRepair() {
    expect(
        """
        interaction_id | direction | event_at             | known_at             | words
        m0             | OUTBOUND  | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | REPAIR
        m1             | OUTBOUND  | 2024-02-02T00:00:00Z | 2024-02-02T00:00:00Z | REPAIR
        m2             | INBOUND   | 2024-02-20T00:00:00Z | 2024-02-20T00:00:00Z | GRACE
        m3             | INBOUND   | 2024-02-24T00:00:00Z | 2024-02-24T00:00:00Z | GRACE
        m4             | OUTBOUND  | 2024-05-01T00:00:00Z | 2024-05-01T00:00:00Z | REPAIR
        """,
        """
        case_id | severity | opened_at            | closed_at            | escalated_at         | known_at
        c1      | 2        | 2024-01-23T00:00:00Z | 2024-01-27T00:00:00Z | 2024-01-24T00:00:00Z | 2024-01-23T00:00:00Z
        c2      | 4        | 2024-01-23T00:00:00Z | 2024-01-25T00:00:00Z | 2024-01-24T00:00:00Z | 2024-01-23T00:00:00Z
        c3      | 4        | 2024-01-01T00:00:00Z | 2024-01-28T00:00:00Z | null                 | 2024-01-01T00:00:00Z
        """,
        NO_ORDERS,
        """
        month      | incidents | escalations | escalated_incidents | repaired_incidents | recovery_days | critical_days  | grace_in_conflict
        2024-01-01 | 1         | 2           | 1                   | 1                  | 4             | ["2024-01-23"] | 0
        2024-02-01 | 0         | 0           | 0                   | 0                  | 6             | []             | 1
        2024-05-01 | 0         | 0           | 0                   | 0                  | 0             | []             | 0
        """,
        MONTH,
        INCIDENTS,
        ESCALATIONS,
        ESCALATED_INCIDENTS,
        REPAIRED_INCIDENTS,
        RECOVERY_DAYS,
        CRITICAL_DAYS,
        GRACE_IN_CONFLICT);
  }

  private void expect(String interactions, String cases, String expected, Field... fields) {
    expect(interactions, cases, NO_ORDERS, expected, fields);
  }

  private void expect(
      String interactions, String cases, String orders, String expected, Field... fields) {
    expectOf(interactions, cases, NO_CONTACTS, orders, expected, fields);
  }

  private void expectOf(
      String interactions,
      String cases,
      String contacts,
      String orders,
      String expected,
      Field... fields) {
    tables.expect(
        ConflictMonths.TABLE
            .conform(
                new ConflictFeatures(Settings.defaults().time(), Settings.defaults().relationship())
                    .perAccountMonth(
                        tables.given(
                            Interactions.TABLE,
                            ofAcme(WordsText.bits(interactions), " | EMAIL   | someone    | true")),
                        tables.given(Cases.TABLE, ofAcme(cases, "")),
                        tables.given(Contacts.TABLE, ofAcme(contacts, "")),
                        tables.given(Orders.TABLE, ofAcme(orders, "")),
                        tables.given(
                            Accounts.TABLE,
                            """
                            account_id | absorbed_ids
                            acme       | []
                            """)))
            .select(Stream.of(fields).map(Field::col).toArray(Column[]::new)),
        expected);
  }

  private static String ofAcme(String text, String more) {
    String names = more.isEmpty() ? "" : " | channel | sender_key | is_human";
    String header = text.strip().lines().findFirst().orElseThrow();
    String rows =
        text.strip()
            .lines()
            .skip(1)
            .map(line -> "\n" + line + " | acme" + more)
            .reduce("", String::concat);
    return header + " | account_id" + names + rows;
  }
}
