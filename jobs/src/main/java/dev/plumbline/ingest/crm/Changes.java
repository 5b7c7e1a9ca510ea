package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_dt_interval;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.ingest.crm.shape.Snapshots;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Changes of tracked fields, and what they tell of the records of today. */
final class Changes {

  private static final Field PREVIOUS =
      optional("previous", StringType, "Value of the snapshot before");
  private static final Field CHANGED_ID = required("changed_id", StringType, "Record that changed");
  private static final Field LATEST =
      required("latest", TimestampType, "When it last took the value of today");
  private static final Field STAGE_ENTERED =
      optional("stage_entered", StringType, "Stage that was entered");

  private static final Field CLOSED_TIMES =
      optional(
          "closed_times",
          createArrayType(TimestampType),
          "When it was closed, each time, in order");
  private static final Field REOPENED_TIMES =
      optional(
          "reopened_times",
          createArrayType(TimestampType),
          "When it was reopened, each time, in order");
  private static final Field OPENED_AS =
      optional("opened_as", StringType, "Severity that a case was opened with");
  private static final Field RAISED =
      optional("raised", TimestampType, "When it was first raised to severity 1 or 2");
  private static final Field IS_MIXED =
      required("is_mixed", BooleanType, "Whether a stage holds open and closed deals");
  private static final Field IS_END =
      required("is_end", BooleanType, "Whether a stage holds closed deals alone");
  private static final Field ENDS =
      required("ends", createArrayType(StringType), "Stages of closed deals");
  private static final Field CASE_STATUS = required("status", StringType, "As CaseShape tracks it");
  private static final String SOLVED = "SOLVED";

  private Changes() {}

  /**
   * Where a snapshot differs from the one before. The first one is a change from nothing.
   *
   * @param snapshots rows of {@link Snapshots}
   */
  static Dataset<Row> between(Dataset<Row> snapshots) {
    WindowSpec ofField =
        Window.partitionBy(Snapshots.OBJECT.col(), Snapshots.OBJECT_ID.col(), Snapshots.FIELD.col())
            .orderBy(Snapshots.TAKEN_AT.col(), Snapshots.ROW_ID.col());
    return snapshots
        .withColumn(PREVIOUS.name(), lag(Snapshots.VALUE.col(), 1).over(ofField))
        .where(Snapshots.VALUE.col().eqNullSafe(PREVIOUS.col()).equalTo(false))
        .select(
            Snapshots.SOURCE.col(),
            Snapshots.OBJECT.col(),
            Snapshots.OBJECT_ID.col(),
            Snapshots.FIELD.col(),
            FieldHistory.OLD_VALUE.from(PREVIOUS.col()),
            FieldHistory.NEW_VALUE.from(coalesce(Snapshots.VALUE.col(), lit(""))),
            FieldHistory.CHANGED_AT.from(Snapshots.TAKEN_AT.col()));
  }

  /** Accounts with the time of their churn, where their own column does not tell it. */
  static Dataset<Row> withChurn(Dataset<Row> accounts, Dataset<Row> changes) {
    Column isChurn =
        is(Accounts.TABLE.name(), Accounts.IS_CHURNED)
            .and(FieldHistory.NEW_VALUE.col().equalTo("true"));
    Dataset<Row> churned =
        changes
            .where(isChurn)
            .groupBy(FieldHistory.OBJECT_ID.col().as(CHANGED_ID.name()))
            .agg(LATEST.from(max(FieldHistory.CHANGED_AT.col())));
    Column at = when(Accounts.IS_CHURNED.col(), LATEST.col());
    return accounts
        .join(churned, Accounts.ACCOUNT_ID.col().equalTo(CHANGED_ID.col()), "left_outer")
        .withColumn(Accounts.CHURNED_AT.name(), coalesce(Accounts.CHURNED_AT.col(), at))
        .select(Accounts.TABLE.columns());
  }

  /**
   * Opportunities closed when they last entered the stage of today, and with the closings that were
   * taken back, where a history tells it.
   */
  static Dataset<Row> withClose(Dataset<Row> opportunities, Dataset<Row> changes) {
    Dataset<Row> stages = changes.where(is(Opportunities.TABLE.name(), Opportunities.STAGE));
    Dataset<Row> entered =
        stages
            .groupBy(
                FieldHistory.OBJECT_ID.col().as(CHANGED_ID.name()),
                FieldHistory.NEW_VALUE.col().as(STAGE_ENTERED.name()))
            .agg(LATEST.from(max(FieldHistory.CHANGED_AT.col())));
    Column isOfToday =
        Opportunities.OPPORTUNITY_ID
            .col()
            .equalTo(CHANGED_ID.col())
            .and(Opportunities.STAGE.col().equalTo(STAGE_ENTERED.col()));
    Column closed =
        when(Opportunities.IS_CLOSED.col(), coalesce(LATEST.col(), Opportunities.CLOSED_AT.col()));
    return opportunities
        .join(entered, isOfToday, "left_outer")
        .drop(CHANGED_ID.name())
        .join(
            turnsOfDeals(stages, opportunities),
            Opportunities.OPPORTUNITY_ID.col().equalTo(CHANGED_ID.col()),
            "left_outer")
        .withColumn(Opportunities.CLOSED_AT.name(), closed)
        .withColumn(
            Opportunities.CLOSED_BY.name(),
            when(Opportunities.CLOSED_AT.col().isNull(), Opportunities.CLOSED_BY.col()))
        .withColumn(
            Opportunities.EARLIER_CLOSINGS.name(), takenBackBy(Opportunities.CLOSED_AT.col()))
        .withColumn(Opportunities.REOPENINGS.name(), unlessNone(REOPENED_TIMES.col()))
        .select(Opportunities.TABLE.columns());
  }

  /**
   * A deal is closed in the stages that hold closed deals alone today. If any stage holds both, as
   * where a status beside it says what is closed, stages tell nothing of it.
   */
  private static Dataset<Row> turnsOfDeals(Dataset<Row> stages, Dataset<Row> opportunities) {
    Dataset<Row> ends =
        opportunities
            .where(Opportunities.STAGE.col().isNotNull())
            .groupBy(Opportunities.STAGE.col())
            .agg(
                IS_END.from(min(Opportunities.IS_CLOSED.col())),
                IS_MIXED.from(
                    min(Opportunities.IS_CLOSED.col())
                        .notEqual(max(Opportunities.IS_CLOSED.col()))))
            .agg(
                IS_MIXED.from(max(IS_MIXED.col())),
                ENDS.from(collect_set(when(IS_END.col(), Opportunities.STAGE.col()))))
            .where(not(IS_MIXED.col()));
    return turns(
        stages.crossJoin(ends),
        array_contains(ENDS.col(), FieldHistory.OLD_VALUE.col()),
        array_contains(ENDS.col(), FieldHistory.NEW_VALUE.col()));
  }

  /**
   * Cases with the times that the history of their status tells, where they tell none; one that is
   * open has no end, even if its status sounds so. Reopened is the first time: a later one would
   * take an earlier one out of months that are past.
   */
  static Dataset<Row> withCaseTimes(Dataset<Row> cases, Dataset<Row> changes) {
    Column isSolved = FieldHistory.NEW_VALUE.col().equalTo(SOLVED);
    Dataset<Row> turns =
        turns(
            changes.where(is(Cases.TABLE.name(), CASE_STATUS)),
            FieldHistory.OLD_VALUE.col().equalTo(SOLVED),
            isSolved,
            LATEST.from(max(when(isSolved, FieldHistory.CHANGED_AT.col()))));
    Column latestReopened = array_max(REOPENED_TIMES.col());
    Column isSolvedToday =
        coalesce(Cases.IS_CLOSED.col(), lit(true))
            .and(latestReopened.isNull().or(LATEST.col().gt(latestReopened)));
    return cases
        .join(turns, Cases.CASE_ID.col().equalTo(CHANGED_ID.col()), "left_outer")
        .withColumn(
            Cases.CLOSED_AT.name(),
            coalesce(Cases.CLOSED_AT.col(), when(isSolvedToday, LATEST.col())))
        .withColumn(Cases.EARLIER_CLOSINGS.name(), takenBackBy(Cases.CLOSED_AT.col()))
        .withColumn(
            Cases.REOPENED_AT.name(),
            coalesce(Cases.REOPENED_AT.col(), array_min(REOPENED_TIMES.col())))
        .withColumn(Cases.REOPENINGS.name(), unlessNone(REOPENED_TIMES.col()))
        .withColumn(
            Cases.REOPENED_COUNT.name(),
            coalesce(Cases.REOPENED_COUNT.col(), size(REOPENED_TIMES.col())))
        .select(Cases.TABLE.columns());
  }

  /**
   * Cases with the severity that they were opened with and the time at which they were raised,
   * where the history of their severity tells: a case that was raised when the customer was about
   * to leave was not serious before. A day is for what is filled in by rules.
   */
  static Dataset<Row> withSeverity(Dataset<Row> cases, Dataset<Row> changes) {
    Column at = FieldHistory.CHANGED_AT.col();
    Column from = FieldHistory.OLD_VALUE.col();
    Column to = FieldHistory.NEW_VALUE.col();
    Column isOfOpening = at.leq(Cases.OPENED_AT.col().plus(make_dt_interval(lit(1))));
    Column isRaise = to.isin("1", "2").and(not(isOfOpening));
    Dataset<Row> told =
        changes
            .where(is(Cases.TABLE.name(), Cases.SEVERITY))
            .join(
                cases.select(Cases.CASE_ID.col(), Cases.OPENED_AT.col()),
                FieldHistory.OBJECT_ID.col().equalTo(Cases.CASE_ID.col()))
            .groupBy(FieldHistory.OBJECT_ID.col().as(CHANGED_ID.name()))
            .agg(
                OPENED_AS.from(
                    coalesce(
                        max_by(to, when(isOfOpening, struct(at, to))),
                        min_by(from, struct(at, from)))),
                RAISED.from(min(when(isRaise, at))));
    Column opened = OPENED_AS.col().try_cast(Cases.SEVERITY.type());
    return cases
        .join(told, Cases.CASE_ID.col().equalTo(CHANGED_ID.col()), "left_outer")
        .withColumn(
            Cases.SEVERITY.name(),
            when(CHANGED_ID.col().isNull(), Cases.SEVERITY.col()).otherwise(opened))
        .withColumn(
            Cases.RAISED_AT.name(),
            when(not(coalesce(Cases.SEVERITY.col().leq(2), lit(false))), RAISED.col()))
        .select(Cases.TABLE.columns());
  }

  /**
   * One row per record that changed: when it was closed and when reopened, each time, and {@code
   * others}.
   */
  private static Dataset<Row> turns(
      Dataset<Row> changes, Column wasClosed, Column isClosed, Column... others) {
    Column before = coalesce(wasClosed, lit(false));
    Column closed = when(isClosed.and(not(before)), FieldHistory.CHANGED_AT.col());
    Column reopened = when(before.and(not(isClosed)), FieldHistory.CHANGED_AT.col());
    return changes
        .groupBy(FieldHistory.OBJECT_ID.col().as(CHANGED_ID.name()))
        .agg(
            CLOSED_TIMES.from(sort_array(collect_list(closed))),
            Stream.concat(
                    Stream.of(REOPENED_TIMES.from(sort_array(collect_list(reopened)))),
                    Stream.of(others))
                .toArray(Column[]::new));
  }

  /** Closings before that of today, if there is one, each followed by a reopening before it. */
  private static Column takenBackBy(Column closedToday) {
    return unlessNone(
        filter(
            CLOSED_TIMES.col(),
            closed ->
                exists(
                    REOPENED_TIMES.col(),
                    reopened ->
                        reopened.geq(closed).and(coalesce(reopened.leq(closedToday), lit(true))))));
  }

  private static Column unlessNone(Column times) {
    return when(size(times).gt(0), times);
  }

  private static Column is(String object, Field field) {
    return FieldHistory.OBJECT
        .col()
        .equalTo(object)
        .and(FieldHistory.FIELD.col().equalTo(field.name()));
  }
}
