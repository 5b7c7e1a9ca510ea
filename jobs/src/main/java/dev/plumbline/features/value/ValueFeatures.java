package dev.plumbline.features.value;

import static dev.plumbline.tables.core.Interactions.CHANNEL;
import static dev.plumbline.tables.core.Interactions.INTERACTION_ID;
import static dev.plumbline.tables.core.Interactions.IS_ANSWER;
import static dev.plumbline.tables.core.Interactions.IS_CANCELLED;
import static dev.plumbline.tables.core.Interactions.KIND;
import static dev.plumbline.tables.core.Interactions.KNOWN_AT;
import static dev.plumbline.tables.core.Interactions.RUNG;
import static dev.plumbline.tables.core.Interactions.has;
import static dev.plumbline.tables.features.ValueMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.ValueMonths.CASES_CLOSED;
import static dev.plumbline.tables.features.ValueMonths.CASES_OPENED;
import static dev.plumbline.tables.features.ValueMonths.CASES_REOPENED;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_LATE;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_ON_TIME;
import static dev.plumbline.tables.features.ValueMonths.DISCOVERY_MEETINGS;
import static dev.plumbline.tables.features.ValueMonths.DISCOVERY_PROBES_SENT;
import static dev.plumbline.tables.features.ValueMonths.FIRST_RESPONSES;
import static dev.plumbline.tables.features.ValueMonths.FIRST_RESPONSE_LOG_RATIO_SUM;
import static dev.plumbline.tables.features.ValueMonths.IDEAS_SENT;
import static dev.plumbline.tables.features.ValueMonths.INSIGHT_OPPORTUNITIES;
import static dev.plumbline.tables.features.ValueMonths.IS_ODD;
import static dev.plumbline.tables.features.ValueMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ValueMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.ValueMonths.MESSAGES_SENT;
import static dev.plumbline.tables.features.ValueMonths.MONTH;
import static dev.plumbline.tables.features.ValueMonths.PROACTIVE_THREADS_SENT;
import static dev.plumbline.tables.features.ValueMonths.QUANTITY_DELIVERED;
import static dev.plumbline.tables.features.ValueMonths.QUANTITY_ORDERED;
import static dev.plumbline.tables.features.ValueMonths.RESOLUTION_LOG_HOURS_CRITICAL;
import static dev.plumbline.tables.features.ValueMonths.RESOLUTION_LOG_HOURS_NORMAL;
import static dev.plumbline.tables.features.ValueMonths.REVIEWS_HELD;
import static dev.plumbline.tables.features.ValueMonths.ROI_SENT;
import static dev.plumbline.tables.features.ValueMonths.SLA_MET;
import static dev.plumbline.tables.features.ValueMonths.SLA_MET_CRITICAL;
import static dev.plumbline.tables.features.ValueMonths.SLA_MISSED;
import static dev.plumbline.tables.features.ValueMonths.SLA_MISSED_CRITICAL;
import static dev.plumbline.tables.features.ValueMonths.THREADS_SENT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Accounts;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.core.Words;
import dev.plumbline.tables.features.ValueMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What we delivered, month by month: VD03 to VD08, VD10 to VD12 and VD14 to VD16 of method section
 * 7, each half of the records by itself.
 *
 * <p>Only scored messages of ours can show an idea, a discovery question or a value statement, so
 * only they are the exposure. A thread is ours and proactive if its first message answers nothing
 * and brings an idea, a value statement or a warning, and no price. An opportunity counts if its
 * lead source is a review or an insight, and not if it is a renewal; whether it was won never
 * counts.
 */
public final class ValueFeatures {

  private static final String INSIGHT_SOURCES = "(?i)\\b(qbr|ebr|insight|business review)\\b";

  private static final List<Field> COUNTS =
      List.of(
          CASES_OPENED,
          FIRST_RESPONSES,
          SLA_MET,
          SLA_MISSED,
          SLA_MET_CRITICAL,
          SLA_MISSED_CRITICAL,
          CASES_CLOSED,
          CASES_REOPENED,
          REVIEWS_HELD,
          DISCOVERY_MEETINGS,
          DISCOVERY_PROBES_SENT,
          IDEAS_SENT,
          ROI_SENT,
          PROACTIVE_THREADS_SENT,
          THREADS_SENT,
          MESSAGES_SENT,
          INSIGHT_OPPORTUNITIES,
          DELIVERIES_ON_TIME,
          DELIVERIES_LATE,
          QUANTITY_ORDERED,
          QUANTITY_DELIVERED);

  private final ZoneId zone;

  public ValueFeatures(TimeSettings time) {
    this.zone = time.zone();
  }

  /**
   * Rows of {@link ValueMonths}.
   *
   * @param interactions rows of {@link Interactions}
   * @param cases rows of {@link Cases}
   * @param opportunities rows of {@link Opportunities}
   * @param orders rows of {@link Orders}
   * @param accounts rows of {@link Accounts}
   */
  public Dataset<Row> perAccountMonth(
      Dataset<Row> interactions,
      Dataset<Row> cases,
      Dataset<Row> opportunities,
      Dataset<Row> orders,
      Dataset<Row> accounts) {
    Dataset<Row> steps = new CaseContributions(zone).of(Accounts.underSurvivors(cases, accounts));
    Column ratios = FIRST_RESPONSE_LOG_RATIO_SUM.col();
    return steps
        .unionByName(ofInteractions(interactions), true)
        .unionByName(ofOpportunities(Accounts.underSurvivors(opportunities, accounts)), true)
        .unionByName(
            new OrderContributions(zone).of(Accounts.underSurvivors(orders, accounts)), true)
        .groupBy(keys())
        .agg(
            MAX_SOURCE_AT.from(max(MAX_SOURCE_AT.col())),
            Stream.concat(
                    COUNTS.stream().map(count -> count.from(coalesce(sum(count.col()), lit(0)))),
                    Stream.of(FIRST_RESPONSE_LOG_RATIO_SUM.from(coalesce(sum(ratios), lit(0.0)))))
                .toArray(Column[]::new))
        .join(resolutions(steps), ValueMonths.TABLE.keyNames(), "left_outer")
        .withColumn(RESOLUTION_LOG_HOURS_CRITICAL.name(), orNone(RESOLUTION_LOG_HOURS_CRITICAL))
        .withColumn(RESOLUTION_LOG_HOURS_NORMAL.name(), orNone(RESOLUTION_LOG_HOURS_NORMAL));
  }

  /** By themselves: lists among the sums would make the sums of all messages slow. */
  private static Dataset<Row> resolutions(Dataset<Row> steps) {
    Column critical = CaseContributions.RESOLUTION_CRITICAL.col();
    Column normal = CaseContributions.RESOLUTION_NORMAL.col();
    return steps
        .where(critical.isNotNull().or(normal.isNotNull()))
        .groupBy(keys())
        .agg(
            RESOLUTION_LOG_HOURS_CRITICAL.from(sort_array(collect_list(critical))),
            RESOLUTION_LOG_HOURS_NORMAL.from(sort_array(collect_list(normal))));
  }

  private static Column[] keys() {
    return ValueMonths.TABLE.key().stream().map(Field::col).toArray(Column[]::new);
  }

  private static Column orNone(Field list) {
    return coalesce(list.col(), array().cast(list.type()));
  }

  /** Counted before they meet the rest: there are many, and what is left is few. */
  private static Dataset<Row> ofInteractions(Dataset<Row> interactions) {
    Column isSent =
        Interactions.isMessage()
            .and(not(Interactions.isReceived()))
            .and(RUNG.col().notEqual("NONE"));
    Column isStart = isSent.and(not(IS_ANSWER.col()));
    Column isHeld = CHANNEL.col().equalTo("MEETING").and(not(IS_CANCELLED.col()));
    Column isProactive =
        has(Words.PROACTIVE).or(has(Words.IDEA)).or(has(Words.ROI)).and(not(has(Words.PRICE)));
    Column isReview = isHeld.and(KIND.col().equalTo("REVIEW"));
    Column isDiscovery = isHeld.and(KIND.col().equalTo("DISCOVERY"));
    return interactions
        .where(isSent.or(isReview).or(isDiscovery))
        .groupBy(
            ACCOUNT_ID.col(),
            MONTH.col(),
            KNOWN_MONTH.col(),
            IS_ODD.from(isOdd(INTERACTION_ID.col())))
        .agg(
            MAX_SOURCE_AT.from(max(KNOWN_AT.col())),
            REVIEWS_HELD.from(count_if(isReview)),
            DISCOVERY_MEETINGS.from(count_if(isDiscovery)),
            DISCOVERY_PROBES_SENT.from(count_if(isSent.and(has(Words.DISCOVERY)))),
            IDEAS_SENT.from(count_if(isSent.and(has(Words.IDEA)))),
            ROI_SENT.from(count_if(isSent.and(has(Words.ROI)))),
            PROACTIVE_THREADS_SENT.from(count_if(isStart.and(isProactive))),
            THREADS_SENT.from(count_if(isStart)),
            MESSAGES_SENT.from(count_if(isSent)));
  }

  private Dataset<Row> ofOpportunities(Dataset<Row> opportunities) {
    Column known = greatest(Opportunities.CREATED_AT.col(), Opportunities.KNOWN_AT.col());
    return opportunities
        .where(
            Opportunities.KIND
                .col()
                .notEqual("RENEWAL")
                .and(Opportunities.LEAD_SOURCE.col().rlike(INSIGHT_SOURCES)))
        .select(
            ACCOUNT_ID.col(),
            MONTH.from(AccountMonths.monthOf(Opportunities.CREATED_AT.col(), zone)),
            KNOWN_MONTH.from(AccountMonths.monthOf(known, zone)),
            IS_ODD.from(isOdd(Opportunities.OPPORTUNITY_ID.col())),
            MAX_SOURCE_AT.from(known),
            INSIGHT_OPPORTUNITIES.from(lit(1)));
  }

  /** Whether a record belongs to the odd half. */
  static Column isOdd(Column id) {
    return pmod(xxhash64(id), lit(2)).equalTo(1);
  }
}
