package dev.plumbline.tables.results;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * What each hypothesis found, the verdict it gives, and why; method section 14 and st_hypothesis of
 * 18.2.
 */
public final class Verdicts {

  public static final Field HYPOTHESIS = required("hypothesis", StringType, "H4, H5, H6, …");
  public static final Field CONTRAST =
      required("contrast", StringType, "Contrast, such as depth in M4 or share_direct");
  public static final Field STATEMENT =
      required("statement", StringType, "The hypothesis in words");
  public static final Field PREDICTION_A =
      required("prediction_a", StringType, "What theory A predicts");
  public static final Field PREDICTION_B =
      required("prediction_b", StringType, "What theory B predicts");
  public static final Field MODEL_ID =
      required("model_id", StringType, "Model behind the estimate");
  public static final Field ESTIMATE =
      optional("estimate", DoubleType, "Estimate on the log hazard scale, or a share");
  public static final Field LOWER = optional("lower", DoubleType, "Lower end of the 95 % interval");
  public static final Field UPPER = optional("upper", DoubleType, "Upper end");
  public static final Field P = optional("p", DoubleType, "Two-sided p");
  public static final Field Q =
      optional(
          "q",
          DoubleType,
          "p adjusted by Benjamini and Hochberg over the primary contrasts of the run");
  public static final Field Q_DEPENDENT =
      optional(
          "q_dependent",
          DoubleType,
          "The same by Benjamini and Yekutieli, for any dependence: no verdict rests on it");
  public static final Field P_TOST = optional("p_tost", DoubleType, "p of equivalence to zero");
  public static final Field EVENTS = required("events", LongType, "Events");
  public static final Field MINIMUM_DETECTABLE =
      optional("minimum_detectable", DoubleType, "2.8 standard errors");
  public static final Field EVALUE = optional("evalue", DoubleType, "E-value");
  public static final Field FINDING =
      required(
          "finding",
          StringType,
          "NEG, POS, NULL, INCONCLUSIVE, INSUFFICIENT_EVIDENCE or NOT_TESTABLE");
  public static final Field VERDICT =
      required(
          "verdict",
          StringType,
          "SUPPORTS_A, SUPPORTS_B, BOTH, NEITHER, INCONCLUSIVE or NOT_TESTABLE; INCONCLUSIVE where the gate is REVERSE_SUSPECT, LEAK or PLACEBO_FAIL, whatever was found");
  public static final Field GATE =
      required("gate", StringType, "PASS, WEAK_ID, REVERSE_SUSPECT, LEAK, PLACEBO_FAIL or NOT_RUN");
  public static final Field GATE_REASON =
      required(
          "gate_reason",
          StringType,
          "What the checks of identification found; empty where they passed");
  public static final Field REASON = required("reason", StringType, "Why, in words");

  public static final Table TABLE =
      new Table(
          Layer.RESULTS,
          "verdicts",
          List.of(HYPOTHESIS, CONTRAST),
          List.of(
              HYPOTHESIS,
              CONTRAST,
              STATEMENT,
              PREDICTION_A,
              PREDICTION_B,
              MODEL_ID,
              ESTIMATE,
              LOWER,
              UPPER,
              P,
              Q,
              Q_DEPENDENT,
              P_TOST,
              EVENTS,
              MINIMUM_DETECTABLE,
              EVALUE,
              FINDING,
              VERDICT,
              GATE,
              GATE_REASON,
              REASON));

  private Verdicts() {}
}
