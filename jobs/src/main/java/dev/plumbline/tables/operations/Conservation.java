package dev.plumbline.tables.operations;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * What became of every record that was read, one row per file: law 1.
 *
 * <p>records_read = accepted + quarantined + duplicate + out_of_scope, or the run fails.
 */
public final class Conservation {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field FILE =
      required(
          "file",
          StringType,
          "File of the export, below its folder; an address in its name is masked; empty where the export has no file of the object");
  public static final Field OBJECT = required("object", StringType, "Object or format");
  public static final Field ENTITY =
      required(
          "entity",
          StringType,
          "What the records are, whatever the system calls them: account, case, task, meeting, mail and so on, as 'as' of the settings says; empty for an object that nobody knows");
  public static final Field RECORDS_READ =
      required("records_read", LongType, "Records in the file");
  public static final Field ACCEPTED = required("accepted", LongType, "Records staged");
  public static final Field QUARANTINED =
      required("quarantined", LongType, "Records in quarantine");
  public static final Field DUPLICATE =
      required("duplicate", LongType, "Records that repeat another one");
  public static final Field OUT_OF_SCOPE =
      required(
          "out_of_scope",
          LongType,
          "Records left out on purpose: opted out, internal, unknown object");
  public static final Field ENCODING =
      optional(
          "encoding",
          StringType,
          "How the file's bytes were read as text, as found or set; null where each message says so itself");
  public static final Field FIRST_EVENT_AT =
      optional("first_event_at", TimestampType, "Earliest event accepted");
  public static final Field LAST_KNOWN_AT =
      optional(
          "last_known_at",
          TimestampType,
          "Latest knowledge time accepted: how far the export reaches");

  public static final Table TABLE =
      new Table(
          Layer.OPERATIONS,
          "conservation",
          List.of(SOURCE, FILE, OBJECT),
          List.of(
              SOURCE,
              FILE,
              OBJECT,
              ENTITY,
              RECORDS_READ,
              ACCEPTED,
              QUARANTINED,
              DUPLICATE,
              OUT_OF_SCOPE,
              ENCODING,
              FIRST_EVENT_AT,
              LAST_KNOWN_AT));

  private Conservation() {}
}
