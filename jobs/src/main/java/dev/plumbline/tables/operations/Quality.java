package dev.plumbline.tables.operations;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * What was expected of the rows of each table, and how many do not meet it: unique keys, ranges,
 * references, freshness of sources and drift of their volume.
 */
public final class Quality {

  /** In {@link #EXPECTATION}: no two rows with the same key. */
  public static final String UNIQUE = "unique key";

  /** In {@link #EXPECTATION}, before the source: it reaches as far as the others. */
  public static final String FRESH = "as fresh as others: ";

  /** In {@link #EXPECTATION}, before the source: its last month is much like those before. */
  public static final String STEADY = "volume as before: ";

  /** In {@link #EXPECTATION}, before the source: what is written discloses as often as before. */
  public static final String AS_OUTSPOKEN = "disclosure as before: ";

  /** In {@link #KIND}: no two rows with the same key. */
  public static final String KEY = "KEY";

  /** In {@link #KIND}: a source reaches as far as the others. */
  public static final String FRESHNESS = "FRESHNESS";

  /** In {@link #KIND}: a source says as much as before. */
  public static final String VOLUME = "VOLUME";

  /** In {@link #KIND}: what a source says discloses as often as before. */
  public static final String DISCLOSURE = "DISCLOSURE";

  public static final String MET = "MET";
  public static final String LISTED = "LISTED";
  public static final String FAILED = "FAILED";
  public static final String ACCEPTED = "ACCEPTED";

  public static final Field TABLE_PATH = required("table_path", StringType, "Table looked at");
  public static final Field EXPECTATION =
      required(
          "expectation",
          StringType,
          "What is expected: unique key; a range, an order of times or a reference, in words; of a source, as fresh as others, volume as before, disclosure as before");
  public static final Field KIND =
      required(
          "kind",
          StringType,
          "KEY, RANGE, ORDER or REFERENCE of a table; FRESHNESS, VOLUME or DISCLOSURE of a source");
  public static final Field ROWS =
      required("rows", LongType, "Rows looked at; of a source, files or interactions");
  public static final Field VIOLATIONS =
      required("violations", LongType, "Rows of them that do not meet it");
  public static final Field EXAMPLE =
      optional(
          "example",
          StringType,
          "Key of one of these rows, or the figures of the source; null if there is none");
  public static final Field STATUS =
      required(
          "status",
          StringType,
          "MET; LISTED, some rows do not meet it, or the export is partial (quality.allow-partial); FAILED, too many, and nothing is published; ACCEPTED, too many, let pass by quality.accept");

  public static final Table TABLE =
      new Table(
          Layer.OPERATIONS,
          "quality",
          List.of(TABLE_PATH, EXPECTATION),
          List.of(TABLE_PATH, EXPECTATION, KIND, ROWS, VIOLATIONS, EXAMPLE, STATUS));

  private Quality() {}
}
