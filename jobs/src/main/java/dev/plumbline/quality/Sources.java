package dev.plumbline.quality;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.config.QualitySettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.operations.Quality;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Whether each source reaches as far as the others, and whether its last whole month holds about as
 * many interactions as the six before, and whether people disclose about as much in the last half
 * year as before: if not, they may have changed their words, and the lexicon has not. Never by the
 * clock: a source is late beside another one.
 */
public record Sources(QualitySettings settings) {

  private static final int MONTHS = 6;

  /** Fewer interactions a month come and go by chance. */
  private static final int ENOUGH = 100;

  private static final double SECONDS_PER_DAY = 86_400;
  private static final Field REACH =
      optional("reach", TimestampType, "Latest knowledge time of the source");
  private static final Field BEHIND =
      optional("behind", DoubleType, "Days behind the source that reaches farthest");
  private static final Field LAST_MONTH =
      required("last_whole_month", DateType, "Last month captured whole");
  private static final Field LAST = required("last", LongType, "Interactions of that month");
  private static final Field ALL = required("interactions", LongType, "Interactions of a month");
  private static final Field SCORED = required("scored", LongType, "Those with scored text");
  private static final Field DISCLOSING =
      required("disclosing", LongType, "Those of them that disclose anything");
  private static final Field SHARE =
      optional("share", DoubleType, "Share that discloses, last half year");
  private static final Field SHARE_BEFORE =
      optional("share_before", DoubleType, "Share that discloses, all months before");
  private static final Field TOLD =
      optional("told", Quality.TABLE.schema(), "What is told of a source");
  private static final Field USUAL =
      optional("usual", DoubleType, "Mean of the months before, of those with any");

  /**
   * Rows of {@link Quality} without a status: one source is one row.
   *
   * @param conservation rows of {@link Conservation}
   */
  public Dataset<Row> freshness(Dataset<Row> conservation) {
    Column farthest = max(REACH.col()).over(Window.partitionBy());
    Column days =
        unix_timestamp(farthest).minus(unix_timestamp(REACH.col())).divide(SECONDS_PER_DAY);
    Column isLate = BEHIND.col().gt(settings.freshness().toDays());
    return conservation
        .groupBy(Conservation.SOURCE.col())
        .agg(Quality.ROWS.from(count(lit(1))), REACH.from(max(Conservation.LAST_KNOWN_AT.col())))
        .where(REACH.col().isNotNull())
        .withColumn(BEHIND.name(), days)
        .select(
            Quality.TABLE_PATH.from(lit(Conservation.TABLE.path())),
            Quality.EXPECTATION.from(concat(lit(Quality.FRESH), Conservation.SOURCE.col())),
            Quality.KIND.from(lit(Quality.FRESHNESS)),
            Quality.ROWS.col(),
            Quality.VIOLATIONS.from(when(isLate, Quality.ROWS.col()).otherwise(lit(0L))),
            Quality.EXAMPLE.from(
                when(isLate, concat(round(BEHIND.col()).cast(LongType), lit(" days behind")))));
  }

  /**
   * Rows of {@link Quality} without a status: one source is one row, and two where text was scored.
   *
   * @param interactions rows of {@link Interactions}
   * @param coverage rows of {@link Coverage}
   */
  public Dataset<Row> drift(Dataset<Row> interactions, Dataset<Row> coverage) {
    Dataset<Row> last =
        coverage
            .groupBy(Coverage.SOURCE.col())
            .agg(LAST_MONTH.from(max(Coverage.LAST_MONTH.col())))
            .where(LAST_MONTH.col().isNotNull());
    Column isScored = Interactions.IS_HUMAN.col().and(Interactions.RUNG.col().notEqual("NONE"));
    Column isDisclosing =
        greatest(Interactions.LEVEL_BUSINESS.col(), Interactions.LEVEL_PERSONAL.col()).gt(0);
    Column month = Interactions.MONTH.col();
    Column isLast = month.equalTo(LAST_MONTH.col());
    Column isRecent =
        month.leq(LAST_MONTH.col()).and(month.gt(add_months(LAST_MONTH.col(), -MONTHS)));
    Column isUsual =
        month.lt(LAST_MONTH.col()).and(month.geq(add_months(LAST_MONTH.col(), -MONTHS)));
    Column isBefore = month.leq(add_months(LAST_MONTH.col(), -MONTHS));
    return interactions
        .groupBy(Interactions.SOURCE.col(), month)
        .agg(
            ALL.from(count(lit(1))),
            SCORED.from(count_if(isScored)),
            DISCLOSING.from(count_if(isScored.and(isDisclosing))))
        .join(broadcast(last), Interactions.SOURCE.name())
        .groupBy(Interactions.SOURCE.col())
        .agg(
            LAST.from(coalesce(sum(when(isLast, ALL.col())), lit(0L))),
            USUAL.from(avg(when(isUsual, ALL.col()))),
            SCORED.from(sum(when(isRecent, SCORED.col()))),
            SHARE.from(share(isRecent)),
            SHARE_BEFORE.from(share(isBefore)))
        .select(explode(filter(array(volume(), disclosure()), Column::isNotNull)).as(TOLD.name()))
        .select(
            Stream.of(
                    Quality.TABLE_PATH,
                    Quality.EXPECTATION,
                    Quality.KIND,
                    Quality.ROWS,
                    Quality.VIOLATIONS,
                    Quality.EXAMPLE)
                .map(field -> field.from(TOLD.col().getField(field.name())))
                .toArray(Column[]::new));
  }

  /** Null where nothing was scored. */
  private static Column share(Column isWithin) {
    return try_divide(sum(when(isWithin, DISCLOSING.col())), sum(when(isWithin, SCORED.col())));
  }

  private Column volume() {
    Column isOff = isOff(LAST.col().divide(USUAL.col()), settings.drift());
    return when(
        USUAL.col().geq(ENOUGH),
        told(
            Quality.STEADY,
            Quality.VOLUME,
            LAST.col(),
            isOff,
            concat_ws(" after ", LAST.col(), round(USUAL.col()).cast(LongType))));
  }

  private Column disclosure() {
    Column isOff = isOff(SHARE.col().divide(SHARE_BEFORE.col()), settings.textDrift());
    return when(
        SCORED.col().geq(ENOUGH).and(SHARE_BEFORE.col().gt(0)),
        told(
            Quality.AS_OUTSPOKEN,
            Quality.DISCLOSURE,
            SCORED.col(),
            isOff,
            concat_ws(" after ", round(SHARE.col(), 3), round(SHARE_BEFORE.col(), 3))));
  }

  private static Column isOff(Column ratio, double limit) {
    return not(ratio.between(1 / limit, limit));
  }

  private static Column told(
      String expectation, String kind, Column rows, Column isOff, Column figures) {
    return struct(
        Quality.TABLE_PATH.from(lit(Interactions.TABLE.path())),
        Quality.EXPECTATION.from(concat(lit(expectation), Interactions.SOURCE.col())),
        Quality.KIND.from(lit(kind)),
        Quality.ROWS.from(rows),
        Quality.VIOLATIONS.from(when(isOff, greatest(rows, lit(1L))).otherwise(lit(0L))),
        Quality.EXAMPLE.from(when(isOff, figures)));
  }
}
