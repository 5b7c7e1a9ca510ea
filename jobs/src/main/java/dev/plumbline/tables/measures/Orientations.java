package dev.plumbline.tables.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;

/**
 * Whether an account kept us at arm's length or not in the first six months in which it was seen;
 * method section 9. A proposal, not validated.
 *
 * <p>One row per account, from the month after the sixth; it never changes after, for what a buyer
 * is like later may be an answer to how we pushed. No row before. Items are rates, drawn towards
 * those of all accounts, standardised among the accounts whose six months lie in the reference
 * period, and signed so that more is more distant. What no source feeds is no item: tenders and
 * competitors named. Answers to invitations are staged, and not used, for they are without the time
 * at which they were given, so that an earlier cutoff could not know them. For answers to what we
 * told stands {@link #RESERVE}.
 */
public final class Orientations {

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field MONTH =
      required(
          "month",
          DateType,
          "First month that knows it: the one after the sixth month with mail captured since the first message became known");
  public static final Field PROCUREMENT =
      optional(
          "procurement",
          DoubleType,
          "Share of its recorded contacts who are of procurement, by their title; null without a contact");
  public static final Field PRICE =
      optional(
          "price",
          DoubleType,
          "Share of its scored messages that speak of price and procurement; null without text");
  public static final Field FORMALITY =
      optional(
          "formality",
          DoubleType,
          "Share of its messages scored by their body with more formal than informal sentences; null without bodies");
  public static final Field RESERVE =
      optional(
          "reserve",
          DoubleType,
          "Its scored messages that tell something of a person, of any level: fewer is more; a proxy of how it answers what we tell; null without text");
  public static final Field OFFICE_HOURS =
      optional(
          "office_hours", DoubleType, "Share of its messages written off hours: fewer is more");
  public static final Field WAITING =
      optional(
          "waiting",
          DoubleType,
          "Share of the threads that it started: fewer is more; a proxy, for tasks are among them");
  public static final Field ITEMS = required("items", IntegerType, "Items that could be seen");
  public static final Field MESSAGES =
      required("messages", LongType, "Its human messages in these months (n_eff)");
  public static final Field ARMS_RAW =
      optional("arms_raw", DoubleType, "Mean of the items; null with fewer than four");
  public static final Field ARMS_SCORE =
      optional(
          "arms_score", DoubleType, "arms_raw, drawn towards 0 as if twenty messages more were 0");
  public static final Field ARMS_LENGTH =
      required("arms_length", IntegerType, "1 if arms_score is .5 or more, else 0");
  public static final Field ARMS_UNKNOWN =
      required(
          "arms_unknown",
          IntegerType,
          "1 if arms_score lies between -.5 and .5 or is null, so that neither can be said; else 0");
  public static final Field MAX_SOURCE_AT =
      optional("max_source_at", TimestampType, "Latest of event and knowledge times counted");

  public static final Table TABLE =
      new Table(
          Layer.MEASURES,
          "orientations",
          List.of(ACCOUNT_ID, MONTH),
          List.of(
              ACCOUNT_ID,
              MONTH,
              PROCUREMENT,
              PRICE,
              FORMALITY,
              RESERVE,
              OFFICE_HOURS,
              WAITING,
              ITEMS,
              MESSAGES,
              ARMS_RAW,
              ARMS_SCORE,
              ARMS_LENGTH,
              ARMS_UNKNOWN,
              MAX_SOURCE_AT));

  private Orientations() {}
}
