package dev.plumbline.retention;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.tables.staging.Users;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** The reference period ends with January 2021. */
@SparkTest
class RiskPanelTest {

  private final TableText tables;

  RiskPanelTest(TableText tables) {
    this.tables = tables;
  }

  @Test
  void oneRowPerMonthFromEntryToDecisionOutsideTheReferencePeriod() {
    Dataset<Row> spells =
        spells(
            """
            account_id | product_line | spell_no | mode        | start_date | entry_month | decision_date | end_date   | exit_code | term_class | last_month
            acme       | all          | 1        | CONTRACTUAL | 2020-02-10 | 2020-12-01  | 2021-04-05    | 2021-06-30 | CHURN     | ANNUAL     | 2021-04-01
            globex     | all          | 2        | CONTRACTUAL | 2021-03-31 | 2021-03-01  | null          | null       | ADMIN     | OPEN       | 2021-04-01
            initech    | all          | 1        | CONTRACTUAL | 2020-02-10 | 2021-03-01  | 2021-03-31    | 2021-03-31 | MERGER    | SHORT      | 2021-03-01
            hooli      | all          | 1        | CONTRACTUAL | 2020-02-10 | 2021-02-01  | 2021-01-31    | 2021-01-31 | CHURN     | SHORT      | 2021-01-01
            """);

    tables.expect(
        panel(spells)
            .select(
                cols(
                    Panel.ACCOUNT_ID,
                    Panel.MONTH,
                    Panel.TENURE,
                    Panel.ENTRY_TENURE,
                    Panel.EVENT,
                    Panel.EXIT_CODE,
                    Panel.STRATUM,
                    Panel.CALENDAR_QUARTER,
                    Panel.IS_LATER_SPELL)),
        """
        account_id | month      | tenure | entry_tenure | event | exit_code | stratum            | calendar_quarter | is_later_spell
        acme       | 2021-02-01 | 13     | 13           | 0     | NONE      | CONTRACTUAL/ANNUAL | 2021Q1           | 0
        acme       | 2021-03-01 | 14     | 13           | 0     | NONE      | CONTRACTUAL/ANNUAL | 2021Q1           | 0
        acme       | 2021-04-01 | 15     | 13           | 1     | CHURN     | CONTRACTUAL/ANNUAL | 2021Q2           | 0
        globex     | 2021-03-01 | 1      | 1            | 0     | NONE      | CONTRACTUAL/OPEN   | 2021Q1           | 1
        globex     | 2021-04-01 | 2      | 1            | 0     | NONE      | CONTRACTUAL/OPEN   | 2021Q2           | 1
        initech    | 2021-03-01 | 14     | 14           | 0     | MERGER    | CONTRACTUAL/SHORT  | 2021Q1           | 0
        """);
  }

  @Test
  void theRenewalIsThatOfTheTermInForce() {
    Dataset<Row> spells =
        spells(
                """
                account_id | product_line | spell_no | mode        | start_date | entry_month | end_date   | exit_code | term_class | last_month
                acme       | all          | 1        | CONTRACTUAL | 2020-05-01 | 2021-02-01  | 2022-04-30 | ADMIN     | ANNUAL     | 2021-06-01
                """)
            .withColumn(
                Spells.TERM_ENDS.name(),
                Spells.TERM_ENDS.from(
                    functions.array(functions.lit("2021-04-30"), functions.lit("2022-04-30"))));

    tables.expect(
        panel(spells).select(cols(Panel.MONTH, Panel.RENEWAL_CLASS)),
        """
        month      | renewal_class
        2021-02-01 | 1-2
        2021-03-01 | 1-2
        2021-04-01 | 0
        2021-05-01 | 3+
        2021-06-01 | 3+
        """);
  }

  /** Acme leaves in 2022, globex does not: before that nothing tells them apart. */
  @Test
  void aStayWithoutATermToRenewHasNoneAtHandWhateverBecomesOfIt() {
    Dataset<Row> spells =
        spells(
            """
            account_id | product_line | spell_no | mode      | start_date | entry_month | decision_date | end_date   | exit_code | term_class | last_month
            acme       | all          | 1        | EVERGREEN | 2020-02-10 | 2021-06-01  | null          | 2022-12-31 | ADMIN     | OPEN       | 2021-06-01
            globex     | all          | 1        | EVERGREEN | 2020-02-10 | 2021-06-01  | null          | null       | ADMIN     | OPEN       | 2021-06-01
            """);

    tables.expect(
        panel(spells).select(cols(Panel.ACCOUNT_ID, Panel.RENEWAL_CLASS, Panel.NEED)),
        """
        account_id | renewal_class | need
        acme       | 3+            | null
        globex     | 3+            | null
        """);
  }

  /**
   * Acme renewed at the end of April and gave notice on 10 May for the end of August: the second
   * renewal is lost, and seen in May, a month before those that are won would be. Globex' third is
   * to come; initech went in mid-term.
   */
  @Test
  void renewalsAreTrialsThatAreSeenTwoMonthsAhead() {
    Dataset<Row> spells =
        spells(
                """
                account_id | product_line | spell_no | mode    | start_date | entry_month | decision_date | end_date   | exit_code         | term_class | last_month
                acme       | all          | 1        | RENEWAL | 2020-01-01 | 2021-02-01  | 2021-05-10    | 2021-08-31 | CHURN             | SHORT      | 2021-05-01
                globex     | all          | 1        | RENEWAL | 2020-01-01 | 2021-02-01  | null          | null       | ADMIN             | SHORT      | 2021-07-01
                initech    | all          | 1        | RENEWAL | 2020-01-01 | 2021-02-01  | 2021-05-10    | 2021-05-10 | EARLY_TERMINATION | SHORT      | 2021-05-01
                """)
            .withColumn(
                Spells.TERM_ENDS.name(),
                Spells.TERM_ENDS.from(
                    functions.array(
                        functions.lit("2021-04-30"),
                        functions.lit("2021-04-29"),
                        functions.lit("2021-08-31"),
                        functions.lit("2021-12-31"))));

    tables.expect(
        panel(spells)
            .select(
                cols(
                    Panel.ACCOUNT_ID,
                    Panel.MONTH,
                    Panel.TENURE,
                    Panel.ENTRY_TENURE,
                    Panel.EVENT,
                    Panel.EXIT_CODE,
                    Panel.STRATUM)),
        """
        account_id | month      | tenure | entry_tenure | event | exit_code         | stratum
        acme       | 2021-02-01 | 1      | 1            | 0     | NONE              | RENEWAL/SHORT
        acme       | 2021-05-01 | 2      | 1            | 1     | CHURN             | RENEWAL/SHORT
        globex     | 2021-02-01 | 1      | 1            | 0     | NONE              | RENEWAL/SHORT
        initech    | 2021-02-01 | 1      | 1            | 0     | NONE              | RENEWAL/SHORT
        initech    | 2021-05-01 | 2      | 1            | 0     | EARLY_TERMINATION | RENEWAL/SHORT
        """);
  }

  @Test
  void ordersRenewNothingAndChangesOfValueFallIntoTheirMonth() {
    Dataset<Row> spells =
        spells(
                """
                account_id | product_line | spell_no | mode | start_date | entry_month | decision_date | end_date   | exit_code | term_class | last_month
                acme       | all          | 1        | GAP  | 2020-05-01 | 2021-03-01  | 2021-04-20    | 2021-01-10 | CHURN     | OPEN       | 2021-04-01
                """)
            .withColumn(
                Spells.UPGRADES.name(),
                Spells.UPGRADES.from(functions.array(functions.lit("2021-04-15"))));

    tables.expect(
        panel(spells)
            .select(
                cols(
                    Panel.MONTH, Panel.RENEWAL_CLASS, Panel.EVENT, Panel.UPGRADE, Panel.DOWNGRADE)),
        """
        month      | renewal_class | event | upgrade | downgrade
        2021-03-01 | 3+            | 0     | 0       | null
        2021-04-01 | 3+            | 1     | 1       | null
        """);
  }

  @Test
  void attributesAndMeasuresAreThoseOfTheFirstInstantOfTheMonth() {
    Dataset<Row> spells =
        spells(
            """
            account_id | product_line | spell_no | mode        | start_date | entry_month | exit_code | term_class | last_month
            acme       | all          | 1        | CONTRACTUAL | 2020-02-10 | 2021-03-01  | ADMIN     | OPEN       | 2021-04-01
            globex     | all          | 1        | CONTRACTUAL | 2020-04-01 | 2021-03-01  | ADMIN     | OPEN       | 2021-03-01
            """);
    Dataset<Row> accountMonths =
        tables.given(
            AccountMonths.TABLE,
            """
            account_id | month      | segment | region | parent_id | size | rep_id | rep_changed_month
            acme       | 2021-03-01 | small   | north  | acme-co   | 3.5  | ann    | 2020-09-01
            acme       | 2021-04-01 | large   | north  | acme-co   | 4.5  | null   | 2020-09-01
            globex     | 2021-03-01 | small   | north  | globex    | null | null   | null
            """);
    Dataset<Row> relationshipMonths =
        tables.given(
            RelationshipMonths.TABLE,
            """
            account_id | month      | depth_source | depth_recent | value | conflict | messages | messages_short | months_observed | baseline_volume | max_source_at
            acme       | 2021-03-01 | TEXT         | 0.5          | 0.2   | 1        | 20       | 0              | 12              | 1.5             | 2021-02-28T23:00:00Z
            acme       | 2021-04-01 | TEXT         | 0.6          | null  | 0        | 22       | 9              | 11              | 1.5             | 2021-02-28T23:00:00Z
            globex     | 2021-03-01 | NONE         | null         | null  | null     | 0        | 0              | 12              | null            | null
            """);
    Dataset<Row> stageMonths =
        tables.given(
            StageMonths.TABLE,
            """
            account_id | month      | stage | expected_stage | has_deepened | depenetration | max_source_at
            acme       | 2021-03-01 | 2     | 1.7            | 1            | 0             | 2021-02-28T23:30:00Z
            """);

    tables.expect(
        new RiskPanel(new TimeSettings(ZoneId.of("Europe/Helsinki"), 12, Optional.empty()))
            .of(
                spells,
                references(),
                accountMonths,
                relationshipMonths,
                stageMonths,
                tables.none(Orientations.TABLE),
                tables.none(Users.TABLE))
            .select(
                cols(
                    Panel.ACCOUNT_ID,
                    Panel.MONTH,
                    Panel.CUTOFF_AT,
                    Panel.SEGMENT,
                    Panel.SIZE,
                    Panel.REP_ID,
                    Panel.IS_REP_CHANGED,
                    Panel.DEPTH_RECENT,
                    Panel.EXPECTED_STAGE,
                    Panel.VALUE,
                    Panel.CONFLICT,
                    Panel.LOG_VOLUME,
                    Panel.BASELINE_VOLUME,
                    Panel.HAS_HISTORY,
                    Panel.MAX_SOURCE_AT)),
        """
        account_id | month      | cutoff_at           | segment | size | rep_id | is_rep_changed | depth_recent | expected_stage | value | conflict | log_volume | baseline_volume | has_history | max_source_at
        acme       | 2021-03-01 | 2021-02-28 22:00:00 | small   | 3.5  | ann    | 1              | 0.5          | 1.7            | 0.2   | 1        | 0          | 1.5             | true        | 2021-02-28 23:30:00
        acme       | 2021-04-01 | 2021-03-31 21:00:00 | large   | 4.5  | acme   | 0              | 0.6          | null           | null  | 0        | 2.302585   | 1.5             | false       | 2021-02-28 23:00:00
        globex     | 2021-03-01 | 2021-02-28 22:00:00 | small   | null | globex | 0              | null         | null           | null  | null     | 0          | null            | false       | null
        """);
  }

  /**
   * In April acme has fallen back from phase 2; globex was never in it. The term of globex ends.
   */
  @Test
  void onlyAnAccountThatWasCloseOnceFallsSilent() {
    Dataset<Row> spells =
        spells(
                """
                account_id | product_line | spell_no | mode        | start_date | entry_month | exit_code | term_class | last_month | end_date
                acme       | all          | 1        | CONTRACTUAL | 2020-02-10 | 2021-03-01  | ADMIN     | OPEN       | 2021-04-01 | null
                globex     | all          | 1        | CONTRACTUAL | 2020-04-01 | 2021-03-01  | ADMIN     | ANNUAL     | 2021-03-01 | 2021-03-31
                """)
            .withColumn(
                Spells.TERM_ENDS.name(),
                Spells.TERM_ENDS.from(
                    functions
                        .when(
                            Spells.ACCOUNT_ID.col().equalTo("globex"),
                            functions.array(functions.lit("2021-03-31")))
                        .otherwise(functions.array())));
    String accountMonths =
        """
        account_id | month
        acme       | 2021-03-01
        acme       | 2021-04-01
        globex     | 2021-03-01
        """;

    tables.expect(
        new RiskPanel(new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty()))
            .of(
                spells,
                references(),
                tables.given(AccountMonths.TABLE, accountMonths),
                tables.given(
                    RelationshipMonths.TABLE,
                    """
                    account_id | month      | need | dormant
                    acme       | 2021-03-01 | 0    | 1
                    acme       | 2021-04-01 | null | 1
                    globex     | 2021-03-01 | 0    | 1
                    """),
                tables.given(
                    StageMonths.TABLE,
                    """
                    account_id | month      | stage | depenetration
                    acme       | 2021-03-01 | 2     | 0
                    acme       | 2021-04-01 | 1     | 1
                    globex     | 2021-03-01 | 1     | 0
                    """),
                tables.none(Orientations.TABLE),
                tables.none(Users.TABLE))
            .select(cols(Panel.ACCOUNT_ID, Panel.MONTH, Panel.NEED, Panel.DORMANT)),
        """
        account_id | month      | need | dormant
        acme       | 2021-03-01 | 0    | 1
        acme       | 2021-04-01 | null | 1
        globex     | 2021-03-01 | 1    | null
        """);
  }

  /** Told in April, it is known in April and in May, and of globex never. */
  @Test
  void orientationIsKnownFromItsMonthOnAndUnknownBefore() {
    Dataset<Row> spells =
        spells(
            """
            account_id | product_line | spell_no | mode        | start_date | entry_month | exit_code | term_class | last_month
            acme       | all          | 1        | CONTRACTUAL | 2020-02-10 | 2021-03-01  | ADMIN     | OPEN       | 2021-05-01
            globex     | all          | 1        | CONTRACTUAL | 2020-04-01 | 2021-03-01  | ADMIN     | OPEN       | 2021-03-01
            """);
    String accountMonths =
        """
        account_id | month
        acme       | 2021-03-01
        acme       | 2021-04-01
        acme       | 2021-05-01
        globex     | 2021-03-01
        """;

    tables.expect(
        new RiskPanel(new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty()))
            .of(
                spells,
                references(),
                tables.given(AccountMonths.TABLE, accountMonths),
                tables.given(RelationshipMonths.TABLE, accountMonths),
                tables.none(StageMonths.TABLE),
                tables.given(
                    Orientations.TABLE,
                    """
                    account_id | month      | arms_length | arms_unknown | arms_score | max_source_at
                    acme       | 2021-04-01 | 1           | 0            | 0.7        | 2021-03-31T10:00:00Z
                    """),
                tables.none(Users.TABLE))
            .select(
                cols(
                    Panel.ACCOUNT_ID,
                    Panel.MONTH,
                    Panel.ARMS_LENGTH,
                    Panel.ARMS_UNKNOWN,
                    Panel.ARMS_SCORE,
                    Panel.MAX_SOURCE_AT)),
        """
        account_id | month      | arms_length | arms_unknown | arms_score | max_source_at
        acme       | 2021-03-01 | 0           | 1            | null       | null
        acme       | 2021-04-01 | 1           | 0            | 0.7        | 2021-03-31T10:00:00Z
        acme       | 2021-05-01 | 1           | 0            | 0.7        | 2021-03-31T10:00:00Z
        globex     | 2021-03-01 | 0           | 1            | null       | null
        """);
  }

  /** In 2021-05 lag 3 is 2021-03; in that month a year of mail, and 14 months as a customer. */
  @Test
  void laggedMeasuresAreThoseOfAnEarlierMonthWithAFullHistory() {
    Dataset<Row> spells =
        spells(
            """
            account_id | product_line | spell_no | mode        | start_date | entry_month | exit_code | term_class | last_month
            acme       | all          | 1        | CONTRACTUAL | 2020-02-10 | 2021-03-01  | ADMIN     | OPEN       | 2021-06-01
            """);
    Dataset<Row> relationshipMonths =
        tables.given(
            RelationshipMonths.TABLE,
            """
            account_id | month      | depth_source | depth_recent | value | messages | messages_short | months_observed
            acme       | 2020-11-01 | TEXT         | 0.1          | 0.7   | 20       | 0              | 12
            acme       | 2021-01-01 | TEXT         | 0.2          | 0.8   | 20       | 0              | 12
            acme       | 2021-02-01 | TEXT         | 0.3          | 0.9   | 20       | 0              | 12
            acme       | 2021-03-01 | TEXT         | 0.4          | null  | 20       | 0              | 12
            acme       | 2021-04-01 | TEXT         | 0.5          | 1.1   | 20       | 0              | 11
            acme       | 2021-05-01 | TEXT         | 0.6          | 1.2   | 20       | 0              | 12
            acme       | 2021-06-01 | TEXT         | 0.7          | 1.3   | 20       | 0              | 12
            """);

    tables.expect(
        panel(spells, relationshipMonths)
            .select(
                cols(
                    Panel.MONTH,
                    Panel.TENURE,
                    Panel.DEPTH_AT.get(3),
                    Panel.VALUE_AT.get(3),
                    Panel.DEPTH_AT.get(6))),
        """
        month      | tenure | depth_lag3 | value_lag3 | depth_lag6
        2021-03-01 | 14     | null       | null       | null
        2021-04-01 | 15     | 0.3        | 0.9        | null
        2021-05-01 | 16     | 0.4        | null       | null
        2021-06-01 | 17     | null       | null       | null
        """);
  }

  /** The third renewal of acme, seen in its fifteenth month: what counts is the months. */
  @Test
  void laggedMeasuresOfRenewalsWantAYearAsACustomerNotTwelveRenewals() {
    Dataset<Row> spells =
        spells(
                """
                account_id | product_line | spell_no | mode    | start_date | entry_month | exit_code | term_class | last_month
                acme       | all          | 1        | RENEWAL | 2020-02-10 | 2021-02-01  | ADMIN     | SHORT      | 2021-06-01
                """)
            .withColumn(
                Spells.TERM_ENDS.name(),
                Spells.TERM_ENDS.from(
                    functions.array(
                        functions.lit("2020-08-09"),
                        functions.lit("2020-12-09"),
                        functions.lit("2021-06-09"))));
    Dataset<Row> relationshipMonths =
        tables.given(
            RelationshipMonths.TABLE,
            """
            account_id | month      | depth_source | depth_recent | value | messages | messages_short | months_observed
            acme       | 2021-02-01 | TEXT         | 0.3          | 0.9   | 20       | 0              | 12
            acme       | 2021-04-01 | TEXT         | 0.5          | 1.1   | 20       | 0              | 12
            """);

    tables.expect(
        panel(spells, relationshipMonths)
            .select(cols(Panel.MONTH, Panel.TENURE, Panel.DEPTH_AT.get(3), Panel.VALUE_AT.get(3))),
        """
        month      | tenure | depth_lag3 | value_lag3
        2021-04-01 | 3      | 0.3        | 0.9
        """);
  }

  /** Of ann a leaving date is told, of bob only that he is inactive and owns nothing any more. */
  @Test
  void aRepHasLeftByADateBeforeTheCutoffOrByOwningNothingAnyMore() {
    Dataset<Row> accountMonths =
        tables.given(
            AccountMonths.TABLE,
            """
            account_id | month      | rep_id | rep_changed_month | previous_rep_id
            acme       | 2021-03-01 | cat    | 2021-02-01        | ann
            acme       | 2021-04-01 | cat    | 2021-02-01        | ann
            bolt       | 2021-03-01 | cat    | 2021-02-01        | bob
            coop       | 2021-03-01 | cat    | 2021-02-01        | dan
            duck       | 2021-03-01 | dan    | 2019-01-01        | eve
            east       | 2021-03-01 | cat    | 2021-02-01        | eve
            fork       | 2021-03-01 | cat    | 2021-02-01        | fay
            """);
    Dataset<Row> users =
        tables.given(
            Users.TABLE,
            """
            rep_id | is_active | left_firm_at
            ann    | true      | 2021-02-28T23:59:59Z
            bob    | false     | null
            cat    | true      | null
            dan    | false     | null
            eve    | true      | null
            fay    | false     | 2021-03-01T00:00:00Z
            """);

    tables.expect(
        Handovers.in(accountMonths, users, new Calendar(ZoneId.of("UTC")))
            .where(Panel.LEFT_REP_ID.col().isNotNull())
            .select(cols(Panel.ACCOUNT_ID, Panel.MONTH, Panel.LEFT_REP_ID)),
        """
        account_id | month      | left_rep_id
        acme       | 2021-03-01 | ann
        bolt       | 2021-03-01 | bob
        """);
  }

  private Dataset<Row> panel(Dataset<Row> spells) {
    return panel(
        spells,
        spells
            .select(Spells.ACCOUNT_ID.col())
            .distinct()
            .crossJoin(months())
            .join(
                tables.none(RelationshipMonths.TABLE),
                RelationshipMonths.TABLE.keyNames(),
                "left_outer"));
  }

  private Dataset<Row> panel(Dataset<Row> spells, Dataset<Row> relationshipMonths) {
    Dataset<Row> accountMonths =
        spells
            .select(Spells.ACCOUNT_ID.col())
            .distinct()
            .crossJoin(months())
            .join(tables.none(AccountMonths.TABLE), AccountMonths.TABLE.keyNames(), "left_outer");
    return new RiskPanel(new TimeSettings(ZoneId.of("UTC"), 12, Optional.empty()))
        .of(
            spells,
            references(),
            accountMonths,
            relationshipMonths,
            tables.none(StageMonths.TABLE),
            tables.none(Orientations.TABLE),
            tables.none(Users.TABLE));
  }

  private Dataset<Row> months() {
    return tables
        .given(
            AccountMonths.TABLE,
            """
            month
            2020-12-01
            2021-01-01
            2021-02-01
            2021-03-01
            2021-04-01
            2021-05-01
            2021-06-01
            """)
        .select(AccountMonths.MONTH.col());
  }

  private Dataset<Row> spells(String text) {
    return tables
        .given(Spells.TABLE, text)
        .withColumn(Spells.DEFINITION.name(), Spells.DEFINITION.from(functions.lit(Spells.PRIMARY)))
        .withColumn(Spells.TERM_ENDS.name(), Spells.TERM_ENDS.from(functions.array()));
  }

  private Dataset<Row> references() {
    return tables.given(
        References.TABLE,
        """
        measure | first_month | last_month
        depth   | 2020-02-01  | 2021-01-01
        """);
  }

  private static Column[] cols(Field... fields) {
    return Arrays.stream(fields).map(Field::col).toArray(Column[]::new);
  }
}
