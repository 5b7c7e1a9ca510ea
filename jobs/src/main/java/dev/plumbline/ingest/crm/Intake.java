package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array_repeat;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What one scan of an export yields, one row per staged row and per record that makes none. People
 * and texts are gone here already. Lives for the time of a job and is never stored.
 */
final class Intake {

  static final Field FILE = required("file", StringType, "File; empty if the object has none");
  static final Field OBJECT = required("object", StringType, "Object, as the settings name it");
  static final Field LINE = required("line", LongType, "First line of the record");
  static final Field RECORDS =
      required("records", LongType, "Records that the row stands for: 1, or 0 for a further row");
  static final Field STAGED_IN =
      optional(
          "staged_in", StringType, "Table that the row belongs to; null if it belongs nowhere");
  static final Field KEY =
      optional(
          "key",
          StringType,
          "Key of the row in its table, null if that is its id; its place where it has no table");
  static final Field RECORD_ID = optional("record_id", StringType, "Id, when readable");
  static final Field BELONGS_TO =
      optional("belongs_to", StringType, "Record that it is of: an account, or what changed");
  static final Field REASON = optional("reason", StringType, "Why it goes to quarantine");
  static final Field IS_FATAL =
      required("is_fatal", BooleanType, "Whether the file is damaged from here on");
  static final Field WRONG_COLUMN = required("wrong_column", StringType, "Column that is wrong");
  static final Field IS_OUT_OF_SCOPE =
      required("is_out_of_scope", BooleanType, "Whether it is left out on purpose");
  static final Field IS_REPEATED =
      required("is_repeated", BooleanType, "Whether the system itself made it a copy");
  static final Field EVENT_MICROS = optional("event_micros", LongType, "When it happened, if told");
  static final Field KNOWN_MICROS =
      optional("known_micros", LongType, "When the system last touched the record, if told");
  static final Field ENCODING =
      optional("encoding", StringType, "How the file's bytes are text; of its own row alone");
  static final Field CELLS =
      required(
          "cells",
          createArrayType(StringType),
          "Cells, in the order of the table's columns, up to the last that is told");

  static final Field CONTACT =
      optional("contact", StringType, "Contact whose account the row is of, if not told itself");

  static final Table TABLE =
      new Table(
          Layer.STAGING,
          "intake",
          List.of(FILE, OBJECT, LINE, RECORD_ID, KEY),
          List.of(
              FILE,
              OBJECT,
              LINE,
              RECORDS,
              STAGED_IN,
              KEY,
              RECORD_ID,
              BELONGS_TO,
              REASON,
              IS_FATAL,
              WRONG_COLUMN,
              IS_OUT_OF_SCOPE,
              IS_REPEATED,
              EVENT_MICROS,
              KNOWN_MICROS,
              ENCODING,
              CELLS,
              CONTACT));

  private Intake() {}

  /** Whether a row belongs to {@code table}. */
  static Column isOf(Table table) {
    return STAGED_IN.col().equalTo(table.name());
  }

  /** The cells with as many that are not told behind them as any of {@code tables} has columns. */
  static Column allCells(Collection<Table> tables) {
    int most = tables.stream().mapToInt(table -> table.fields().size()).max().orElse(0);
    Column untold = array_repeat(lit(null).cast(StringType), lit(most).minus(size(CELLS.col())));
    return concat(CELLS.col(), untold);
  }
}
