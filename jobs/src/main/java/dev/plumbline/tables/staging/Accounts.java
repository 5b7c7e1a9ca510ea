package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.between;
import static dev.plumbline.schema.Expectation.refersTo;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Companies as the CRM describes them today, one row per account and system; method section 2.
 *
 * <p>Attributes are today's: what they were is in {@link FieldHistory}.
 */
public final class Accounts {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field ACCOUNT_ID =
      required("account_id", StringType, "Id of the account, prefixed with its source");
  public static final Field PARENT_ID =
      optional("parent_id", StringType, "Id of the parent company; null if it has none");
  public static final Field MERGED_INTO_ID =
      optional(
          "merged_into_id",
          StringType,
          "Id of the account that absorbed this one; null if it stands for itself");
  public static final Field MERGED_AT =
      optional(
          "merged_at",
          TimestampType,
          "When it was absorbed: last change of the absorbed record; null if not merged");
  public static final Field IS_DELETED =
      required("is_deleted", BooleanType, "Whether the CRM marks the record as deleted");
  public static final Field DOMAIN_KEY =
      optional(
          "domain_key",
          StringType,
          "Keyed hash of the registrable domain of the web site; null if absent or a free-mail domain");
  public static final Field NAME_KEY =
      optional(
          "name_key",
          StringType,
          "Keyed hash of the normalised name, for matching across systems; null if blank");
  public static final Field EXTERNAL_ID =
      optional(
          "external_id",
          StringType,
          "Id of the account in another system, as this one holds it, without prefix");
  public static final Field SEGMENT =
      optional("segment", StringType, "Segment, as the company codes it");
  public static final Field REGION =
      optional("region", StringType, "Region or country").snapshotOnly();
  public static final Field INDUSTRY = optional("industry", StringType, "Industry").snapshotOnly();
  public static final Field EMPLOYEES =
      optional("employees", LongType, "Number of employees").snapshotOnly();
  public static final Field ANNUAL_REVENUE =
      optional(
              "annual_revenue",
              createDecimalType(18, 2),
              "Annual revenue in the currency of the record")
          .snapshotOnly();
  public static final Field OWNER_ID =
      optional("owner_id", StringType, "Id of the rep who owns the account today");
  public static final Field IS_CHURNED =
      optional("is_churned", BooleanType, "The mapped churn field; null where none is mapped");
  public static final Field CHURNED_AT =
      optional(
          "churned_at",
          TimestampType,
          "When the mapped churn field was set, where the export tells; else null");
  public static final Field EVENT_AT =
      required("event_at", TimestampType, "When the account was created");
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
              "accounts",
              List.of(SOURCE, ACCOUNT_ID),
              List.of(
                  SOURCE,
                  ACCOUNT_ID,
                  PARENT_ID,
                  MERGED_INTO_ID,
                  MERGED_AT,
                  IS_DELETED,
                  DOMAIN_KEY,
                  NAME_KEY,
                  EXTERNAL_ID,
                  SEGMENT,
                  REGION,
                  INDUSTRY,
                  EMPLOYEES,
                  ANNUAL_REVENUE,
                  OWNER_ID,
                  IS_CHURNED,
                  CHURNED_AT,
                  EVENT_AT,
                  KNOWN_AT,
                  IS_KNOWN_AT_ASSUMED))
          .expecting(refersTo(OWNER_ID, Users.TABLE), between(EMPLOYEES, 0, 10_000_000));

  private Accounts() {}
}
