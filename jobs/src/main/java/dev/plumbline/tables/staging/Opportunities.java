package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.inOrder;
import static dev.plumbline.schema.Expectation.refersTo;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import org.apache.spark.sql.Column;

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
          "When it was closed, the last time, by stage history, else the close date; null if open or not told");
  public static final Field EARLIER_CLOSINGS =
      optional(
          "earlier_closings",
          createArrayType(TimestampType),
          "When it was closed before, each time that was taken back, in order; null if no history tells any");
  public static final Field REOPENINGS =
      optional(
          "reopenings",
          createArrayType(TimestampType),
          "When it was opened again, each time, in order; null if no history tells any");
  public static final Field CLOSED_BY =
      optional(
          "closed_by",
          TimestampType,
          "When it was closed at the latest, where nobody tells when: its last change; null if open, or told");
  public static final Field IS_CLOSING_UNTOLD =
      optional(
          "is_closing_untold",
          BooleanType,
          "Whether its source tells of no deal when it was closed, though some are");
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
                  EARLIER_CLOSINGS,
                  REOPENINGS,
                  CLOSED_BY,
                  IS_CLOSING_UNTOLD,
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

  /** When a deal was closed, each time that is known, those taken back among them. */
  public static Column closings() {
    return array_compact(
        concat(
            coalesce(EARLIER_CLOSINGS.col(), array().cast(EARLIER_CLOSINGS.type())),
            array(when(IS_CLOSED.col(), CLOSED_AT.col()))));
  }

  /**
   * When it was known to be closed, though not when it was; null if it was not, or that is told.
   */
  public static Column closedBy() {
    return when(IS_CLOSED.col().and(CLOSED_AT.col().isNull()), CLOSED_BY.col());
  }

  /** Whether its source can tell what is open: one that tells of no closing cannot. */
  public static Column isOpenTold() {
    return not(coalesce(IS_CLOSING_UNTOLD.col(), lit(false)));
  }

  /** When it was opened again, each time that is known. */
  public static Column reopenings() {
    return coalesce(REOPENINGS.col(), array().cast(REOPENINGS.type()));
  }

  private Opportunities() {}
}
