package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.between;
import static dev.plumbline.schema.Expectation.inOrder;
import static dev.plumbline.schema.Expectation.refersTo;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** Contracts with a term; method sections 2 and 12. */
public final class Subscriptions {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field SUBSCRIPTION_ID =
      required("subscription_id", StringType, "Id of the contract, prefixed with its source");
  public static final Field ACCOUNT_ID = optional("account_id", StringType, "Id of the account");
  public static final Field PRODUCT_LINE =
      required("product_line", StringType, "Product line; all where the source names none");
  public static final Field START_DATE = required("start_date", DateType, "First day of the term");
  public static final Field END_DATE =
      optional("end_date", DateType, "Last day of the term; null if evergreen");
  public static final Field TERM_MONTHS = optional("term_months", IntegerType, "Term in months");
  public static final Field IS_AUTO_RENEWING =
      optional("is_auto_renewing", BooleanType, "Whether it renews by itself").snapshotOnly();
  public static final Field NOTICE_AT =
      optional("notice_at", TimestampType, "When notice was given; null if none");
  public static final Field CANCELLED_AT =
      optional("cancelled_at", TimestampType, "When an evergreen contract was cancelled");
  public static final Field EXIT_REASON =
      optional(
              "exit_reason",
              StringType,
              "CHURN, MERGER, BANKRUPTCY, SUPPLIER_TERMINATION or PRODUCT_SUNSET, as coded; null if it has not ended or none is told")
          .snapshotOnly();
  public static final Field MONTHLY_VALUE =
      optional("monthly_value", createDecimalType(18, 2), "Value a month");
  public static final Field CURRENCY = optional("currency", StringType, "ISO currency code");
  public static final Field STATUS = optional("status", StringType, "Status today").snapshotOnly();
  public static final Field STATE =
      optional(
              "state",
              StringType,
              "What the list contract-state calls that status, or its code; null if it has no word for it")
          .snapshotOnly();
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
              "subscriptions",
              List.of(SOURCE, SUBSCRIPTION_ID),
              List.of(
                  SOURCE,
                  SUBSCRIPTION_ID,
                  ACCOUNT_ID,
                  PRODUCT_LINE,
                  START_DATE,
                  END_DATE,
                  TERM_MONTHS,
                  IS_AUTO_RENEWING,
                  NOTICE_AT,
                  CANCELLED_AT,
                  EXIT_REASON,
                  MONTHLY_VALUE,
                  CURRENCY,
                  STATUS,
                  STATE,
                  KNOWN_AT,
                  IS_KNOWN_AT_ASSUMED))
          .expecting(
              refersTo(ACCOUNT_ID, Accounts.TABLE),
              inOrder(START_DATE, END_DATE),
              between(MONTHLY_VALUE, 0, 1_000_000_000),
              between(TERM_MONTHS, 0, 240));

  private Subscriptions() {}
}
