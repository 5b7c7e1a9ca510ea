package dev.plumbline.tables.published;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * What each factor does to the hazard of churn, alone and with the others held fixed. Method,
 * section 18.3.2.
 *
 * <p>One row per factor. A hazard ratio below 1 protects. The total effect is that of the model in
 * which the factor stands without what it may work through; the direct effect is that of the joint
 * model. Where a model was refused its numbers are null and the row says why.
 */
public final class EffectsForest {

  public static final Field FACTOR =
      required(
          "factor", StringType, "Column of the panel, or product of two, such as depth_recent");
  public static final Field LABEL = required("label", StringType, "The factor in words");
  public static final Field SCALE =
      required("scale", StringType, "What the ratio compares, such as one standard deviation more");
  public static final Field MODEL_TOTAL =
      optional("model_total", StringType, "Model of the total effect; null if there is none");
  public static final Field HAZARD_RATIO_TOTAL =
      optional("hazard_ratio_total", DoubleType, "Hazard ratio in that model");
  public static final Field HAZARD_RATIO_TOTAL_LOW =
      optional("hazard_ratio_total_low", DoubleType, "Lower 95 % limit");
  public static final Field HAZARD_RATIO_TOTAL_HIGH =
      optional("hazard_ratio_total_high", DoubleType, "Upper 95 % limit");
  public static final Field MODEL_DIRECT =
      optional("model_direct", StringType, "Model of the direct effect; null if there is none");
  public static final Field HAZARD_RATIO_DIRECT =
      optional("hazard_ratio_direct", DoubleType, "Hazard ratio in that model");
  public static final Field HAZARD_RATIO_DIRECT_LOW =
      optional("hazard_ratio_direct_low", DoubleType, "Lower 95 % limit");
  public static final Field HAZARD_RATIO_DIRECT_HIGH =
      optional("hazard_ratio_direct_high", DoubleType, "Upper 95 % limit");
  public static final Field SHARE_DIRECT =
      optional(
          "share_direct",
          DoubleType,
          "Direct by total effect on the log scale; null if either is missing");
  public static final Field P_VALUE =
      optional("p_value", DoubleType, "Two-sided, of the direct effect, else of the total one");
  public static final Field E_VALUE =
      optional(
          "e_value",
          DoubleType,
          "Risk ratio that a hidden cause would need to explain the direct, else the total effect");
  public static final Field HYPOTHESIS =
      optional("hypothesis", StringType, "Hypothesis that this factor decides; null if none");
  public static final Field Q_VALUE =
      optional(
          "q_value",
          DoubleType,
          "Its p-value adjusted by Benjamini and Hochberg over the hypotheses of the run");
  public static final Field VERDICT =
      optional("verdict", StringType, "Its verdict, as in theory_scorecard; null if none");
  public static final Field STATUS =
      required(
          "status",
          StringType,
          "Of the worse of the two models: OK, WARN, MISSING (it could not hold the factor) or "
              + "REFUSED");
  public static final Field REASON =
      required("reason", StringType, "Why not OK, in words; empty if it is");

  public static final Table TABLE =
      new Table(
          Layer.PUBLISHED,
          "effects_forest",
          List.of(FACTOR),
          List.of(
              FACTOR,
              LABEL,
              SCALE,
              MODEL_TOTAL,
              HAZARD_RATIO_TOTAL,
              HAZARD_RATIO_TOTAL_LOW,
              HAZARD_RATIO_TOTAL_HIGH,
              MODEL_DIRECT,
              HAZARD_RATIO_DIRECT,
              HAZARD_RATIO_DIRECT_LOW,
              HAZARD_RATIO_DIRECT_HIGH,
              SHARE_DIRECT,
              P_VALUE,
              E_VALUE,
              HYPOTHESIS,
              Q_VALUE,
              VERDICT,
              STATUS,
              REASON));

  private EffectsForest() {}
}
