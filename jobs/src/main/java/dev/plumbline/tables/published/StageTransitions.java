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
 * Where customers of each phase are a month later: deeper, shallower, or gone. Method, section
 * 18.3.5.
 *
 * <p>One row per phase, band of tenure and state a month later, from months at risk with a phase by
 * rule, an unvalidated proposal. All states a month later of one phase and band sum to one. Nothing
 * is held fixed. Where a phase and band hold too few accounts or sales reps, its rows are without
 * numbers.
 */
public final class StageTransitions {

  public static final String CHURN = "CHURN";
  public static final String OTHER_EXIT = "OTHER_EXIT";

  /** Phases, then exits. */
  public static final List<String> STATES = List.of("1", "2", "3", CHURN, OTHER_EXIT);

  public static final Field FROM_STAGE =
      required(
          "from_stage",
          IntegerType,
          "Phase before the month: 1 business, 2 collaborative, 3 collaborative and personal partner");
  public static final Field TENURE_BAND =
      required("tenure_band", StringType, "Months of tenure: 1-12, 13-24, 25-36 or 37+");
  public static final Field TO_STATE =
      required(
          "to_state",
          StringType,
          "Phase after the month, or an exit decided in it: CHURN, or OTHER_EXIT (nobody's choice)");
  public static final Field ACCOUNT_MONTHS =
      optional(
          "account_months", LongType, "Months at risk of this phase and band; null if suppressed");
  public static final Field ACCOUNTS =
      optional("accounts", LongType, "Distinct accounts of those months; null if suppressed");
  public static final Field MOVES =
      optional("moves", LongType, "Months that ended in to_state; null if suppressed");
  public static final Field PROBABILITY =
      optional("probability", DoubleType, "moves / account_months; null if suppressed");
  public static final Field PROBABILITY_LOW =
      optional(
          "probability_low",
          DoubleType,
          "Lower 95 % limit, by Wilson's interval, which takes months as independent; null if suppressed");
  public static final Field PROBABILITY_HIGH =
      optional("probability_high", DoubleType, "Upper 95 % limit; null if suppressed");
  public static final Field MEDIAN_MONTHS_IN_STAGE =
      optional(
          "median_months_in_stage",
          DoubleType,
          "Of the moves, how long the phase had lasted, in months; null if suppressed or without moves");
  public static final Field IS_SUPPRESSED =
      required(
          "is_suppressed",
          BooleanType,
          "Whether the numbers are withheld: too few accounts or reps in this phase and band");

  public static final Table TABLE =
      new Table(
          Layer.PUBLISHED,
          "stage_transitions",
          List.of(FROM_STAGE, TENURE_BAND, TO_STATE),
          List.of(
              FROM_STAGE,
              TENURE_BAND,
              TO_STATE,
              ACCOUNT_MONTHS,
              ACCOUNTS,
              MOVES,
              PROBABILITY,
              PROBABILITY_LOW,
              PROBABILITY_HIGH,
              MEDIAN_MONTHS_IN_STAGE,
              IS_SUPPRESSED));

  private StageTransitions() {}
}
