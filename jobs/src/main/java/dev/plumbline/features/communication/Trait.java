package dev.plumbline.features.communication;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.BUYERS;
import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.IS_ANSWER;
import static dev.plumbline.tables.core.Interactions.IS_CANCELLED;
import static dev.plumbline.tables.core.Interactions.IS_CASE_LINKED;
import static dev.plumbline.tables.core.Interactions.IS_OFF_HOURS;
import static dev.plumbline.tables.core.Interactions.RECIPIENTS;
import static dev.plumbline.tables.core.Interactions.SELLERS;
import static dev.plumbline.tables.core.Interactions.isMessage;
import static dev.plumbline.tables.core.Interactions.isReceived;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Words;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * Something that is true of an exchange or is not, as a bit of {@link #TRAITS}: exchanges are
 * sorted twice, and each column that they carry is copied six times.
 */
enum Trait {
  /** A message of the account. */
  RECEIVED(0),
  /** A message of ours. */
  SENT(1),
  EMAIL(2),
  CHAT(3),
  CALL(4),
  /** A meeting that was held, or is to be. */
  HELD(5),
  /** One whose people are listed. */
  SIZED(6),
  /** One of at most two beside its organiser. */
  SMALL(7),
  CANCELLED(8),
  OFF_HOURS_RECEIVED(9),
  HOURS_KNOWN_RECEIVED(10),
  /** Has at most one person of each side. */
  ONE_OF_EACH(11),
  /** Has a word of conflict. */
  ANGRY(12),
  /** Starts its thread if nothing was before it. */
  BEGINS(13),
  /** Starts its thread. */
  STARTS(14),
  /** Its thread had no word of conflict so far. */
  CALM(15),
  /** Stands for its thread in the month, in which that has a message. */
  THREAD(16),
  /** Stands for a thread that is one to one in the month. */
  THREAD_ONE_TO_ONE(17);

  static final Field TRAITS = required("traits", IntegerType, "Bits of what an exchange is");

  private final int bit;

  Trait(int place) {
    this.bit = 1 << place;
  }

  /** Traits that a row of {@link Interactions} has by itself. */
  static Column told() {
    Column isMeeting = CHANNEL.col().equalTo("MEETING");
    Column isHeld = isMeeting.and(not(IS_CANCELLED.col()));
    Column isSized = isHeld.and(RECIPIENTS.col().gt(0));
    Column isReceivedMessage = isMessage().and(isReceived());
    return TRAITS.from(
        bits(
            Map.ofEntries(
                Map.entry(RECEIVED, isReceivedMessage),
                Map.entry(SENT, isMessage().and(not(isReceived()))),
                Map.entry(EMAIL, isMessage().and(CHANNEL.col().equalTo("EMAIL"))),
                Map.entry(CHAT, isMessage().and(CHANNEL.col().equalTo("CHAT"))),
                Map.entry(CALL, CHANNEL.col().equalTo("CALL")),
                Map.entry(HELD, isHeld),
                Map.entry(SIZED, isSized),
                Map.entry(SMALL, isSized.and(RECIPIENTS.col().leq(2))),
                Map.entry(CANCELLED, isMeeting.and(IS_CANCELLED.col())),
                Map.entry(OFF_HOURS_RECEIVED, isReceivedMessage.and(IS_OFF_HOURS.col())),
                Map.entry(
                    HOURS_KNOWN_RECEIVED, isReceivedMessage.and(IS_OFF_HOURS.col().isNotNull())),
                Map.entry(ONE_OF_EACH, BUYERS.col().leq(1).and(SELLERS.col().leq(1))),
                Map.entry(ANGRY, Interactions.has(Words.CONFLICT)),
                Map.entry(
                    BEGINS,
                    isMessage().and(not(IS_ANSWER.col())).and(not(IS_CASE_LINKED.col()))))));
  }

  /** The bits of those that hold; null does not hold. */
  private static Column bits(Map<Trait, Column> traits) {
    return traits.entrySet().stream()
        .sorted(Map.Entry.comparingByKey()) // A plan is the same whenever it is made.
        .map(trait -> when(trait.getValue(), trait.getKey().bit).otherwise(0))
        .reduce(Column::bitwiseOR)
        .orElseGet(() -> lit(0));
  }

  /** These traits and those of {@link #TRAITS}. */
  static Column with(Map<Trait, Column> traits) {
    return TRAITS.col().bitwiseOR(bits(traits));
  }

  Column holds() {
    return in(TRAITS.col());
  }

  /** Whether it is among {@code traits}; null where they are null. */
  Column in(Column traits) {
    return traits.bitwiseAND(bit).notEqual(0);
  }

  Column count() {
    return count_if(holds());
  }
}
