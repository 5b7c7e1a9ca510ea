package dev.plumbline.ingest.crm.shape;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.FieldHistory;
import java.util.List;

/**
 * What a record says of another one: the company of a deal, the first answer to a case. Lives
 * between two steps of the ingest and is never stored.
 */
public final class Links {

  public static final Field SOURCE = FieldHistory.SOURCE;
  public static final Field OBJECT = FieldHistory.OBJECT;
  public static final Field OBJECT_ID = FieldHistory.OBJECT_ID;
  public static final Field COLUMN =
      required("column", StringType, "Position of the column in the table of the other record");

  /** In place of a column: the record was merged into another one. */
  public static final int MERGED_AWAY = -1;

  public static final Field VALUE = required("value", StringType, "What it says there");
  public static final Field RANK =
      optional("rank", StringType, "Of several values that with the lowest number counts");
  public static final Field BY =
      optional("by", StringType, "Rep who has to have made it for it to count; null if anybody");
  public static final Table TABLE =
      new Table(
          Layer.STAGING,
          "links",
          List.of(SOURCE, OBJECT, OBJECT_ID, COLUMN, VALUE, RANK, BY),
          List.of(SOURCE, OBJECT, OBJECT_ID, COLUMN, VALUE, RANK, BY));

  private Links() {}
}
