package dev.plumbline.ingest.crm.shape;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.FieldHistory;
import java.util.List;

/**
 * Values of tracked fields as they stood at some time, one row each: what changes are derived from.
 * Lives between two steps of the ingest and is never stored.
 */
public final class Snapshots {

  public static final Field SOURCE = FieldHistory.SOURCE;
  public static final Field OBJECT = FieldHistory.OBJECT;
  public static final Field OBJECT_ID = FieldHistory.OBJECT_ID;
  public static final Field FIELD = FieldHistory.FIELD;
  public static final Field VALUE =
      optional("value", StringType, "Value at the time; null if there was none");
  public static final Field TAKEN_AT = required("taken_at", TimestampType, "Since when it stood");
  public static final Field ROW_ID =
      required("row_id", StringType, "Id of the row, to order two of one time; may be empty");

  public static final Table TABLE =
      new Table(
          Layer.STAGING,
          "snapshots",
          List.of(SOURCE, OBJECT, OBJECT_ID, FIELD, TAKEN_AT, ROW_ID),
          List.of(SOURCE, OBJECT, OBJECT_ID, FIELD, VALUE, TAKEN_AT, ROW_ID));

  private Snapshots() {}
}
