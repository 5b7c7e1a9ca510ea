package dev.plumbline.retention;

import dev.plumbline.config.DecisionRule;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import dev.plumbline.tables.staging.Subscriptions;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/**
 * The exports reach to the end of 2022: with a grace of 60 days the last month that is judged is
 * October, and a signal or an end counts before 2 November.
 */
@SparkTest
class StaysTest {

  private static final TimeSettings UTC = new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty());

  private final TableText tables;

  StaysTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void aTermWithinTheGraceContinuesTheStayAndALaterOneBeginsTheNext() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | term_months
            a1              | acme       | 2020-01-01 | 2020-12-31 | null
            a2              | acme       | 2021-03-01 | 2021-06-30 | 12
            a3              | acme       | 2021-08-30 | 2021-12-31 | null
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL)
            .select(cols(Spells.SPELL_NO, Spells.START_DATE, Spells.END_DATE, Spells.TERM_CLASS))
            .join(
                stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL)
                    .select(
                        Spells.SPELL_NO.col(),
                        functions.concat_ws(" ", Spells.TERM_ENDS.col()).as("ends")),
                Spells.SPELL_NO.name()),
        """
        spell_no | start_date | end_date   | term_class | ends
        1        | 2020-01-01 | 2021-06-30 | ANNUAL     | 2020-12-31 2022-02-28
        2        | 2021-08-30 | 2021-12-31 | SHORT      | 2021-12-31
        """);
  }

  @Test
  void aStayEndsWithTheTermThatEndsLastNotWithTheOneThatBeganLast() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | notice_at            | exit_reason
            a1              | acme       | 2021-01-01 | 2022-06-30 | 2022-05-05T00:00:00Z | null
            a2              | acme       | 2021-02-01 | 2021-03-31 | null                 | MERGER
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | 2022-05-05    | 2022-06-30 | CHURN     | 2022-05-01
        """);
  }

  @Test
  void productLinesAreStaysOfTheirOwn() {
    Dataset<Row> subscriptions =
        tables.given(
            Subscriptions.TABLE,
            """
            subscription_id | account_id | product_line | start_date | end_date   | known_at
            a1              | acme       | pumps        | 2021-01-01 | 2021-12-31 | 2021-01-01T00:00:00Z
            a2              | acme       | valves       | 2022-01-01 | 2022-06-30 | 2021-12-01T00:00:00Z
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL)
            .select(cols(Spells.PRODUCT_LINE, Spells.SPELL_NO, Spells.DECISION_DATE)),
        """
        product_line | spell_no | decision_date
        pumps        | 1        | 2021-12-31
        valves       | 1        | 2022-06-30
        """);
  }

  @Test
  void theDecisionIsTheEarliestOfNoticeLostRenewalAndEnd() {
    tables.expect(
        stays(leavers(), lostRenewals(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | 2022-04-20    | 2022-06-30 | CHURN     | 2022-04-01
        globex     | 2022-05-10    | 2022-06-30 | CHURN     | 2022-05-01
        initech    | 2022-06-30    | 2022-06-30 | CHURN     | 2022-06-01
        """);
  }

  @Test
  void noticeOnlyDoesNotLookAtRenewals() {
    tables.expect(
        stays(leavers(), lostRenewals(), DecisionRule.NOTICE_ONLY).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | 2022-05-01    | 2022-06-30 | CHURN     | 2022-05-01
        globex     | 2022-06-30    | 2022-06-30 | CHURN     | 2022-06-01
        initech    | 2022-06-30    | 2022-06-30 | CHURN     | 2022-06-01
        """);
  }

  private Dataset<Row> leavers() {
    return contracts(
        """
        subscription_id | account_id | start_date | end_date   | notice_at
        a1              | acme       | 2021-07-01 | 2022-06-30 | 2022-05-01T10:00:00Z
        g1              | globex     | 2021-07-01 | 2022-06-30 | null
        i0              | initech    | 2020-07-01 | 2021-06-30 | null
        i1              | initech    | 2021-07-01 | 2022-06-30 | null
        """);
  }

  /**
   * Acme names its contract; globex names none; initech names the term before, or is no renewal.
   */
  private Dataset<Row> lostRenewals() {
    return tables.given(
        Opportunities.TABLE,
        """
        opportunity_id | account_id | subscription_id | kind    | is_closed | is_won | closed_at
        o1             | acme       | a1              | RENEWAL | true      | false  | 2022-04-20T00:00:00Z
        o2             | acme       | a1              | RENEWAL | true      | true   | 2022-02-20T00:00:00Z
        o3             | globex     | null            | RENEWAL | true      | false  | 2022-05-10T00:00:00Z
        o4             | globex     | null            | RENEWAL | true      | false  | 2021-05-10T00:00:00Z
        o5             | globex     | null            | RENEWAL | false     | false  | 2022-03-10T00:00:00Z
        o6             | initech    | i0              | RENEWAL | true      | false  | 2022-03-01T00:00:00Z
        o7             | initech    | null            | NEW     | true      | false  | 2022-03-01T00:00:00Z
        """);
  }

  /**
   * Acme's renewal was won after all, and globex' contract is recorded with an end years after; of
   * initech's, in force just as long, the last renewal was lost, too. Hooli's ran on until the
   * notice. Of umbrella's nothing is recorded but the loss.
   */
  @Test
  void aLostRenewalIsNoSignalOfAContractThatWentOn() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | term_months | is_auto_renewing | notice_at
            a1              | acme       | 2020-07-01 | 2021-06-30 | 12          | true             | null
            g1              | globex     | 2020-07-01 | 2023-06-30 | 12          | true             | null
            i1              | initech    | 2020-07-01 | 2022-06-30 | 12          | false            | null
            h1              | hooli      | 2020-07-01 | 2021-06-30 | 12          | true             | 2022-05-15T00:00:00Z
            u1              | umbrella   | 2021-07-01 | 2022-06-30 | 12          | true             | null
            """);
    Dataset<Row> opportunities =
        tables.given(
            Opportunities.TABLE,
            """
            opportunity_id | account_id | subscription_id | kind    | is_closed | is_won | closed_at
            o1             | acme       | a1              | RENEWAL | true      | false  | 2021-05-10T00:00:00Z
            o2             | acme       | a1              | RENEWAL | true      | true   | 2021-06-10T00:00:00Z
            o3             | globex     | g1              | RENEWAL | true      | false  | 2021-05-10T00:00:00Z
            o4             | initech    | i1              | RENEWAL | true      | false  | 2021-05-10T00:00:00Z
            o5             | initech    | i1              | RENEWAL | true      | false  | 2022-04-10T00:00:00Z
            o6             | hooli      | null            | RENEWAL | true      | false  | 2021-05-10T00:00:00Z
            o7             | umbrella   | u1              | RENEWAL | true      | true   | 2021-12-01T00:00:00Z
            o8             | umbrella   | u1              | RENEWAL | true      | false  | 2022-05-10T00:00:00Z
            """);

    tables.expect(
        stays(subscriptions, opportunities, DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | null          | null       | ADMIN     | 2022-10-01
        globex     | null          | null       | ADMIN     | 2022-10-01
        initech    | 2022-04-10    | 2022-06-30 | CHURN     | 2022-04-01
        hooli      | 2022-05-15    | 2022-05-15 | CHURN     | 2022-05-01
        umbrella   | 2022-05-10    | null       | CHURN     | 2022-05-01
        """);
  }

  @Test
  void aCodedReasonIsACompetingExit() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | exit_reason
            a1              | acme       | 2021-07-01 | 2022-06-30 | BANKRUPTCY
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code  | last_month
        acme       | 2022-06-30    | 2022-06-30 | BANKRUPTCY | 2022-06-01
        """);
  }

  @Test
  void whatLiesNearerToTheEndThanTheGraceIsNotJudged() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | notice_at
            a1              | acme       | 2021-11-02 | 2022-11-01 | null
            b1              | globex     | 2021-11-01 | 2022-10-31 | null
            c1              | initech    | 2022-01-01 | 2023-06-30 | 2022-10-31T23:59:59Z
            d1              | hooli      | 2022-01-01 | 2023-06-30 | 2022-11-02T00:00:00Z
            e1              | umbrella   | 2022-01-01 | 2023-06-30 | null
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | null          | 2022-11-01 | ADMIN     | 2022-10-01
        globex     | 2022-10-31    | 2022-10-31 | CHURN     | 2022-10-01
        initech    | 2022-10-31    | 2023-06-30 | CHURN     | 2022-10-01
        hooli      | null          | 2023-06-30 | ADMIN     | 2022-10-01
        umbrella   | null          | 2023-06-30 | ADMIN     | 2022-10-01
        """);
  }

  /** A status may be a number, or a word of any language. */
  @Test
  void aContractIsOverOrADraftAsItsStatusOrItsStateSays() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | is_auto_renewing | status    | state
            a1              | acme       | 2020-07-01 | 2022-06-30 | true             | Gekündigt | Terminated
            b1              | globex     | 2020-07-01 | 2022-06-30 | true             | 2         | null
            c1              | initech    | 2020-07-01 | 2022-06-30 | true             | 0         | Draft
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | 2022-06-30    | 2022-06-30 | CHURN     | 2022-06-01
        globex     | null          | null       | ADMIN     | 2022-10-01
        """);
  }

  @Test
  void aContractThatRenewsByItselfGoesOnUntilNoticeAndAnOpenOneUntilItIsCancelled() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | is_auto_renewing | notice_at            | cancelled_at         | status
            a1              | acme       | 2020-07-01 | 2021-06-30 | true             | null                 | null                 | Activated
            b1              | globex     | 2020-07-01 | 2022-06-30 | true             | 2022-05-15T00:00:00Z | null                 | Activated
            c1              | initech    | 2020-07-01 | null       | null             | null                 | null                 | null
            d1              | hooli      | 2020-07-01 | null       | null             | null                 | 2022-03-15T00:00:00Z | null
            e1              | umbrella   | 2020-07-01 | 2022-06-30 | true             | null                 | null                 | terminated
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | null          | null       | ADMIN     | 2022-10-01
        globex     | 2022-05-15    | 2022-06-30 | CHURN     | 2022-05-01
        initech    | null          | null       | ADMIN     | 2022-10-01
        hooli      | 2022-03-15    | 2022-03-15 | CHURN     | 2022-03-01
        umbrella   | 2022-06-30    | 2022-06-30 | CHURN     | 2022-06-01
        """);
  }

  /** Of acme and globex the end of the first term is recorded; hooli's did not renew by itself. */
  @Test
  void aContractThatRenewedByItselfHadNotEndedBeforeItsNotice() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | term_months | is_auto_renewing | notice_at            | cancelled_at
            a1              | acme       | 2019-07-01 | 2020-06-30 | 12          | true             | 2022-05-15T00:00:00Z | null
            b1              | globex     | 2019-07-01 | 2020-06-30 | 12          | true             | null                 | 2022-03-15T00:00:00Z
            d1              | hooli      | 2019-07-01 | 2020-06-30 | 12          | false            | 2022-05-15T00:00:00Z | null
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | 2022-05-15    | 2022-05-15 | CHURN     | 2022-05-01
        globex     | 2022-03-15    | 2022-03-15 | CHURN     | 2022-03-01
        hooli      | 2020-06-30    | 2020-06-30 | CHURN     | 2020-06-01
        """);
  }

  @Test
  void aDraftSucceedsNothingNorDoesAContractRecordedAfterTheEnd() {
    Dataset<Row> subscriptions =
        tables.given(
            Subscriptions.TABLE,
            """
            subscription_id | account_id | product_line | start_date | end_date   | status | known_at
            a1              | acme       | all          | 2021-07-01 | 2022-06-30 | Active | 2021-07-01T00:00:00Z
            a2              | acme       | all          | 2022-07-01 | 2023-06-30 | DRAFT  | 2022-06-01T00:00:00Z
            a3              | acme       | all          | 2022-07-01 | 2023-06-30 | Active | 2023-01-01T00:00:00Z
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL).select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | 2022-06-30    | 2022-06-30 | CHURN     | 2022-06-01
        """);
  }

  @Test
  void contractsOfAnAbsorbedAccountAreThoseOfItsSurvivor() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date
            a1              | acme       | 2020-07-01 | 2021-06-30
            a2              | old-acme   | 2021-07-01 | 2022-06-30
            x1              | stranger   | 2021-07-01 | 2022-06-30
            """);

    tables.expect(
        stays(subscriptions, noOpportunities(), DecisionRule.EARLIEST_SIGNAL)
            .select(cols(Spells.ACCOUNT_ID, Spells.SPELL_NO, Spells.START_DATE, Spells.END_DATE)),
        """
        account_id | spell_no | start_date | end_date
        acme       | 1        | 2020-07-01 | 2022-06-30
        """);
  }

  /**
   * Capture began in January 2020. Acme is older than it; globex came later, while it ran; the
   * mailbox of hooli's rep was captured only from March 2021; initech was never captured.
   */
  @Test
  void aStayEntersWhenTheCaptureOfItsAccountHasRunForTheWarmUp() {
    Dataset<Row> accountMonths =
        tables.given(
            AccountMonths.TABLE,
            """
            account_id | month      | is_mail_captured | is_crm_captured
            acme       | 2018-01-01 | false            | false
            acme       | 2020-01-01 | true             | true
            globex     | 2020-06-01 | true             | true
            umbrella   | 2021-09-01 | true             | true
            hooli      | 2018-01-01 | false            | false
            hooli      | 2020-01-01 | false            | true
            hooli      | 2021-03-01 | true             | true
            initech    | 2020-01-01 | false            | false
            acme       | 2023-01-01 | true             | true
            """);
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date
            a1              | acme       | 2018-01-15 | 2024-12-31
            b1              | globex     | 2020-06-15 | 2024-12-31
            u1              | umbrella   | 2021-09-15 | 2024-12-31
            c1              | hooli      | 2018-01-15 | 2024-12-31
            d1              | initech    | 2018-01-15 | 2024-12-31
            """);

    tables.expect(
        stays(
                DecisionRule.EARLIEST_SIGNAL,
                UTC,
                accounts(),
                accountMonths,
                subscriptions,
                noOpportunities())
            .select(cols(Spells.ACCOUNT_ID, Spells.START_DATE, Spells.ENTRY_MONTH)),
        """
        account_id | start_date | entry_month
        acme       | 2018-01-15 | 2021-01-01
        globex     | 2020-06-15 | 2021-01-01
        umbrella   | 2021-09-15 | 2021-09-01
        hooli      | 2018-01-15 | 2022-03-01
        """);
  }

  @Test
  void theMappedFieldTellsWhoLeftWhereThereAreNoContracts() {
    Dataset<Row> accounts =
        tables.given(
            Accounts.TABLE,
            """
            account_id | created_at           | is_churned | churned_at
            acme       | 2021-02-03T00:00:00Z | true       | 2022-03-04T00:00:00Z
            globex     | 2021-02-03T00:00:00Z | false      | null
            initech    | 2021-02-03T00:00:00Z | true       | null
            hooli      | 2021-02-03T00:00:00Z | null       | null
            """);

    tables.expect(
        stays(
                DecisionRule.EARLIEST_SIGNAL,
                UTC,
                accounts,
                spine(),
                tables.none(Subscriptions.TABLE),
                noOpportunities())
            .select(
                cols(
                    Spells.ACCOUNT_ID,
                    Spells.MODE,
                    Spells.START_DATE,
                    Spells.DECISION_DATE,
                    Spells.EXIT_CODE,
                    Spells.LAST_MONTH)),
        """
        account_id | mode   | start_date | decision_date | exit_code | last_month
        acme       | MAPPED | 2021-02-03 | 2022-03-04    | CHURN     | 2022-03-01
        globex     | MAPPED | 2021-02-03 | null          | ADMIN     | 2022-10-01
        """);
  }

  @Test
  void theMappedFieldIsNotUsedBesideContracts() {
    Dataset<Row> accounts =
        tables
            .given(
                Accounts.TABLE,
                """
            account_id | created_at           | is_churned
            acme       | 2021-02-03T00:00:00Z | false
            globex     | 2021-02-03T00:00:00Z | false
            """)
            .withColumn(
                Accounts.ABSORBED_IDS.name(), Accounts.ABSORBED_IDS.from(functions.array()));
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date
            a1              | acme       | 2022-01-01 | 2024-12-31
            """);

    tables.expect(
        stays(
                DecisionRule.EARLIEST_SIGNAL,
                UTC,
                accounts,
                spine(),
                subscriptions,
                noOpportunities())
            .select(cols(Spells.ACCOUNT_ID, Spells.MODE)),
        """
        account_id | mode
        acme       | CONTRACTUAL
        """);
  }

  @Test
  void daysAreThoseOfTheConfiguredZone() {
    Dataset<Row> subscriptions =
        contracts(
            """
            subscription_id | account_id | start_date | end_date   | notice_at
            a1              | acme       | 2021-07-01 | 2022-06-30 | 2022-04-30T22:30:00Z
            """);

    tables.expect(
        stays(
                DecisionRule.EARLIEST_SIGNAL,
                new TimeSettings(ZoneId.of("Europe/Helsinki"), 12, Optional.empty()),
                accounts(),
                spine(),
                subscriptions,
                noOpportunities())
            .select(outcome()),
        """
        account_id | decision_date | end_date   | exit_code | last_month
        acme       | 2022-05-01    | 2022-06-30 | CHURN     | 2022-05-01
        """);
  }

  private Dataset<Row> stays(
      Dataset<Row> subscriptions, Dataset<Row> opportunities, DecisionRule rule) {
    return stays(rule, UTC, accounts(), spine(), subscriptions, opportunities);
  }

  private Dataset<Row> stays(
      DecisionRule rule,
      TimeSettings time,
      Dataset<Row> accounts,
      Dataset<Row> accountMonths,
      Dataset<Row> subscriptions,
      Dataset<Row> opportunities) {
    return new Stays(Company.contractual(rule), time)
        .of(
            new Sources(
                accounts,
                accountMonths,
                subscriptions,
                opportunities,
                tables.none(FieldHistory.TABLE),
                tables.none(Orders.TABLE),
                tables.none(References.TABLE)),
            Optional.empty());
  }

  private Dataset<Row> contracts(String text) {
    Dataset<Row> given = tables.given(Subscriptions.TABLE, text);
    return given
        .withColumn(Subscriptions.PRODUCT_LINE.name(), functions.lit("all"))
        .withColumn(
            Subscriptions.KNOWN_AT.name(), Subscriptions.START_DATE.col().cast("timestamp"));
  }

  private Dataset<Row> noOpportunities() {
    return tables.none(Opportunities.TABLE);
  }

  private Dataset<Row> accounts() {
    return tables
        .given(
            Accounts.TABLE,
            Arrays.stream(new String[] {"acme", "globex", "initech", "hooli", "umbrella"})
                .collect(Collectors.joining("\n", "account_id\n", "\n")))
        .withColumn(
            Accounts.ABSORBED_IDS.name(),
            Accounts.ABSORBED_IDS.from(
                functions
                    .when(
                        Accounts.ACCOUNT_ID.col().equalTo("acme"),
                        functions.array(functions.lit("old-acme")))
                    .otherwise(functions.array())));
  }

  /** Captured from January 2020, from the first record of each account; to the end of 2022. */
  private Dataset<Row> spine() {
    return tables.given(
        AccountMonths.TABLE,
        """
        account_id | month      | is_mail_captured | is_crm_captured
        acme       | 2020-01-01 | true             | true
        globex     | 2020-01-01 | true             | true
        initech    | 2020-01-01 | true             | true
        hooli      | 2020-01-01 | true             | true
        umbrella   | 2020-01-01 | true             | true
        acme       | 2023-01-01 | true             | true
        """);
  }

  private static Column[] outcome() {
    return cols(
        Spells.ACCOUNT_ID,
        Spells.DECISION_DATE,
        Spells.END_DATE,
        Spells.EXIT_CODE,
        Spells.LAST_MONTH);
  }

  private static Column[] cols(Field... fields) {
    return Arrays.stream(fields).map(Field::col).toArray(Column[]::new);
  }
}
