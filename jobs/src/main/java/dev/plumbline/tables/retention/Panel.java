package dev.plumbline.tables.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.Map;

/**
 * An account, a product line and a month at risk, with features as known before the month; method
 * section 13.
 *
 * <p>Months of the reference period are not rows. Columns of features are those of the cutoff, the
 * first instant of the month (lag 1), but for those with a lag in their name.
 */
public final class Panel {

  /** {@link #EXIT_CODE} of a month without an exit. */
  public static final String NO_EXIT = "NONE";

  public static final Field ACCOUNT_ID = required("account_id", StringType, "Account");
  public static final Field PRODUCT_LINE = required("product_line", StringType, "Product line");
  public static final Field SPELL_NO = required("spell_no", IntegerType, "Stay");
  public static final Field MONTH = required("month", DateType, "Month at risk");
  public static final Field CUTOFF_AT =
      required(
          "cutoff_at",
          TimestampType,
          "First instant of the month, in the configured zone: nothing later is known here");
  public static final Field TENURE =
      required(
          "tenure",
          IntegerType,
          "Months since the start of the stay, 1 in the first; of renewals, the number of the renewal");
  public static final Field EVENT =
      required("event", IntegerType, "1 if the account decided to leave in the month, else 0");
  public static final Field UPGRADE =
      optional(
          "upgrade",
          IntegerType,
          "1 if the monthly value under contract rose by a tenth or more in the month, else 0; told where terms begin and end, by the value of each as exported: amendments within a term are not seen; null if none is told");
  public static final Field DOWNGRADE =
      optional(
          "downgrade",
          IntegerType,
          "1 if it fell by a tenth or more and went on, else 0; told likewise");
  public static final Field EXIT_CODE =
      required("exit_code", StringType, "Code of the exit decided in the month; NONE otherwise");
  public static final Field ENTRY_TENURE = required("entry_tenure", IntegerType, "Tenure at entry");
  public static final Field STRATUM =
      required("stratum", StringType, "Retention mode and term class");
  public static final Field CALENDAR_QUARTER =
      required("calendar_quarter", StringType, "Such as 2024Q1");
  public static final Field RENEWAL_CLASS =
      required("renewal_class", StringType, "Months to renewal: 0, 1-2 or 3+");
  public static final Field SEGMENT = required("segment", StringType, "Segment at the cutoff");
  public static final Field REGION = required("region", StringType, "Region").snapshotOnly();
  public static final Field SIZE = optional("size", DoubleType, "Log size").snapshotOnly();
  public static final Field BASELINE_VOLUME =
      optional(
          "baseline_volume",
          DoubleType,
          "Mean log(1 + messages) of the first three observed months");
  public static final Field LOG_VOLUME =
      optional(
          "log_volume",
          DoubleType,
          "log(1 + human messages) of the three months before: the naive baseline, never a control");
  public static final Field IS_REP_CHANGED =
      required("is_rep_changed", IntegerType, "1 if the rep changed in the six months before");
  public static final Field IS_LATER_SPELL =
      required("is_later_spell", IntegerType, "1 if spell_no > 1");
  public static final Field DEPTH_SOURCE =
      required("depth_source", StringType, "TEXT, SUBJECT, META or NONE");
  public static final Field DEPTH_RECENT =
      optional("depth_recent", DoubleType, "Depth of the base window");
  public static final Field DEPTH_SUSTAINED =
      optional("depth_sustained", DoubleType, "Depth of the prior window");
  public static final Field DEPTH_VELOCITY =
      optional("depth_velocity", DoubleType, "Recent less sustained");
  public static final Field DEPTH_BUSINESS =
      optional("depth_business", DoubleType, "Business depth");
  public static final Field DEPTH_PERSONAL =
      optional("depth_personal", DoubleType, "Personal depth");

  /** In {@link #DEPTH_AT} and {@link #VALUE_AT}: months by which a measure is older than usual. */
  public static final List<Integer> LAGS = List.of(3, 6, 9, 12);

  /** Depth by lag, with windows of its own. */
  public static final Map<Integer, Field> DEPTH_AT =
      Map.of(
          3, lagged("depth", "Depth", 3),
          6, lagged("depth", "Depth", 6),
          9, lagged("depth", "Depth", 9),
          12, lagged("depth", "Depth", 12));

  public static final Field DEPTH_PLACEBO =
      optional("depth_placebo", DoubleType, "Depth of levels drawn by lot");
  public static final Field DEPTH_RAW =
      optional(
          "depth_raw",
          DoubleType,
          "Depth before shrinkage: for the sensitivity to error of measurement alone");
  public static final Field DEPTH_HALVES =
      optional(
          "depth_halves",
          DoubleType,
          "depth_raw of the odd half of the messages less that of the even half");
  public static final Field PUSH =
      optional("push", DoubleType, "How much the rep told other accounts of himself or herself");
  public static final Field WITHHOLDING =
      optional("withholding", DoubleType, "How little: push with its sign changed");
  public static final Field STAGE = optional("stage", IntegerType, "Phase by rule, 1 to 3");
  public static final Field EXPECTED_STAGE =
      optional(
          "expected_stage",
          DoubleType,
          "Mean phase by the hidden Markov model, 1 to 3; null without text");
  public static final Field HAS_DEEPENED =
      optional("has_deepened", IntegerType, "1 if stage rose in the three months before, else 0");
  public static final Field DEPENETRATION =
      optional("depenetration", IntegerType, "Highest stage so far less stage");
  public static final Field VALUE = optional("value", DoubleType, "Core value index");

  public static final Field VALUE_RAW =
      optional(
          "value_raw",
          DoubleType,
          "Mean of the core value indices of both halves of the records, nothing shrunk: what error of measurement is corrected on (15.14); null unless both see two sub-dimensions");
  public static final Field VALUE_HALVES =
      optional("value_halves", DoubleType, "The index of the odd half less that of the even one");

  /** Value by lag, likewise. */
  public static final Map<Integer, Field> VALUE_AT =
      Map.of(
          3, lagged("value", "Value", 3),
          6, lagged("value", "Value", 6),
          9, lagged("value", "Value", 9),
          12, lagged("value", "Value", 12));

  public static final Field INTENT =
      optional(
          "intent",
          IntegerType,
          "1 if the account showed signs of leaving in the three months before; for the check of reverse causality, unvalidated");
  public static final Field CONFLICT =
      optional("conflict", IntegerType, "1 if an incident in the three months before");
  public static final Field NEED =
      optional(
          "need",
          IntegerType,
          "1 if a deal or a serious case is open at the cutoff, the last month had more orders than the ninth decile of the twelve before, or a renewal is due in fewer than three months, else 0 (14.1); usage is not looked at");
  public static final Field NET_RELATIVE =
      optional(
          "net_relative",
          DoubleType,
          "What the relationship gives less what it takes, beyond what the account has taught us to expect; a proposal, not validated");
  public static final Field DORMANT =
      optional(
          "dormant",
          IntegerType,
          "1 if contact sleeps at the cutoff, else 0; null for an account that was never in phase 2 before");
  public static final Field ARMS_LENGTH =
      required(
          "arms_length",
          IntegerType,
          "1 if the account kept us at arm's length in the first six months in which it was seen, as told for good at their end (9), else 0");
  public static final Field ARMS_UNKNOWN =
      required(
          "arms_unknown",
          IntegerType,
          "1 if neither that nor its opposite can be said of these months, or they are not over, else 0");
  public static final Field ARMS_SCORE =
      optional(
          "arms_score",
          DoubleType,
          "What both are told by: more is more distant; null where too little could be seen, or not yet");
  public static final Field MESSAGES =
      required("messages", LongType, "Human messages of the base window");
  public static final Field HAS_HISTORY =
      required(
          "has_history",
          BooleanType,
          "Whether the twelve months before were a customer's, with mail captured in each: the rows whose windows are full");
  public static final Field REP_ID =
      required("rep_id", StringType, "Rep at the cutoff; the account itself if none");
  public static final Field REP_CHANGED_MONTH =
      optional(
          "rep_changed_month", DateType, "Month of the last change of rep before; null if never");
  public static final Field LEFT_REP_ID =
      optional(
          "left_rep_id",
          StringType,
          "Rep from whom the account was taken over in the month before because the rep left the firm: by a leaving date before the cutoff or, where none is told, because the rep owns no account any more and is inactive today; else null");
  public static final Field PARENT_ID =
      required("parent_id", StringType, "Ultimate parent").snapshotOnly();
  public static final Field MAX_SOURCE_AT =
      optional(
          "max_source_at",
          TimestampType,
          "Latest of event and knowledge times behind the features; before cutoff_at, or the run fails");

  public static final Table TABLE =
      new Table(
          Layer.RETENTION,
          "panel",
          List.of(ACCOUNT_ID, PRODUCT_LINE, SPELL_NO, MONTH),
          List.of(
              ACCOUNT_ID,
              PRODUCT_LINE,
              SPELL_NO,
              MONTH,
              CUTOFF_AT,
              TENURE,
              EVENT,
              UPGRADE,
              DOWNGRADE,
              EXIT_CODE,
              ENTRY_TENURE,
              STRATUM,
              CALENDAR_QUARTER,
              RENEWAL_CLASS,
              SEGMENT,
              REGION,
              SIZE,
              BASELINE_VOLUME,
              LOG_VOLUME,
              IS_REP_CHANGED,
              IS_LATER_SPELL,
              DEPTH_SOURCE,
              DEPTH_RECENT,
              DEPTH_SUSTAINED,
              DEPTH_VELOCITY,
              DEPTH_BUSINESS,
              DEPTH_PERSONAL,
              DEPTH_AT.get(3),
              DEPTH_AT.get(6),
              DEPTH_AT.get(9),
              DEPTH_AT.get(12),
              DEPTH_PLACEBO,
              DEPTH_RAW,
              DEPTH_HALVES,
              PUSH,
              WITHHOLDING,
              STAGE,
              EXPECTED_STAGE,
              HAS_DEEPENED,
              DEPENETRATION,
              VALUE,
              VALUE_RAW,
              VALUE_HALVES,
              VALUE_AT.get(3),
              VALUE_AT.get(6),
              VALUE_AT.get(9),
              VALUE_AT.get(12),
              INTENT,
              CONFLICT,
              NEED,
              NET_RELATIVE,
              DORMANT,
              ARMS_LENGTH,
              ARMS_UNKNOWN,
              ARMS_SCORE,
              MESSAGES,
              HAS_HISTORY,
              REP_ID,
              REP_CHANGED_MONTH,
              LEFT_REP_ID,
              PARENT_ID,
              MAX_SOURCE_AT));

  private static Field lagged(String name, String meaning, int lag) {
    return optional(
        "%s_lag%d".formatted(name, lag),
        DoubleType,
        "%s at lag %d: as known %d months earlier; null without a full history of a customer then"
            .formatted(meaning, lag, lag - 1));
  }

  private Panel() {}
}
