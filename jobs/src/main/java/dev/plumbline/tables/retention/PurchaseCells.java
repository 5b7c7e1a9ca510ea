package dev.plumbline.tables.retention;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;

/**
 * Customers who ordered alike, as the BG/NBD model counts them; method section 12, mode N2. Of no
 * table: it lives for the length of a job.
 */
public final class PurchaseCells {

  public static final Field REPEATS =
      required("repeats", LongType, "Days with an order after the first");
  public static final Field LAST_DAYS =
      required("last_days", LongType, "Days from the first order to the last");
  public static final Field OBSERVED_DAYS =
      required("observed_days", LongType, "Days from the first order to the end of observation");
  public static final Field CUSTOMERS =
      required("customers", LongType, "Accounts and product lines alike");

  private PurchaseCells() {}
}
