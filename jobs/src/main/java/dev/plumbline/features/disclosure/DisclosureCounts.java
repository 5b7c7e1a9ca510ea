package dev.plumbline.features.disclosure;

import static dev.plumbline.tables.core.Interactions.CONFLICT_HITS;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.LEVEL_BUSINESS;
import static dev.plumbline.tables.core.Interactions.LEVEL_PERSONAL;
import static dev.plumbline.tables.core.Interactions.RUNG;
import static dev.plumbline.tables.features.DisclosureMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.DisclosureMonths.BODY_SCORED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_GENERAL_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_GENERAL_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_STRATEGIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.BUSINESS_SYNERGISTIC_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.CONFLICT_BUSINESS;
import static dev.plumbline.tables.features.DisclosureMonths.CONFLICT_PERSONAL;
import static dev.plumbline.tables.features.DisclosureMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.MESSAGES_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.MONTH;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_GENERAL_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_GENERAL_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_LIFE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.PERSONAL_PRIVATE_SENT;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_RECEIVED;
import static dev.plumbline.tables.features.DisclosureMonths.SCORED_SENT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Interactions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Messages per account, month, side and level of disclosure.
 *
 * <p>A message counts at its deepest level alone. One with words of conflict counts at none: what
 * people say in anger is no closeness; at level 2 and above it is counted apart. What a rep noted
 * about a customer is no message. Exposure is what was scored, conflict or not.
 */
public final class DisclosureCounts {

  private DisclosureCounts() {}

  /**
   * Rows of {@link dev.plumbline.tables.features.DisclosureMonths}.
   *
   * @param interactions rows of {@link Interactions}
   */
  public static Dataset<Row> perAccountMonth(Dataset<Row> interactions) {
    Column isReceived = Interactions.isReceived();
    Column isSent = not(isReceived);
    Column isScored = RUNG.col().notEqual("NONE");
    Column isConflict = coalesce(CONFLICT_HITS.col(), lit(0)).gt(0);
    Column isAngry = isScored.and(isConflict);
    Column isCalmReceived = isScored.and(not(isConflict)).and(isReceived);
    Column isCalmSent = isScored.and(not(isConflict)).and(isSent);
    return interactions
        .where(Interactions.isMessage())
        .groupBy(ACCOUNT_ID.col(), MONTH.col(), KNOWN_MONTH.col())
        .agg(
            MESSAGES_RECEIVED.from(count_if(isReceived)),
            MESSAGES_SENT.from(count_if(isSent)),
            SCORED_RECEIVED.from(count_if(isReceived.and(isScored))),
            SCORED_SENT.from(count_if(isSent.and(isScored))),
            BODY_SCORED.from(count_if(RUNG.col().equalTo("BODY"))),
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
            CONFLICT_BUSINESS.from(count_if(isAngry.and(LEVEL_BUSINESS.col().geq(2)))),
            CONFLICT_PERSONAL.from(count_if(isAngry.and(LEVEL_PERSONAL.col().geq(2)))),
            MAX_SOURCE_AT.from(max(KNOWN_AT.col())));
  }

  private static Column count(Field field, Column of, Field level, int deep) {
    return field.from(count_if(of.and(level.col().equalTo(deep))));
  }
}
