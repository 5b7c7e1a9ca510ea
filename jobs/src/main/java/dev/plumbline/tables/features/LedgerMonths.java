package dev.plumbline.tables.features;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;

/**
 * What a relationship takes and gives, when it is needed, and how it pauses, per account, month and
 * month of knowledge; method sections 9, 10 and 14.1.
 *
 * <p>What no source feeds is not counted: discounts and gifts, tasks of known size, tenders,
 * competitors named, usage. Credits are fed, and count as signals of conflict ({@code credits} of
 * {@code conflict_months}), not as concessions. Answers to invitations are staged, and not used,
 * for they are without the time at which they were given, so that an earlier cutoff could not know
 * them. Words of price and of formality are 0 where no text was read.
 */
public final class LedgerMonths {

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field MONTH =
      required(
          "month",
          DateType,
          "Month in which it happened, of orders that in which they were placed; of other needs and of people, month in which it became known");
  public static final Field KNOWN_MONTH =
      required(
          "known_month",
          DateType,
          "Month in which it became known, never before month: a cutoff counts rows with both before it");
  public static final Field REP_MINUTES =
      required(
          "rep_minutes",
          LongType,
          "Minutes of our people: meetings held and calls, times our people on them, and messages sent, by what a message and a meeting of unknown length are set to take");
  public static final Field OFF_HOURS_SENT =
      required("off_hours_sent", LongType, "Messages of ours sent outside office hours");
  public static final Field SCORED_RECEIVED =
      required("scored_received", LongType, "Messages from the account whose text was read");
  public static final Field PRICE_RECEIVED =
      required("price_received", LongType, "Of them, those that speak of price and procurement");
  public static final Field BODIES_RECEIVED =
      required(
          "bodies_received",
          LongType,
          "Messages from the account whose body was read: a subject neither greets nor closes");
  public static final Field FORMAL_RECEIVED =
      required(
          "formal_received", LongType, "Of them, those with more formal than informal sentences");
  public static final Field RETURNS_CONFIRMED =
      required(
          "returns_confirmed",
          LongType,
          "Of the messages whose text was read, those that speak of savings and returns: the customer says what it got (VD19)");
  public static final Field CASES_RATED =
      required("cases_rated", LongType, "Cases that the customer rated (VD20)");
  public static final Field CASES_RATED_GOOD =
      required("cases_rated_good", LongType, "Of them, those rated good");
  public static final Field CONTACT_GAPS =
      required(
          "contact_gaps",
          LongType,
          "Pauses between days with contact that ended, dated by when the contact was known");
  public static final Field CONTACT_GAP_LOG_SUM =
      required("contact_gap_log_sum", DoubleType, "Sum of log days of these pauses");
  public static final Field CONTACT_GAP_LOG_SQUARES =
      required("contact_gap_log_squares", DoubleType, "Sum of their squares");
  public static final Field LAST_CONTACT_DAY =
      optional(
          "last_contact_day",
          DateType,
          "Last day on which a contact became known: a message, a meeting held or a call; null without one");
  public static final Field DEALS_CLOSED =
      required("deals_closed", LongType, "Opportunities closed, won or lost");
  public static final Field DEAL_LOG_DAYS_SUM =
      required(
          "deal_log_days_sum",
          DoubleType,
          "Sum of log(1 + days) that they had been open until then");
  public static final Field DEALS_OPEN_CHANGE =
      required(
          "deals_open_change", LongType, "Opportunities opened less closed: adds up to those open");
  public static final Field SERIOUS_CASES_OPEN_CHANGE =
      required(
          "serious_cases_open_change",
          LongType,
          "Cases of severity 1 or 2 opened less closed: adds up to those open");
  public static final Field ORDERS_PLACED =
      required(
          "orders_placed",
          LongType,
          "Orders placed, of whatever worth, without what subscriptions bill, and those that were cancelled by the day of the export");
  public static final Field PEOPLE =
      required("people", LongType, "Contacts of the account recorded");
  public static final Field PEOPLE_OF_PROCUREMENT =
      required("people_of_procurement", LongType, "Of them, those of procurement, by their title");
  public static final Field MAX_SOURCE_AT =
      required("max_source_at", TimestampType, "Latest of event and knowledge times counted");

  public static final Table TABLE =
      new Table(
          Layer.FEATURES,
          "ledger_months",
          List.of(ACCOUNT_ID, MONTH, KNOWN_MONTH),
          List.of(
              ACCOUNT_ID,
              MONTH,
              KNOWN_MONTH,
              REP_MINUTES,
              OFF_HOURS_SENT,
              SCORED_RECEIVED,
              PRICE_RECEIVED,
              BODIES_RECEIVED,
              FORMAL_RECEIVED,
              RETURNS_CONFIRMED,
              CASES_RATED,
              CASES_RATED_GOOD,
              CONTACT_GAPS,
              CONTACT_GAP_LOG_SUM,
              CONTACT_GAP_LOG_SQUARES,
              LAST_CONTACT_DAY,
              DEALS_CLOSED,
              DEAL_LOG_DAYS_SUM,
              DEALS_OPEN_CHANGE,
              SERIOUS_CASES_OPEN_CHANGE,
              ORDERS_PLACED,
              PEOPLE,
              PEOPLE_OF_PROCUREMENT,
              MAX_SOURCE_AT));

  private LedgerMonths() {}
}
