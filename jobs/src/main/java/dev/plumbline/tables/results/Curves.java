package dev.plumbline.tables.results;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * How groups stay that were formed at a landmark and followed from it: retention by Kaplan-Meier,
 * and, where customers left by other exits than churn, the incidence of each exit by
 * Aalen-Johansen. And what the joint model predicts for each stratum: its baseline hazard for an
 * average account, and retention along other paths of its terms. One row per group variable,
 * landmark, group, curve and month (of retention, those in which the group still had somebody at
 * risk; of an exit or a prediction, those in which somebody left), and one for the start of each
 * curve. Not suppressed: nothing of it may leave the lake as it stands. Method, sections 15.1, 15.4
 * and 18.2 ({@code st_km, st_rmst, st_cif}).
 */
public final class Curves {

  /** The group that holds every account of the landmark. */
  public static final String ALL = "all";

  /** In {@link #GROUP_VARIABLE}: the curves are what a model predicts, by stratum. */
  public static final String STRATUM = "stratum";

  /** In {@link #CURVE}: retention, other exits than churn censored. */
  public static final String STAYING = "RETENTION";

  public static final Field GROUP_VARIABLE =
      required(
          "group_variable",
          StringType,
          "What the groups are formed by: depth, value or stage; or stratum, of predicted curves");
  public static final Field GROUP_LABEL =
      required(
          "group_label",
          StringType,
          "Group, such as 1 lowest, 2 middle, 3 highest, or 1 business, 2 collaborative, 3 personal; or all; or a stratum");
  public static final Field LANDMARK_MONTH =
      required(
          "landmark_month",
          IntegerType,
          "Month of tenure at which the groups were formed; 0 of a predicted curve");
  public static final Field CURVE =
      required(
          "curve",
          StringType,
          "RETENTION, with other exits than churn censored; or an exit code: the incidence of that exit, the others competing; or a model and a path of its terms (MJ: depth_recent + 1 sd): the retention it predicts, all else average");
  public static final Field START_MONTH =
      required(
          "start_month",
          IntegerType,
          "Month of tenure at which the curve starts: retention is conditional on reaching it");
  public static final Field MONTH =
      required("tenure_month", IntegerType, "Month of tenure; retention is that at its end");
  public static final Field ACCOUNTS =
      optional(
          "accounts",
          LongType,
          "Distinct accounts of the group, over the whole curve; null of a predicted curve");
  public static final Field REPS =
      optional(
          "reps",
          LongType,
          "Distinct sales reps of those accounts at the landmark; null of a predicted curve");
  public static final Field AT_RISK =
      required("at_risk", LongType, "Accounts under observation in the month");
  public static final Field EVENTS =
      required("events", LongType, "Churn decisions, or exits of the code, in the month");
  public static final Field RETENTION =
      required(
          "retention",
          DoubleType,
          "Probability of having stayed to the end of the month; of an exit code, of not having left by it: one less its cumulative incidence");
  public static final Field STANDARD_ERROR =
      optional(
          "standard_error",
          DoubleType,
          "By Greenwood, of an exit code by the infinitesimal jackknife, of a predicted curve by the delta method with robust errors of the coefficients; null once retention is zero");
  public static final Field RETENTION_LOW =
      optional("retention_low", DoubleType, "Lower 95 % limit on the log-log scale");
  public static final Field RETENTION_HIGH =
      optional("retention_high", DoubleType, "Upper 95 % limit on the log-log scale");
  public static final Field CUMULATIVE_HAZARD =
      optional(
          "cumulative_hazard",
          DoubleType,
          "Of leaving, from the start to the end of the month, by Nelson and Aalen, of a predicted curve by Efron; null of an exit code");
  public static final Field CUMULATIVE_HAZARD_SE =
      optional("cumulative_hazard_se", DoubleType, "Its standard error");
  public static final Field MEAN_MONTHS_24 =
      optional(
          "mean_months_24",
          DoubleType,
          "Restricted mean: months stayed of the 24 after the curve's start; null if shorter");
  public static final Field MEAN_MONTHS_24_SE =
      optional("mean_months_24_se", DoubleType, "Its standard error");
  public static final Field MEAN_MONTHS_24_DIFFERENCE =
      optional(
          "mean_months_24_difference",
          DoubleType,
          "Restricted mean less that of the first group; null for the first and for all, and where the two curves do not start together");
  public static final Field MEAN_MONTHS_24_DIFFERENCE_SE =
      optional(
          "mean_months_24_difference_se",
          DoubleType,
          "Its standard error: 200 Poisson bootstrap replicates by rep, for groups share reps");

  public static final Table TABLE =
      new Table(
          Layer.RESULTS,
          "curves",
          List.of(GROUP_VARIABLE, LANDMARK_MONTH, GROUP_LABEL, CURVE, MONTH),
          List.of(
              GROUP_VARIABLE,
              LANDMARK_MONTH,
              GROUP_LABEL,
              CURVE,
              START_MONTH,
              MONTH,
              ACCOUNTS,
              REPS,
              AT_RISK,
              EVENTS,
              RETENTION,
              STANDARD_ERROR,
              RETENTION_LOW,
              RETENTION_HIGH,
              CUMULATIVE_HAZARD,
              CUMULATIVE_HAZARD_SE,
              MEAN_MONTHS_24,
              MEAN_MONTHS_24_SE,
              MEAN_MONTHS_24_DIFFERENCE,
              MEAN_MONTHS_24_DIFFERENCE_SE));

  private Curves() {}
}
