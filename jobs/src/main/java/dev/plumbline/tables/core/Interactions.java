package dev.plumbline.tables.core;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * Interactions with the account that they concern, one row per interaction and account; method
 * sections 2 and 4.2.
 *
 * <p>Human and automated alike: {@link #IS_HUMAN} tells. Restricted, as the staging table is.
 */
public final class Interactions {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field INTERACTION_ID =
      required("interaction_id", StringType, "Id of the interaction");
  public static final Field ACCOUNT_ID =
      required("account_id", StringType, "Account, after merges");
  public static final Field CHANNEL =
      required("channel", StringType, "EMAIL, MEETING, CALL, CHAT or NOTE");
  public static final Field DIRECTION =
      required(
          "direction",
          StringType,
          "INBOUND from the account, OUTBOUND from us; a meeting is OUTBOUND of its owner");
  public static final Field EVENT_AT = required("event_at", TimestampType, "When it happened");
  public static final Field KNOWN_AT =
      required(
          "known_at",
          TimestampType,
          "When it was known: when the system first recorded it, never before event_at");
  public static final Field MONTH =
      required("month", DateType, "First day of the month of event_at, in the configured zone");
  public static final Field KNOWN_MONTH =
      required("known_month", DateType, "First day of the month of known_at, never before month");
  public static final Field THREAD_ID =
      required("thread_id", StringType, "Conversation; the interaction itself if it has none");
  public static final Field IS_ANSWER =
      required("is_answer", BooleanType, "Whether it answers another, ours to see or not");
  public static final Field REP_ID =
      optional("rep_id", StringType, "Our person on it: sender or first recipient, else owner");
  public static final Field SENDER_KEY =
      optional("sender_key", StringType, "Keyed hash of the sender");
  public static final Field ACCOUNTS =
      required("accounts", IntegerType, "Accounts that it concerns, each with a row of its own");
  public static final Field BUYERS =
      required("buyers", IntegerType, "People of the account on it; 0 where nobody is named");
  public static final Field SELLERS = required("sellers", IntegerType, "People of ours on it");
  public static final Field RECIPIENTS =
      required("recipients", IntegerType, "Recipients, To and Cc");
  public static final Field IS_HUMAN =
      required("is_human", BooleanType, "Neither automated nor a template: what features count");
  public static final Field IS_TEMPLATE =
      required("is_template", BooleanType, "Whether its text had gone to five accounts in 30 days");
  public static final Field IS_OFF_HOURS =
      optional(
          "is_off_hours",
          BooleanType,
          "Whether it was sent outside office hours (08-18 unless set), Monday to Friday, where the sender was; null if no clock tells");
  public static final Field DURATION_MINUTES =
      optional("duration_minutes", IntegerType, "Length of a meeting or call");
  public static final Field IS_CANCELLED =
      required("is_cancelled", BooleanType, "Whether a meeting was called off");
  public static final Field KIND = optional("kind", StringType, "Kind of meeting");
  public static final Field IS_CASE_LINKED =
      required(
          "is_case_linked",
          BooleanType,
          "Whether the CRM ties it to a case: an activity by its link, mail where the CRM keeps it");
  public static final Field RUNG = required("rung", StringType, "BODY, SUBJECT or NONE");
  public static final Field LEVEL_BUSINESS = optional("level_business", IntegerType, "0 to 3");
  public static final Field LEVEL_PERSONAL = optional("level_personal", IntegerType, "0 to 3");
  public static final Field TOPICS_BUSINESS = optional("topics_business", LongType, "Bits");
  public static final Field TOPICS_PERSONAL = optional("topics_personal", LongType, "Bits");
  public static final Field WORDS =
      optional(
          "words",
          LongType,
          "Bits of what else the lexicon found: "
              + Stream.of(Words.values())
                  .map(words -> words.bit() + " " + words.name())
                  .collect(joining(", "))
              + "; null where no text was scored");

  /** Columns that mean the same as in {@link dev.plumbline.tables.staging.Interactions}. */
  public static final List<Field> AS_STAGED =
      List.of(
          DURATION_MINUTES,
          KIND,
          RUNG,
          LEVEL_BUSINESS,
          LEVEL_PERSONAL,
          TOPICS_BUSINESS,
          TOPICS_PERSONAL);

  public static final Table TABLE =
      new Table(
          Layer.CORE,
          "interactions",
          List.of(INTERACTION_ID, ACCOUNT_ID),
          Stream.concat(
                  Stream.of(
                      SOURCE,
                      INTERACTION_ID,
                      ACCOUNT_ID,
                      CHANNEL,
                      DIRECTION,
                      EVENT_AT,
                      KNOWN_AT,
                      MONTH,
                      KNOWN_MONTH,
                      THREAD_ID,
                      IS_ANSWER,
                      REP_ID,
                      SENDER_KEY,
                      ACCOUNTS,
                      BUYERS,
                      SELLERS,
                      RECIPIENTS,
                      IS_HUMAN,
                      IS_TEMPLATE,
                      IS_OFF_HOURS,
                      IS_CANCELLED,
                      IS_CASE_LINKED,
                      WORDS),
                  AS_STAGED.stream())
              .toList());

  /**
   * Whether a row is a message that somebody wrote to somebody. Mail that a rep logged in the CRM
   * names no sender and is none: the mailbox has it, or we know nothing of it.
   */
  public static Column isMessage() {
    return CHANNEL
        .col()
        .isin("EMAIL", "CHAT")
        .and(SENDER_KEY.col().isNotNull())
        .and(IS_HUMAN.col());
  }

  /** Whether the lexicon found any of {@code words}; what was not scored has none. */
  public static Column has(Words words) {
    return coalesce(WORDS.col(), lit(0L)).bitwiseAND(words.bit()).notEqual(0);
  }

  /** Whether a row came from the account. */
  public static Column isReceived() {
    return DIRECTION.col().equalTo("INBOUND");
  }

  private Interactions() {}
}
