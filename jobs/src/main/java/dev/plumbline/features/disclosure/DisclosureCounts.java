package dev.plumbline.features.disclosure;

import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.INTERACTION_ID;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.LEVEL_BUSINESS;
import static dev.plumbline.tables.core.Interactions.LEVEL_PERSONAL;
import static dev.plumbline.tables.core.Interactions.RUNG;
import static dev.plumbline.tables.core.Interactions.TOPICS_BUSINESS;
import static dev.plumbline.tables.core.Interactions.TOPICS_PERSONAL;
import static dev.plumbline.tables.core.Interactions.has;
import static dev.plumbline.tables.features.DisclosureMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.DisclosureMonths.BODY_SCORED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_GENERAL_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_GENERAL_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_PROBES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_PROBES_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_TOPICS;
import static dev.plumbline.tables.features.DisclosureMonths.CONFLICT_BUSINESS;
import static dev.plumbline.tables.features.DisclosureMonths.CONFLICT_PERSONAL;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.NOTES;
import static dev.plumbline.tables.features.DisclosureMonths.NOTES_BUSINESS;
import static dev.plumbline.tables.features.DisclosureMonths.NOTES_PERSONAL;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_GENERAL_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_GENERAL_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PROBES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PROBES_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_TOPICS;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_ODD;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Words;
import dev.plumbline.text.lexicon.Topic;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Messages per account, month, side and level of disclosure.
 *
 * <p>A message counts at its deepest level alone. One with words of conflict counts at none: what
 * people say in anger is no closeness; at level 2 and above it is counted apart. What a rep noted
 * about a customer is no message: it is the rep's report of the buyer, and counted apart. Exposure
 * is what was scored, conflict or not.
 */
public final class DisclosureCounts {

  private DisclosureCounts() {}

  /**
   * Rows of {@link dev.plumbline.tables.features.DisclosureMonths}.
   *
   * @param interactions rows of {@link Interactions}
   */
  public static Dataset<Row> perAccountMonth(Dataset<Row> interactions) {
    Column isMessage = Interactions.isMessage();
    Column isNote = IS_HUMAN.col().and(CHANNEL.col().equalTo("NOTE"));
    Column isScored = RUNG.col().notEqual("NONE");
    Column isReceived = isMessage.and(Interactions.isReceived());
    Column isSent = isMessage.and(not(Interactions.isReceived()));
    Column isConflict = has(Words.CONFLICT);
    Column isScoredMessage = isMessage.and(isScored);
    Column isScoredNote = isNote.and(isScored);
    Column isAngry = isScoredMessage.and(isConflict);
    Column isCalm = isScoredMessage.and(not(isConflict));
    Column isCalmReceived = isCalm.and(isReceived);
    Column isCalmSent = isCalm.and(isSent);
    Column isOdd = pmod(xxhash64(INTERACTION_ID.col()), lit(2)).equalTo(1);
    Column isCalmOdd = isCalm.and(isOdd);
    return interactions
        .where(isMessage.or(isScoredNote))
        .groupBy(ACCOUNT_ID.col(), MONTH.col(), KNOWN_MONTH.col())
        .agg(
            MESSAGES_RECEIVED.from(count_if(isReceived)),
            MESSAGES_SENT.from(count_if(isSent)),
            SCORED_RECEIVED.from(count_if(isReceived.and(isScored))),
            SCORED_SENT.from(count_if(isSent.and(isScored))),
            BODY_SCORED.from(count_if(isMessage.and(RUNG.col().equalTo("BODY")))),
            count(BUSINESS_GENERAL_RECEIVED, isCalmReceived, LEVEL_BUSINESS, 1),
            count(BUSINESS_STRATEGIC_RECEIVED, isCalmReceived, LEVEL_BUSINESS, 2),
            count(BUSINESS_SYNERGISTIC_RECEIVED, isCalmReceived, LEVEL_BUSINESS, 3),
            count(PERSONAL_GENERAL_RECEIVED, isCalmReceived, LEVEL_PERSONAL, 1),
            count(PERSONAL_LIFE_RECEIVED, isCalmReceived, LEVEL_PERSONAL, 2),
            count(PERSONAL_PRIVATE_RECEIVED, isCalmReceived, LEVEL_PERSONAL, 3),
            count(BUSINESS_GENERAL_SENT, isCalmSent, LEVEL_BUSINESS, 1),
            count(BUSINESS_STRATEGIC_SENT, isCalmSent, LEVEL_BUSINESS, 2),
            count(BUSINESS_SYNERGISTIC_SENT, isCalmSent, LEVEL_BUSINESS, 3),
            count(PERSONAL_GENERAL_SENT, isCalmSent, LEVEL_PERSONAL, 1),
            count(PERSONAL_LIFE_SENT, isCalmSent, LEVEL_PERSONAL, 2),
            count(PERSONAL_PRIVATE_SENT, isCalmSent, LEVEL_PERSONAL, 3),
            CONFLICT_BUSINESS.from(count_if(isAngry.and(isDeep(LEVEL_BUSINESS)))),
            CONFLICT_PERSONAL.from(count_if(isAngry.and(isDeep(LEVEL_PERSONAL)))),
            SCORED_ODD.from(count_if(isScoredMessage.and(isOdd))),
            count(BUSINESS_STRATEGIC_ODD, isCalmOdd, LEVEL_BUSINESS, 2),
            count(BUSINESS_SYNERGISTIC_ODD, isCalmOdd, LEVEL_BUSINESS, 3),
            count(PERSONAL_LIFE_ODD, isCalmOdd, LEVEL_PERSONAL, 2),
            count(PERSONAL_PRIVATE_ODD, isCalmOdd, LEVEL_PERSONAL, 3),
            BUSINESS_TOPICS.from(topics(Topic.Domain.BUSINESS, isCalm, TOPICS_BUSINESS)),
            PERSONAL_TOPICS.from(topics(Topic.Domain.PERSONAL, isCalm, TOPICS_PERSONAL)),
            BUSINESS_PROBES_RECEIVED.from(count_if(isReceived.and(has(Words.BUSINESS_PROBE)))),
            BUSINESS_PROBES_SENT.from(count_if(isSent.and(has(Words.BUSINESS_PROBE)))),
            PERSONAL_PROBES_RECEIVED.from(count_if(isReceived.and(has(Words.PERSONAL_PROBE)))),
            PERSONAL_PROBES_SENT.from(count_if(isSent.and(has(Words.PERSONAL_PROBE)))),
            NOTES.from(count_if(isScoredNote)),
            NOTES_BUSINESS.from(count_if(isScoredNote.and(isDeep(LEVEL_BUSINESS)))),
            NOTES_PERSONAL.from(count_if(isScoredNote.and(isDeep(LEVEL_PERSONAL)))),
            MAX_SOURCE_AT.from(max(KNOWN_AT.col())));
  }

  private static Column isDeep(Field level) {
    return level.col().geq(2);
  }

  /** One count for each topic of the domain, in the order of their bits. */
  private static Column topics(Topic.Domain domain, Column of, Field bits) {
    return array(
        Topic.of(domain).stream()
            .map(topic -> count_if(of.and(bits.col().bitwiseAND(topic.bit()).notEqual(0))))
            .toArray(Column[]::new));
  }

  private static Column count(Field field, Column of, Field level, int deep) {
    return field.from(count_if(of.and(level.col().equalTo(deep))));
  }
}
