package dev.plumbline.features.communication;

import static dev.plumbline.features.communication.Trait.TRAITS;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.ACCOUNT_ID;
import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.EVENT_AT;
import static dev.plumbline.tables.core.Interactions.INTERACTION_ID;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.KNOWN_MONTH;
import static dev.plumbline.tables.core.Interactions.MONTH;
import static dev.plumbline.tables.core.Interactions.RECIPIENTS;
import static dev.plumbline.tables.core.Interactions.SENDER_KEY;
import static dev.plumbline.tables.core.Interactions.THREAD_ID;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.AddressKey;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import java.time.Duration;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What a message, meeting or call is to its thread, seen by what was known before it.
 *
 * <p>A message of the account right after one of ours in the thread replies to it; the wait counts
 * hours of work. A wait beyond the cutoff is a new exchange and no reply. A thread is started by
 * its first message, unless that answers one that we do not have or belongs to a case: a ticket
 * brings nobody closer. A thread has conflict from its first word of conflict on.
 *
 * @param officeTime hours of work
 * @param cutoff the longest wait for a reply
 */
record Exchanges(OfficeTime officeTime, Duration cutoff) {

  static final Field THREAD = required("thread", LongType, "Hash of the thread");
  static final Field SENDER =
      optional("sender", LongType, "Hash of the person who wrote the message");
  static final Field REPLY_LOG_HOURS =
      optional("reply_log_hours", DoubleType, "log(1 + hours of work) that a reply took");
  static final Field ASKED =
      optional("asked", IntegerType, "Recipients of the message that it replies to");

  private static final Field RECORD = required("record", LongType, "Hash of the id of the record");

  /**
   * Human messages, meetings and calls with what they are to their threads.
   *
   * @param interactions rows of {@link Interactions}
   */
  Dataset<Row> of(Dataset<Row> interactions) {
    WindowSpec thread =
        Window.partitionBy(ACCOUNT_ID.col(), THREAD.col())
            .orderBy(KNOWN_AT.col(), EVENT_AT.col(), RECORD.col());
    WindowSpec soFar = thread.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column before = lag(TRAITS.col(), 1).over(thread);
    Column askedAt = lag(EVENT_AT.col(), 1).over(thread);
    Column seconds = unix_seconds(EVENT_AT.col()).minus(unix_seconds(askedAt));
    Column isReply =
        Trait.RECEIVED
            .holds()
            .and(not(Trait.RECEIVED.in(before)))
            .and(seconds.between(0, cutoff.toSeconds()));
    Column logHours = log1p(officeTime.hoursBetween(askedAt, EVENT_AT.col()));
    Column starts = before.isNull().and(Trait.BEGINS.holds());
    Column isCalm = not(max(Trait.ANGRY.holds()).over(soFar));
    return told(interactions)
        .repartition(ACCOUNT_ID.col())
        .withColumns(
            Map.of(
                REPLY_LOG_HOURS.name(), when(isReply, logHours),
                ASKED.name(), when(isReply, lag(RECIPIENTS.col(), 1).over(thread)),
                TRAITS.name(), Trait.with(Map.of(Trait.STARTS, starts, Trait.CALM, isCalm))))
        .drop(EVENT_AT.name(), RECORD.name(), RECIPIENTS.name());
  }

  /** What is asked of each by itself, before it goes to where its account is. */
  private static Dataset<Row> told(Dataset<Row> interactions) {
    return interactions
        .where(
            Interactions.isMessage().or(IS_HUMAN.col().and(CHANNEL.col().isin("MEETING", "CALL"))))
        .select(
            ACCOUNT_ID.col(),
            MONTH.col(),
            KNOWN_MONTH.col(),
            KNOWN_AT.col(),
            EVENT_AT.col(),
            RECORD.from(xxhash64(INTERACTION_ID.col())),
            THREAD.from(xxhash64(THREAD_ID.col())),
            RECIPIENTS.col(),
            SENDER.from(when(AddressKey.isPerson(SENDER_KEY.col()), xxhash64(SENDER_KEY.col()))),
            Trait.told());
  }
}
