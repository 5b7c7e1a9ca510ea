package dev.plumbline.fit;

import static dev.plumbline.models.Term.asMeasured;
import static dev.plumbline.models.Term.levels;
import static dev.plumbline.models.Term.standardised;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_ym_interval;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Outcome;
import dev.plumbline.models.Term;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What becomes of deep accounts when their rep leaves the firm: a stacked landmark design, method
 * section 15.16.
 *
 * <p>Each month in which accounts were taken over from reps who left is a cohort: those accounts,
 * and for each of them five of the same stratum without a change of rep in the twelve months
 * before, drawn by a hash. Depth and value are frozen at the landmark, and all are followed for
 * twelve months; a control until its own rep changes. If depth keeps customers, losing the person
 * takes the protection away: the interaction of depth and loss is positive.
 */
final class RepTurnover {

  static final String MODEL = "MT";

  /** The interaction. */
  static final Term TERM;

  private static final int FOLLOWED_MONTHS = 12;
  private static final int STABLE_MONTHS = 12;
  private static final int CONTROLS = 5;
  private static final long SEED = 1516;

  private static final Field LANDMARK =
      Field.required("landmark", DateType, "Month from which the account is followed");
  private static final Field COHORT =
      Field.required("cohort", StringType, "Calendar quarter of the landmark");
  private static final Field SINCE =
      Field.required("since", IntegerType, "Months followed, 1 in that of the landmark");
  private static final Field IS_LEFT =
      Field.required("rep_left", IntegerType, "1 if the rep had left the firm, else 0");
  private static final Field DEPTH =
      Field.optional("depth_at_landmark", DoubleType, "Depth, frozen");
  private static final Field SOURCE =
      Field.required("depth_source_at_landmark", StringType, "Source of that depth");
  private static final Field VALUE =
      Field.optional("value_at_landmark", DoubleType, "Value, frozen");
  private static final Field REP =
      Field.required("rep_at_landmark", StringType, "Rep who left, or who stays");
  private static final Field PLACE =
      Field.required("place", LongType, "Place among the candidates of cohort and stratum");
  private static final Field LOST =
      Field.required("lost", LongType, "Accounts of cohort and stratum whose rep left");
  private static final Field FOLLOWED = Field.required("followed", DateType, "Months followed");

  static {
    TERM = standardised(DEPTH).times(asMeasured(IS_LEFT));
  }

  private RepTurnover() {}

  static ModelSpec model() {
    List<Term> minimal =
        List.of(
            standardised(Panel.SIZE),
            standardised(Panel.BASELINE_VOLUME),
            levels(Panel.RENEWAL_CLASS),
            levels(SOURCE));
    List<Term> full =
        List.of(
            standardised(Panel.SIZE),
            standardised(Panel.BASELINE_VOLUME),
            levels(Panel.RENEWAL_CLASS),
            levels(Panel.SEGMENT),
            levels(Panel.REGION),
            levels(Panel.PRODUCT_LINE),
            asMeasured(Panel.IS_LATER_SPELL),
            levels(SOURCE));
    return new ModelSpec(
        MODEL,
        new Outcome(
            Panel.ACCOUNT_ID,
            List.of(Panel.ACCOUNT_ID, Panel.PRODUCT_LINE, Panel.SPELL_NO, LANDMARK),
            SINCE,
            Panel.EVENT,
            List.of(COHORT),
            Panel.MONTH,
            Outcome.Clock.MONTHS,
            List.of(Panel.ACCOUNT_ID, REP)),
        List.of(standardised(DEPTH), asMeasured(IS_LEFT), TERM, standardised(VALUE)),
        full,
        minimal,
        1);
  }

  /** Whether a row of the panel is a landmark of an account whose rep left. */
  static Column isLost() {
    return Panel.LEFT_REP_ID.col().isNotNull().and(isMeasured());
  }

  private static Column isMeasured() {
    return Panel.HAS_HISTORY
        .col()
        .and(Panel.DEPTH_RECENT.col().isNotNull())
        .and(Panel.VALUE.col().isNotNull());
  }

  /** Accounts by landmark and month followed. */
  static Dataset<Row> stacked(Dataset<Row> panel) {
    Column sinceLandmark = months_between(FOLLOWED.col(), LANDMARK.col()).plus(1);
    Column isTakenOver = Panel.REP_CHANGED_MONTH.col().geq(LANDMARK.col());
    Column isCensored = IS_LEFT.col().equalTo(0).and(coalesce(isTakenOver, lit(false)));
    return landmarks(panel)
        .withColumn(
            FOLLOWED.name(),
            explode(
                sequence(
                    LANDMARK.col(),
                    add_months(LANDMARK.col(), FOLLOWED_MONTHS - 1),
                    make_ym_interval(lit(0), lit(1)))))
        .withColumn(SINCE.name(), SINCE.from(sinceLandmark))
        .withColumnRenamed(FOLLOWED.name(), Panel.MONTH.name())
        .join(panel, Panel.TABLE.keyNames())
        .where(not(isCensored));
  }

  private static Dataset<Row> landmarks(Dataset<Row> panel) {
    Column isLost = Panel.LEFT_REP_ID.col().isNotNull();
    Column wasStable =
        coalesce(
            Panel.REP_CHANGED_MONTH.col().lt(add_months(Panel.MONTH.col(), -STABLE_MONTHS)),
            lit(true));
    WindowSpec candidates =
        Window.partitionBy(Panel.MONTH.col(), Panel.STRATUM.col(), IS_LEFT.col());
    WindowSpec cohort = Window.partitionBy(Panel.MONTH.col(), Panel.STRATUM.col());
    Column draw =
        xxhash64(
            lit(SEED),
            Panel.ACCOUNT_ID.col(),
            Panel.PRODUCT_LINE.col(),
            Panel.SPELL_NO.col(),
            Panel.MONTH.col());
    return panel
        .where(isMeasured())
        .where(isLost.or(wasStable))
        .withColumn(IS_LEFT.name(), IS_LEFT.from(isLost))
        .withColumn(LOST.name(), count_if(IS_LEFT.col().equalTo(1)).over(cohort))
        .where(LOST.col().gt(0))
        .withColumn(
            PLACE.name(),
            row_number()
                .over(candidates.orderBy(draw, Panel.ACCOUNT_ID.col(), Panel.PRODUCT_LINE.col())))
        .where(IS_LEFT.col().equalTo(1).or(PLACE.col().leq(LOST.col().multiply(CONTROLS))))
        .select(
            Panel.ACCOUNT_ID.col(),
            Panel.PRODUCT_LINE.col(),
            Panel.SPELL_NO.col(),
            LANDMARK.from(Panel.MONTH.col()),
            COHORT.from(Panel.CALENDAR_QUARTER.col()),
            IS_LEFT.col(),
            DEPTH.from(Panel.DEPTH_RECENT.col()),
            SOURCE.from(Panel.DEPTH_SOURCE.col()),
            VALUE.from(Panel.VALUE.col()),
            REP.from(coalesce(Panel.LEFT_REP_ID.col(), Panel.REP_ID.col())));
  }
}
