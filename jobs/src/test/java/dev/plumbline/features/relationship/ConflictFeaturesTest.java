package dev.plumbline.features.relationship;

import static dev.plumbline.tables.features.ConflictMonths.CONFLICT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.CRITICAL_CASES;
import static dev.plumbline.tables.features.ConflictMonths.ESCALATIONS;
import static dev.plumbline.tables.features.ConflictMonths.GRACE_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.INTENT_MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.ConflictMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SEVERITY;
import static dev.plumbline.tables.features.ConflictMonths.MONTH;
import static dev.plumbline.tables.features.ConflictMonths.PROCUREMENT_CONTACTS;
import static dev.plumbline.tables.features.ConflictMonths.REPAIR_MESSAGES_SENT;
import static dev.plumbline.tables.features.ConflictMonths.SEVERITY_ADDED;
import static dev.plumbline.tables.features.ConflictMonths.SLA_BREACHES;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;

@SparkTest
class ConflictFeaturesTest {

  private static final String NO_MESSAGES = "interaction_id";
  private static final String NO_CASES = "case_id";

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
        interaction_id | direction | event_at             | known_at             | conflict_hits | repair_hits | grace_hits
        m1             | INBOUND   | 2024-01-01T00:00:00Z | 2024-01-01T00:00:00Z | 1             | 0           | 0
        m2             | INBOUND   | 2024-01-09T00:00:00Z | 2024-01-09T00:00:00Z | 1             | 0           | 0
        m3             | INBOUND   | 2024-01-16T00:00:00Z | 2024-01-16T00:00:00Z | 2             | 1           | 0
        m4             | OUTBOUND  | 2024-01-16T00:00:00Z | 2024-01-16T00:00:00Z | 1             | 1           | 1
        m5             | INBOUND   | 2024-01-17T00:00:00Z | 2024-01-17T00:00:00Z | 0             | 0           | 1
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
    expect(
        """
        interaction_id | direction | event_at             | known_at             | intent_hits
        m1             | INBOUND   | 2024-03-01T00:00:00Z | 2024-03-01T00:00:00Z | 2
        m2             | OUTBOUND  | 2024-03-09T00:00:00Z | 2024-03-09T00:00:00Z | 1
        """,
        NO_CASES,
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

  private void expect(String interactions, String cases, String expected, Field... fields) {
    tables.expect(
        ConflictMonths.TABLE
            .conform(
                new ConflictFeatures(new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty()))
                    .perAccountMonth(
                        tables.given(
                            Interactions.TABLE,
                            ofAcme(interactions, " | EMAIL   | someone    | true")),
                        tables.given(Cases.TABLE, ofAcme(cases, "")),
                        tables.given(
                            Contacts.TABLE,
                            """
                            contact_id | account_id | role_family | event_at             | known_at
                            p1         | acme       | PROCUREMENT | 2024-03-05T00:00:00Z | 2024-03-05T00:00:00Z
                            p2         | acme       | PROCUREMENT | 2024-03-06T00:00:00Z | 2024-04-06T00:00:00Z
                            p3         | acme       | USER        | 2024-03-06T00:00:00Z | 2024-03-06T00:00:00Z
                            """),
                        tables.given(
                            Accounts.TABLE,
                            """
                            account_id | absorbed_ids
                            acme       | []
                            """)))
            .where(MONTH.col().geq("2024-03-01").equalTo(isIntent(fields)))
            .select(Stream.of(fields).map(Field::col).toArray(Column[]::new)),
        expected);
  }

  private static boolean isIntent(Field... fields) {
    return Stream.of(fields).anyMatch(INTENT_MESSAGES_RECEIVED::equals);
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
