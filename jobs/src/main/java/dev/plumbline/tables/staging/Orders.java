package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.between;
import static dev.plumbline.schema.Expectation.refersTo;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** Orders; method section 2. */
public final class Orders {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field ORDER_ID =
      required("order_id", StringType, "Id of the order, prefixed with its source");
  public static final Field ACCOUNT_ID = optional("account_id", StringType, "Id of the account");
  public static final Field PRODUCT_LINE =
      required("product_line", StringType, "Product line; all where the source names none");
  public static final Field ORDERED_AT =
      required("ordered_at", TimestampType, "When it was placed");
  public static final Field AMOUNT = optional("amount", createDecimalType(18, 2), "Amount");
  public static final Field CREDIT_AMOUNT =
      optional(
          "credit_amount", createDecimalType(18, 2), "What of the amount was credited afterwards");
  public static final Field CREDITED_AT =
      optional(
          "credited_at",
          TimestampType,
          "When something of it was first credited; a credit without it never counts");
  public static final Field CURRENCY = optional("currency", StringType, "ISO currency code");
  public static final Field PROMISED_DATE =
      optional(
          "promised_date",
          DateType,
          "Promised delivery; null where the source tells of no order when it was delivered");
  public static final Field DELIVERED_DATE =
      optional("delivered_date", DateType, "Actual delivery");
  public static final Field QUANTITY_ORDERED =
      optional("quantity_ordered", LongType, "Pieces ordered, where the source adds them up");
  public static final Field QUANTITY_DELIVERED =
      optional("quantity_delivered", LongType, "Pieces delivered, where the source adds them up");
  public static final Field IS_RECURRING =
      optional(
          "is_recurring",
          BooleanType,
          "Whether a subscription billed it, so that nobody placed it");
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
              "orders",
              List.of(SOURCE, ORDER_ID),
              List.of(
                  SOURCE,
                  ORDER_ID,
                  ACCOUNT_ID,
                  PRODUCT_LINE,
                  ORDERED_AT,
                  AMOUNT,
                  CREDIT_AMOUNT,
                  CREDITED_AT,
                  CURRENCY,
                  PROMISED_DATE,
                  DELIVERED_DATE,
                  QUANTITY_ORDERED,
                  QUANTITY_DELIVERED,
                  IS_RECURRING,
                  KNOWN_AT,
                  IS_KNOWN_AT_ASSUMED))
          .expecting(
              refersTo(ACCOUNT_ID, Accounts.TABLE),
              between(QUANTITY_ORDERED, 0, 1_000_000_000),
              between(QUANTITY_DELIVERED, 0, 1_000_000_000));

  private Orders() {}
}
