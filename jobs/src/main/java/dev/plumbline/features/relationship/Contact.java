package dev.plumbline.features.relationship;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.DURATION_MINUTES;
import static dev.plumbline.tables.core.Interactions.IS_CANCELLED;
import static dev.plumbline.tables.core.Interactions.IS_HUMAN;
import static dev.plumbline.tables.core.Interactions.IS_OFF_HOURS;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.PRICE_HITS;
import static dev.plumbline.tables.core.Interactions.ROI_HITS;
import static dev.plumbline.tables.core.Interactions.RUNG;
import static dev.plumbline.tables.core.Interactions.SELLERS;
import static dev.plumbline.tables.core.Interactions.has;
import static dev.plumbline.tables.features.LedgerMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAPS;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SQUARES;
import static dev.plumbline.tables.features.LedgerMonths.CONTACT_GAP_LOG_SUM;
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
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.config.RelationshipSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import java.time.ZoneId;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What contact takes of our time, and how it pauses; method sections 10 and 14.1.
 *
 * <p>A contact is a message that somebody wrote, a meeting held or a call, on the day on which it
 * became known. A pause is the days from one day with contact to the next; it counts once it has
 * ended. A meeting takes the time of each of our people on it, of one at least.
 */
record Contact(ZoneId zone, RelationshipSettings relationship) {

  private static final Field DAY = required("day", DateType, "Day on which a contact was known");
  private static final Field LOG_GAP =
      optional(
          "log_gap",
          DoubleType,
          "log days since the last day with contact; null but on the first contact of a day");

  /**
   * One row per message, meeting and call, in one place for each account: to bring those of a day
   * together first moves nearly as many rows, for few accounts have several contacts a day.
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
    Column talk =
        greatest(SELLERS.col(), lit(1))
            .multiply(coalesce(DURATION_MINUTES.col(), lit(relationship.minutesPerMeeting())));
    Column message = lit(relationship.minutesPerMessage());
    WindowSpec ofAccount = Window.partitionBy(ACCOUNT_ID.col()).orderBy(DAY.col(), MONTH.col());
    Column gap = datediff(DAY.col(), lag(DAY.col(), 1).over(ofAccount));
    Column logGap = LOG_GAP.col();
    return interactions
        .where(isMessage.or(isTalk))
        .select(
            ACCOUNT_ID.col(),
            MONTH.col(),
            KNOWN_MONTH.col(),
            DAY.from(to_date(from_utc_timestamp(KNOWN_AT.col(), zone.getId()))),
            REP_MINUTES.from(when(isTalk, talk).when(isSent, message)),
            one(OFF_HOURS_SENT, isSent.and(IS_OFF_HOURS.col())),
            one(SCORED_RECEIVED, isScored),
            one(PRICE_RECEIVED, isScored.and(has(PRICE_HITS))),
            one(RETURNS_CONFIRMED, isScored.and(has(ROI_HITS))),
            MAX_SOURCE_AT.from(KNOWN_AT.col()))
        .withColumn(LOG_GAP.name(), when(gap.gt(0), log(gap)))
        .withColumns(
            Map.of(
                CONTACT_GAPS.name(), one(CONTACT_GAPS, logGap.isNotNull()),
                CONTACT_GAP_LOG_SUM.name(), logGap,
                CONTACT_GAP_LOG_SQUARES.name(), logGap.multiply(logGap),
                LAST_CONTACT_DAY.name(), DAY.col()))
        .drop(DAY.name(), LOG_GAP.name());
  }

  private static Column one(Field count, Column isCounted) {
    return count.from(when(isCounted, 1));
  }
}
