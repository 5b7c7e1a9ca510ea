package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.config.Settings;
import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.CommunicationMonths;
import dev.plumbline.tables.features.ConflictMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.features.LedgerMonths;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.measures.Components;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The reference period is the first half of 2022; what is usual is learned as of 1 July. Mail and
 * CRM are captured from January on, but never those of hooli. What umbrella wrote was not known by
 * then.
 */
@SparkTest
@TestInstance(Lifecycle.PER_CLASS)
class RelationshipMeasuresTest {

  private static final String DISCLOSURE =
      """
      account_id | month      | known_month | scored_received | scored_sent | body_scored | business_strategic_received | business_strategic_sent | business_synergistic_received | business_synergistic_sent | personal_life_received | personal_life_sent | personal_private_received | personal_private_sent | scored_odd | business_strategic_odd | personal_life_odd | business_synergistic_odd | personal_private_odd | business_topics | personal_topics
      acme       | 2022-06-01 | 2022-06-01  | 60              | 40          | 100         | 20                          | 10                      | 0                             | 0                         | 20                     | 0                  | 0                         | 0 | 50 | 20 | 10 | 0 | 0 | [10, 1, 1] | [4, 5]
      globex     | 2022-06-01 | 2022-06-01  | 50              | 50          | 100         | 5                           | 5                       | 0                             | 0                         | 10                     | 0                  | 0                         | 0 | 0 | 0 | 0 | 0 | 0 | [] | []
      initech    | 2022-06-01 | 2022-06-01  | 50              | 50          | 0           | 20                          | 0                       | 0                             | 0                         | 30                     | 0                  | 0                         | 0 | 0 | 0 | 0 | 0 | 0 | [] | []
      umbrella   | 2022-06-01 | 2022-07-01  | 500             | 500         | 0           | 300                         | 0                       | 0                             | 0                         | 0                      | 0                  | 0                         | 0 | 0 | 0 | 0 | 0 | 0 | [] | []
      umbrella   | 2022-07-01 | 2022-07-01  | 500             | 500         | 0           | 300                         | 0                       | 0                             | 0                         | 0                      | 0                  | 0                         | 0 | 0 | 0 | 0 | 0 | 0 | [] | []
      """;
  private static final String COMMUNICATION =
      """
      account_id | month      | known_month | messages_received | messages_sent | threads | buyers_writing
      acme       | 2022-01-01 | 2022-01-01  | 1                 | 2  | null | [1]
      acme       | 2022-01-01 | 2022-02-01  | 50                | 50 | null | []
      acme       | 2022-03-01 | 2022-03-01  | 8                 | 0  | null | []
      acme       | 2022-04-01 | 2022-04-01  | 20                | 0  | null | []
      acme       | 2022-05-01 | 2022-05-01  | 0                 | 0  | null | [1]
      acme       | 2022-06-01 | 2022-06-01  | 60                | 40 | 30   | [2, 2]
      acme       | 2022-06-01 | 2022-07-01  | 0                 | 0  | null | [3]
      globex     | 2022-06-01 | 2022-06-01  | 50                | 50 | 15   | []
      initech    | 2022-06-01 | 2022-06-01  | 50                | 50 | null | null
      """;
  private static final String VALUE =
      """
      account_id | month      | known_month | is_odd | first_responses | first_response_log_ratio_sum | reviews_held | cases_opened | resolution_log_hours_critical | resolution_log_hours_normal
      acme       | 2022-03-01 | 2022-03-01  | true   | 1               | -2                           | 2            | 1            | [] | []
      acme       | 2022-03-01 | 2022-03-01  | false  | 1               | 0                            | 0            | 0            | [] | []
      globex     | 2022-03-01 | 2022-03-01  | true   | 2               | 2                            | 0            | 1            | [] | []
      initech    | 2022-03-01 | 2022-03-01  | true   | 2               | 0                            | 1            | 1            | [] | []
      """;
  private static final String CONFLICTS =
      """
      account_id | month      | known_month | incidents | severity_added | escalated_incidents | repaired_incidents | recovery_days | grace_in_conflict | max_source_at
      globex     | 2022-04-01 | 2022-04-01  | 1         | 2              | 1                   | 1                  | 10            | 3                 | 2022-04-30T23:59:59Z
      """;

  /** Pauses of acme are 10 days, log 2.302585, and those of globex 40, log 3.688879. */
  private static final String LEDGER =
      """
      account_id | month      | known_month | contact_gaps | contact_gap_log_sum | contact_gap_log_squares | last_contact_day | deals_open_change | serious_cases_open_change | rep_minutes | off_hours_sent | deals_closed | deal_log_days_sum | scored_received | returns_confirmed | cases_rated | cases_rated_good | orders_placed
      acme       | 2022-02-01 | 2022-02-01  | 0            | 0                   | 0                       | null             | 1                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      acme       | 2022-03-01 | 2022-03-01  | 5            | 11.512925           | 26.509491               | 2022-03-01       | 0                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      acme       | 2022-04-01 | 2022-04-01  | 0            | 0                   | 0                       | null             | -1                | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      acme       | 2022-06-01 | 2022-06-01  | 0            | 0                   | 0                       | null             | 0                 | 1                         | 600         | 1              | 1            | 3 | 10 | 4 | 2 | 2 | 0
      acme       | 2022-07-01 | 2022-07-01  | 1            | 4.836282            | 23.389622               | 2022-07-05       | 0                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      globex     | 2022-04-01 | 2022-04-01  | 5            | 18.444397           | 68.039148               | 2022-04-29       | 0                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      globex     | 2022-06-01 | 2022-06-01  | 0            | 0                   | 0                       | null             | 0                 | 0                         | 300         | 0              | 1            | 1 | 10 | 2 | 2 | 0 | 0
      globex     | 2022-01-01 | 2022-01-01  | 0            | 0                   | 0                       | null             | 0                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 1
      globex     | 2022-11-01 | 2022-11-01  | 0            | 0                   | 0                       | null             | 0                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 2
      globex     | 2022-12-01 | 2023-01-01  | 0            | 0                   | 0                       | null             | 0                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 9
      initech    | 2021-05-01 | 2021-05-01  | 0            | 0                   | 0                       | null             | 1                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      initech    | 2022-02-01 | 2022-02-01  | 0            | 0                   | 0                       | null             | -1                | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      initech    | 2022-03-01 | 2022-03-01  | 0            | 0                   | 0                       | null             | 1                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 0 | 0 | 0
      initech    | 2022-01-01 | 2022-01-01  | 0            | 0                   | 0                       | null             | 0                 | 0                         | 0           | 0              | 0            | 0 | 0 | 0 | 2 | 2 | 0
      """;

  private static final String HEADERS =
      """
      account_id | month      | known_month | messages_received | messages_sent | threads_started | threads_started_by_buyer | thread_messages | calm_threads | emails | calls
      acme       | 2022-06-01 | 2022-06-01  | 10                | 10            | 4               | 3                        | 20              | 5            | 20     | 2
      globex     | 2022-06-01 | 2022-06-01  | 5                 | 15            | 4               | 1                        | 10              | 5            | 20     | 1
      """;

  private static final TimeSettings HALF_A_YEAR =
      new TimeSettings(ZoneId.of("UTC"), 6, Optional.empty());

  private final TableText tables;
  private Dataset<Row> references;
  private Dataset<Row> months;
  private Dataset<Row> monthsWithoutText;

  RelationshipMeasuresTest(TableText tables) {
    this.tables = tables;
  }

  @BeforeAll
  void measure() {
    var evidence =
        new Evidence(
            tables.given(DisclosureMonths.TABLE, DISCLOSURE),
            tables.given(CommunicationMonths.TABLE, COMMUNICATION),
            tables.given(ValueMonths.TABLE, VALUE),
            tables.given(ConflictMonths.TABLE, CONFLICTS),
            tables.given(LedgerMonths.TABLE, LEDGER));
    references = referencesOf(evidence);
    months = measured(evidence, references);

    var withoutText =
        new Evidence(
            tables.none(DisclosureMonths.TABLE),
            headers(),
            tables.none(ValueMonths.TABLE),
            tables.none(ConflictMonths.TABLE),
            tables.none(LedgerMonths.TABLE));
    monthsWithoutText = measured(withoutText, referencesOf(withoutText));
  }

  /**
   * Business: rates .3 .1 .2 of 100, so pi = .2 and kappa = (.16 - .01) / (.01 - .0016) =
   * 17.857143. Shrunk alike, they standardise to 1 -1 0; personal, to 0 -1 1. The sums 1 -2 1 have
   * standard deviation sqrt(3).
   */
  @Test
  void depthIsTheStandardisedSumOfBothDomains() {
    tables.expect(
        in("2022-07-01")
            .select(
                cols(
                    ACCOUNT_ID,
                    RelationshipMonths.DEPTH_SOURCE,
                    RelationshipMonths.DEPTH_BUSINESS,
                    RelationshipMonths.DEPTH_PERSONAL,
                    RelationshipMonths.DEPTH_RECENT,
                    RelationshipMonths.DEPTH_SUSTAINED,
                    RelationshipMonths.DEPTH_VELOCITY)),
        """
        account_id | depth_source | depth_business | depth_personal | depth_recent | depth_sustained | depth_velocity
        acme       | TEXT         | 1              | 0              | 0.577350     | null            | null
        globex     | TEXT         | -1             | -1             | -1.154701    | null            | null
        initech    | SUBJECT      | 0              | 1              | 0.577350     | null            | null
        umbrella   | TEXT         | 0              | 0              | 0            | null            | null
        hooli      | NONE         | null           | null           | null         | null            | null
        """);
  }

  /** Umbrella: (300 + 3.571429) / 1017.857143 and 3.571429 / 1017.857143, standardised. */
  @Test
  void aSilentAccountIsAsDeepAsTheAverageOneAndItsPastIsSustained() {
    tables.expect(
        in("2023-01-01")
            .select(
                cols(
                    ACCOUNT_ID,
                    RelationshipMonths.DEPTH_SOURCE,
                    RelationshipMonths.DEPTH_RECENT,
                    RelationshipMonths.DEPTH_SUSTAINED,
                    RelationshipMonths.DEPTH_VELOCITY,
                    RelationshipMonths.MESSAGES)),
        """
        account_id | depth_source | depth_recent | depth_sustained | depth_velocity | messages
        acme       | TEXT         | 0            | 0.577350        | -0.577350      | 0
        globex     | TEXT         | 0            | -1.154701       | 1.154701       | 0
        initech    | TEXT         | 0            | 0.577350        | -0.577350      | 0
        umbrella   | SUBJECT      | -0.668511    | -0.668511       | 0              | 0
        hooli      | NONE         | null         | null            | null           | 0
        """);
  }

  /** Depth of the silent is 0, and so is that of their placebo. */
  @Test
  void thePlaceboIsAsDeepAsTheAverageWhereNothingWasWritten() {
    tables.expect(
        in("2023-01-01")
            .where(ACCOUNT_ID.col().notEqual("umbrella"))
            .select(cols(ACCOUNT_ID, RelationshipMonths.DEPTH_PLACEBO)),
        """
        account_id | depth_placebo
        acme       | 0
        globex     | 0
        initech    | 0
        hooli      | null
        """);
  }

  /**
   * Acme, unshrunk: business 2/3 of .3, of .4 and of .2, personal 2/3 of .2 in both halves, less
   * 2/3 of .2, the mean, in deviations of 2/3 of .1 x 100 / 117.857143; shrunk, the odd half has 50
   * / 67.857143 of that.
   */
  @Test
  void halvesAndWholeAreOnOneScale() {
    tables.expect(
        of("acme", "2022-07-01", "2022-07-01")
            .select(
                cols(
                    RelationshipMonths.DEPTH_RAW,
                    RelationshipMonths.DEPTH_RAW_ODD,
                    RelationshipMonths.DEPTH_RAW_EVEN,
                    RelationshipMonths.DEPTH_ODD,
                    RelationshipMonths.DEPTH_EVEN,
                    RelationshipMonths.DEPTH_MESSAGES)),
        """
        depth_raw | depth_raw_odd | depth_raw_even | depth_odd | depth_even | depth_messages
        0.680449  | 1.360897      | 0              | 1.002766  | 0          | 100
        """);
  }

  /** Ten of twelve always hold the first topic, and miss each of the others once in six. */
  @Test
  void breadthIsThatOfTenTopicsSpokenOf() {
    tables.expect(
        of("acme", "2022-07-01", "2022-07-01")
            .select(cols(RelationshipMonths.BREADTH_BUSINESS, RelationshipMonths.BREADTH_PERSONAL)),
        """
        breadth_business | breadth_personal
        2.666667         | null
        """);
  }

  /**
   * Acme, business: received (20 + 3.571429) / (60 + 17.857143) = .302752, sent (10 + 3.571429) /
   * (40 + 17.857143) = .234568.
   */
  @Test
  void reciprocityComparesTheShrunkRatesOfBothSides() {
    tables.expect(
        of("acme", "2022-07-01", "2022-07-01")
            .select(cols(RelationshipMonths.RECIPROCITY_BUSINESS)),
        """
        reciprocity_business
        0.873103
        """);
  }

  @Test
  void theReferenceIsLearnedOnThePeriodAlone() {
    tables.expect(
        references
            .where(
                References.MEASURE
                    .col()
                    .isin("rate_business_deep", "rate_business_third", "depth_business", "depth"))
            .select(
                cols(
                    References.MEASURE,
                    References.CENTER,
                    References.SCALE,
                    References.PRIOR,
                    References.KAPPA,
                    References.ROWS,
                    References.FIRST_MONTH,
                    References.LAST_MONTH)),
        """
        measure             | center   | scale     | prior | kappa     | rows | first_month | last_month
        rate_business_deep  | null     | null      | 0.2   | 17.857143 | 3    | 2022-01-01  | 2022-06-01
        rate_business_third | null     | null      | 0     | 200       | 3    | 2022-01-01  | 2022-06-01
        depth_business      | 0.133333 | 0.056566  | null  | null      | 3    | 2022-01-01  | 2022-06-01
        depth               | 0        | 1.732051  | null  | null      | 3    | 2022-01-01  | 2022-06-01
        """);
  }

  /**
   * Acme writes more evenly, answers more slowly (medians 2 and 5 by recipients, against 1), starts
   * more threads, has longer ones and uses two channels, globex one. Two accounts standardise to
   * plus and minus 1/sqrt(2) in each of the five items, so acme has (4 - 1) / 5 of it; standardised
   * in turn, the two are 1/sqrt(2) again. Initech, to whom nobody wrote, has no channel in use and
   * no other item.
   */
  @Test
  void withoutTextDepthIsCloseness() {
    tables.expect(
        monthsWithoutText
            .where(MONTH.col().equalTo("2022-07-01").and(ACCOUNT_ID.col().notEqual("umbrella")))
            .select(
                cols(
                    ACCOUNT_ID,
                    RelationshipMonths.DEPTH_SOURCE,
                    RelationshipMonths.CLOSENESS_ITEMS,
                    RelationshipMonths.CLOSENESS,
                    RelationshipMonths.DEPTH_RECENT,
                    RelationshipMonths.DEPTH_BUSINESS,
                    RelationshipMonths.MESSAGES,
                    RelationshipMonths.DEPTH_MESSAGES,
                    RelationshipMonths.TEXT_COVERAGE)),
        """
        account_id | depth_source | closeness_items | closeness | depth_recent | depth_business | messages | depth_messages | text_coverage
        acme       | META         | 5               | 0.424264  | 0.707107     | null           | 20       | 20             | 0
        globex     | META         | 5               | -0.424264 | -0.707107    | null           | 20       | 20             | 0
        initech    | NONE         | 1               | null      | null         | null           | 0        | null           | null
        hooli      | NONE         | 0               | null      | null         | null           | 0        | null           | null
        """);
  }

  /** Two of two, one of two, and three of whose people nothing is told. */
  @Test
  void meetingsOfUnknownSizeAreNeitherSmallNorLarge() {
    var meetings =
        new Evidence(
            tables.none(DisclosureMonths.TABLE),
            tables.given(
                CommunicationMonths.TABLE,
                """
                account_id | month      | known_month | messages_sent | meetings | meetings_sized | meetings_small
                acme       | 2022-06-01 | 2022-06-01  | 1             | 5        | 2              | 2
                globex     | 2022-06-01 | 2022-06-01  | 1             | 2        | 2              | 1
                initech    | 2022-06-01 | 2022-06-01  | 1             | 3        | 0              | 0
                """),
            tables.none(ValueMonths.TABLE),
            tables.none(ConflictMonths.TABLE),
            tables.none(LedgerMonths.TABLE));

    tables.expect(
        referencesOf(meetings)
            .where(References.MEASURE.col().equalTo("closeness_small_meetings"))
            .select(cols(References.CENTER, References.SCALE, References.ROWS)),
        """
        center | scale    | rows
        0.75   | 0.353553 | 2
        """);
  }

  /**
   * Acme and globex answered 6 of 10 in time, but four of acme's were critical, of which 2 of 8 are
   * usual (prior .25, kappa 5), and 18 of 22 of the others. Critical are 8 of 30: acme has 8/30 ×
   * 1.25/9 + 22/30 × 10.090909/11 = .709765, globex .56, initech .769024.
   */
  @Test
  void answersInTimeAreHeldAgainstThoseOfTheirSeverity() {
    var answers =
        new Evidence(
            tables.given(DisclosureMonths.TABLE, DISCLOSURE),
            tables.given(CommunicationMonths.TABLE, COMMUNICATION),
            tables.given(
                ValueMonths.TABLE,
                """
                account_id | month      | known_month | is_odd | sla_met | sla_missed | sla_met_critical | sla_missed_critical
                acme       | 2022-03-01 | 2022-03-01  | true   | 6       | 4          | 0                | 4
                globex     | 2022-03-01 | 2022-03-01  | true   | 6       | 4          | 0                | 0
                initech    | 2022-03-01 | 2022-03-01  | true   | 8       | 2          | 2                | 2
                """),
            tables.none(ConflictMonths.TABLE),
            tables.none(LedgerMonths.TABLE));

    tables.expect(
        measured(answers, referencesOf(answers))
            .where(MONTH.col().equalTo("2022-07-01"))
            .select(cols(ACCOUNT_ID, RelationshipMonths.VALUE_RESPONSIVENESS)),
        """
        account_id | value_responsiveness
        acme       | 0.280042
        globex     | -1.110167
        initech    | 0.830125
        umbrella   | null
        hooli      | null
        """);
  }

  /** The source of depth says why. */
  @Test
  void withoutTextNothingThatIsMadeOfTextIsThere() {
    Column[] ofText =
        Stream.of(
                RelationshipMonths.DEPTH_BUSINESS,
                RelationshipMonths.DEPTH_PERSONAL,
                RelationshipMonths.DEPTH_PLACEBO,
                RelationshipMonths.DEPTH_ODD,
                RelationshipMonths.DEPTH_EVEN,
                RelationshipMonths.DEPTH_RAW,
                RelationshipMonths.BREADTH_BUSINESS,
                RelationshipMonths.BREADTH_PERSONAL,
                RelationshipMonths.RECIPROCITY_BUSINESS,
                RelationshipMonths.RECIPROCITY_PERSONAL,
                RelationshipMonths.PUSH,
                RelationshipMonths.WITHHOLDING)
            .map(Field::col)
            .toArray(Column[]::new);

    tables.expect(
        monthsWithoutText
            .agg(functions.count(functions.coalesce(ofText)).as("months"))
            .crossJoin(
                monthsWithoutText
                    .select(RelationshipMonths.DEPTH_SOURCE.col())
                    .distinct()
                    .orderBy(RelationshipMonths.DEPTH_SOURCE.col())),
        """
        months | depth_source
        0      | META
        0      | NONE
        """);
  }

  /**
   * Raw 1 -1 0 in both indicators, one in each of two sub-dimensions: 1 -1 0, times 2/3. Umbrella
   * has no case, and its cadence alone is no index.
   */
  @Test
  void valueIsTheMeanOfItsSubDimensionsDrawnTowardsZero() {
    tables.expect(
        in("2022-07-01")
            .select(
                cols(
                    ACCOUNT_ID,
                    RelationshipMonths.VALUE_RELIABILITY,
                    RelationshipMonths.VALUE_RESPONSIVENESS,
                    RelationshipMonths.VALUE_INSIGHT,
                    RelationshipMonths.VALUE_OUTCOMES,
                    RelationshipMonths.VALUE_INDICATORS,
                    RelationshipMonths.VALUE_COVERAGE,
                    RelationshipMonths.VALUE)),
        """
        account_id | value_reliability | value_responsiveness | value_insight | value_outcomes | value_indicators | value_coverage | value
        acme       | null              | 1                    | null          | 1              | 2                | 0.125          | 0.666667
        globex     | null              | -1                   | null          | -1             | 2                | 0.125          | -0.666667
        initech    | null              | 0                    | null          | 0              | 2                | 0.125          | 0
        umbrella   | null              | null                 | null          | -1             | 1                | 0.0625         | null
        hooli      | null              | null                 | null          | null           | 0                | 0              | null
        """);
  }

  /**
   * Returns: 4 and 2 of 10, kappa 200, so 64 / 210 and 62 / 210. Ratings: .8909 of .8909 for each
   * two a month old, .5 for each of two that are six; pi = .6096, kappa 5, so .7121, .4494, .6746.
   */
  @Test
  void whatCustomersSayIsStandardisedBesideValueAndOldRatingsFade() {
    tables.expect(
        in("2022-07-01")
            .select(
                cols(
                    ACCOUNT_ID,
                    RelationshipMonths.VALUE_REALISED,
                    RelationshipMonths.VALUE_PERCEIVED)),
        """
        account_id | value_realised | value_perceived
        acme       | 0.707107       | 0.704273
        globex     | -0.707107      | -1.1446
        initech    | null           | 0.440328
        umbrella   | null           | null
        hooli      | null           | null
        """);
  }

  /**
   * Acme's odd half answers at 2 and held 4 reviews for one due, the even one at 0 and none: 2.5
   * against -.5. Nobody else's even half has anything, and cadence alone is no index.
   */
  @Test
  void halvesOfTheRecordsMeasureValueTwice() {
    tables.expect(
        ValueHalves.perMonth(accountMonths(), tables.given(ValueMonths.TABLE, VALUE), references)
            .where(MONTH.col().equalTo("2022-07-01")),
        """
        account_id | month      | value_raw | value_halves
        acme       | 2022-07-01 | 1         | 3
        globex     | 2022-07-01 | null      | null
        initech    | 2022-07-01 | null      | null
        """);
  }

  /**
   * Severity 2 once: 2 * .5^(age / 2). Text was read from June on: before, nobody knows who
   * forgave.
   */
  @Test
  void aConflictLastsThreeMonthsAndItsLoadHalvesEveryTwo() {
    tables.expect(
        of("globex", "2022-04-01", "2022-08-01")
            .select(
                cols(
                    MONTH,
                    RelationshipMonths.CONFLICT,
                    RelationshipMonths.CONFLICT_LOAD,
                    RelationshipMonths.CONFLICT_EXOGENOUS,
                    RelationshipMonths.INCIDENTS,
                    RelationshipMonths.RECOVERY_DAYS,
                    RelationshipMonths.REPAIR_RATIO,
                    RelationshipMonths.GRACE_MESSAGES,
                    RelationshipMonths.MAX_SOURCE_AT)),
        """
        month      | conflict | conflict_load | conflict_exogenous | incidents | recovery_days | repair_ratio | grace_messages | max_source_at
        2022-04-01 | 0        | 0             | 0                  | 0         | null          | null         | null           | null
        2022-05-01 | 1        | 1.414214      | 0                  | 1         | 10            | 1            | null           | 2022-04-30 23:59:59
        2022-06-01 | 1        | 1             | 0                  | 1         | 10            | 1            | null           | 2022-04-30 23:59:59
        2022-07-01 | 1        | 0.707107      | 0                  | 1         | 10            | 1            | 3              | 2022-04-30 23:59:59
        2022-08-01 | 0        | 0.5           | 0                  | 1         | 10            | 1            | 3              | 2022-04-30 23:59:59
        """);
  }

  /**
   * Accounts pause for 20 days, log 2.995732 with deviation .693147. Globex, drawn towards it, for
   * 28 days, below 63.3 nineteen times in twenty: 63 days on it does not sleep, though it would by
   * its own pauses alone, below 40, or by those of all, below 62.5.
   */
  @Test
  void anAccountSleepsIfItIsSilentForLongerThanItAndItsSegmentAreUsedTo() {
    tables.expect(
        of("globex", "2022-07-01", "2022-08-01")
            .select(cols(MONTH, RelationshipMonths.DORMANT, RelationshipMonths.DORMANT_DAYS)),
        """
        month      | dormant | dormant_days
        2022-07-01 | 0       | 0
        2022-08-01 | 1       | 94
        """);
  }

  /** Of ten pauses, five of each: too few to be those of a segment. */
  @Test
  void fewPausesOfASegmentAreThoseOfAllAccounts() {
    tables.expect(
        references
            .where(References.MEASURE.col().startsWith("contact_gap"))
            .select(cols(References.MEASURE, References.CENTER, References.SCALE, References.ROWS)),
        """
        measure      | center   | scale    | rows
        contact_gap/ | 2.995732 | 0.693147 | 2
        """);
  }

  /** Below 31.7 days nineteen times in twenty, but nobody sleeps before the sixtieth. */
  @Test
  void anotherEpisodeBeginsWhenAnAccountWakes() {
    tables.expect(
        of("acme", "2022-03-01", "2022-08-01")
            .select(
                cols(
                    MONTH,
                    RelationshipMonths.DORMANT,
                    RelationshipMonths.DORMANT_DAYS,
                    RelationshipMonths.REACTIVATED,
                    RelationshipMonths.EPISODE_NO)),
        """
        month      | dormant | dormant_days | reactivated | episode_no
        2022-03-01 | null    | null         | null        | null
        2022-04-01 | 0       | 0            | 0           | 1
        2022-05-01 | 1       | 61           | 0           | 1
        2022-06-01 | 1       | 92           | 0           | 1
        2022-07-01 | 1       | 122          | 0           | 1
        2022-08-01 | 0       | 0            | 1           | 2
        """);
  }

  @Test
  void anAccountNeedsUsWhileADealOrASeriousCaseIsOpen() {
    tables.expect(
        of("acme", "2022-02-01", "2022-08-01").select(cols(MONTH, RelationshipMonths.NEED)),
        """
        month      | need
        2022-02-01 | 0
        2022-03-01 | 1
        2022-04-01 | 1
        2022-05-01 | 0
        2022-06-01 | 0
        2022-07-01 | 1
        2022-08-01 | 1
        """);
  }

  /** Two orders in November, after one in January; those of December were not entered in it. */
  @Test
  void anAccountNeedsUsAfterAMonthInWhichItOrderedMoreThanItUsesTo() {
    tables.expect(
        of("globex", "2022-11-01", "2023-01-01").select(cols(MONTH, RelationshipMonths.NEED)),
        """
        month      | need
        2022-11-01 | 0
        2022-12-01 | 1
        2023-01-01 | 0
        """);
  }

  /** Opened eight months before the first one, and closed in the second. */
  @Test
  void aDealThatIsOlderThanTheMonthsOfItsAccountIsOpenFromTheFirst() {
    tables.expect(
        of("initech", "2022-02-01", "2022-04-01").select(cols(MONTH, RelationshipMonths.NEED)),
        """
        month      | need
        2022-02-01 | 1
        2022-03-01 | 0
        2022-04-01 | 1
        """);
  }

  /**
   * A conversation takes 142 / 45 messages of ours; those of acme took 2.67 fewer. Costs: log1p of
   * 10, 5 and 0 hours and of 1, 0 and 0 messages at night, standardised, their mean, standardised.
   * Rewards: time .71 -.71, days to a deal -.71 .71, information .58 -1.15 .58; initech has one
   * alone, and messages to a deal are not told before a year of mail.
   */
  @Test
  void theLedgerSetsWhatARelationshipGivesAgainstWhatItTakes() {
    tables.expect(
        in("2022-07-01")
            .where(ACCOUNT_ID.col().isin("acme", "globex", "initech", "hooli"))
            .select(
                cols(
                    ACCOUNT_ID,
                    RelationshipMonths.REP_HOURS,
                    RelationshipMonths.SAVED_HOURS,
                    RelationshipMonths.REWARD_Z,
                    RelationshipMonths.COST_Z,
                    RelationshipMonths.NET_Z,
                    RelationshipMonths.CONCESSION_AMOUNT)),
        """
        account_id | rep_hours | saved_hours | reward_z  | cost_z    | net_z     | concession_amount
        acme       | 10        | 0.266667    | 0.707107  | 1.063174  | -0.356067 | null
        globex     | 5         | -0.266667   | -0.707107 | -0.141400 | -0.565707 | null
        initech    | 0         | null        | null      | -0.921774 | null      | null
        hooli      | null      | null        | null      | null      | null      | null
        """);
  }

  @Test
  void whatWasNotCapturedIsNullNotZero() {
    tables.expect(
        in("2022-07-01")
            .where(ACCOUNT_ID.col().isin("initech", "hooli"))
            .select(
                cols(
                    ACCOUNT_ID,
                    RelationshipMonths.CONFLICT,
                    RelationshipMonths.CONFLICT_LOAD,
                    RelationshipMonths.MONTHS_OBSERVED,
                    RelationshipMonths.BUYER_CONTACTS)),
        """
        account_id | conflict | conflict_load | months_observed | buyer_contacts
        initech    | 0        | 0             | 6               | 0
        hooli      | null     | null          | 0               | null
        """);
  }

  /** log 4, log 1, log 9: what came in April no longer counts. */
  @Test
  void theBaselineIsThatOfTheFirstThreeMonthsAsFarAsTheyLieBefore() {
    tables.expect(
        of("acme", "2022-01-01", "2022-05-01")
            .select(
                cols(MONTH, RelationshipMonths.BASELINE_VOLUME, RelationshipMonths.MESSAGES_SHORT)),
        """
        month      | baseline_volume | messages_short
        2022-01-01 | null            | 0
        2022-02-01 | 1.386294        | 3
        2022-03-01 | 0.693147        | 103
        2022-04-01 | 1.194506        | 111
        2022-05-01 | 1.194506        | 28
        """);
  }

  @Test
  void aPersonWhoWroteCountsOnceInEveryBaseWindow() {
    tables.expect(
        of("acme", "2022-01-01", "2022-12-01")
            .where(MONTH.col().isin("2022-01-01", "2022-07-01", "2022-08-01", "2022-12-01"))
            .select(cols(MONTH, RelationshipMonths.BUYER_CONTACTS)),
        """
        month      | buyer_contacts
        2022-01-01 | null
        2022-07-01 | 2
        2022-08-01 | 3
        2022-12-01 | 2
        """);
  }

  /** What is usual is the same for every account, or the parts would not be those of depth. */
  @Test
  void partsAddUpToDepthAndValue() {
    Column disclosed = sum(Components.DEPTH.subList(1, Components.DEPTH.size()));
    tables.expect(
        in("2022-07-01")
            .where(ACCOUNT_ID.col().isin("acme", "globex", "initech"))
            .select(
                ACCOUNT_ID.col(),
                rounded("usual", RelationshipMonths.DEPTH_RECENT.col().minus(disclosed)),
                rounded("stored", Components.DEPTH_USUAL.col()),
                rounded("of_value", RelationshipMonths.VALUE.col().minus(sum(Components.VALUE)))),
        """
        account_id | usual | stored | of_value
        acme       | 0     | 0      | 0
        globex     | 0     | 0      | 0
        initech    | 0     | 0      | 0
        """);
    tables.expect(
        monthsWithoutText
            .where(MONTH.col().equalTo("2022-07-01"))
            .where(RelationshipMonths.DEPTH_RECENT.col().isNotNull())
            .select(
                ACCOUNT_ID.col(),
                Components.DEPTH_BUSINESS_STRATEGIC.col(),
                rounded("usual", RelationshipMonths.DEPTH_RECENT.col().minus(disclosed))),
        """
        account_id | depth_from_business_strategic | usual
        acme       | null                          | 0
        globex     | null                          | 0
        """);
  }

  private static Column sum(List<Field> parts) {
    return parts.stream()
        .map(part -> functions.coalesce(part.col(), functions.lit(0.0)))
        .reduce(Column::plus)
        .orElseThrow();
  }

  private static Column rounded(String name, Column value) {
    return functions.abs(functions.round(value, 6)).as(name);
  }

  private Dataset<Row> headers() {
    Column acme = ACCOUNT_ID.col().equalTo("acme");
    return tables
        .given(CommunicationMonths.TABLE, HEADERS)
        .withColumn(
            CommunicationMonths.REPLY_LOG_HOURS_ONE.name(),
            functions
                .when(acme, functions.array(functions.lit(3.0), functions.lit(1.0)))
                .otherwise(functions.array(functions.lit(1.0))))
        .withColumn(
            CommunicationMonths.REPLY_LOG_HOURS_FEW.name(),
            functions.when(acme, functions.array(functions.lit(5.0))));
  }

  private Dataset<Row> referencesOf(Evidence evidence) {
    return References.TABLE
        .conform(new Standards(HALF_A_YEAR).learned(accountMonths(), evidence))
        .localCheckpoint();
  }

  private Dataset<Row> measured(Evidence evidence, Dataset<Row> learned) {
    return RelationshipMonths.TABLE
        .conform(
            RelationshipMeasures.of(
                accountMonths(), evidence, learned, Settings.defaults().relationship()))
        .localCheckpoint();
  }

  private Dataset<Row> accountMonths() {
    Dataset<Row> accounts =
        tables
            .given(
                AccountMonths.TABLE,
                """
                account_id | is_mail_captured | is_crm_captured | is_activity_captured | segment
                acme       | true             | true            | true                 | Small
                globex     | true             | true            | true                 | Small
                initech    | true             | true            | true                 | Small
                umbrella   | true             | true            | true                 | Small
                hooli      | false            | false           | false                | Small
                """)
            .drop(MONTH.name());
    Column month =
        functions.add_months(
            functions.lit("2022-01-01").cast("date"), functions.column("id").cast("int"));
    return accounts.crossJoin(accounts.sparkSession().range(13).select(MONTH.from(month)));
  }

  private Dataset<Row> in(String month) {
    return months.where(MONTH.col().equalTo(month));
  }

  private Dataset<Row> of(String account, String from, String to) {
    return months.where(ACCOUNT_ID.col().equalTo(account).and(MONTH.col().between(from, to)));
  }

  /** Doubles rounded: what is 0 by hand is 1e-16 by machine. */
  private static Column[] cols(Field... fields) {
    return Arrays.stream(fields)
        .map(f -> f.type() == DoubleType ? f.from(functions.round(f.col(), 6)) : f.col())
        .toArray(Column[]::new);
  }
}
