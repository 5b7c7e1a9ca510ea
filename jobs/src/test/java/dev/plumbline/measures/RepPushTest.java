package dev.plumbline.measures;

import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Ann owns acme, and globex until bob takes it over in March; bob owns initech. */
@SparkTest
class RepPushTest {

  private static final String MONTHS =
      """
      account_id | month      | rep_id
      acme       | 2024-01-01 | ann
      acme       | 2024-02-01 | ann
      acme       | 2024-03-01 | ann
      acme       | 2024-04-01 | ann
      globex     | 2024-01-01 | ann
      globex     | 2024-02-01 | ann
      globex     | 2024-03-01 | bob
      globex     | 2024-04-01 | bob
      initech    | 2024-03-01 | bob
      initech    | 2024-04-01 | bob
      hooli      | 2024-04-01 | null
      """;
  private static final String WRITTEN =
      """
      account_id | month      | known_month | personal_life_sent | personal_private_sent | scored_sent | max_source_at
      acme       | 2024-01-01 | 2024-01-01  | 5                  | 0                     | 10          | 2024-01-20T00:00:00Z
      globex     | 2024-01-01 | 2024-01-01  | 1                  | 1                     | 20          | 2024-01-25T00:00:00Z
      globex     | 2024-01-01 | 2024-03-01  | 4                  | 0                     | 4           | 2024-03-02T00:00:00Z
      globex     | 2024-03-01 | 2024-03-01  | 9                  | 0                     | 90          | 2024-03-20T00:00:00Z
      initech    | 2024-03-01 | 2024-03-01  | 3                  | 0                     | 30          | 2024-03-10T00:00:00Z
      hooli      | 2024-03-01 | 2024-03-01  | 7                  | 0                     | 70          | 2024-03-10T00:00:00Z
      """;

  private final TableText tables;

  RepPushTest(TableText tables) {
    this.tables = tables;
  }

  /**
   * What ann wrote to globex stays hers when bob takes over, from when it is known; what she wrote
   * to acme is no word about acme.
   */
  @Test
  void aRepIsSeenByWhatWasWrittenToOtherAccountsByThen() {
    tables.expect(
        perMonth(),
        """
        account_id | month      | rep_deep | rep_sent | rep_source_at
        acme       | 2024-01-01 | 0        | 0        | null
        acme       | 2024-02-01 | 2        | 20       | 2024-01-25T00:00:00Z
        acme       | 2024-03-01 | 2        | 20       | 2024-01-25T00:00:00Z
        acme       | 2024-04-01 | 6        | 24       | 2024-03-02T00:00:00Z
        globex     | 2024-01-01 | 0        | 0        | null
        globex     | 2024-02-01 | 5        | 10       | 2024-01-25T00:00:00Z
        globex     | 2024-03-01 | 0        | 0        | null
        globex     | 2024-04-01 | 3        | 30       | 2024-03-20T00:00:00Z
        initech    | 2024-03-01 | 0        | 0        | null
        initech    | 2024-04-01 | 9        | 90       | 2024-03-20T00:00:00Z
        """);
  }

  /**
   * (2 + 200 x .1) / 220 is the prior itself; (6 + 20) / 224 lies .016071 above it, at .05 each.
   */
  @Test
  void fewMessagesAreDrawnTowardsTheRateOfAll() {
    Dataset<Row> references =
        tables.given(
            References.TABLE,
            """
            measure                  | center | scale | prior
            rate_personal_deep_sent  | null   | null  | 0.1
            disclosure_personal_sent | 0.1    | 0.05  | null
            """);
    tables.expect(
        perMonth()
            .where(AccountMonths.ACCOUNT_ID.col().equalTo("acme"))
            .transform(rows -> Standards.beside(rows, references))
            .select(AccountMonths.MONTH.col(), RelationshipMonths.PUSH.from(RepPush.push())),
        """
        month      | push
        2024-01-01 | 0
        2024-02-01 | 0
        2024-03-01 | 0
        2024-04-01 | 0.321429
        """);
  }

  private Dataset<Row> perMonth() {
    return RepPush.perMonth(
        tables.given(AccountMonths.TABLE, MONTHS), tables.given(DisclosureMonths.TABLE, WRITTEN));
  }
}
