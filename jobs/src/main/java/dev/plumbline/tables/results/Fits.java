package dev.plumbline.tables.results;

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
 * Every model that was asked for, and what came of it: a fit, a fit with a warning, or a refusal
 * with its reason. One row per model and estimator. Method, section 18.2 ({@code st_model_fit}).
 */
public final class Fits {

  /** Ties by Efron on the month grid: the primary estimator unless ties are heavy. */
  public static final String EFRON_COX = "efron_cox";

  /**
   * Grouped proportional hazards: the companion, and the primary estimator where ties are heavy.
   */
  public static final String CLOGLOG = "cloglog";

  /** Grouped odds of leaving in a month: for comparison, never the primary estimator. */
  public static final String LOGIT = "logit";

  /** The numbers may be read. */
  public static final String OK = "OK";

  /** The numbers may be read with what {@link #REASON} says in mind. */
  public static final String WARN = "WARN";

  /** There are no numbers: {@link #REASON} says why. */
  public static final String REFUSED = "REFUSED";

  /** In {@link #CONTROL_SET}: every control of the model. */
  public static final String FULL = "full";

  /** In {@link #CONTROL_SET}: size, baseline volume and renewal class alone. */
  public static final String MINIMAL = "minimal";

  public static final Field MODEL_ID =
      required("model_id", StringType, "Model, such as M4 or MJ; see the class that lists them");
  public static final Field ESTIMATOR =
      required("estimator", StringType, "efron_cox, cloglog or logit; one model may have all");
  public static final Field IS_PRIMARY =
      required(
          "is_primary",
          BooleanType,
          "Whether verdicts read this estimator of the model or another");
  public static final Field LAG_MONTHS =
      required("lag_months", IntegerType, "Months by which features precede the month at risk");
  public static final Field CONTROL_SET =
      required("control_set", StringType, "full, or minimal where the events do not bear the full");
  public static final Field TERMS =
      required("terms", StringType, "Terms of the fit in order, separated by a comma and a space");
  public static final Field MISSING_TERMS =
      required(
          "missing_terms",
          StringType,
          "Terms of the model that no row could fill, separated likewise; empty if none");
  public static final Field DROPPED_TERMS =
      required(
          "dropped_terms",
          StringType,
          "Terms left out because they are constant or follow from others; empty if none");
  public static final Field ACCOUNT_MONTHS =
      required("account_months", LongType, "Rows at risk that the model was given");
  public static final Field ACCOUNTS =
      required("accounts", LongType, "Distinct accounts among those rows");
  public static final Field EVENTS = required("events", LongType, "Churn decisions among the rows");
  public static final Field RISK_SETS =
      required("risk_sets", LongType, "Risk sets (stratum and month of tenure) with an event");
  public static final Field LOG_LIKELIHOOD_NULL =
      optional("log_likelihood_null", DoubleType, "Log-likelihood with every coefficient at zero");
  public static final Field LOG_LIKELIHOOD =
      optional("log_likelihood", DoubleType, "Log-likelihood at the estimate");
  public static final Field SCORE_CHI2 =
      optional("score_chi2", DoubleType, "Score test of all terms, at coefficients of zero");
  public static final Field WALD_CHI2 =
      optional("wald_chi2", DoubleType, "Wald test of all terms with the robust covariance");
  public static final Field DEGREES_OF_FREEDOM =
      optional("degrees_of_freedom", IntegerType, "Terms estimated");
  public static final Field CONCORDANCE =
      optional(
          "concordance",
          DoubleType,
          "Share of comparable pairs in which the higher predicted hazard left first");
  public static final Field CONCORDANCE_SE =
      optional("concordance_se", DoubleType, "Infinitesimal-jackknife standard error, by account");
  public static final Field ITERATIONS =
      optional("iterations", IntegerType, "Newton steps taken; null if refused before the first");
  public static final Field STATUS = required("status", StringType, "OK, WARN or REFUSED");
  public static final Field REASON =
      required("reason", StringType, "Why not OK, in words; empty if it is");
  public static final Field FLAGS =
      required(
          "flags",
          StringType,
          "Codes: SEPARATION, COVARIANCE_CLIPPED, PREDICTOR_HELD (a row more than e^700 from its risk set's greatest hazard), separated by a comma and a space");
  public static final Field SPECIFICATION_HASH =
      required(
          "specification_hash", StringType, "Digest of the model's terms, strata and clusters");

  public static final Table TABLE =
      new Table(
          Layer.RESULTS,
          "fits",
          List.of(MODEL_ID, ESTIMATOR),
          List.of(
              MODEL_ID,
              ESTIMATOR,
              IS_PRIMARY,
              LAG_MONTHS,
              CONTROL_SET,
              TERMS,
              MISSING_TERMS,
              DROPPED_TERMS,
              ACCOUNT_MONTHS,
              ACCOUNTS,
              EVENTS,
              RISK_SETS,
              LOG_LIKELIHOOD_NULL,
              LOG_LIKELIHOOD,
              SCORE_CHI2,
              WALD_CHI2,
              DEGREES_OF_FREEDOM,
              CONCORDANCE,
              CONCORDANCE_SE,
              ITERATIONS,
              STATUS,
              REASON,
              FLAGS,
              SPECIFICATION_HASH));

  private Fits() {}
}
