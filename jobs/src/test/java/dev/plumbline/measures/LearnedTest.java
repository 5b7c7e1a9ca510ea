package dev.plumbline.measures;

import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_SENT;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.measures.References;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Received stands for successes, sent for exposure. */
@SparkTest
class LearnedTest {

  private static final ShrunkRate RATE =
      ShrunkRate.of("rate", MESSAGES_RECEIVED.col(), MESSAGES_SENT.col());
  private static final GroupMean MEAN =
      GroupMean.of("mean", MESSAGES_RECEIVED.col(), MESSAGES_SENT.col());
  private static final Standard STANDARD =
      Standard.of("measure", Span.BASE, MESSAGES_RECEIVED.col());

  private final TableText tables;

  LearnedTest(TableText tables) {
    this.tables = tables;
  }

  /**
   * pi = 40/200; chance .16; variance .02; kappa = (.16 - .02) / (.02 - .16 / 100) = .14 / .0184.
   */
  @Test
  void kappaIsThatOfTheMomentsOfTheBetaBinomial() {
    expectPrior(
        """
        account_id | messages_received | messages_sent
        acme       | 10                | 100
        globex     | 30                | 100
        initech    | 0                 | 0
        """,
        """
        prior | kappa | rows
        0.2        | 7.608696   | 2
        """);
  }

  /** (.21 - .08) / (.08 - .021) = 2.2. */
  @Test
  void kappaIsNoLessThanFive() {
    expectPrior(
        """
        account_id | messages_received | messages_sent
        acme       | 1                 | 10
        globex     | 5                 | 10
        """,
        """
        prior | kappa | rows
        0.3        | 5          | 2
        """);
  }

  @Test
  void ratesThatSpreadNoWiderThanChanceAreDrawnHard() {
    expectPrior(
        """
        account_id | messages_received | messages_sent
        acme       | 2                 | 10
        globex     | 3                 | 10
        """,
        """
        prior | kappa | rows
        0.25       | 200        | 2
        """);
  }

  @Test
  void oneAccountTellsNothingOfTheSpread() {
    expectPrior(
        """
        account_id | messages_received | messages_sent
        acme       | 2                 | 10
        """,
        """
        prior | kappa | rows
        0.2        | 20         | 1
        """);
  }

  @Test
  void withoutAnyExposureThereIsNoRate() {
    Dataset<Row> accounts =
        given(
            """
            account_id | messages_received | messages_sent
            acme       | 0                 | 0
            """);

    tables.expect(
        beside(accounts, accounts, RATE).select(RATE.of(lit(0), lit(0)).as("rate")),
        """
        rate
        null
        """);
  }

  /** (4 + 7.608696 * .2) / (10 + 7.608696), and the prior itself without exposure. */
  @Test
  void aRateIsDrawnTowardsThePrior() {
    Dataset<Row> reference =
        given(
            """
            account_id | messages_received | messages_sent
            acme       | 10                | 100
            globex     | 30                | 100
            """);
    Dataset<Row> accounts =
        given(
            """
            account_id | messages_received | messages_sent
            small      | 4                 | 10
            silent     | 0                 | 0
            """);

    tables.expect(
        beside(accounts, reference, RATE)
            .select(
                DisclosureMonths.ACCOUNT_ID.col(),
                RATE.of(MESSAGES_RECEIVED.col(), MESSAGES_SENT.col()).as("rate"),
                RATE.ofExposed().as("of_exposed")),
        """
        account_id | rate     | of_exposed
        small      | 0.313580 | 0.313580
        silent     | 0.2      | null
        """);
  }

  @Test
  void aStandardIsInDeviationsFromTheMeanOfTheReference() {
    Dataset<Row> reference =
        measured(
            """
            account_id | messages_received
            acme       | 1
            globex     | 2
            initech    | 3
            """);
    Dataset<Row> accounts =
        measured(
            """
            account_id | messages_received
            far        | 6
            unknown    | null
            """);

    tables.expect(
        standardised(beside(accounts, reference, STANDARD))
            .select(DisclosureMonths.ACCOUNT_ID.col(), STANDARD.z().as("z")),
        """
        account_id | z
        far        | 4
        unknown    | null
        """);
  }

  @Test
  void whereAllAreAlikeNothingIsUnusual() {
    Dataset<Row> reference =
        measured(
            """
            account_id | messages_received
            acme       | 2
            globex     | 2
            """);

    tables.expect(
        standardised(beside(reference, reference, STANDARD)).select(STANDARD.z().as("z")),
        """
        z
        null
        null
        """);
  }

  @Test
  void onlyAccountsThatCountAreLearnedFrom() {
    Dataset<Row> reference =
        measured(
            """
            account_id | messages_received | messages_sent
            acme       | 1                 | 1
            globex     | 3                 | 1
            silent     | 50                | 0
            """);

    tables.expect(
        Lesson.learned(reference, List.of(STANDARD.learnedWhere(MESSAGES_SENT.col().gt(0))))
            .select(References.CENTER.col(), References.SCALE.col(), References.ROWS.col()),
        """
        center | scale    | rows
        2      | 1.414214 | 2
        """);
  }

  @Test
  void ofAMeasureThatNoAccountHasNothingIsKnown() {
    Dataset<Row> nobody = Standard.measured(tables.none(DisclosureMonths.TABLE), List.of(STANDARD));

    tables.expect(
        Lesson.learned(nobody, List.of(RATE, MEAN, STANDARD)),
        """
        measure | center | scale | prior | kappa | rows
        rate    | null   | null  | null  | 20    | 0
        mean    | null   | null  | null  | null  | 0
        measure | null   | null  | null  | null  | 0
        """);
  }

  /** 40 of 200 in all, not .25 and .1875 each; the silent one counts for nothing. */
  @Test
  void aGroupHasTheMeanOfAllItsValues() {
    Dataset<Row> accounts =
        given(
            """
            account_id | messages_received | messages_sent
            acme       | 10                | 40
            globex     | 30                | 160
            silent     | 7                 | 0
            """);

    tables.expect(
        Lesson.learned(accounts, List.of(MEAN)),
        """
        measure | center | scale | prior | kappa | rows
        mean    | 0.2    | null  | null  | null  | 2
        """);
  }

  @Test
  void aMeanNeedsEnoughMeasures() {
    Dataset<Row> accounts =
        given(
            """
            account_id | messages_received | messages_sent
            acme       | 1                 | 3
            globex     | 1                 | null
            initech    | null              | null
            """);
    var both = new Available(List.of(MESSAGES_RECEIVED.col(), MESSAGES_SENT.col()));

    tables.expect(
        accounts.select(
            DisclosureMonths.ACCOUNT_ID.col(),
            both.count().as("count"),
            both.mean(1).as("of_any"),
            both.mean(2).as("of_both")),
        """
        account_id | count | of_any | of_both
        acme       | 2     | 2      | 2
        globex     | 1     | 1      | null
        initech    | 0     | null   | null
        """);
  }

  private void expectPrior(String accounts, String expected) {
    tables.expect(
        Lesson.learned(given(accounts), List.of(RATE))
            .select(References.PRIOR.col(), References.KAPPA.col(), References.ROWS.col()),
        expected);
  }

  private Dataset<Row> given(String text) {
    return tables.given(DisclosureMonths.TABLE, text);
  }

  private Dataset<Row> measured(String text) {
    return Standard.measured(given(text), List.of(STANDARD));
  }

  private static Dataset<Row> standardised(Dataset<Row> rows) {
    return Standard.standardised(rows, List.of(STANDARD));
  }

  private static Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> reference, Learned what) {
    return Standards.beside(rows, Lesson.learned(reference, List.of(what)), List.of(what));
  }
}
