package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.between;
import static dev.plumbline.schema.Expectation.refersTo;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** People at accounts, without name or address; method section 2. */
public final class Contacts {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field CONTACT_ID =
      required("contact_id", StringType, "Id of the contact, prefixed with its source");
  public static final Field ACCOUNT_ID =
      optional("account_id", StringType, "Id of the account that the CRM links the contact to");
  public static final Field PERSON_KEY =
      optional("person_key", StringType, "Keyed hash of the mail address; null if it has none");
  public static final Field OTHER_PERSON_KEYS =
      optional(
          "other_person_keys",
          StringType,
          "Keyed hashes of further addresses of the same person, by blanks; null if none is told");
  public static final Field DOMAIN_KEY =
      optional(
          "domain_key",
          StringType,
          "Keyed hash of the registrable domain of the address; null for free mail and own domains");
  public static final Field ROLE_FAMILY =
      required(
          "role_family", StringType, "PROCUREMENT, EXEC, USER, TECH, FIN or OTHER, from the title");
  public static final Field SENIORITY =
      required("seniority", IntegerType, "1 (staff) to 5 (board), from the title");
  public static final Field IS_DELETED =
      required("is_deleted", BooleanType, "Whether the CRM marks the record as deleted");
  public static final Field EVENT_AT =
      required("event_at", TimestampType, "When the contact was created");
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
              "contacts",
              List.of(SOURCE, CONTACT_ID),
              List.of(
                  SOURCE,
                  CONTACT_ID,
                  ACCOUNT_ID,
                  PERSON_KEY,
                  OTHER_PERSON_KEYS,
                  DOMAIN_KEY,
                  ROLE_FAMILY,
                  SENIORITY,
                  IS_DELETED,
                  EVENT_AT,
                  KNOWN_AT,
                  IS_KNOWN_AT_ASSUMED))
          .expecting(refersTo(ACCOUNT_ID, Accounts.TABLE), between(SENIORITY, 1, 5));

  private Contacts() {}
}
