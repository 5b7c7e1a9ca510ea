package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.inOrder;
import static dev.plumbline.schema.Expectation.refersTo;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** Deals as they stand today; their past is in {@link FieldHistory}; method section 2. */
public final class Opportunities {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field OPPORTUNITY_ID =
      required("opportunity_id", StringType, "Id of the opportunity, prefixed with its source");
  public static final Field ACCOUNT_ID = optional("account_id", StringType, "Id of the account");
  public static final Field OWNER_ID = optional("owner_id", StringType, "Id of the rep");
  public static final Field SUBSCRIPTION_ID =
      optional("subscription_id", StringType, "Contract that it renews; null if none");
  public static final Field KIND = required("kind", StringType, "NEW, RENEWAL, EXPANSION or OTHER");
  public static final Field STAGE = optional("stage", StringType, "Stage today").snapshotOnly();
  public static final Field AMOUNT =
      optional("amount", createDecimalType(18, 2), "Amount").snapshotOnly();
  public static final Field CURRENCY = optional("currency", StringType, "ISO currency code");
  public static final Field CREATED_AT =
      required("created_at", TimestampType, "When it was created");
  public static final Field CLOSE_DATE =
      optional("close_date", DateType, "Close date as it stands today").snapshotOnly();
  public static final Field CLOSED_AT =
      optional(
          "closed_at",
          TimestampType,
          "When it was closed, by stage history, else the close date; null if open");
  public static final Field IS_CLOSED =
      required("is_closed", BooleanType, "Whether it is closed").snapshotOnly();
  public static final Field IS_WON =
      required("is_won", BooleanType, "Whether it was won").snapshotOnly();
  public static final Field LEAD_SOURCE = optional("lead_source", StringType, "Lead source");
  public static final Field LOSS_REASON =
      optional("loss_reason", StringType, "Coded reason of a loss").snapshotOnly();
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
              "opportunities",
              List.of(SOURCE, OPPORTUNITY_ID),
              List.of(
                  SOURCE,
                  OPPORTUNITY_ID,
                  ACCOUNT_ID,
                  OWNER_ID,
                  SUBSCRIPTION_ID,
                  KIND,
                  STAGE,
                  AMOUNT,
                  CURRENCY,
                  CREATED_AT,
                  CLOSE_DATE,
                  CLOSED_AT,
                  IS_CLOSED,
                  IS_WON,
                  LEAD_SOURCE,
                  LOSS_REASON,
                  KNOWN_AT,
                  IS_KNOWN_AT_ASSUMED))
          .expecting(
              refersTo(ACCOUNT_ID, Accounts.TABLE),
              refersTo(OWNER_ID, Users.TABLE),
              refersTo(SUBSCRIPTION_ID, Subscriptions.TABLE),
              inOrder(CREATED_AT, CLOSED_AT));

  private Opportunities() {}
}
