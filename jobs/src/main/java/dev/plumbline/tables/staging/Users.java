package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** Our own people (sales reps), without name or address; method section 2, in_assignment. */
public final class Users {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field REP_ID =
      required("rep_id", StringType, "Id of the user, prefixed with its source");
  public static final Field PERSON_KEY =
      optional("person_key", StringType, "Keyed hash of the mail address; null if it has none");
  public static final Field MANAGER_ID = optional("manager_id", StringType, "Id of the manager");
  public static final Field IS_ACTIVE =
      required("is_active", BooleanType, "Whether the user is active today").snapshotOnly();
  public static final Field LEFT_FIRM_AT =
      optional(
          "left_firm_at",
          TimestampType,
          "When the rep left the firm; null if still there or not told");
  public static final Field EVENT_AT =
      required("event_at", TimestampType, "When the user was created");
  public static final Field KNOWN_AT =
      required(
          "known_at",
          TimestampType,
          "When the system first recorded it; a property of the record, never of the load");
  public static final Field IS_KNOWN_AT_ASSUMED =
      required(
          "is_known_at_assumed",
          BooleanType,
          "Whether known_at is event_at plus the latency assumed for the source");

  public static final Table TABLE =
      new Table(
          Layer.STAGING,
          "users",
          List.of(SOURCE, REP_ID),
          List.of(
              SOURCE,
              REP_ID,
              PERSON_KEY,
              MANAGER_ID,
              IS_ACTIVE,
              LEFT_FIRM_AT,
              EVENT_AT,
              KNOWN_AT,
              IS_KNOWN_AT_ASSUMED));

  private Users() {}
}
