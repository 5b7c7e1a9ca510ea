package dev.plumbline.tables.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;

/**
 * Depth, value, conflict, ledger and connections of an account as known before the first instant of
 * the month; method sections 5 to 8, 10 and 14.1.
 *
 * <p>One row per row of {@link AccountMonths}, from the first month in which mail or CRM was
 * captured: contracts are older than archives, and of the months between them nothing can be told.
 * Windows end at the first instant of the month: base is the six months before it, prior the six
 * before those, long the twelve before it. Null where nothing could be seen.
 */
public final class RelationshipMonths {

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field MONTH = AccountMonths.MONTH;
  public static final Field DEPTH_SOURCE =
      required("depth_source", StringType, "TEXT, SUBJECT, META or NONE");
  public static final Field DEPTH_BUSINESS =
      optional("depth_business", DoubleType, "Business depth, base window, standardised");
  public static final Field DEPTH_PERSONAL =
      optional("depth_personal", DoubleType, "Personal depth, base window, standardised");
  public static final Field DEPTH_RECENT =
      optional("depth_recent", DoubleType, "Depth, base window, standardised");
  public static final Field DEPTH_SUSTAINED =
      optional("depth_sustained", DoubleType, "Depth, prior window, on the scale of depth_recent");
  public static final Field DEPTH_VELOCITY =
      optional("depth_velocity", DoubleType, "depth_recent less depth_sustained");
  public static final Field DEPTH_PLACEBO =
      optional(
          "depth_placebo",
          DoubleType,
          "Depth of as many messages with levels drawn by lot at the rates of the reference period, base window, on the scale of depth_recent: whatever it goes with, it is not what was said; null without text");
  public static final Field DEPTH_ODD =
      optional(
          "depth_odd",
          DoubleType,
          "depth_recent of the odd half of the messages, on its scale; null without text");
  public static final Field DEPTH_EVEN =
      optional("depth_even", DoubleType, "The same of the even half");
  public static final Field DEPTH_RAW =
      optional(
          "depth_raw",
          DoubleType,
          "depth_recent before shrinkage, on its scale: what error of measurement is corrected on; null without a scored message");
  public static final Field DEPTH_RAW_ODD =
      optional("depth_raw_odd", DoubleType, "The same of the odd half");
  public static final Field DEPTH_RAW_EVEN =
      optional("depth_raw_even", DoubleType, "The same of the even half");
  public static final Field DEPTH_MESSAGES =
      optional(
          "depth_messages",
          LongType,
          "Messages behind depth_recent (n_eff): scored ones, or all for META; null at NONE");
  public static final Field BREADTH_BUSINESS =
      optional(
          "breadth_business",
          DoubleType,
          "Business topics to be expected in ten that were spoken of, base window; null of fewer than ten");
  public static final Field BREADTH_PERSONAL =
      optional("breadth_personal", DoubleType, "The same, personal; all private topics are one");
  public static final Field RECIPROCITY_BUSINESS =
      optional(
          "reciprocity_business",
          DoubleType,
          "1 - |received - sent| / (received + sent) of shrunk rates at level 2 and above");
  public static final Field RECIPROCITY_PERSONAL =
      optional("reciprocity_personal", DoubleType, "The same, personal");
  public static final Field PUSH =
      optional(
          "push",
          DoubleType,
          "push_rep_loo (6.7): rate of personal level 2 and 3 in what the rep of the month had written to other accounts by then, shrunk, in standard deviations of what accounts were told; null without a rep or text; a proposal, not validated");
  public static final Field WITHHOLDING =
      optional(
          "withholding",
          DoubleType,
          "withhold_rep_loo (6.7): push with its sign changed, the other end of one scale");
  public static final Field CLOSENESS =
      optional("closeness", DoubleType, "Text-free closeness index (5), a proxy");
  public static final Field CLOSENESS_ITEMS =
      required("closeness_items", IntegerType, "Items behind it");
  public static final Field TEXT_COVERAGE =
      optional(
          "text_coverage", DoubleType, "Share of human messages scored from the body, base window");
  public static final Field MESSAGES =
      required("messages", LongType, "Human messages, base window: exposure, not closeness");
  public static final Field MESSAGES_SHORT =
      required("messages_short", LongType, "Human messages, the three months before");
  public static final Field BASELINE_VOLUME =
      optional(
          "baseline_volume",
          DoubleType,
          "Mean log(1 + human messages) of the first three months with mail captured, as far as they lie before; null if none does");
  public static final Field MONTHS_OBSERVED =
      required(
          "months_observed",
          IntegerType,
          "Of the twelve months before, those in which mail was captured");
  public static final Field VALUE =
      optional(
          "value",
          DoubleType,
          "Core value index (7), base window: mean of standardised sub-dimensions, shrunk where few indicators could be seen; not calibrated: the panel has what its error of measurement is corrected on");
  public static final Field VALUE_RELIABILITY =
      optional("value_reliability", DoubleType, "Sub-dimension: VD03, VD04");
  public static final Field VALUE_RESPONSIVENESS =
      optional("value_responsiveness", DoubleType, "Sub-dimension: VD05 to VD08");
  public static final Field VALUE_INSIGHT =
      optional("value_insight", DoubleType, "Sub-dimension: VD11, VD12, VD14 to VD16");
  public static final Field VALUE_OUTCOMES =
      optional("value_outcomes", DoubleType, "Sub-dimension: VD10");
  public static final Field VALUE_INDICATORS =
      required("value_indicators", IntegerType, "Indicators of value that could be seen");
  public static final Field VALUE_COVERAGE =
      required("value_coverage", DoubleType, "Indicators available / 16");
  public static final Field VALUE_REALISED =
      optional(
          "value_realised",
          DoubleType,
          "Tier REAL, VD19, base window: how often the customer confirms savings and returns in its mail, standardised; in no index and no verdict; null where none was read");
  public static final Field VALUE_PERCEIVED =
      optional(
          "value_perceived",
          DoubleType,
          "Tier PERC, VD20, long window: how cases were rated, a rating weighing half every six months, standardised; in no index and no verdict; null where none was rated");
  public static final Field CONFLICT =
      optional("conflict", IntegerType, "1 if an incident in the last three months, else 0");
  public static final Field CONFLICT_LOAD =
      optional("conflict_load", DoubleType, "Severity of incidents, halved every two months");
  public static final Field INTENT =
      optional(
          "intent",
          IntegerType,
          "1 if the account showed signs of leaving in the last three months (words in its mail, a new contact of procurement), else 0; unvalidated");
  public static final Field CONFLICT_EXOGENOUS =
      optional(
          "conflict_exogenous",
          IntegerType,
          "1 if a mass outage hit it in the last three months, else 0: a serious case on a day on which twenty accounts and one in fifty had one (a proxy: no source feeds outages)");
  public static final Field INCIDENTS =
      optional("incidents", LongType, "Incidents of conflict, long window");
  public static final Field RECOVERY_DAYS =
      optional(
          "recovery_days",
          DoubleType,
          "Mean days from an incident to its last sign of repair, long window, of the repaired ones; null without one");
  public static final Field REPAIR_RATIO =
      optional(
          "repair_ratio",
          DoubleType,
          "Share of the incidents of the long window that show a sign of repair; null without one");
  public static final Field GRACE_MESSAGES =
      optional(
          "grace_messages",
          LongType,
          "Messages that forgive within 30 days of a signal of conflict, long window; null where no text was read");
  public static final Field REP_HOURS =
      optional(
          "rep_hours",
          DoubleType,
          "Hours of our people, base window: meetings, calls and messages sent, by the minutes that the settings give them");
  public static final Field SAVED_HOURS =
      optional(
          "saved_hours",
          DoubleType,
          "Hours that the conversations of the base window would have taken us more with as many messages of ours as is usual; below 0 where they took more");
  public static final Field CONCESSION_AMOUNT =
      optional(
          "concession_amount",
          createDecimalType(18, 2),
          "Discounts and gifts; always null: no source feeds them yet; credits are fed and count as signals of conflict (credits of conflict_months), not here");
  public static final Field REWARD_Z =
      optional(
          "reward_z",
          DoubleType,
          "What the relationship gives us (10), mean of the standardised items that there are, standardised; two at least; a proposal, not validated");
  public static final Field COST_Z =
      optional("cost_z", DoubleType, "What it takes (10), likewise; a proposal, not validated");
  public static final Field NET_Z = optional("net_z", DoubleType, "reward_z less cost_z");
  public static final Field COMPARISON_LEVEL =
      optional(
          "comparison_level",
          DoubleType,
          "Mean of net_z in the months before this one: what the account has taught us to expect");
  public static final Field NET_RELATIVE =
      optional("net_relative", DoubleType, "net_z less comparison_level");
  public static final Field NEED =
      optional(
          "need",
          IntegerType,
          "1 if a deal or a case of severity 1 or 2 is open at the cutoff or the last month had more orders than the ninth decile of the twelve before, else 0 (14.1); renewals due are added in the panel; usage is not looked at");
  public static final Field DORMANT =
      optional(
          "dormant",
          IntegerType,
          "1 if the last contact lies sixty days back and longer than a pause of the account lasts nineteen times in twenty, else 0 (14.1)");
  public static final Field DORMANT_DAYS =
      optional("dormant_days", IntegerType, "Days since the last contact if dormant, else 0");
  public static final Field REACTIVATED =
      optional("reactivated", IntegerType, "1 if it was dormant the month before and no longer is");
  public static final Field EPISODE_NO =
      optional("episode_no", IntegerType, "1 until the first reactivation, one more from each on");
  public static final Field BUYER_CONTACTS =
      optional(
          "buyer_contacts",
          LongType,
          "Distinct people of the account who wrote to us, base window");
  public static final Field MAX_SOURCE_AT =
      optional(
          "max_source_at", TimestampType, "Latest of event and knowledge times behind the row");

  private static final Table INDICES =
      new Table(
          Layer.MEASURES,
          "relationship_months",
          List.of(ACCOUNT_ID, MONTH),
          List.of(
              ACCOUNT_ID,
              MONTH,
              DEPTH_SOURCE,
              DEPTH_BUSINESS,
              DEPTH_PERSONAL,
              DEPTH_RECENT,
              DEPTH_SUSTAINED,
              DEPTH_VELOCITY,
              DEPTH_PLACEBO,
              DEPTH_ODD,
              DEPTH_EVEN,
              DEPTH_RAW,
              DEPTH_RAW_ODD,
              DEPTH_RAW_EVEN,
              DEPTH_MESSAGES,
              BREADTH_BUSINESS,
              BREADTH_PERSONAL,
              RECIPROCITY_BUSINESS,
              RECIPROCITY_PERSONAL,
              PUSH,
              WITHHOLDING,
              CLOSENESS,
              CLOSENESS_ITEMS,
              TEXT_COVERAGE,
              MESSAGES,
              MESSAGES_SHORT,
              BASELINE_VOLUME,
              MONTHS_OBSERVED,
              VALUE,
              VALUE_RELIABILITY,
              VALUE_RESPONSIVENESS,
              VALUE_INSIGHT,
              VALUE_OUTCOMES,
              VALUE_INDICATORS,
              VALUE_COVERAGE,
              VALUE_REALISED,
              VALUE_PERCEIVED,
              CONFLICT,
              CONFLICT_LOAD,
              INTENT,
              CONFLICT_EXOGENOUS,
              INCIDENTS,
              RECOVERY_DAYS,
              REPAIR_RATIO,
              GRACE_MESSAGES,
              REP_HOURS,
              SAVED_HOURS,
              CONCESSION_AMOUNT,
              REWARD_Z,
              COST_Z,
              NET_Z,
              COMPARISON_LEVEL,
              NET_RELATIVE,
              NEED,
              DORMANT,
              DORMANT_DAYS,
              REACTIVATED,
              EPISODE_NO,
              BUYER_CONTACTS,
              MAX_SOURCE_AT));

  public static final Table TABLE = INDICES.with(Components.DEPTH).with(Components.VALUE);

  private RelationshipMonths() {}
}
