package dev.plumbline.tables.staging;

import static dev.plumbline.schema.Expectation.between;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * Messages, meetings, calls and notes, as their system saw them, one row each; method sections 2
 * and 4.2.
 *
 * <p>The restricted layer: it holds levels per message. No text, address or name is here: text was
 * scored in the task that read it and dropped, people are keyed hashes. Score columns are null
 * where no text was read.
 */
public final class Interactions {

  public static final Field SOURCE =
      required("source", StringType, "System that the record comes from: salesforce, mail");
  public static final Field INTERACTION_ID =
      required(
          "interaction_id",
          StringType,
          "Id of the interaction, prefixed with its source; for mail a keyed hash of its"
              + " Message-ID");
  public static final Field CHANNEL =
      required("channel", StringType, "EMAIL, MEETING, CALL, CHAT or NOTE");
  public static final Field EVENT_AT = required("event_at", TimestampType, "When it happened");
  public static final Field KNOWN_AT =
      required(
          "known_at",
          TimestampType,
          "When the system first recorded it; a property of the record, never of the load");
  public static final Field IS_KNOWN_AT_ASSUMED =
      required(
          "is_known_at_assumed",
          BooleanType,
          "Whether known_at is event_at plus the latency assumed for the source");
  public static final Field IS_EVENT_AT_DOUBTFUL =
      required(
          "is_event_at_doubtful",
          BooleanType,
          "Whether event_at had to be taken from a second-best place, such as a Received line");
  public static final Field THREAD_KEY =
      optional(
          "thread_key", StringType, "Key of the conversation: the root of References for mail");
  public static final Field REPLY_TO_KEY =
      optional(
          "reply_to_key",
          StringType,
          "interaction_id of the message that this one answers; null if it starts a thread");
  public static final Field PARTICIPANTS =
      optional(
          "participants",
          createArrayType(
              createStructType(
                  new StructField[] {
                    createStructField("person_key", StringType, true),
                    createStructField("domain_key", StringType, true),
                    createStructField("is_own", BooleanType, true),
                    createStructField("role", StringType, true)
                  })),
          "People on it: keyed address, keyed registrable domain (null for own and free-mail"
              + " domains), whether ours, role FROM, TO or CC");
  public static final Field PARTICIPANTS_KEY =
      optional(
          "participants_key",
          LongType,
          "Hash of participants, to find the lists that are alike; null in a CRM's records");
  public static final Field PARTICIPANTS_CHECK =
      optional(
          "participants_check",
          LongType,
          "Another hash of participants: one alone would meet now and then");
  public static final Field ACCOUNT_ID =
      optional("account_id", StringType, "Account that the CRM itself links; null for mail");
  public static final Field CONTACT_ID =
      optional("contact_id", StringType, "Contact that the CRM itself links");
  public static final Field RELATED_ID =
      optional("related_id", StringType, "Opportunity, case or contract that the CRM itself links");
  public static final Field IS_CASE_LINKED =
      optional(
          "is_case_linked",
          BooleanType,
          "Of mail, whether the system that keeps it ties it to a case; null where it does not tell");
  public static final Field OWNER_ID =
      optional("owner_id", StringType, "Rep who owns the CRM record");
  public static final Field LOCAL_HOUR =
      optional(
          "local_hour",
          IntegerType,
          "Hour of the day, 0 to 23, where the sender was; null if unknown");
  public static final Field LOCAL_WEEKDAY =
      optional(
          "local_weekday",
          IntegerType,
          "Day of the week where the sender was, 1 Monday to 7 Sunday; null if unknown");
  public static final Field AUTOMATION =
      optional(
          "automation",
          StringType,
          "Why it is not a human message: LIST, BULK, AUTO_REPLY, NO_REPLY, CALENDAR, BOUNCE; null"
              + " if human");
  public static final Field SIZE_BYTES = optional("size_bytes", LongType, "Size of the message");
  public static final Field HAS_ATTACHMENT =
      optional("has_attachment", BooleanType, "Whether it carries an attachment");
  public static final Field DURATION_MINUTES =
      optional("duration_minutes", IntegerType, "Length of a meeting or call");
  public static final Field IS_CANCELLED =
      optional("is_cancelled", BooleanType, "Whether a meeting was called off");
  public static final Field GUESTS_ACCEPTED =
      optional(
          "guests_accepted",
          IntegerType,
          "Of the invited who are not ours, those who accepted; null where no answer is told");
  public static final Field GUESTS_DECLINED =
      optional(
          "guests_declined",
          IntegerType,
          "Of the invited who are not ours, those who declined; null where no answer is told");
  public static final Field KIND =
      optional(
          "kind",
          StringType,
          "Kind of meeting: MEETING, REVIEW (QBR), DISCOVERY, SOCIAL or OTHER; null for messages");
  public static final Field RUNG =
      required("rung", StringType, "What of the text was scored: BODY, SUBJECT or NONE");
  public static final Field RUBRIC =
      optional(
          "rubric",
          StringType,
          "Version and hash of the lexicon that scored it; null at rung NONE");
  public static final Field LANGUAGE = optional("language", StringType, "Language of the text");
  public static final Field LEVEL_BUSINESS =
      optional("level_business", IntegerType, "Deepest level of business disclosure, 0 to 3");
  public static final Field LEVEL_PERSONAL =
      optional("level_personal", IntegerType, "Deepest level of personal disclosure, 0 to 3");
  public static final Field TOPICS_BUSINESS =
      optional("topics_business", LongType, "Business topics disclosed, one bit each");
  public static final Field TOPICS_PERSONAL =
      optional(
          "topics_personal",
          LongType,
          "Personal topics disclosed, one bit each; one bit for all private topics together");
  public static final Field BUSINESS_PROBES =
      optional("business_probes", IntegerType, "Questions that ask for business disclosure");
  public static final Field PERSONAL_PROBES =
      optional("personal_probes", IntegerType, "Questions that ask for personal disclosure");
  public static final Field CONFLICT_HITS =
      optional("conflict_hits", IntegerType, "Conflict lexicon");
  public static final Field REPAIR_HITS = optional("repair_hits", IntegerType, "Repair lexicon");
  public static final Field GRACE_HITS = optional("grace_hits", IntegerType, "Forgiveness lexicon");
  public static final Field DISCOVERY_HITS =
      optional("discovery_hits", IntegerType, "Discovery questions");
  public static final Field IDEA_HITS = optional("idea_hits", IntegerType, "Idea lexicon");
  public static final Field ROI_HITS =
      optional("roi_hits", IntegerType, "Return-on-investment lexicon");
  public static final Field PROACTIVE_HITS =
      optional("proactive_hits", IntegerType, "Proactive lexicon");
  public static final Field PRICE_HITS =
      optional("price_hits", IntegerType, "Price and procurement lexicon");
  public static final Field INTENT_HITS =
      optional("intent_hits", IntegerType, "Exit-intent lexicon");
  public static final Field EASE_HITS = optional("ease_hits", IntegerType, "Ease lexicon");
  public static final Field FORMALITY_HITS =
      optional("formality_hits", IntegerType, "Formality lexicon, formal less informal");
  public static final Field VALENCE =
      optional("valence", IntegerType, "Repair and grace less conflict hits");
  public static final Field SENTENCES = optional("sentences", IntegerType, "Sentences scored");
  public static final Field FIRST_PERSON =
      optional("first_person", IntegerType, "First-person markers");
  public static final Field TEMPLATE_HASH =
      optional(
          "template_hash",
          StringType,
          "Keyed hash of the tokens of the stripped body; null without a body");

  public static final Table TABLE =
      new Table(
              Layer.STAGING,
              "interactions",
              List.of(SOURCE, INTERACTION_ID),
              List.of(
                  SOURCE,
                  INTERACTION_ID,
                  CHANNEL,
                  EVENT_AT,
                  KNOWN_AT,
                  IS_KNOWN_AT_ASSUMED,
                  IS_EVENT_AT_DOUBTFUL,
                  THREAD_KEY,
                  REPLY_TO_KEY,
                  PARTICIPANTS,
                  PARTICIPANTS_KEY,
                  PARTICIPANTS_CHECK,
                  ACCOUNT_ID,
                  CONTACT_ID,
                  RELATED_ID,
                  IS_CASE_LINKED,
                  OWNER_ID,
                  LOCAL_HOUR,
                  LOCAL_WEEKDAY,
                  AUTOMATION,
                  SIZE_BYTES,
                  HAS_ATTACHMENT,
                  DURATION_MINUTES,
                  IS_CANCELLED,
                  GUESTS_ACCEPTED,
                  GUESTS_DECLINED,
                  KIND,
                  RUNG,
                  RUBRIC,
                  LANGUAGE,
                  LEVEL_BUSINESS,
                  LEVEL_PERSONAL,
                  TOPICS_BUSINESS,
                  TOPICS_PERSONAL,
                  BUSINESS_PROBES,
                  PERSONAL_PROBES,
                  CONFLICT_HITS,
                  REPAIR_HITS,
                  GRACE_HITS,
                  DISCOVERY_HITS,
                  IDEA_HITS,
                  ROI_HITS,
                  PROACTIVE_HITS,
                  PRICE_HITS,
                  INTENT_HITS,
                  EASE_HITS,
                  FORMALITY_HITS,
                  VALENCE,
                  SENTENCES,
                  FIRST_PERSON,
                  TEMPLATE_HASH))
          .expecting(
              between(LEVEL_BUSINESS, 0, 3),
              between(LEVEL_PERSONAL, 0, 3),
              between(DURATION_MINUTES, 0, 10_080));

  /** {@code rows} with the keys of their participants: made once, for all who ask later. */
  public static Dataset<Row> keyed(Dataset<Row> rows) {
    return rows.withColumn(PARTICIPANTS_KEY.name(), xxhash64(PARTICIPANTS.col()))
        .withColumn(PARTICIPANTS_CHECK.name(), xxhash64(lit(1), PARTICIPANTS.col()));
  }

  /** When a row was known: never before it happened. */
  public static Column knownAt() {
    return greatest(KNOWN_AT.col(), EVENT_AT.col());
  }

  /** Whether the CRM itself links a row to an account or a contact. */
  public static Column isLinked() {
    return ACCOUNT_ID.col().isNotNull().or(CONTACT_ID.col().isNotNull());
  }

  private Interactions() {}
}
