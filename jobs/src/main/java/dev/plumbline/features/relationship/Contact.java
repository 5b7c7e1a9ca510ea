package dev.plumbline.features.relationship;

import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.DURATION_MINUTES;
import static dev.plumbline.tables.core.Interactions.IS_CANCELLED;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.IS_OFF_HOURS;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.RUNG;
import static dev.plumbline.tables.core.Interactions.SELLERS;
import static dev.plumbline.tables.core.Interactions.has;
import static dev.plumbline.tables.features.LedgerMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.LedgerMonths.BODIES_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.FORMAL_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.LedgerMonths.LAST_CONTACT_DAY;
import static dev.plumbline.tables.features.LedgerMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.LedgerMonths.MONTH;
import static dev.plumbline.tables.features.LedgerMonths.OFF_HOURS_SENT;
import static dev.plumbline.tables.features.LedgerMonths.PRICE_RECEIVED;
import static dev.plumbline.tables.features.LedgerMonths.REP_MINUTES;
import static dev.plumbline.tables.features.LedgerMonths.RETURNS_CONFIRMED;
import static dev.plumbline.tables.features.LedgerMonths.SCORED_RECEIVED;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Words;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What contact takes of our time, and on which days there was any; method sections 10 and 14.1.
 *
 * <p>A contact is a message that somebody wrote, a meeting held or a call, on the day on which it
 * became known. A meeting takes the time of each of our people on it, of one at least.
 */
record Contact(ZoneId zone, RelationshipSettings relationship) {

  /**
   * One row per message, meeting and call.
   *
   * @param interactions rows of {@link Interactions}
   */
  Dataset<Row> of(Dataset<Row> interactions) {
    Column isMessage = Interactions.isMessage();
    Column isTalk =
        IS_HUMAN
            .col()
            .and(CHANNEL.col().isin("MEETING", "CALL"))
            .and(not(coalesce(IS_CANCELLED.col(), lit(false))));
    Column isSent = isMessage.and(not(Interactions.isReceived()));
    Column isScored = isMessage.and(Interactions.isReceived()).and(RUNG.col().notEqual("NONE"));
    Column isWhole = isScored.and(RUNG.col().equalTo("BODY"));
    Column talk =
        greatest(SELLERS.col(), lit(1))
            .multiply(coalesce(DURATION_MINUTES.col(), lit(relationship.minutesPerMeeting())));
    Column message = lit(relationship.minutesPerMessage());
    return interactions
        .where(isMessage.or(isTalk))
        .withColumn(LAST_CONTACT_DAY.name(), AccountMonths.dayOf(KNOWN_AT.col(), zone))
        .select(
            ACCOUNT_ID.col(),
            MONTH.col(),
            KNOWN_MONTH.col(),
            LAST_CONTACT_DAY.col(),
            Pauses.dayOf(KNOWN_MONTH.col(), LAST_CONTACT_DAY.col()),
            REP_MINUTES.from(when(isTalk, talk).when(isSent, message)),
            one(OFF_HOURS_SENT, isSent.and(IS_OFF_HOURS.col())),
            one(SCORED_RECEIVED, isScored),
            one(PRICE_RECEIVED, isScored.and(has(Words.PRICE))),
            one(BODIES_RECEIVED, isWhole),
            one(FORMAL_RECEIVED, isWhole.and(has(Words.FORMAL))),
            one(RETURNS_CONFIRMED, isScored.and(has(Words.ROI))),
            MAX_SOURCE_AT.from(KNOWN_AT.col()));
  }

  private static Column one(Field count, Column isCounted) {
    return count.from(when(isCounted, 1));
  }
}
