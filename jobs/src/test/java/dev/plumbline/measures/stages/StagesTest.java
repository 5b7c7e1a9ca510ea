package dev.plumbline.measures.stages;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.models.StageThresholds;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.hmm.PoissonHmm;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * With a prior exposure of ten messages at a rate of .1 for each kind, and thresholds so that a
 * month of ten messages reaches or misses them by itself: faded counts are those of one month where
 * the months before it were silent or alike.
 */
@SparkTest
class StagesTest {

  private static final Field[] BY_RULE = {
    StageMonths.MONTH,
    StageMonths.STAGE,
    StageMonths.STAGE_CONFIDENCE,
    StageMonths.HAS_DEEPENED,
    StageMonths.DEPENETRATION,
    StageMonths.MONTHS_IN_STAGE
  };
  private static final Field[] BY_MODEL = {
    StageMonths.MONTH,
    StageMonths.STAGE_HMM,
    StageMonths.PROBABILITY_1,
    StageMonths.PROBABILITY_3,
    StageMonths.EXPECTED_STAGE
  };

  /** Business depth 2/3 r2 + r3 at .2, personal at .3; business of level 2 at 2 × .1. */
  private static final StageThresholds THRESHOLDS =
      new StageThresholds(
          LocalDate.of(2022, 1, 1),
          LocalDate.of(2022, 12, 1),
          List.of(.1, .05, .1, .05),
          10,
          10,
          .25,
          .5,
          .3,
          .2,
          100,
          1000);

  private static final PoissonHmm MODEL =
      PoissonHmm.of(
          new double[][] {{.1, .1, .1, .1}, {.2, .2, .2, .2}, {.4, .4, .4, .4}},
          new double[][] {{.8, .2, 0}, {.1, .7, .2}, {.1, .1, .8}},
          new double[] {.5, .3, .2});

  private final TableText tables;

  StagesTest(TableText tables) {
    this.tables = tables;
  }

  /**
   * January to March each reach business depth: up after the second, in the row of March. Then
   * silence carries the phase on, at nine tenths a month. From July on nothing deep is said: by
   * then what was said has faded to under four fifths of the threshold, and the third such month
   * takes the account down, in the row of October.
   */
  @Test
  void goesUpAfterTwoMonthsAndDownAfterThree() {
    Dataset<Row> told =
        told(
            months("acme", "2023-01-01", 10),
            """
            account_id | month      | known_month | messages_received | scored_received | business_strategic_received
            acme       | 2023-01-01 | 2023-01-01  | 40                | 40              | 20
            acme       | 2023-02-01 | 2023-02-01  | 40                | 40              | 20
            acme       | 2023-03-01 | 2023-03-01  | 40                | 40              | 20
            acme       | 2023-07-01 | 2023-07-01  | 200               | 200             | 0
            acme       | 2023-08-01 | 2023-08-01  | 200               | 200             | 0
            acme       | 2023-09-01 | 2023-09-01  | 200               | 200             | 0
            """);

    tables.expect(
        told.select(columns(BY_RULE)),
        """
        month      | stage | stage_confidence | has_deepened | depenetration | months_in_stage
        2023-01-01 | null  | null             | null         | null          | null
        2023-02-01 | 1     | 1                | 0            | 0             | 1
        2023-03-01 | 2     | 1                | 1            | 0             | 1
        2023-04-01 | 2     | 1                | 1            | 0             | 2
        2023-05-01 | 2     | 0.9              | 1            | 0             | 3
        2023-06-01 | 2     | 0.81             | 0            | 0             | 4
        2023-07-01 | 2     | 0.729            | 0            | 0             | 5
        2023-08-01 | 2     | 1                | 0            | 0             | 6
        2023-09-01 | 2     | 1                | 0            | 0             | 7
        2023-10-01 | 1     | 1                | 0            | 1             | 1
        """);
  }

  /**
   * Everything at once from January on: phase 2 in March, phase 3 in May and not before. It stays
   * there while both sides tell of themselves within six months: twice in June, then not. What
   * fades below four fifths of the threshold counts from December on.
   */
  @Test
  void skipsNoPhaseAndStaysWhereBothSidesTellOfThemselves() {
    Dataset<Row> told =
        told(
            months("acme", "2023-01-01", 8),
            """
            account_id | month      | known_month | messages_received | scored_received | business_strategic_received | business_synergistic_sent | personal_life_received | personal_life_sent
            acme       | 2023-01-01 | 2023-01-01  | 40                | 40              | 20                          | 1                         | 1                      | 1
            acme       | 2023-02-01 | 2023-02-01  | 40                | 40              | 20                          | 0                         | 0                      | 0
            acme       | 2023-03-01 | 2023-03-01  | 40                | 40              | 20                          | 0                         | 0                      | 0
            acme       | 2023-04-01 | 2023-04-01  | 40                | 40              | 20                          | 0                         | 0                      | 0
            acme       | 2023-05-01 | 2023-05-01  | 40                | 40              | 20                          | 0                         | 0                      | 0
            """);

    tables.expect(
        told.select(columns(StageMonths.MONTH, StageMonths.STAGE, StageMonths.HIGHEST_STAGE)),
        """
        month      | stage | highest_stage
        2023-01-01 | null  | null
        2023-02-01 | 1     | 1
        2023-03-01 | 2     | 2
        2023-04-01 | 2     | 2
        2023-05-01 | 3     | 3
        2023-06-01 | 3     | 3
        2023-07-01 | 3     | 3
        2023-08-01 | 3     | 3
        """);
  }

  /**
   * Silent January: as likely as others begin, 1.7. February without a deep word in ten messages:
   * (.5, .3, .2) of January moved on are (.45, .33, .22), times e^-4, e^-8, e^-16.
   */
  @Test
  void probabilitiesHeedWhatWasSaidSoFar() {
    Dataset<Row> told =
        told(
            months("acme", "2023-01-01", 4),
            """
            account_id | month      | known_month | messages_received | scored_received
            acme       | 2023-02-01 | 2023-02-01  | 10                | 10
            """);

    tables.expect(
        told.select(columns(BY_MODEL)),
        """
        month      | stage_hmm | probability_1 | probability_3 | expected_stage
        2023-01-01 | null      | null          | null          | null
        2023-02-01 | 1         | 0.5           | 0.2           | 1.7
        2023-03-01 | 1         | 0.986744      | 0.00000296402 | 1.013259
        2023-04-01 | 1         | 0.790721      | 0.00265305    | 1.211933
        """);
  }

  /**
   * A record of February that came to light in April: before that it was not, after it always was.
   */
  @Test
  void whatBecameKnownLateIsPutWhereItBelongs() {
    String facts =
        """
        account_id | month      | known_month | messages_received | scored_received | business_strategic_received | personal_life_received | max_source_at
        acme       | 2023-01-01 | 2023-01-01  | 40                | 40              | 20                          | 4                      | 2023-01-31T00:00:00Z
        acme       | 2023-03-01 | 2023-03-01  | 40                | 40              | 1                           | 1                      | 2023-03-31T00:00:00Z
        acme       | 2023-05-01 | 2023-05-01  | 40                | 40              | 1                           | 2                      | 2023-05-31T00:00:00Z
        """;
    String february = "acme | 2023-02-01 | %s | 40 | 40 | 20 | 9 | %s%n";
    Dataset<Row> months = months("acme", "2023-01-01", 8);
    List<Row> never = told(months, facts).collectAsList();
    List<Row> late =
        told(months, facts + february.formatted("2023-04-01", "2023-04-15T00:00:00Z"))
            .collectAsList();
    List<Row> always =
        told(months, facts + february.formatted("2023-02-01", "2023-02-15T00:00:00Z"))
            .collectAsList();

    assertThat(late.subList(0, 4))
        .isEqualTo(never.subList(0, 4))
        .isNotEqualTo(always.subList(0, 4));
    assertThat(late.subList(4, 8)).isNotEqualTo(never.subList(4, 8));
    for (Field field : List.of(StageMonths.STAGE, StageMonths.EXPECTED_STAGE)) {
      assertThat(late.subList(4, 8))
          .extracting(row -> row.<Object>getAs(field.name()))
          .containsExactlyElementsOf(
              always.subList(4, 8).stream().map(row -> row.<Object>getAs(field.name())).toList());
    }
    assertThat(late.get(4).<Timestamp>getAs(StageMonths.MAX_SOURCE_AT.name()).toInstant())
        .isEqualTo("2023-04-15T00:00:00Z");
  }

  /** Acme is silent, globex wrote what nobody may read, of hooli nothing is captured. */
  @Test
  void whereThereIsNoPhaseItSaysWhy() {
    Dataset<Row> months =
        tables.given(
            AccountMonths.TABLE,
            """
            account_id | month      | is_mail_captured
            acme       | 2023-01-01 | true
            acme       | 2023-02-01 | true
            globex     | 2023-01-01 | true
            globex     | 2023-02-01 | true
            hooli      | 2023-01-01 | false
            hooli      | 2023-02-01 | false
            """);
    Dataset<Row> disclosure =
        given(
            """
            account_id | month      | known_month | messages_received
            globex     | 2023-01-01 | 2023-01-01  | 5
            """);
    Field[] reasons = {
      StageMonths.ACCOUNT_ID, StageMonths.STAGE, StageMonths.STAGE_HMM, StageMonths.REASON
    };
    Column isFebruary = StageMonths.MONTH.col().equalTo(lit(LocalDate.of(2023, 2, 1)));

    tables.expect(
        Stages.of(months, disclosure, Optional.of(THRESHOLDS), Optional.empty())
            .where(isFebruary)
            .select(columns(reasons)),
        """
        account_id | stage | stage_hmm | reason
        acme       | 1     | null      | FEW_DISCLOSURES
        globex     | null  | null      | NO_TEXT
        hooli      | null  | null      | NOTHING_SEEN
        """);
    tables.expect(
        Stages.of(months, disclosure, Optional.empty(), Optional.empty())
            .where(isFebruary)
            .select(columns(reasons)),
        """
        account_id | stage | stage_hmm | reason
        acme       | null  | null      | NO_REFERENCE
        globex     | null  | null      | NO_TEXT
        hooli      | null  | null      | NOTHING_SEEN
        """);
  }

  /** Both deep in business; of themselves we tell acme nothing, globex as usual. */
  @Test
  void whoIsDeepInBusinessAndToldNothingOfUsIsWithheld() {
    Dataset<Row> told =
        told(
            months("acme", "2023-01-01", 3).unionAll(months("globex", "2023-01-01", 3)),
            """
            account_id | month      | known_month | scored_received | scored_sent | business_strategic_received | personal_life_sent
            acme       | 2023-01-01 | 2023-01-01  | 50              | 50          | 90                          | 0
            acme       | 2023-02-01 | 2023-02-01  | 50              | 50          | 90                          | 0
            globex     | 2023-01-01 | 2023-01-01  | 50              | 50          | 90                          | 10
            globex     | 2023-02-01 | 2023-02-01  | 50              | 50          | 90                          | 10
            """);

    tables.expect(
        told.where(StageMonths.MONTH.col().equalTo(lit(LocalDate.of(2023, 3, 1))))
            .select(
                columns(
                    StageMonths.ACCOUNT_ID, StageMonths.STAGE, StageMonths.IS_PERSONALLY_WITHHELD)),
        """
        account_id | stage | is_personally_withheld
        acme       | 2     | true
        globex     | 2     | false
        """);
  }

  private Dataset<Row> told(Dataset<Row> months, String disclosure) {
    return Stages.of(months, given(disclosure), Optional.of(THRESHOLDS), Optional.of(MODEL));
  }

  /** What the text leaves out is 0. */
  private Dataset<Row> given(String disclosure) {
    Column sourceAt = DisclosureMonths.MAX_SOURCE_AT.col();
    return tables
        .given(DisclosureMonths.TABLE, disclosure)
        .na()
        .fill(0)
        .withColumn(DisclosureMonths.MAX_SOURCE_AT.name(), coalesce(sourceAt, lit(Instant.EPOCH)));
  }

  private Dataset<Row> months(String account, String first, int count) {
    StringBuilder text = new StringBuilder("account_id | month | is_mail_captured\n");
    for (int i = 0; i < count; i++) {
      text.append("%s | %s | true%n".formatted(account, LocalDate.parse(first).plusMonths(i)));
    }
    return tables.given(AccountMonths.TABLE, text.toString());
  }

  private static Column[] columns(Field... fields) {
    return Arrays.stream(fields).map(Field::col).toArray(Column[]::new);
  }
}
