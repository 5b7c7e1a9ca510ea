package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.FieldHistory;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the history of their status and severity tells of the cases of today. */
final class CaseChanges {

  private static final Field OPENED_AS =
      optional("opened_as", StringType, "Severity that a case was opened with");
  private static final Field RAISED =
      optional("raised", TimestampType, "When it was first raised to severity 1 or 2");
  private static final Field STATUS = required("status", StringType, "As CaseShape tracks it");
  private static final String SOLVED = "SOLVED";

  private CaseChanges() {}

  /**
   * Cases with the times that the history of their status tells, where they tell none; one that is
   * open has no end, even if its status sounds so. Reopened is the first time: a later one would
   * take an earlier one out of months that are past.
   */
  static Dataset<Row> withTimes(Dataset<Row> cases, Dataset<Row> changes) {
    Column isSolved = FieldHistory.NEW_VALUE.col().equalTo(SOLVED);
    Dataset<Row> turns =
        Turns.of(
            changes.where(Changes.is(Cases.TABLE, STATUS)),
            FieldHistory.OLD_VALUE.col().equalTo(SOLVED),
            isSolved,
            Changes.LATEST.from(max(when(isSolved, FieldHistory.CHANGED_AT.col()))));
    Column latestReopened = array_max(Turns.REOPENED_TIMES.col());
    Column isSolvedToday =
        coalesce(Cases.IS_CLOSED.col(), lit(true))
            .and(latestReopened.isNull().or(Changes.LATEST.col().gt(latestReopened)));
    return cases
        .join(turns, Cases.CASE_ID.col().equalTo(Changes.CHANGED_ID.col()), "left_outer")
        .withColumn(
            Cases.CLOSED_AT.name(),
            coalesce(Cases.CLOSED_AT.col(), when(isSolvedToday, Changes.LATEST.col())))
        .withColumn(Cases.EARLIER_CLOSINGS.name(), Turns.takenBackBy(Cases.CLOSED_AT.col()))
        .withColumn(
            Cases.REOPENED_AT.name(),
            coalesce(Cases.REOPENED_AT.col(), array_min(Turns.REOPENED_TIMES.col())))
        .withColumn(Cases.REOPENINGS.name(), Turns.reopenings())
        .withColumn(
            Cases.REOPENED_COUNT.name(),
            coalesce(Cases.REOPENED_COUNT.col(), size(Turns.REOPENED_TIMES.col())))
        .select(Cases.TABLE.columns());
  }

  /**
   * Cases with the severity that they were opened with and the time at which they were raised,
   * where the history of their severity tells: a case that was raised when the customer was about
   * to leave was not serious before.
   */
  static Dataset<Row> withSeverity(Dataset<Row> cases, Dataset<Row> changes) {
    Column at = FieldHistory.CHANGED_AT.col();
    Column from = FieldHistory.OLD_VALUE.col();
    Column to = FieldHistory.NEW_VALUE.col();
    Column isOfOpening = at.leq(FieldHistory.settledAt(Cases.OPENED_AT.col()));
    Column isRaise = Cases.isSerious(severity(to)).and(not(isOfOpening));
    Dataset<Row> told =
        changes
            .where(Changes.is(Cases.TABLE, Cases.SEVERITY))
            .join(
                cases.select(Cases.CASE_ID.col(), Cases.OPENED_AT.col()),
                FieldHistory.OBJECT_ID.col().equalTo(Cases.CASE_ID.col()))
            .groupBy(FieldHistory.OBJECT_ID.col().as(Changes.CHANGED_ID.name()))
            .agg(
                OPENED_AS.from(
                    coalesce(
                        max_by(to, when(isOfOpening, struct(at, to))),
                        min_by(from, struct(at, from)))),
                RAISED.from(min(when(isRaise, at))));
    return cases
        .join(told, Cases.CASE_ID.col().equalTo(Changes.CHANGED_ID.col()), "left_outer")
        .withColumn(
            Cases.SEVERITY.name(),
            when(Changes.CHANGED_ID.col().isNull(), Cases.SEVERITY.col())
                .otherwise(severity(OPENED_AS.col())))
        .withColumn(
            Cases.RAISED_AT.name(), when(not(Cases.isSerious(Cases.SEVERITY.col())), RAISED.col()))
        .select(Cases.TABLE.columns());
  }

  private static Column severity(Column value) {
    return value.try_cast(Cases.SEVERITY.type());
  }
}
