package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.ingest.crm.shape.Snapshots;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
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

  private static final Field FIRST_REOPENED =
      optional("first_reopened", TimestampType, "When it was first reopened");
  private static final Field LATEST_REOPENED =
      optional("latest_reopened", TimestampType, "When it was last reopened");
  private static final Field TIMES_REOPENED =
      required("times_reopened", IntegerType, "How often it was reopened");
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

  /** Opportunities closed when they last entered the stage of today, where a history tells it. */
  static Dataset<Row> withClose(Dataset<Row> opportunities, Dataset<Row> changes) {
    Dataset<Row> entered =
        changes
            .where(is(Opportunities.TABLE.name(), Opportunities.STAGE))
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
        .withColumn(Opportunities.CLOSED_AT.name(), closed)
        .select(Opportunities.TABLE.columns());
  }

  /**
   * Cases with the times that the history of their status tells, where they tell none; one that is
   * open has no end, even if its status sounds so. Reopened is the first time: a later one would
   * take an earlier one out of months that are past.
   */
  static Dataset<Row> withCaseTimes(Dataset<Row> cases, Dataset<Row> changes) {
    Column isSolved = FieldHistory.NEW_VALUE.col().equalTo(SOLVED);
    Column reopened =
        when(
            FieldHistory.OLD_VALUE.col().equalTo(SOLVED).and(not(isSolved)),
            FieldHistory.CHANGED_AT.col());
    Dataset<Row> times =
        changes
            .where(is(Cases.TABLE.name(), CASE_STATUS))
            .groupBy(FieldHistory.OBJECT_ID.col().as(CHANGED_ID.name()))
            .agg(
                LATEST.from(max(when(isSolved, FieldHistory.CHANGED_AT.col()))),
                FIRST_REOPENED.from(min(reopened)),
                LATEST_REOPENED.from(max(reopened)),
                TIMES_REOPENED.from(count(reopened).cast(IntegerType)));
    Column isSolvedToday =
        coalesce(Cases.IS_CLOSED.col(), lit(true))
            .and(LATEST_REOPENED.col().isNull().or(LATEST.col().gt(LATEST_REOPENED.col())));
    return cases
        .join(times, Cases.CASE_ID.col().equalTo(CHANGED_ID.col()), "left_outer")
        .withColumn(
            Cases.CLOSED_AT.name(),
            coalesce(Cases.CLOSED_AT.col(), when(isSolvedToday, LATEST.col())))
        .withColumn(
            Cases.REOPENED_AT.name(), coalesce(Cases.REOPENED_AT.col(), FIRST_REOPENED.col()))
        .withColumn(
            Cases.REOPENED_COUNT.name(), coalesce(Cases.REOPENED_COUNT.col(), TIMES_REOPENED.col()))
        .select(Cases.TABLE.columns());
  }

  private static Column is(String object, Field field) {
    return FieldHistory.OBJECT
        .col()
        .equalTo(object)
        .and(FieldHistory.FIELD.col().equalTo(field.name()));
  }
}
