package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the history of their stage tells of the opportunities of today. */
final class DealChanges {

  private static final Field STAGE_ENTERED =
      optional("stage_entered", StringType, "Stage that was entered");
  private static final Field IS_MIXED =
      required("is_mixed", BooleanType, "Whether a stage holds open and closed deals");
  private static final Field IS_END =
      required("is_end", BooleanType, "Whether a stage holds closed deals alone");
  private static final Field ENDS =
      required("ends", createArrayType(StringType), "Stages of closed deals");

  private DealChanges() {}

  /**
   * Opportunities closed when they last entered the stage of today, and with the closings that were
   * taken back, where a history tells it.
   */
  static Dataset<Row> withClose(Dataset<Row> opportunities, Dataset<Row> changes) {
    Dataset<Row> stages = changes.where(Changes.is(Opportunities.TABLE, Opportunities.STAGE));
    Dataset<Row> entered =
        stages
            .groupBy(
                FieldHistory.OBJECT_ID.col().as(Changes.CHANGED_ID.name()),
                FieldHistory.NEW_VALUE.col().as(STAGE_ENTERED.name()))
            .agg(Changes.LATEST.from(max(FieldHistory.CHANGED_AT.col())));
    Column isOfToday =
        Opportunities.OPPORTUNITY_ID
            .col()
            .equalTo(Changes.CHANGED_ID.col())
            .and(Opportunities.STAGE.col().equalTo(STAGE_ENTERED.col()));
    Column closed =
        when(
            Opportunities.IS_CLOSED.col(),
            coalesce(Changes.LATEST.col(), Opportunities.CLOSED_AT.col()));
    return opportunities
        .join(entered, isOfToday, "left_outer")
        .drop(Changes.CHANGED_ID.name())
        .join(
            turns(stages, opportunities),
            Opportunities.OPPORTUNITY_ID.col().equalTo(Changes.CHANGED_ID.col()),
            "left_outer")
        .withColumn(Opportunities.CLOSED_AT.name(), closed)
        .withColumn(
            Opportunities.CLOSED_BY.name(),
            when(Opportunities.CLOSED_AT.col().isNull(), Opportunities.CLOSED_BY.col()))
        .withColumn(
            Opportunities.EARLIER_CLOSINGS.name(), Turns.takenBackBy(Opportunities.CLOSED_AT.col()))
        .withColumn(Opportunities.REOPENINGS.name(), Turns.reopenings())
        .select(Opportunities.TABLE.columns());
  }

  /**
   * A deal is closed in the stages that hold closed deals alone today. If any stage holds both, as
   * where a status beside it says what is closed, stages tell nothing of it.
   */
  private static Dataset<Row> turns(Dataset<Row> stages, Dataset<Row> opportunities) {
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
    return Turns.of(
        stages.crossJoin(ends),
        array_contains(ENDS.col(), FieldHistory.OLD_VALUE.col()),
        array_contains(ENDS.col(), FieldHistory.NEW_VALUE.col()));
  }
}
