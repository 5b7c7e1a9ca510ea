package dev.plumbline.jobs.leaks;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.staging.FieldHistory;
import dev.plumbline.tables.staging.Opportunities;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is read as of a date though the exports tell it for today alone; method section 3: the owner
 * of an account if no change of any owner is told, and the day on which a renewal was lost if the
 * history of its stages is not.
 */
public final class Snapshots {

  private static final Field IS_TOLD =
      Field.optional("is_told", BooleanType, "Whether a history tells it");

  private Snapshots() {}

  /**
   * Rows of {@link Leaks} without a status.
   *
   * @param accounts rows of {@link Accounts}
   * @param opportunities rows of {@link Opportunities}
   * @param fieldHistory rows of {@link FieldHistory}
   */
  public static Dataset<Row> of(
      Dataset<Row> accounts, Dataset<Row> opportunities, Dataset<Row> fieldHistory) {
    Dataset<Row> anyOwner =
        changes(fieldHistory, Accounts.TABLE, Accounts.OWNER_ID).agg(IS_TOLD.from(max(lit(true))));
    Dataset<Row> closed =
        changes(fieldHistory, Opportunities.TABLE, Opportunities.STAGE)
            .select(Opportunities.OPPORTUNITY_ID.from(FieldHistory.OBJECT_ID.col()))
            .distinct()
            .withColumn(IS_TOLD.name(), lit(true));
    Column isLost =
        Opportunities.KIND
            .col()
            .equalTo("RENEWAL")
            .and(Opportunities.IS_CLOSED.col())
            .and(not(Opportunities.IS_WON.col()));
    return told(accounts.crossJoin(anyOwner), Accounts.TABLE, Accounts.OWNER_ID)
        .unionByName(
            told(
                opportunities
                    .where(isLost)
                    .join(closed, Opportunities.OPPORTUNITY_ID.name(), "left_outer"),
                Opportunities.TABLE,
                Opportunities.CLOSED_AT));
  }

  private static Dataset<Row> changes(Dataset<Row> fieldHistory, Table table, Field field) {
    return fieldHistory.where(
        FieldHistory.OBJECT
            .col()
            .equalTo(table.name())
            .and(FieldHistory.FIELD.col().equalTo(field.name())));
  }

  private static Dataset<Row> told(Dataset<Row> rows, Table table, Field column) {
    Column untold = count_if(IS_TOLD.col().isNull());
    return rows.agg(
            Leaks.ROWS.from(count(lit(1))),
            Leaks.VIOLATIONS.from(untold),
            Leaks.IN_COLUMNS.from(
                when(untold.gt(0), concat(lit(column.name() + " ("), untold, lit(")")))))
        .withColumn(Leaks.CHECK.name(), lit(Leaks.SNAPSHOT))
        .withColumn(Leaks.TABLE_PATH.name(), lit(table.path()))
        .withColumn(Leaks.CUTOFF_MONTH.name(), Leaks.CUTOFF_MONTH.from(lit(null)));
  }
}
