package dev.plumbline.tables.published;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Churn by depth at equal value: does depth help once delivered value is held fixed? Method,
 * section 18.3.1.
 *
 * <p>One row per segment, third of value and range of tenths of depth. Thirds and tenths are of the
 * months at risk whose depth and value are both known, as known before the month. Neighbouring
 * tenths are one range until it holds enough accounts and sales reps; where a third of a segment
 * holds too few even as a whole, it is one row without numbers, and so is a second segment from
 * whose numbers the first could be worked out.
 */
public final class DepthValueGrid {

  /** The segment of the rows that hold every account. */
  public static final String ALL = "all";

  public static final Field SEGMENT =
      required("segment", StringType, "Segment before the month; all for every account");
  public static final Field VALUE_TERCILE =
      required("value_tercile", IntegerType, "Third of delivered value: 1 lowest to 3 highest");
  public static final Field DEPTH_DECILE_FIRST =
      required("depth_decile_first", IntegerType, "Lowest tenth of depth in the row: 1 shallowest");
  public static final Field DEPTH_DECILE_LAST =
      required("depth_decile_last", IntegerType, "Highest tenth of depth in the row: 10 deepest");
  public static final Field ACCOUNT_MONTHS =
      optional("account_months", LongType, "Months at risk; null if suppressed");
  public static final Field ACCOUNTS =
      optional("accounts", LongType, "Distinct accounts of those months; null if suppressed");
  public static final Field EVENTS =
      optional("events", LongType, "Churn decisions in those months; null if suppressed");
  public static final Field HAZARD_PER_MONTH =
      optional(
          "hazard_per_month",
          DoubleType,
          "Churn decisions per month at risk, unadjusted; null if suppressed");
  public static final Field RETENTION_12 =
      optional(
          "retention_12",
          DoubleType,
          "Share that would stay twelve months at this hazard; null if suppressed");
  public static final Field RETENTION_12_LOW =
      optional(
          "retention_12_low",
          DoubleType,
          "Lower 95 % limit, by Wilson's interval for the hazard; null if suppressed");
  public static final Field RETENTION_12_HIGH =
      optional("retention_12_high", DoubleType, "Upper 95 % limit; null if suppressed");
  public static final Field IS_SUPPRESSED =
      required(
          "is_suppressed",
          BooleanType,
          "Whether the numbers are withheld: too few accounts or reps, or a neighbour's secret");

  public static final Table TABLE =
      new Table(
          Layer.PUBLISHED,
          "depth_value_grid",
          List.of(SEGMENT, VALUE_TERCILE, DEPTH_DECILE_FIRST),
          List.of(
              SEGMENT,
              VALUE_TERCILE,
              DEPTH_DECILE_FIRST,
              DEPTH_DECILE_LAST,
              ACCOUNT_MONTHS,
              ACCOUNTS,
              EVENTS,
              HAZARD_PER_MONTH,
              RETENTION_12,
              RETENTION_12_LOW,
              RETENTION_12_HIGH,
              IS_SUPPRESSED));

  private DepthValueGrid() {}
}
