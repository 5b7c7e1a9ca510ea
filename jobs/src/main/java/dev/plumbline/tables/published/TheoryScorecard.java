package dev.plumbline.tables.published;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.results.Verdicts;
import java.util.List;

/**
 * Every hypothesis on which the two theories were compared: what each predicted, what was found,
 * and for which of them it speaks. Method, sections 14 and 18.3.3.
 *
 * <p>One row per hypothesis and contrast. Theory A is social penetration: deep relationships last.
 * Theory B is instrumental connections: buyers stay for delivered value.
 */
public final class TheoryScorecard {

  public static final Field HYPOTHESIS = Verdicts.HYPOTHESIS;
  public static final Field CONTRAST =
      required("contrast", StringType, "What was estimated, such as depth in M4 or share_direct");
  public static final Field STATEMENT = Verdicts.STATEMENT;
  public static final Field PREDICTION_A = Verdicts.PREDICTION_A;
  public static final Field PREDICTION_B = Verdicts.PREDICTION_B;
  public static final Field MODEL_ID = Verdicts.MODEL_ID;
  public static final Field ESTIMATE =
      optional(
          "estimate",
          DoubleType,
          "What was observed: a log hazard ratio (negative protects) or a share; null if nothing");
  public static final Field ESTIMATE_LOW = optional("estimate_low", DoubleType, "Lower 95 % limit");
  public static final Field ESTIMATE_HIGH =
      optional("estimate_high", DoubleType, "Upper 95 % limit");
  public static final Field P_VALUE =
      optional("p_value", DoubleType, "Two-sided, against no effect");
  public static final Field Q_VALUE =
      optional(
          "q_value",
          DoubleType,
          "p-value adjusted by Benjamini and Hochberg over the hypotheses of the run");
  public static final Field P_EQUIVALENCE =
      optional(
          "p_equivalence",
          DoubleType,
          "Two one-sided tests against the smallest effect of interest: small means negligible");
  public static final Field EVENTS =
      required("events", LongType, "Churn decisions behind the estimate");
  public static final Field MINIMUM_DETECTABLE_EFFECT =
      optional(
          "minimum_detectable_effect",
          DoubleType,
          "Effect that had 80 % power at this standard error, on the scale of the estimate");
  public static final Field E_VALUE =
      optional(
          "e_value",
          DoubleType,
          "Risk ratio that a hidden cause would need to explain the estimate");
  public static final Field FINDING = Verdicts.FINDING;
  public static final Field VERDICT = Verdicts.VERDICT;
  public static final Field GATE =
      required(
          "gate",
          StringType,
          "What the checks for reverse causality, leaks and placebos say: PASS, WEAK_ID (read with "
              + "gate_reason in mind), REVERSE_SUSPECT, LEAK or PLACEBO_FAIL (no verdict stands), or "
              + "NOT_RUN where nothing could be examined");
  public static final Field GATE_REASON = Verdicts.GATE_REASON;
  public static final Field REASON = Verdicts.REASON;

  public static final Table TABLE =
      new Table(
          Layer.PUBLISHED,
          "theory_scorecard",
          List.of(HYPOTHESIS, CONTRAST),
          List.of(
              HYPOTHESIS,
              CONTRAST,
              STATEMENT,
              PREDICTION_A,
              PREDICTION_B,
              MODEL_ID,
              ESTIMATE,
              ESTIMATE_LOW,
              ESTIMATE_HIGH,
              P_VALUE,
              Q_VALUE,
              P_EQUIVALENCE,
              EVENTS,
              MINIMUM_DETECTABLE_EFFECT,
              E_VALUE,
              FINDING,
              VERDICT,
              GATE,
              GATE_REASON,
              REASON));

  private TheoryScorecard() {}
}
