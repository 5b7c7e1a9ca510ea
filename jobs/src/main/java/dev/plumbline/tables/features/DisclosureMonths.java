package dev.plumbline.tables.features;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Levels of disclosure counted, per account, month and month of knowledge; method sections 4.2 and
 * 6.1.
 *
 * <p>Exclusive coding: a message counts at its deepest level only. Messages with conflict count
 * apart (6.8) and in no level. Only human mail counts; only messages with a rung other than NONE
 * are scored. Notes of reps are counted apart.
 */
public final class DisclosureMonths {

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field MONTH = required("month", DateType, "Month in which it happened");
  public static final Field KNOWN_MONTH =
      required(
          "known_month",
          DateType,
          "Month in which it became known, never before month: a cutoff counts rows with both before it");
  public static final Field MESSAGES_RECEIVED =
      required("messages_received", LongType, "Human messages from the account");
  public static final Field MESSAGES_SENT =
      required("messages_sent", LongType, "Human messages to the account");
  public static final Field SCORED_RECEIVED =
      required("scored_received", LongType, "Of the received, those whose text was scored");
  public static final Field SCORED_SENT =
      required("scored_sent", LongType, "Of the sent, those whose text was scored");
  public static final Field BODY_SCORED =
      required("body_scored", LongType, "Messages scored from the body");
  public static final Field BUSINESS_GENERAL_RECEIVED =
      required(
          "business_general_received",
          LongType,
          "Messages whose business level is 1, from the account");
  public static final Field BUSINESS_STRATEGIC_RECEIVED =
      required(
          "business_strategic_received",
          LongType,
          "Messages whose business level is 2, from the account");
  public static final Field BUSINESS_SYNERGISTIC_RECEIVED =
      required(
          "business_synergistic_received",
          LongType,
          "Messages whose business level is 3, from the account");
  public static final Field PERSONAL_GENERAL_RECEIVED =
      required(
          "personal_general_received",
          LongType,
          "Messages whose personal level is 1, from the account");
  public static final Field PERSONAL_LIFE_RECEIVED =
      required(
          "personal_life_received",
          LongType,
          "Messages whose personal level is 2, from the account");
  public static final Field PERSONAL_PRIVATE_RECEIVED =
      required(
          "personal_private_received",
          LongType,
          "Messages whose personal level is 3, from the account");
  public static final Field BUSINESS_GENERAL_SENT =
      required(
          "business_general_sent", LongType, "Messages whose business level is 1, to the account");
  public static final Field BUSINESS_STRATEGIC_SENT =
      required(
          "business_strategic_sent",
          LongType,
          "Messages whose business level is 2, to the account");
  public static final Field BUSINESS_SYNERGISTIC_SENT =
      required(
          "business_synergistic_sent",
          LongType,
          "Messages whose business level is 3, to the account");
  public static final Field PERSONAL_GENERAL_SENT =
      required(
          "personal_general_sent", LongType, "Messages whose personal level is 1, to the account");
  public static final Field PERSONAL_LIFE_SENT =
      required(
          "personal_life_sent", LongType, "Messages whose personal level is 2, to the account");
  public static final Field PERSONAL_PRIVATE_SENT =
      required(
          "personal_private_sent", LongType, "Messages whose personal level is 3, to the account");
  public static final Field CONFLICT_BUSINESS =
      required(
          "conflict_business", LongType, "Messages of business level 2 or 3 with conflict words");
  public static final Field CONFLICT_PERSONAL =
      required(
          "conflict_personal", LongType, "Messages of personal level 2 or 3 with conflict words");
  public static final Field SCORED_ODD =
      required(
          "scored_odd",
          LongType,
          "Of the scored messages, those of the odd half: halves by a hash of the message's id, to be compared with each other");
  public static final Field BUSINESS_STRATEGIC_ODD =
      required("business_strategic_odd", LongType, "Odd half: business level 2, both sides");
  public static final Field BUSINESS_SYNERGISTIC_ODD =
      required("business_synergistic_odd", LongType, "Odd half: business level 3, both sides");
  public static final Field PERSONAL_LIFE_ODD =
      required("personal_life_odd", LongType, "Odd half: personal level 2, both sides");
  public static final Field PERSONAL_PRIVATE_ODD =
      required("personal_private_odd", LongType, "Odd half: personal level 3, both sides");
  public static final Field BUSINESS_TOPICS =
      required(
          "business_topics",
          createArrayType(LongType),
          "Messages without conflict by business topic disclosed, both sides: one count for each bit of topics_business, in order");
  public static final Field PERSONAL_TOPICS =
      required(
          "personal_topics",
          createArrayType(LongType),
          "The same, personal; all private topics are one");
  public static final Field BUSINESS_PROBES_RECEIVED =
      required(
          "business_probes_received",
          LongType,
          "Messages from the account that ask about our business");
  public static final Field BUSINESS_PROBES_SENT =
      required(
          "business_probes_sent", LongType, "Messages to the account that ask about its business");
  public static final Field PERSONAL_PROBES_RECEIVED =
      required(
          "personal_probes_received", LongType, "Messages from the account that ask about a life");
  public static final Field PERSONAL_PROBES_SENT =
      required("personal_probes_sent", LongType, "Messages to the account that ask about a life");
  public static final Field NOTES =
      required(
          "notes",
          LongType,
          "Scored notes of reps: what a rep reports of the buyer, no message and in no other count");
  public static final Field NOTES_BUSINESS =
      required("notes_business", LongType, "Of them, those of business level 2 or 3");
  public static final Field NOTES_PERSONAL =
      required("notes_personal", LongType, "Of them, those of personal level 2 or 3");
  public static final Field MAX_SOURCE_AT =
      required("max_source_at", TimestampType, "Latest of event and knowledge times counted");

  public static final Table TABLE =
      new Table(
          Layer.FEATURES,
          "disclosure_months",
          List.of(ACCOUNT_ID, MONTH, KNOWN_MONTH),
          List.of(
              ACCOUNT_ID,
              MONTH,
              KNOWN_MONTH,
              MESSAGES_RECEIVED,
              MESSAGES_SENT,
              SCORED_RECEIVED,
              SCORED_SENT,
              BODY_SCORED,
              BUSINESS_GENERAL_RECEIVED,
              BUSINESS_STRATEGIC_RECEIVED,
              BUSINESS_SYNERGISTIC_RECEIVED,
              PERSONAL_GENERAL_RECEIVED,
              PERSONAL_LIFE_RECEIVED,
              PERSONAL_PRIVATE_RECEIVED,
              BUSINESS_GENERAL_SENT,
              BUSINESS_STRATEGIC_SENT,
              BUSINESS_SYNERGISTIC_SENT,
              PERSONAL_GENERAL_SENT,
              PERSONAL_LIFE_SENT,
              PERSONAL_PRIVATE_SENT,
              CONFLICT_BUSINESS,
              CONFLICT_PERSONAL,
              SCORED_ODD,
              BUSINESS_STRATEGIC_ODD,
              BUSINESS_SYNERGISTIC_ODD,
              PERSONAL_LIFE_ODD,
              PERSONAL_PRIVATE_ODD,
              BUSINESS_TOPICS,
              PERSONAL_TOPICS,
              BUSINESS_PROBES_RECEIVED,
              BUSINESS_PROBES_SENT,
              PERSONAL_PROBES_RECEIVED,
              PERSONAL_PROBES_SENT,
              NOTES,
              NOTES_BUSINESS,
              NOTES_PERSONAL,
              MAX_SOURCE_AT));

  /** Human messages, both sides. */
  public static Column messages() {
    return MESSAGES_RECEIVED.col().plus(MESSAGES_SENT.col());
  }

  /** Messages whose text was scored, both sides. */
  public static Column scored() {
    return SCORED_RECEIVED.col().plus(SCORED_SENT.col());
  }

  /** Deep messages of both sides by kind: business of level 2 and 3, personal of level 2 and 3. */
  public static List<Column> deep() {
    return List.of(
        BUSINESS_STRATEGIC_RECEIVED.col().plus(BUSINESS_STRATEGIC_SENT.col()),
        BUSINESS_SYNERGISTIC_RECEIVED.col().plus(BUSINESS_SYNERGISTIC_SENT.col()),
        PERSONAL_LIFE_RECEIVED.col().plus(PERSONAL_LIFE_SENT.col()),
        PERSONAL_PRIVATE_RECEIVED.col().plus(PERSONAL_PRIVATE_SENT.col()));
  }

  /** Messages of personal level 2 and above from the account. */
  public static Column personalReceived() {
    return PERSONAL_LIFE_RECEIVED.col().plus(PERSONAL_PRIVATE_RECEIVED.col());
  }

  /** Messages of personal level 2 and above from us. */
  public static Column personalSent() {
    return PERSONAL_LIFE_SENT.col().plus(PERSONAL_PRIVATE_SENT.col());
  }

  private DisclosureMonths() {}
}
