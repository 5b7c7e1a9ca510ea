package dev.plumbline.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.RetentionMode;
import dev.plumbline.fit.PurchaseHabits;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.purchase.BetaGeometric;
import dev.plumbline.tables.retention.Spells;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@SparkTest
class OrderStaysTest {

  private final TableText tables;

  OrderStaysTest(TableText tables) {
    this.tables = tables;
  }

  /**
   * Ten gaps of 100 days, all alike, so that the bound is a gap of 100 days: the last order is of
   * 15 October 2021, and the 101st day after it is 24 January 2022.
   */
  @Test
  void leavingIsDatedWhenTheSilenceBecomesTooLongAndNotAtTheLastOrder() {
    Dataset<Row> stays = everyHundredDays().stays(Company.by(RetentionMode.GAP));

    tables.expect(
        stays.select(outcome()),
        """
        spell_no | mode | start_date | decision_date | end_date   | exit_code | patience_days | dormant_days | last_month
        1        | GAP  | 2019-01-19 | 2022-01-24    | 2021-10-15 | CHURN     | 100           | null         | 2022-01-01
        """);
  }

  /** On the 100th day the silence is not too long, on the 101st it is. */
  @Test
  void anOrderThatComesTooLateIsAReturnWithItsDormancy() {
    tables.expect(
        everyHundredDays()
            .orders("acme", "all", "2022-01-23")
            .stays(Company.by(RetentionMode.GAP))
            .select(
                cols(
                    Spells.SPELL_NO, Spells.START_DATE, Spells.DECISION_DATE, Spells.DORMANT_DAYS)),
        """
        spell_no | start_date | decision_date | dormant_days
        1        | 2019-01-19 | 2022-05-04    | null
        """);
    tables.expect(
        everyHundredDays()
            .orders("acme", "all", "2022-01-24")
            .stays(Company.by(RetentionMode.GAP))
            .select(
                cols(
                    Spells.SPELL_NO, Spells.START_DATE, Spells.DECISION_DATE, Spells.DORMANT_DAYS)),
        """
        spell_no | start_date | decision_date | dormant_days
        1        | 2019-01-19 | 2022-01-24    | null
        2        | 2022-01-24 | 2022-05-05    | 101
        """);
  }

  /** What a customer may do is told 100 days later: neither lost nor kept after 22 September. */
  @Test
  void monthsNearerToTheEndThanTheSilenceThatIsBorneAreNotJudged() {
    tables.expect(
        everyHundredDays()
            .orders("acme", "all", "2022-01-23", "2022-05-03", "2022-08-11")
            .stays(Company.by(RetentionMode.GAP))
            .select(
                cols(Spells.DECISION_DATE, Spells.END_DATE, Spells.EXIT_CODE, Spells.LAST_MONTH)),
        """
        decision_date | end_date   | exit_code | last_month
        null          | 2022-08-11 | ADMIN     | 2022-08-01
        """);
  }

  /**
   * Globex: gaps of 20, 40 and 80 days by its fourth order, of 2021. Learned on acme's seven gaps
   * of 100 days that ended in the reference period, all alike: the mean of logs is (ln 20 + ln 40 +
   * ln 80 + 5 ln 100) / 8 = 4.2617, the variance 2 (ln 2)² / 2 × 2 / 7 = .13728. exp(4.2617 + 1.645
   * × .37051) = 130.5.
   */
  @Test
  void ownGapsAreDrawnTowardsThoseOfTheSegment() {
    tables.expect(
        everyHundredDays()
            .orders("globex", "all", "2021-01-01", "2021-01-21", "2021-03-02", "2021-05-21")
            .stays(Company.by(RetentionMode.GAP))
            .where(Spells.ACCOUNT_ID.col().equalTo("globex"))
            .select(cols(Spells.PATIENCE_DAYS, Spells.DECISION_DATE)),
        """
        patience_days | decision_date
        130           | 2021-09-29
        """);
  }

  /** With two gaps the segment's: of acme's alone, 100 days. Never below 90. */
  @Test
  void fewGapsAreJudgedByTheSegmentAndShortOnesByNinetyDays() {
    tables.expect(
        everyHundredDays()
            .orders("globex", "all", "2021-01-01", "2021-01-21", "2021-03-02")
            .orders("globex", "pumps", weekly())
            .stays(Company.by(RetentionMode.GAP))
            .where(Spells.ACCOUNT_ID.col().equalTo("globex"))
            .select(cols(Spells.PRODUCT_LINE, Spells.PATIENCE_DAYS)),
        """
        product_line | patience_days
        all          | 100
        pumps        | 90
        """);
  }

  /** Nobody's gaps are known: the longest silence that is ever borne. */
  @Test
  void withoutAnyGapTwoYearsAreBorne() {
    tables.expect(
        new Company(tables)
            .withoutReference()
            .orders("acme", "all", "2020-03-01", "2020-03-01")
            .stays(Company.by(RetentionMode.GAP))
            .select(cols(Spells.PATIENCE_DAYS, Spells.DECISION_DATE, Spells.EXIT_CODE)),
        """
        patience_days | decision_date | exit_code
        730           | null          | ADMIN
        """);
  }

  /**
   * All parameters 1 and a repeat after seven days, the first of a week: active with .2 after two
   * weeks of silence, for {@code BetaGeometricTest} has it so.
   */
  @Test
  void whoIsProbablyGoneIsGoneByTheModel() {
    BetaGeometric ones = new BetaGeometric(1, 1, 1, 1, Double.NaN);
    Company company =
        new Company(tables)
            .orders("acme", "all", "2021-03-01", "2021-03-08")
            .orders("globex", "all", "2021-03-01");

    tables.expect(
        company
            .stays(Company.by(RetentionMode.PROBABILISTIC), Optional.of(ones))
            .select(
                cols(
                    Spells.ACCOUNT_ID,
                    Spells.MODE,
                    Spells.PATIENCE_DAYS,
                    Spells.DECISION_DATE,
                    Spells.END_DATE)),
        """
        account_id | mode          | patience_days | decision_date | end_date
        acme       | PROBABILISTIC | 14            | 2021-03-23    | 2021-03-08
        globex     | PROBABILISTIC | null          | null          | null
        """);
    assertThat(company.stays(Company.by(RetentionMode.PROBABILISTIC)).isEmpty())
        .as("without a model nobody stays either")
        .isTrue();
  }

  /** Up to the end of 2020: acme's eight orders from 19 January 2019 to 19 December 2020. */
  @Test
  void theModelIsLearnedOnTheReferencePeriod() {
    Company company = everyHundredDays().orders("globex", "all", "2021-06-01");
    Dataset<Row> cells =
        new Stays(
                Company.by(RetentionMode.PROBABILISTIC),
                new dev.plumbline.config.TimeSettings(
                    java.time.ZoneId.of("UTC"), 12, Optional.empty()))
            .purchases(company.sources())
            .orElseThrow();

    tables.expect(
        cells,
        """
        repeats | last_days | observed_days | customers
        7       | 700       | 713           | 1
        """);
    assertThat(PurchaseHabits.fitted(cells)).as("one customer has no spread").isEmpty();
  }

  private Company everyHundredDays() {
    return new Company(tables)
        .orders(
            "acme",
            "all",
            "2019-01-19",
            "2019-04-29",
            "2019-08-07",
            "2019-11-15",
            "2020-02-23",
            "2020-06-02",
            "2020-09-10",
            "2020-12-19",
            "2021-03-29",
            "2021-07-07",
            "2021-10-15");
  }

  private static String[] weekly() {
    return java.util.stream.IntStream.range(0, 40)
        .mapToObj(week -> java.time.LocalDate.of(2021, 1, 4).plusWeeks(week).toString())
        .toArray(String[]::new);
  }

  private static Column[] outcome() {
    return cols(
        Spells.SPELL_NO,
        Spells.MODE,
        Spells.START_DATE,
        Spells.DECISION_DATE,
        Spells.END_DATE,
        Spells.EXIT_CODE,
        Spells.PATIENCE_DAYS,
        Spells.DORMANT_DAYS,
        Spells.LAST_MONTH);
  }

  private static Column[] cols(Field... fields) {
    return Arrays.stream(fields).map(Field::col).toArray(Column[]::new);
  }
}
