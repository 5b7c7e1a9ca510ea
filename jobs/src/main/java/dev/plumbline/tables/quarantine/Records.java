package dev.plumbline.tables.quarantine;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** Records that could not be read: where each stands and why, never what it says; law 1. */
public final class Records {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field FILE =
      required(
          "file",
          StringType,
          "File of the export, below its folder; an address in its name is masked");
  public static final Field POSITION =
      required("position", LongType, "Line (CSV, first line of the record) or byte offset (mail)");
  public static final Field POSITION_UNIT = required("position_unit", StringType, "LINE or BYTE");
  public static final Field OBJECT =
      required("object", StringType, "Object or format, such as Account or mbox");
  public static final Field RECORD_ID =
      optional("record_id", StringType, "Id of the record when readable; a keyed hash for mail");
  public static final Field REASON = required("reason", StringType, "Reason code");
  public static final Field COLUMN =
      required("column", StringType, "Column that is wrong; empty if it is the record as a whole");

  public static final Table TABLE =
      new Table(
          Layer.QUARANTINE,
          "records",
          List.of(SOURCE, FILE, OBJECT, POSITION, COLUMN, REASON),
          List.of(SOURCE, FILE, POSITION, POSITION_UNIT, OBJECT, RECORD_ID, REASON, COLUMN));

  private Records() {}
}
