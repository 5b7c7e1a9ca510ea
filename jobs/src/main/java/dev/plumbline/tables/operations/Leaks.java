package dev.plumbline.tables.operations;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Whether anything was known too early: diagnostic D1, one row per check and table; method sections
 * 3 and 17.2.
 */
public final class Leaks {

  /** No row of the panel rests on what was known only at or after its cutoff. */
  public static final String CLOCK = "T-clock";

  /** Without the records from a cutoff on, everything before it is the same. */
  public static final String TRUNCATION = "T-trunc";

  /** With the records from a cutoff on dealt to other accounts, everything before is the same. */
  public static final String SCRAMBLE = "T-scramble";

  /** What is read as of a date has a history to read it from. */
  public static final String SNAPSHOT = "SNAPSHOT";

  public static final String HOLDS = "HOLDS";
  public static final String LEAKS = "LEAKS";
  public static final String ACCEPTED = "ACCEPTED";
  public static final String UNPROVEN = "UNPROVEN";
  public static final String NOT_RUN = "NOT_RUN";

  public static final Field CHECK =
      required("check", StringType, "T-clock, T-trunc, T-scramble or SNAPSHOT");
  public static final Field TABLE_PATH =
      required("table_path", StringType, "Table that was looked at");
  public static final Field CUTOFF_MONTH =
      optional(
          "cutoff_month",
          DateType,
          "Month at whose first instant the records were cut; null where every row was looked at");
  public static final Field ROWS = required("rows", LongType, "Rows looked at");
  public static final Field VIOLATIONS =
      required("violations", LongType, "Rows of them that fail the check");
  public static final Field IN_COLUMNS =
      optional(
          "in_columns",
          StringType,
          "Columns that differ, each with the number of rows; row where one side has none");
  public static final Field STATUS =
      required(
          "status",
          StringType,
          "HOLDS; LEAKS, and nothing is published; ACCEPTED, a leak that leaks.accept names, by which no verdict stands; UNPROVEN, the exports cannot show that there is none; NOT_RUN");

  public static final Table TABLE =
      new Table(
          Layer.OPERATIONS,
          "leaks",
          List.of(CHECK, TABLE_PATH),
          List.of(CHECK, TABLE_PATH, CUTOFF_MONTH, ROWS, VIOLATIONS, IN_COLUMNS, STATUS));

  /** Whether it was found that something was known too early, let pass or not. */
  public static Column isLeak() {
    return STATUS.col().isin(LEAKS, ACCEPTED);
  }

  private Leaks() {}
}
