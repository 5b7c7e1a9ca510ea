package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.ingest.crm.shape.Snapshots;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.FieldHistory;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Changes of tracked fields, and what those of accounts tell of the accounts of today. */
final class Changes {

  private static final Field PREVIOUS =
      optional("previous", StringType, "Value of the snapshot before");

  /** The record that changed, where changes are grouped by it. */
  static final Field CHANGED_ID = required("changed_id", StringType, "Record that changed");

  /** When a field of a record last took a value, where changes are grouped by it. */
  static final Field LATEST = required("latest", TimestampType, "When it last took the value");

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
        is(Accounts.TABLE, Accounts.IS_CHURNED).and(FieldHistory.NEW_VALUE.col().equalTo("true"));
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

  /** Whether a change is one of this field. */
  static Column is(Table table, Field field) {
    return FieldHistory.OBJECT
        .col()
        .equalTo(table.name())
        .and(FieldHistory.FIELD.col().equalTo(field.name()));
  }
}
