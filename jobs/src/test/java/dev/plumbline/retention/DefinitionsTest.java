package dev.plumbline.retention;

import dev.plumbline.config.DecisionRule;
import dev.plumbline.config.Definition;
import dev.plumbline.config.ExchangeRates;
import dev.plumbline.config.RetentionMode;
import dev.plumbline.config.RetentionSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/**
 * {@link Company}: the exports end with 2022, and the last month that contracts judge is October.
 */
@SparkTest
class DefinitionsTest {

  private final TableText tables;

  DefinitionsTest(TableText tables) {
    this.tables = tables;
  }

  /** The day on which a customer asked to leave, not that on which it may. */
  @Test
  void anEvergreenContractIsLeftWhenItsEndIsAskedFor() {
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | start_date | end_date   | term_months | cancelled_at         | notice_at
                a1              | acme       | 2020-07-01 | 2022-12-31 | 12          | 2022-04-10T08:00:00Z | null
                g1              | globex     | 2020-07-01 | 2021-06-30 | 12          | null                 | null
                """);

    tables.expect(
        company
            .stays(Company.by(RetentionMode.EVERGREEN))
            .select(outcome(Spells.MODE, Spells.TERM_CLASS)),
        """
        account_id | decision_date | end_date   | exit_code | mode      | term_class
        acme       | 2022-04-10    | 2022-12-31 | CHURN     | EVERGREEN | OPEN
        globex     | null          | null       | ADMIN     | EVERGREEN | OPEN
        """);
  }

  /** The recorded end of acme's is that of a term long over. */
  @Test
  void anEvergreenContractRunsOnBeyondTheEndThatIsRecorded() {
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | start_date | end_date   | cancelled_at
                a1              | acme       | 2019-07-01 | 2020-06-30 | 2022-04-10T08:00:00Z
                """);

    tables.expect(
        company.stays(Company.by(RetentionMode.EVERGREEN)).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code
        acme       | 2022-04-10    | 2022-04-10 | CHURN
        """);
  }

  /** Acme's is switched on again, globex' for good off, and then its contract runs out. */
  @Test
  void renewalSwitchedOffForGoodIsASignal() {
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | start_date | end_date   | is_auto_renewing
                a1              | acme       | 2021-07-01 | 2022-06-30 | true
                g1              | globex     | 2021-07-01 | 2022-06-30 | false
                """)
            .changes(
                """
                object        | object_id | field            | new_value | changed_at
                subscriptions | a1        | is_auto_renewing | false     | 2022-02-01T00:00:00Z
                subscriptions | a1        | is_auto_renewing | true      | 2022-02-09T00:00:00Z
                subscriptions | g1        | is_auto_renewing | false     | 2022-03-05T00:00:00Z
                subscriptions | g1        | status           | false     | 2022-01-05T00:00:00Z
                """);

    tables.expect(
        company.stays(Company.contractual(DecisionRule.EARLIEST_SIGNAL)).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code
        acme       | null          | null       | ADMIN
        globex     | 2022-03-05    | 2022-06-30 | CHURN
        """);
    tables.expect(
        company.stays(Company.contractual(DecisionRule.NOTICE_ONLY)).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code
        acme       | null          | null       | ADMIN
        globex     | 2022-06-30    | 2022-06-30 | CHURN
        """);
  }

  /** Acme leaves in mid-term and never comes to its renewal; globex does, and a merger is one. */
  @Test
  void whoLeavesBeforeTheTermIsOverIsNotALostRenewal() {
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | product_line | start_date | end_date   | term_months | exit_reason
                a1              | acme       | all          | 2021-07-01 | 2022-02-15 | 12          | null
                g1              | globex     | all          | 2021-07-01 | 2022-06-30 | 12          | null
                g2              | globex     | pumps        | 2021-07-01 | 2022-02-15 | 12          | MERGER
                """);

    tables.expect(
        company.stays(Company.by(RetentionMode.RENEWAL)).select(outcome(Spells.PRODUCT_LINE)),
        """
        account_id | decision_date | end_date   | exit_code         | product_line
        acme       | 2022-02-15    | 2022-02-15 | EARLY_TERMINATION | all
        globex     | 2022-06-30    | 2022-06-30 | CHURN             | all
        globex     | 2022-02-15    | 2022-02-15 | MERGER            | pumps
        """);
  }

  /** Pumps by orders, all else by contracts; and all contracts by notice alone beside it. */
  @Test
  void eachProductLineHasItsModeAndOtherDefinitionsStandBesideIt() {
    RetentionSettings settings =
        Company.settings(
            RetentionMode.CONTRACTUAL,
            Map.of("pumps", RetentionMode.GAP),
            List.of(Definition.NOTICE_ONLY, Definition.GAP),
            DecisionRule.EARLIEST_SIGNAL,
            ExchangeRates.none());
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | product_line | start_date | end_date
                a1              | acme       | valves       | 2021-07-01 | 2024-06-30
                a2              | acme       | pumps        | 2021-07-01 | 2024-06-30
                """)
            .orders("acme", "pumps", "2021-02-01")
            .orders("acme", "valves", "2021-03-01");

    tables.expect(
        company
            .stays(settings)
            .select(cols(Spells.DEFINITION, Spells.PRODUCT_LINE, Spells.MODE, Spells.START_DATE)),
        """
        definition  | product_line | mode        | start_date
        PRIMARY     | valves       | CONTRACTUAL | 2021-07-01
        PRIMARY     | pumps        | GAP         | 2021-02-01
        NOTICE_ONLY | valves       | CONTRACTUAL | 2021-07-01
        NOTICE_ONLY | pumps        | CONTRACTUAL | 2021-07-01
        GAP         | pumps        | GAP         | 2021-02-01
        GAP         | valves       | GAP         | 2021-03-01
        """);
  }

  /**
   * Up by a tenth in 2021 and by less in 2022; a second contract, and its end. In between nothing
   * is in force for two weeks, which is no fall.
   */
  @Test
  void theMonthlyValueOfAStayRisesAndFallsByATenth() {
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | start_date | end_date   | monthly_value | currency
                a1              | acme       | 2020-01-01 | 2020-12-31 | 100.00        | EUR
                a2              | acme       | 2021-01-15 | 2021-12-31 | 110.00        | EUR
                a3              | acme       | 2022-01-01 | 2022-12-31 | 120.00        | EUR
                a4              | acme       | 2022-03-01 | 2022-05-31 | 30.00         | EUR
                g1              | globex     | 2020-01-01 | 2020-12-31 | null          | EUR
                g2              | globex     | 2021-01-01 | 2021-12-31 | null          | EUR
                """);

    tables.expect(
        company.stays(Company.contractual(DecisionRule.EARLIEST_SIGNAL)).select(changes()),
        """
        account_id | up                    | down       | told
        acme       | 2021-01-15 2022-03-01 | 2022-06-01 | true
        globex     |                       |            | false
        """);
  }

  @Test
  void aChangeIsATenthOfWhatItWasOrMore() {
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | start_date | end_date   | monthly_value | currency
                a1              | acme       | 2020-01-01 | 2020-12-31 | 100.00        | EUR
                a2              | acme       | 2021-01-01 | 2021-12-31 | 90.50         | EUR
                a3              | acme       | 2022-01-01 | 2022-12-31 | 99.50         | EUR
                g1              | globex     | 2020-01-01 | 2020-12-31 | 100.00        | EUR
                g2              | globex     | 2021-01-01 | 2021-12-31 | 90.00         | EUR
                g3              | globex     | 2022-01-01 | 2022-12-31 | 99.00         | EUR
                """);

    tables.expect(
        company.stays(Company.contractual(DecisionRule.EARLIEST_SIGNAL)).select(changes()),
        """
        account_id | up         | down       | told
        acme       |            |            | true
        globex     | 2022-01-01 | 2021-01-01 | true
        """);
  }

  /** At 1.2 a pound, 100 pounds are 120: no rise to 125, and the rate of 1.5 alone is none. */
  @Test
  void amountsInSeveralCurrenciesAreComparedAtTheRatesOfTheDay() {
    RetentionSettings settings =
        Company.settings(
            RetentionMode.CONTRACTUAL,
            Map.of(),
            List.of(),
            DecisionRule.EARLIEST_SIGNAL,
            new ExchangeRates(
                List.of(
                    new ExchangeRates.Rate("EUR", LocalDate.of(2020, 1, 1), 1),
                    new ExchangeRates.Rate("GBP", LocalDate.of(2020, 1, 1), 1.2),
                    new ExchangeRates.Rate("GBP", LocalDate.of(2021, 6, 1), 1.5))));
    Company company =
        new Company(tables)
            .contracts(
                """
                subscription_id | account_id | start_date | end_date   | monthly_value | currency
                a1              | acme       | 2020-01-01 | 2020-12-31 | 100.00        | GBP
                a2              | acme       | 2021-01-01 | 2021-12-31 | 125.00        | eur
                g1              | globex     | 2020-01-01 | 2021-06-30 | 100.00        | GBP
                g2              | globex     | 2021-07-01 | 2021-12-31 | 100.00        | GBP
                g3              | globex     | 2022-01-01 | 2022-12-31 | 125.00        | EUR
                """);

    tables.expect(
        company.stays(settings).select(changes()),
        """
        account_id | up | down       | told
        acme       |    |            | true
        globex     |    | 2022-01-01 | true
        """);
  }

  private static Column[] changes() {
    return new Column[] {
      Spells.ACCOUNT_ID.col(),
      functions.concat_ws(" ", Spells.UPGRADES.col()).as("up"),
      functions.concat_ws(" ", Spells.DOWNGRADES.col()).as("down"),
      Spells.UPGRADES.col().isNotNull().as("told")
    };
  }

  private static Column[] outcome(Field... more) {
    Field[] first = {Spells.ACCOUNT_ID, Spells.DECISION_DATE, Spells.END_DATE, Spells.EXIT_CODE};
    Field[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return cols(all);
  }

  private static Column[] cols(Field... fields) {
    return Arrays.stream(fields).map(Field::col).toArray(Column[]::new);
  }
}
