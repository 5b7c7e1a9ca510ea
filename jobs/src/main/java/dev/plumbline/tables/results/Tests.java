package dev.plumbline.tables.results;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Tests about fits and curves: proportional hazards by term and transform of time, likelihood
 * ratio, log-rank, calibration; figures of the largest model; what the audit of the panel counted;
 * and the checks of identification, which have a threshold and a status. One row per subject, test
 * and term. Method, sections 17.2 and 18.2 ({@code st_ph, st_logrank, st_diagnostics}).
 */
public final class Tests {

  /** Score test of a coefficient that changes with time, time as it is. */
  public static final String PROPORTIONAL_IDENTITY = "proportional_hazards_identity";

  /** Likewise, with the logarithm of time. */
  public static final String PROPORTIONAL_LOG = "proportional_hazards_log";

  /** Likewise, with one minus the Kaplan-Meier curve just before. */
  public static final String PROPORTIONAL_KM = "proportional_hazards_km";

  /**
   * Coefficient of a term in some months of tenure, by scaled Schoenfeld residuals; in {@link
   * #TERM} stand the term and the months. Null where fewer than ten left. With the proportional
   * hazards tests: a coefficient that stays the same is the same in all of them.
   */
  public static final String EFFECT_BY_TENURE = "effect_by_tenure";

  /** Its standard error by the model, not robust. */
  public static final String EFFECT_BY_TENURE_SE = "effect_by_tenure_se";

  /** How many left in those months. */
  public static final String EVENTS_BY_TENURE = "events_by_tenure";

  /** Standard deviation of a coefficient over replicates of the bootstrap, drawn by rep. */
  public static final String BOOTSTRAP_SE = "bootstrap_se";

  /** Lower 95 % limit of the share of the total effect that is direct, over those replicates. */
  public static final String SHARE_LOW = "share_direct_low";

  /** Upper limit likewise. */
  public static final String SHARE_HIGH = "share_direct_high";

  /** Replicates of the bootstrap in which both models converged. */
  public static final String REPLICATES = "bootstrap_replicates";

  public static final String LIKELIHOOD_RATIO = "likelihood_ratio";
  public static final String LOG_RANK = "log_rank";

  /** Months stayed of the 24 after a landmark, against the lowest third. */
  public static final String MEAN_MONTHS_DIFFERENCE = "mean_months_24_difference";

  /** Events observed against events expected, by tenths of predicted risk. */
  public static final String OBSERVED_EXPECTED = "calibration_observed_expected";

  /** Likewise, by tenth and calendar quarter, cells that expect fewer than five joined. */
  public static final String OBSERVED_EXPECTED_BY_QUARTER =
      "calibration_observed_expected_by_quarter";

  /** Events of one calendar quarter and tenth of predicted risk, such as {@code 2024Q1 tenth 3}. */
  public static final String EVENTS_OBSERVED = "calibration_events_observed";

  /** Those that the model expected there. */
  public static final String EVENTS_EXPECTED = "calibration_events_expected";

  /** Of a term that separates the events: penalised likelihood with and without it. */
  public static final String PENALISED_LIKELIHOOD_RATIO = "penalised_likelihood_ratio";

  /** Lower 95 % limit of such a term by its profile likelihood. */
  public static final String PROFILE_LOW = "profile_likelihood_low";

  /** Upper limit likewise. */
  public static final String PROFILE_HIGH = "profile_likelihood_high";

  /** Predicted probabilities of surviving against an even spread. */
  public static final String D_CALIBRATION = "calibration_distribution";

  /** Mean squared error of the predicted retention 12 months after a landmark of 12. */
  public static final String BRIER = "brier_12_months";

  /** The share of it that the model explains, against the curve of all. */
  public static final String BRIER_SCALED = "brier_12_months_scaled";

  /** Its mean over those months. */
  public static final String BRIER_INTEGRATED = "brier_integrated_12_months";

  /** Share of the variance of a term before shrinkage by which its halves tell that it errs. */
  public static final String ERROR_SHARE = "measurement_error_share";

  /** Coefficient without that error, by simulation and extrapolation: a sensitivity, no verdict. */
  public static final String SIMEX = "simex";

  /** What it was extrapolated from: the mean coefficient with so many more errors added. */
  public static final String SIMEX_STEP = "simex_step";

  /** Lower 95 % limit of a coefficient corrected for that error, by draws of clusters. */
  public static final String BOOTSTRAP_LOW = "bootstrap_low";

  /** Upper limit likewise. */
  public static final String BOOTSTRAP_HIGH = "bootstrap_high";

  /** The largest martingale residual of an account, in events. */
  public static final String LARGEST_RESIDUAL = "largest_martingale_residual";

  /** By how many standard errors one account alone moves a coefficient. */
  public static final String LARGEST_INFLUENCE = "largest_dfbeta";

  /** Rows of the panel that are wrong as a counting process, a count for each kind of fault. */
  public static final String AUDIT = "counting_process_audit";

  /** Rows of the panel with a source that is not older than their cutoff; method 17.2, D1. */
  public static final String CLOCK = "leak_clock";

  /** Coefficient of depth at lag 12 over that at lag 1; D2. */
  public static final String LAG_RATIO = "lag_ratio";

  /** By which share signs of leaving, held fixed, shrink the coefficient of depth; D3. */
  public static final String INTENT_SHRINK = "intent_shrink";

  /** Interaction of depth with the loss of the rep, one-sided; D5. */
  public static final String REP_TURNOVER = "rep_turnover";

  /** Student's t of a depth that means nothing; D6. */
  public static final String PLACEBO = "placebo_exposure";

  /** Student's t of depth for an exit that is none of the customer's doing; D6. */
  public static final String NEGATIVE_CONTROL = "negative_control";

  /** Correlation of depth and value; D9. */
  public static final String CORRELATION = "depth_value_correlation";

  /** In {@link #STATUS}: nothing to be said. */
  public static final String PASS = "PASS";

  /** In {@link #STATUS}: beyond the threshold. */
  public static final String FLAGGED = "FLAGGED";

  /** In {@link #STATUS}: the data do not bear the check, as the note says. */
  public static final String NOT_EXAMINED = "NOT_EXAMINED";

  /** In {@link #SUBJECT}: the rows that all models of retention were given. */
  public static final String PANEL = "panel";

  /** In {@link #TERM}: the test concerns all terms together. */
  public static final String GLOBAL = "global";

  public static final Field SUBJECT =
      required(
          "subject", StringType, "Model and estimator (MJ/efron_cox) or curve (depth@12) tested");
  public static final Field TEST = required("test", StringType, "Name of the test");
  public static final Field TERM =
      required(
          "term",
          StringType,
          "Term of the model, global for all of them, group of a curve, or what is counted");
  public static final Field STATISTIC =
      optional(
          "statistic",
          DoubleType,
          "Chi-squared statistic, or a count or figure; null if it cannot be computed");
  public static final Field DEGREES_OF_FREEDOM =
      required(
          "degrees_of_freedom",
          DoubleType,
          "Of the chi-squared distribution; 0 for a count or figure");
  public static final Field P_VALUE =
      optional(
          "p_value", DoubleType, "Upper tail; null with the statistic, and for a count or figure");
  public static final Field LOG10_P =
      optional("log10_p", DoubleType, "Decimal logarithm of the p-value");

  public static final Field THRESHOLD =
      optional(
          "threshold",
          DoubleType,
          "Value of the statistic, or of the p-value of rep_turnover, that divides PASS from FLAGGED; null for what is no check of identification");
  public static final Field STATUS =
      optional(
          "status",
          StringType,
          "PASS, FLAGGED or NOT_EXAMINED for a check of identification; null for others");
  public static final Field NOTE =
      optional("note", StringType, "What the check found, in words; null for others");

  public static final Table TABLE =
      new Table(
          Layer.RESULTS,
          "tests",
          List.of(SUBJECT, TEST, TERM),
          List.of(
              SUBJECT,
              TEST,
              TERM,
              STATISTIC,
              DEGREES_OF_FREEDOM,
              P_VALUE,
              LOG10_P,
              THRESHOLD,
              STATUS,
              NOTE));

  private Tests() {}
}
