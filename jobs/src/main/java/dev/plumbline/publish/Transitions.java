package dev.plumbline.publish;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.published.StageTransitions.ACCOUNTS;
import static dev.plumbline.tables.published.StageTransitions.ACCOUNT_MONTHS;
import static dev.plumbline.tables.published.StageTransitions.CHURN;
import static dev.plumbline.tables.published.StageTransitions.FROM_STAGE;
import static dev.plumbline.tables.published.StageTransitions.IS_SUPPRESSED;
import static dev.plumbline.tables.published.StageTransitions.MEDIAN_MONTHS_IN_STAGE;
import static dev.plumbline.tables.published.StageTransitions.MOVES;
import static dev.plumbline.tables.published.StageTransitions.OTHER_EXIT;
import static dev.plumbline.tables.published.StageTransitions.PROBABILITY;
import static dev.plumbline.tables.published.StageTransitions.PROBABILITY_HIGH;
import static dev.plumbline.tables.published.StageTransitions.PROBABILITY_LOW;
import static dev.plumbline.tables.published.StageTransitions.STATES;
import static dev.plumbline.tables.published.StageTransitions.TENURE_BAND;
import static dev.plumbline.tables.published.StageTransitions.TO_STATE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.published.StageTransitions;
import dev.plumbline.tables.retention.Panel;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Moves between phases from one month to the next, and out of the company.
 *
 * @param minAccounts accounts that a phase and band of tenure must hold
 * @param minReps sales reps that it must hold
 */
public record Transitions(int minAccounts, int minReps) {

  private static final Suppression SUPPRESSION = new Suppression(IS_SUPPRESSED);
  private static final int BAND_MONTHS = 12;

  private static final Field NEXT_STAGE =
      optional("next_stage", IntegerType, "Phase a month later; null in the last month");
  private static final Field MONTHS_HELD =
      required("months_held", IntegerType, "Months that the phase had lasted by the month's end");
  private static final Field OUTCOMES =
      required(
          "outcomes",
          createArrayType(
              createStructType(
                  Stream.of(TO_STATE, MOVES, MEDIAN_MONTHS_IN_STAGE)
                      .map(field -> createStructField(field.name(), field.type(), true))
                      .toList())),
          "Each state a month later");
  private static final Field REPS = required("reps", LongType, "Distinct sales reps");

  public Transitions(PublishSettings settings) {
    this(settings.minAccounts(), settings.minReps());
  }

  /**
   * Rows of {@link StageTransitions}.
   *
   * @param panel rows of {@link Panel}
   * @param stageMonths rows of {@link StageMonths}
   */
  public Dataset<Row> of(Dataset<Row> panel, Dataset<Row> stageMonths) {
    Dataset<Row> counted =
        moves(panel, stageMonths)
            .groupBy(FROM_STAGE.col(), TENURE_BAND.col())
            .agg(
                ACCOUNT_MONTHS.from(count(lit(1))),
                ACCOUNTS.from(size(collect_set(xxhash64(Panel.ACCOUNT_ID.col())))),
                REPS.from(size(collect_set(xxhash64(Panel.REP_ID.col())))),
                OUTCOMES.from(
                    array(STATES.stream().map(Transitions::into).toArray(Column[]::new))));
    Dataset<Row> rows =
        counted.select(
            FROM_STAGE.col(),
            TENURE_BAND.col(),
            ACCOUNT_MONTHS.col(),
            ACCOUNTS.col(),
            IS_SUPPRESSED.from(ACCOUNTS.col().lt(minAccounts).or(REPS.col().lt(minReps))),
            inline(OUTCOMES.col()));
    return TenDigits.of(StageTransitions.TABLE, rows.select(told()));
  }

  /** One row per month at risk whose phase is known and whose outcome is. */
  private static Dataset<Row> moves(Dataset<Row> panel, Dataset<Row> stageMonths) {
    Dataset<Row> stages =
        stageMonths.select(
            StageMonths.ACCOUNT_ID.col(),
            StageMonths.MONTH.col(),
            NEXT_STAGE.from(
                lead(StageMonths.STAGE.col(), 1)
                    .over(
                        Window.partitionBy(StageMonths.ACCOUNT_ID.col())
                            .orderBy(StageMonths.MONTH.col()))),
            MONTHS_HELD.from(StageMonths.MONTHS_IN_STAGE.col().plus(1)));
    Column to =
        when(Panel.EVENT.col().equalTo(1), CHURN)
            .when(Panel.EXIT_CODE.col().notEqual(Panel.NO_EXIT), OTHER_EXIT)
            .otherwise(NEXT_STAGE.col().cast(StringType));
    return panel
        .where(Panel.STAGE.col().isNotNull())
        .select(
            Panel.ACCOUNT_ID.col(),
            Panel.MONTH.col(),
            Panel.REP_ID.col(),
            FROM_STAGE.from(Panel.STAGE.col()),
            TENURE_BAND.from(band()),
            Panel.EVENT.col(),
            Panel.EXIT_CODE.col())
        .join(stages, StageMonths.TABLE.keyNames(), "inner")
        .withColumn(TO_STATE.name(), to)
        .where(TO_STATE.col().isNotNull());
  }

  private static Column band() {
    Column tenure = Panel.TENURE.col();
    return when(tenure.leq(BAND_MONTHS), "1-12")
        .when(tenure.leq(2 * BAND_MONTHS), "13-24")
        .when(tenure.leq(3 * BAND_MONTHS), "25-36")
        .otherwise("37+");
  }

  /** Moves into {@code state}, and how long the phase had lasted. */
  private static Column into(String state) {
    Column isMove = TO_STATE.col().equalTo(state);
    return struct(
        TO_STATE.from(lit(state)),
        MOVES.from(sum(when(isMove, 1).otherwise(0))),
        MEDIAN_MONTHS_IN_STAGE.from(percentile(when(isMove, MONTHS_HELD.col()), lit(0.5))));
  }

  private static Column[] told() {
    Wilson share = Wilson.of(MOVES.col(), ACCOUNT_MONTHS.col());
    return new Column[] {
      FROM_STAGE.col(),
      TENURE_BAND.col(),
      TO_STATE.col(),
      SUPPRESSION.told(ACCOUNT_MONTHS, ACCOUNT_MONTHS.col()),
      SUPPRESSION.told(ACCOUNTS, ACCOUNTS.col()),
      SUPPRESSION.told(MOVES, MOVES.col()),
      SUPPRESSION.told(PROBABILITY, share.share()),
      SUPPRESSION.told(PROBABILITY_LOW, share.low()),
      SUPPRESSION.told(PROBABILITY_HIGH, share.high()),
      SUPPRESSION.told(MEDIAN_MONTHS_IN_STAGE, MEDIAN_MONTHS_IN_STAGE.col()),
      IS_SUPPRESSED.col()
    };
  }
}
