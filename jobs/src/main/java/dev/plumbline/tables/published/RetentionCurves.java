package dev.plumbline.tables.published;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.results.Curves;
import java.util.List;

/**
 * How many of a group stay, month by month, from the landmark at which the groups were formed.
 * Method, sections 15.4 and 18.3.4.
 *
 * <p>One row per group variable, landmark, group and month of tenure. Groups are formed once, at
 * the landmark, and followed from it: nobody is counted in a group that had to be survived to be
 * reached. A month in which too few accounts of a group were under observation has no numbers, and
 * neither has a second group from whose numbers they could be worked out; a group of too few
 * accounts or sales reps has none at all.
 */
public final class RetentionCurves {

  public static final Field GROUP_VARIABLE = Curves.GROUP_VARIABLE;
  public static final Field GROUP_LABEL = Curves.GROUP_LABEL;
  public static final Field LANDMARK_MONTH = Curves.LANDMARK_MONTH;
  public static final Field START_MONTH = Curves.START_MONTH;
  public static final Field TENURE_MONTH = Curves.MONTH;
  public static final Field ACCOUNTS =
      optional(
          "accounts",
          LongType,
          "Distinct accounts of the group, over the whole curve; null if suppressed");
  public static final Field AT_RISK =
      optional("at_risk", LongType, "Accounts under observation in the month; null if suppressed");
  public static final Field RETENTION =
      optional(
          "retention",
          DoubleType,
          "Probability of having stayed to the end of the month, for who reached start_month; "
              + "null if suppressed");
  public static final Field RETENTION_LOW =
      optional(
          "retention_low",
          DoubleType,
          "Lower 95 % limit on the log-log scale; null before the first loss, or if suppressed");
  public static final Field RETENTION_HIGH =
      optional("retention_high", DoubleType, "Upper 95 % limit, likewise");
  public static final Field MEAN_MONTHS_24 =
      optional(
          "mean_months_24",
          DoubleType,
          "Mean months stayed of the 24 after the curve's start, the same in every row of a curve; "
              + "null if the curve is shorter, or suppressed");
  public static final Field MEAN_MONTHS_24_DIFFERENCE =
      optional(
          "mean_months_24_difference",
          DoubleType,
          "That, less the first group's; null for the first group and for all");
  public static final Field MEAN_MONTHS_24_DIFFERENCE_SE =
      optional(
          "mean_months_24_difference_se", DoubleType, "Its standard error, by bootstrap over reps");
  public static final Field IS_SUPPRESSED =
      required(
          "is_suppressed",
          BooleanType,
          "Whether the numbers are withheld: too few accounts or reps, or a neighbour's secret");

  public static final Table TABLE =
      new Table(
          Layer.PUBLISHED,
          "retention_curves",
          List.of(GROUP_VARIABLE, LANDMARK_MONTH, GROUP_LABEL, TENURE_MONTH),
          List.of(
              GROUP_VARIABLE,
              LANDMARK_MONTH,
              GROUP_LABEL,
              START_MONTH,
              TENURE_MONTH,
              ACCOUNTS,
              AT_RISK,
              RETENTION,
              RETENTION_LOW,
              RETENTION_HIGH,
              MEAN_MONTHS_24,
              MEAN_MONTHS_24_DIFFERENCE,
              MEAN_MONTHS_24_DIFFERENCE_SE,
              IS_SUPPRESSED));

  private RetentionCurves() {}
}
