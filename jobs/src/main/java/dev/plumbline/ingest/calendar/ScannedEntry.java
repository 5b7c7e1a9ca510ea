package dev.plumbline.ingest.calendar;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Interactions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;

/**
 * What one scan of the calendars yields: a row per entry or occurrence, staged or not, and one per
 * file. People and titles are gone here already. Lives for the time of a job and is never stored.
 */
final class ScannedEntry {

  static final Field FILE = required("file", StringType, "File below the export's folder");
  static final Field POSITION = required("position", LongType, "Byte at which the entry begins");
  static final Field RECORDS =
      required("records", LongType, "1 for an entry; 0 for the row that only names its file");
  static final Field REASON = optional("reason", StringType, "Why it goes to quarantine");
  static final Field IS_OUT_OF_SCOPE =
      required("is_out_of_scope", BooleanType, "Whether it is left out on purpose");
  static final Field ID = optional("id", StringType, "Interactions.INTERACTION_ID");
  static final Field EVENT_MICROS = optional("event_micros", LongType, "Interactions.EVENT_AT");
  static final Field KNOWN_MICROS = optional("known_micros", LongType, "Interactions.KNOWN_AT");
  static final Field IS_OCCURRENCE =
      required("is_occurrence", BooleanType, "Whether it is one of a series, no meeting by itself");
  static final Field STANDING =
      required("standing", IntegerType, "Of several accounts of a meeting the lowest holds");
  static final Field REVISION = required("revision", IntegerType, "Among them the highest holds");
  static final Field CHANGED_MICROS =
      optional("changed_micros", LongType, "Among them the newest holds");
  static final Field ANSWERS =
      optional(
          "answers",
          createArrayType(
              createStructType(
                  new StructField[] {
                    createStructField("person_key", StringType, true),
                    createStructField("answer", StringType, true),
                    createStructField("told_micros", LongType, true)
                  })),
          "What guests who are not ours answered");

  /** Columns of {@link Interactions} as they are. */
  static final List<Field> STAGED =
      List.of(
          nullable(Interactions.IS_KNOWN_AT_ASSUMED),
          Interactions.THREAD_KEY,
          Interactions.PARTICIPANTS,
          Interactions.DURATION_MINUTES,
          Interactions.IS_CANCELLED,
          Interactions.KIND);

  static final Table TABLE =
      new Table(
          Layer.STAGING,
          "scanned_calendar",
          List.of(FILE, POSITION),
          Stream.concat(
                  Stream.of(
                      FILE,
                      POSITION,
                      RECORDS,
                      REASON,
                      IS_OUT_OF_SCOPE,
                      ID,
                      EVENT_MICROS,
                      KNOWN_MICROS,
                      IS_OCCURRENCE,
                      STANDING,
                      REVISION,
                      CHANGED_MICROS,
                      ANSWERS),
                  STAGED.stream())
              .toList());

  private final Object[] cells = new Object[TABLE.fields().size()];

  ScannedEntry(String file, long position, long records) {
    set(FILE, file);
    set(POSITION, position);
    set(RECORDS, records);
    set(IS_OUT_OF_SCOPE, false);
    set(IS_OCCURRENCE, false);
    set(STANDING, 0);
    set(REVISION, 0);
  }

  ScannedEntry set(Field field, Object value) {
    for (int i = 0; i < cells.length; i++) {
      if (TABLE.fields().get(i).name().equals(field.name())) {
        cells[i] = value;
      }
    }
    return this;
  }

  ScannedEntry quarantine(Reason reason) {
    return set(REASON, reason.name());
  }

  ScannedEntry outOfScope() {
    return set(IS_OUT_OF_SCOPE, true);
  }

  Row row() {
    return RowFactory.create(cells);
  }

  private static Field nullable(Field field) {
    return optional(field.name(), field.type(), field.comment());
  }
}
