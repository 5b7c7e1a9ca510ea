package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_dt_interval;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Changes of the coded fields that the pipeline replays as of a date: owners, segments, stages,
 * amounts, close dates.
 *
 * <p>From field history, stage history or slowly changing snapshots alike; method section 3. Free
 * text is never kept.
 */
public final class FieldHistory {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field OBJECT =
      required(
          "object", StringType, "Canonical entity: accounts, opportunities, subscriptions, cases");
  public static final Field OBJECT_ID = required("object_id", StringType, "Id of the record");
  public static final Field FIELD =
      required(
          "field",
          StringType,
          "Canonical column that changed: owner_id, segment, parent_id, is_churned, stage, amount, close_date, end_date, is_auto_renewing, notice_at, status, severity");
  public static final Field OLD_VALUE =
      optional("old_value", StringType, "Value before; null if none or not told");
  public static final Field NEW_VALUE =
      required("new_value", StringType, "Value after; empty text if it was cleared");
  public static final Field CHANGED_AT =
      required("changed_at", TimestampType, "When it changed, which is when it was known");

  public static final Table TABLE =
      new Table(
          Layer.STAGING,
          "field_history",
          List.of(SOURCE, OBJECT, OBJECT_ID, FIELD, CHANGED_AT, NEW_VALUE),
          List.of(SOURCE, OBJECT, OBJECT_ID, FIELD, OLD_VALUE, NEW_VALUE, CHANGED_AT));

  /**
   * Until when a change of a record is part of making it: a day is for what rules fill in.
   *
   * @param made when it was made
   */
  public static Column settledAt(Column made) {
    return made.plus(make_dt_interval(lit(1)));
  }

  private FieldHistory() {}
}
