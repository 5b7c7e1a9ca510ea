package dev.plumbline.features.disclosure;

import static dev.plumbline.tables.features.DisclosureMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.DisclosureMonths.BODY_SCORED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_PROBES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_PROBES_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_TOPICS;
import static dev.plumbline.tables.features.DisclosureMonths.CONFLICT_BUSINESS;
import static dev.plumbline.tables.features.DisclosureMonths.CONFLICT_PERSONAL;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.NOTES;
import static dev.plumbline.tables.features.DisclosureMonths.NOTES_BUSINESS;
import static dev.plumbline.tables.features.DisclosureMonths.NOTES_PERSONAL;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_GENERAL_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PROBES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_TOPICS;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import dev.plumbline.testing.WordsText;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;

@SparkTest
class DisclosureCountsTest {

  private final TableText tables;

  DisclosureCountsTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void aMessageCountsAtItsDeepestLevelOnItsSide() {
    expect(
        """
        channel | direction | sender_key | is_human | rung | level_business | level_personal | words
        EMAIL   | INBOUND   | ann        | true     | BODY | 2              | 1              | 0
        EMAIL   | INBOUND   | ann        | true     | BODY | 3              | 0              | 0
        EMAIL   | OUTBOUND  | rita       | true     | BODY | 2              | 3              | 0
        """,
        """
        business_strategic_received | business_synergistic_received | personal_general_received | business_strategic_sent | personal_private_sent
        1                           | 1                             | 1                         | 1                       | 1
        """,
        BUSINESS_STRATEGIC_RECEIVED,
        BUSINESS_SYNERGISTIC_RECEIVED,
        PERSONAL_GENERAL_RECEIVED,
        BUSINESS_STRATEGIC_SENT,
        PERSONAL_PRIVATE_SENT);
  }

  @Test
  void onlyHumanMessagesCountAndOnlyScoredOnesAreExposure() {
    expect(
        """
        channel | direction | sender_key | is_human | rung    | level_business | level_personal | words
        EMAIL   | INBOUND   | ann        | true     | BODY    | 0              | 0              | 0
        EMAIL   | INBOUND   | ann        | true     | NONE    | null           | null           | null
        EMAIL   | OUTBOUND  | rita       | true     | SUBJECT | 2              | 0              | 0
        EMAIL   | INBOUND   | ann        | false    | BODY    | 2              | 2              | 0
        NOTE    | OUTBOUND  | null       | true     | BODY    | 2              | 2              | 0
        EMAIL   | OUTBOUND  | null       | true     | BODY    | 2              | 2              | 0
        """,
        """
        messages_received | messages_sent | scored_received | scored_sent | body_scored | business_strategic_received | business_strategic_sent
        2                 | 1             | 1               | 1           | 1           | 0                           | 1
        """,
        MESSAGES_RECEIVED,
        MESSAGES_SENT,
        SCORED_RECEIVED,
        SCORED_SENT,
        BODY_SCORED,
        BUSINESS_STRATEGIC_RECEIVED,
        BUSINESS_STRATEGIC_SENT);
  }

  @Test
  void whatIsSaidWithWordsOfConflictIsCountedApart() {
    expect(
        """
        channel | direction | sender_key | is_human | rung | level_business | level_personal | words
        EMAIL   | INBOUND   | ann        | true     | BODY | 2              | 3              | CONFLICT
        EMAIL   | OUTBOUND  | rita       | true     | BODY | 1              | 0              | CONFLICT
        """,
        """
        scored_received | business_strategic_received | conflict_business | conflict_personal
        1               | 0                           | 1                 | 1
        """,
        SCORED_RECEIVED,
        BUSINESS_STRATEGIC_RECEIVED,
        CONFLICT_BUSINESS,
        CONFLICT_PERSONAL);
  }

  /**
   * Bits 5 and 6 are budget and priorities; in the quarrel only the probe counts. One id is odd.
   */
  @Test
  void topicsProbesAndHalvesAreCounted() {
    expect(
        """
        interaction_id | channel | direction | sender_key | is_human | rung | level_business | level_personal | words                   | topics_business | topics_personal
        m1             | EMAIL   | INBOUND   | ann        | true     | BODY | 2              | 0              | 0                       | 96              | 0
        m2             | EMAIL   | OUTBOUND  | rita       | true     | BODY | 2              | 2              | BUSINESS_PROBE          | 32              | 32
        m3             | EMAIL   | INBOUND   | ann        | true     | BODY | 2              | 0              | CONFLICT+PERSONAL_PROBE | 32              | 0
        """,
        """
        business_topics                                        | personal_topics                         | business_probes_sent | business_probes_received | personal_probes_received | scored_odd | business_strategic_odd | personal_life_odd
        [0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] | [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0] | 1                    | 0                        | 1                        | 1          | 1                      | 0
        """,
        BUSINESS_TOPICS,
        PERSONAL_TOPICS,
        BUSINESS_PROBES_SENT,
        BUSINESS_PROBES_RECEIVED,
        PERSONAL_PROBES_RECEIVED,
        SCORED_ODD,
        BUSINESS_STRATEGIC_ODD,
        PERSONAL_LIFE_ODD);
  }

  /** What a rep reports is neither a message nor exposure. */
  @Test
  void notesAreScoredApart() {
    expect(
        """
        channel | direction | sender_key | is_human | rung | level_business | level_personal | words
        NOTE    | OUTBOUND  | null       | true     | BODY | 2              | 0              | 0
        NOTE    | OUTBOUND  | null       | true     | BODY | 0              | 3              | 0
        NOTE    | OUTBOUND  | null       | true     | NONE | null           | null           | null
        """,
        """
        notes | notes_business | notes_personal | messages_sent | scored_sent | body_scored | business_strategic_sent
        2     | 1              | 1              | 0             | 0           | 0           | 0
        """,
        NOTES,
        NOTES_BUSINESS,
        NOTES_PERSONAL,
        MESSAGES_SENT,
        SCORED_SENT,
        BODY_SCORED,
        BUSINESS_STRATEGIC_SENT);
  }

  @Test
  void aRowIsAnAccountAMonthAndAMonthOfKnowledge() {
    tables.expect(
        DisclosureCounts.perAccountMonth(
                tables.given(
                    Interactions.TABLE,
                    """
                    account_id | month      | known_month | known_at             | channel | direction | sender_key | is_human | rung
                    acme       | 2024-01-01 | 2024-01-01  | 2024-01-09T00:00:00Z | EMAIL   | INBOUND   | ann        | true     | BODY
                    acme       | 2024-01-01 | 2024-01-01  | 2024-01-08T00:00:00Z | EMAIL   | INBOUND   | ann        | true     | BODY
                    acme       | 2024-01-01 | 2024-02-01  | 2024-02-08T00:00:00Z | EMAIL   | INBOUND   | ann        | true     | BODY
                    globex     | 2024-01-01 | 2024-01-01  | 2024-01-08T00:00:00Z | EMAIL   | INBOUND   | ann        | true     | BODY
                    """))
            .select(
                ACCOUNT_ID.col(),
                MONTH.col(),
                KNOWN_MONTH.col(),
                MESSAGES_RECEIVED.col(),
                MAX_SOURCE_AT.col()),
        """
        account_id | month      | known_month | messages_received | max_source_at
        acme       | 2024-01-01 | 2024-01-01  | 2                 | 2024-01-09T00:00:00Z
        acme       | 2024-01-01 | 2024-02-01  | 1                 | 2024-02-08T00:00:00Z
        globex     | 2024-01-01 | 2024-01-01  | 1                 | 2024-01-08T00:00:00Z
        """);
  }

  private void expect(String interactions, String expected, Field... fields) {
    tables.expect(
        DisclosureMonths.TABLE
            .conform(
                DisclosureCounts.perAccountMonth(
                    tables.given(Interactions.TABLE, WordsText.bits(interactions))))
            .select(Stream.of(fields).map(Field::col).toArray(Column[]::new)),
        expected);
  }
}
