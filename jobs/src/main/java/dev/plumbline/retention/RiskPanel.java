package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.Orientations;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.measures.StageMonths;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The months at risk with everything that may explain them, as known before the month; method
 * section 13.
 *
 * <p>Attributes and measures of the same month are those at its first instant: the join is the lag.
 */
public final class RiskPanel {

  private static final int REP_CHANGE_MONTHS = 6;
  private static final int HISTORY_MONTHS = 12;
  private static final Field STAGE_SOURCE_AT =
      optional("stage_source_at", TimestampType, "Latest time behind the phase");

  private static final Field TOLD_FROM =
      optional("told_from", DateType, "First month that knows the orientation");
  private static final Field ORIENTATION_SOURCE_AT =
      optional("orientation_source_at", TimestampType, "Latest time behind the orientation");

  private final Calendar calendar;

  public RiskPanel(TimeSettings time) {
    this.calendar = new Calendar(time.zone());
  }

  /** Rows of {@link Panel}: of the stays that verdicts rest on. */
  public Dataset<Row> of(
      Dataset<Row> spells,
      Dataset<Row> references,
      Dataset<Row> accountMonths,
      Dataset<Row> relationshipMonths,
      Dataset<Row> stageMonths,
      Dataset<Row> orientations,
      Dataset<Row> users) {
    return of(
        Spells.PRIMARY,
        spells,
        references,
        accountMonths,
        relationshipMonths,
        stageMonths,
        orientations,
        users);
  }

  /** The same of the stays by another definition. */
  public Dataset<Row> of(
      String definition,
      Dataset<Row> spells,
      Dataset<Row> references,
      Dataset<Row> accountMonths,
      Dataset<Row> relationshipMonths,
      Dataset<Row> stageMonths,
      Dataset<Row> orientations,
      Dataset<Row> users) {
    String[] accountMonth = AccountMonths.TABLE.keyNames();
    Dataset<Row> defined = spells.where(Spells.DEFINITION.col().equalTo(definition));
    return MonthsAtRisk.of(defined, references)
        .join(attributes(Handovers.in(accountMonths, users, calendar)), accountMonth)
        .join(measures(relationshipMonths), accountMonth)
        .join(stages(stageMonths), accountMonth, "left_outer")
        .join(orientation(orientations), Panel.ACCOUNT_ID.name(), "left_outer")
        .withColumns(whereTold())
        .withColumn(
            Panel.MAX_SOURCE_AT.name(),
            greatest(
                RelationshipMonths.MAX_SOURCE_AT.col(),
                STAGE_SOURCE_AT.col(),
                ORIENTATION_SOURCE_AT.col()))
        .withColumn(Panel.NEED.name(), needed())
        .withColumn(Panel.DORMANT.name(), dormantOnceClose())
        .transform(rows -> LaggedMeasures.ofCustomers(rows, HISTORY_MONTHS))
        .withColumn(
            Panel.CUTOFF_AT.name(),
            Panel.CUTOFF_AT.from(calendar.firstInstantOf(Panel.MONTH.col())))
        .withColumn(Panel.HAS_HISTORY.name(), hasHistory())
        .withColumn(
            Panel.CALENDAR_QUARTER.name(),
            concat(year(Panel.MONTH.col()), lit("Q"), quarter(Panel.MONTH.col())));
  }

  /** Account and month of the rows of the panel: some come twice. */
  public static Dataset<Row> months(Dataset<Row> spells, Dataset<Row> references) {
    return MonthsAtRisk.of(
            spells.where(Spells.DEFINITION.col().equalTo(Spells.PRIMARY)), references)
        .select(Panel.ACCOUNT_ID.col(), Panel.MONTH.col());
  }

  /**
   * {@code panel} with value by halves of the records.
   *
   * @param halves account, month and both columns
   */
  public static Dataset<Row> withHalves(Dataset<Row> panel, Dataset<Row> halves) {
    return panel.join(halves, AccountMonths.TABLE.keyNames(), "left_outer");
  }

  private static Dataset<Row> attributes(Dataset<Row> accountMonths) {
    Column changed =
        AccountMonths.REP_CHANGED_MONTH
            .col()
            .geq(add_months(AccountMonths.MONTH.col(), -REP_CHANGE_MONTHS));
    return accountMonths.select(
        AccountMonths.ACCOUNT_ID.col(),
        AccountMonths.MONTH.col(),
        AccountMonths.SEGMENT.col(),
        AccountMonths.REGION.col(),
        AccountMonths.SIZE.col(),
        AccountMonths.PARENT_ID.col(),
        AccountMonths.REP_CHANGED_MONTH.col(),
        Panel.LEFT_REP_ID.col(),
        Panel.REP_ID.from(coalesce(AccountMonths.REP_ID.col(), AccountMonths.ACCOUNT_ID.col())),
        Panel.IS_REP_CHANGED.from(coalesce(changed, lit(false))));
  }

  private static Dataset<Row> measures(Dataset<Row> relationshipMonths) {
    Dataset<Row> measures =
        relationshipMonths.select(
            RelationshipMonths.ACCOUNT_ID.col(),
            RelationshipMonths.MONTH.col(),
            RelationshipMonths.DEPTH_SOURCE.col(),
            RelationshipMonths.DEPTH_RECENT.col(),
            RelationshipMonths.DEPTH_SUSTAINED.col(),
            RelationshipMonths.DEPTH_VELOCITY.col(),
            RelationshipMonths.DEPTH_BUSINESS.col(),
            RelationshipMonths.DEPTH_PERSONAL.col(),
            RelationshipMonths.DEPTH_PLACEBO.col(),
            RelationshipMonths.DEPTH_RAW.col(),
            Panel.DEPTH_HALVES.from(
                RelationshipMonths.DEPTH_RAW_ODD
                    .col()
                    .minus(RelationshipMonths.DEPTH_RAW_EVEN.col())),
            RelationshipMonths.PUSH.col(),
            RelationshipMonths.WITHHOLDING.col(),
            RelationshipMonths.VALUE.col(),
            RelationshipMonths.CONFLICT.col(),
            RelationshipMonths.INTENT.col(),
            RelationshipMonths.NEED.col(),
            RelationshipMonths.NET_RELATIVE.col(),
            RelationshipMonths.DORMANT.col(),
            RelationshipMonths.MESSAGES.col(),
            RelationshipMonths.BASELINE_VOLUME.col(),
            RelationshipMonths.MAX_SOURCE_AT.col(),
            RelationshipMonths.MONTHS_OBSERVED.col(),
            Panel.LOG_VOLUME.from(log1p(RelationshipMonths.MESSAGES_SHORT.col())));
    return LaggedMeasures.in(measures, HISTORY_MONTHS);
  }

  private static Dataset<Row> stages(Dataset<Row> stageMonths) {
    return stageMonths.select(
        StageMonths.ACCOUNT_ID.col(),
        StageMonths.MONTH.col(),
        StageMonths.STAGE.col(),
        StageMonths.EXPECTED_STAGE.col(),
        StageMonths.HAS_DEEPENED.col(),
        StageMonths.DEPENETRATION.col(),
        STAGE_SOURCE_AT.from(StageMonths.MAX_SOURCE_AT.col()));
  }

  private static Dataset<Row> orientation(Dataset<Row> orientations) {
    return orientations.select(
        Orientations.ACCOUNT_ID.col(),
        TOLD_FROM.from(Orientations.MONTH.col()),
        Orientations.ARMS_LENGTH.col(),
        Orientations.ARMS_UNKNOWN.col(),
        Orientations.ARMS_SCORE.col(),
        ORIENTATION_SOURCE_AT.from(Orientations.MAX_SOURCE_AT.col()));
  }

  /** There is one orientation of an account; months before its own do not know it. */
  private static Map<String, Column> whereTold() {
    Column isTold = TOLD_FROM.col().leq(Panel.MONTH.col());
    return Map.of(
        Panel.ARMS_LENGTH.name(), when(isTold, Panel.ARMS_LENGTH.col()).otherwise(0),
        Panel.ARMS_UNKNOWN.name(), when(isTold, Panel.ARMS_UNKNOWN.col()).otherwise(1),
        Panel.ARMS_SCORE.name(), when(isTold, Panel.ARMS_SCORE.col()),
        ORIENTATION_SOURCE_AT.name(), when(isTold, ORIENTATION_SOURCE_AT.col()));
  }

  /** Unknown is not needed, but a renewal due is known. */
  private static Column needed() {
    return when(Panel.RENEWAL_CLASS.col().notEqual(MonthsAtRisk.RENEWAL_FAR), 1)
        .otherwise(RelationshipMonths.NEED.col());
  }

  /** Of accounts that were in phase 2 or above: only they have something to fall back from. */
  private static Column dormantOnceClose() {
    Column highest = StageMonths.STAGE.col().plus(StageMonths.DEPENETRATION.col());
    return when(highest.geq(2), RelationshipMonths.DORMANT.col());
  }

  /** Mail of a prospect is captured too, but its silence is no history of a customer. */
  private static Column hasHistory() {
    return RelationshipMonths.MONTHS_OBSERVED
        .col()
        .geq(HISTORY_MONTHS)
        .and(MonthsAtRisk.STAY_MONTHS.col().gt(HISTORY_MONTHS));
  }
}
