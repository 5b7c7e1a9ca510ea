package dev.plumbline.publish;

import static dev.plumbline.tables.published.StageTransitions.ACCOUNTS;
import static dev.plumbline.tables.published.StageTransitions.ACCOUNT_MONTHS;
import static dev.plumbline.tables.published.StageTransitions.FROM_STAGE;
import static dev.plumbline.tables.published.StageTransitions.IS_SUPPRESSED;
import static dev.plumbline.tables.published.StageTransitions.MEDIAN_MONTHS_IN_STAGE;
import static dev.plumbline.tables.published.StageTransitions.MOVES;
import static dev.plumbline.tables.published.StageTransitions.PROBABILITY;
import static dev.plumbline.tables.published.StageTransitions.PROBABILITY_HIGH;
import static dev.plumbline.tables.published.StageTransitions.PROBABILITY_LOW;
import static dev.plumbline.tables.published.StageTransitions.TENURE_BAND;
import static dev.plumbline.tables.published.StageTransitions.TO_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class TransitionsTest {

  private static final String STAGES =
      """
      account_id | month      | stage | months_in_stage
      a          | 2024-01-01 | 1     | 4
      a          | 2024-02-01 | 2     | 0
      a          | 2024-03-01 | 2     | 1
      b          | 2024-01-01 | 1     | 9
      b          | 2024-02-01 | 1     | 10
      c          | 2024-01-01 | 1     | 3
      c          | 2024-02-01 | null  | null
      """;

  private static final String PANEL =
      """
      account_id | month      | tenure | stage | event | exit_code  | rep_id
      a          | 2024-01-01 | 12     | 1     | 0     | NONE       | r
      a          | 2024-02-01 | 13     | 2     | 0     | NONE       | r
      a          | 2024-03-01 | 14     | 2     | 0     | NONE       | r
      b          | 2024-01-01 | 5      | 1     | 0     | NONE       | s
      b          | 2024-02-01 | 6      | 1     | 1     | CHURN      | s
      c          | 2024-01-01 | 7      | 1     | 0     | BANKRUPTCY | s
      c          | 2024-02-01 | 8      | null  | 0     | NONE       | s
      """;

  private final TableText tables;

  TransitionsTest(TableText tables) {
    this.tables = tables;
  }

  /** The last month of {@code a}, whose outcome nobody knows yet, counts nowhere. */
  @Test
  void countsWhereEachMonthEnds() {
    tables.expect(
        transitions(1, 1)
            .select(
                FROM_STAGE.col(),
                TENURE_BAND.col(),
                TO_STATE.col(),
                ACCOUNT_MONTHS.col(),
                ACCOUNTS.col(),
                MOVES.col(),
                PROBABILITY.col(),
                MEDIAN_MONTHS_IN_STAGE.col()),
        """
        from_stage | tenure_band | to_state   | account_months | accounts | moves | probability | median_months_in_stage
        1          | 1-12        | 1          | 4              | 3        | 1     | 0.25        | 10
        1          | 1-12        | 2          | 4              | 3        | 1     | 0.25        | 5
        1          | 1-12        | 3          | 4              | 3        | 0     | 0           | null
        1          | 1-12        | CHURN      | 4              | 3        | 1     | 0.25        | 11
        1          | 1-12        | OTHER_EXIT | 4              | 3        | 1     | 0.25        | 4
        2          | 13-24       | 1          | 1              | 1        | 0     | 0           | null
        2          | 13-24       | 2          | 1              | 1        | 1     | 1           | 1
        2          | 13-24       | 3          | 1              | 1        | 0     | 0           | null
        2          | 13-24       | CHURN      | 1              | 1        | 0     | 0           | null
        2          | 13-24       | OTHER_EXIT | 1              | 1        | 0     | 0           | null
        """);
  }

  /** R: {@code prop.test(1, 4, correct = FALSE)$conf.int} is .04558726, .69935816. */
  @Test
  void intervalsAreWilsons() {
    Row row =
        transitions(1, 1)
            .where(FROM_STAGE.col().equalTo(1).and(TO_STATE.col().equalTo("CHURN")))
            .select(PROBABILITY_LOW.col(), PROBABILITY_HIGH.col())
            .first();

    assertThat(row.getDouble(0)).isCloseTo(.04558726, within(1e-8));
    assertThat(row.getDouble(1)).isCloseTo(.69935816, within(1e-8));
  }

  @Test
  void withholdsWhatHoldsTooFew() {
    tables.expect(
        transitions(2, 3).select(FROM_STAGE.col(), MOVES.col(), IS_SUPPRESSED.col()).distinct(),
        """
        from_stage | moves | is_suppressed
        1          | null  | true
        2          | null  | true
        """);
    tables.expect(
        transitions(2, 2).select(FROM_STAGE.col(), IS_SUPPRESSED.col()).distinct(),
        """
        from_stage | is_suppressed
        1          | false
        2          | true
        """);
  }

  private Dataset<Row> transitions(int minAccounts, int minReps) {
    return new Transitions(minAccounts, minReps)
        .of(tables.given(Panel.TABLE, PANEL), tables.given(StageMonths.TABLE, STAGES));
  }
}
