package dev.plumbline.measures;

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
import static dev.plumbline.tables.features.ValueMonths.MESSAGES_SENT;
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
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.Components;
import dev.plumbline.tables.measures.RelationshipMonths;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * The indicators of delivered value that cases, meetings, opportunities and our own mail feed,
 * signed so that more is better; method section 7. Over the window of recent depth: measured over a
 * longer one, value would lose to depth by being older.
 *
 * <p>An indicator is null where nothing could be seen: no case answered, nothing written, nothing
 * captured. Of the sixteen of the core tier these are VD05 to VD08, VD10 to VD12 and VD14 to VD16;
 * {@link Fulfilment} has VD03 and VD04. docs/value.md tells of all what feeds them, or why not.
 */
final class Delivery {

  static final double REVIEWS_DUE_A_YEAR = 2;
  static final double MONTHS_A_YEAR = 12;

  static final GroupMean CRITICAL =
      resolution("resolution_critical", RESOLUTION_LOG_HOURS_CRITICAL);
  static final GroupMean NORMAL = resolution("resolution_normal", RESOLUTION_LOG_HOURS_NORMAL);
  private static final AnswersInTime ANSWERS_IN_TIME =
      new AnswersInTime(
          total(SLA_MET), total(SLA_MISSED), total(SLA_MET_CRITICAL), total(SLA_MISSED_CRITICAL));
  private static final ShrunkRate REOPENED =
      ShrunkRate.of("rate_reopened", total(CASES_REOPENED), total(CASES_CLOSED));
  private static final ShrunkRate PROACTIVE =
      ShrunkRate.of("rate_proactive", total(PROACTIVE_THREADS_SENT), ofScored(total(THREADS_SENT)));
  private static final ShrunkRate PROBES = perMessage("rate_discovery", DISCOVERY_PROBES_SENT);
  private static final ShrunkRate IDEAS = perMessage("rate_ideas", IDEAS_SENT);
  private static final ShrunkRate RETURNS = perMessage("rate_roi", ROI_SENT);

  static final Standard FIRST_RESPONSE =
      standard("value_first_response", whereAny(total(FIRST_RESPONSES), meanLogRatio()));
  static final Standard SLA = standard("value_sla", ANSWERS_IN_TIME.shrunk());
  static final Standard RESOLUTION =
      standard("value_resolution", Median.of(hoursBeyondUsual()).multiply(-1));
  static final Standard REOPENING = standard("value_reopening", REOPENED.ofExposed().multiply(-1));
  static final Standard CADENCE =
      standard(
          "value_cadence",
          perMonth(REVIEWS_HELD, Seen.activityMonths())
              .multiply(MONTHS_A_YEAR / REVIEWS_DUE_A_YEAR));
  static final Standard PROACTIVITY = standard("value_proactivity", PROACTIVE.ofExposed());
  static final Standard DISCOVERY_QUESTIONS =
      standard("value_discovery_questions", PROBES.ofExposed());
  static final Standard DISCOVERY_TALKS =
      standard("value_discovery_meetings", perMonth(DISCOVERY_MEETINGS, Seen.activityMonths()));
  static final Standard CREATIVITY = standard("value_ideas", IDEAS.ofExposed());
  static final Standard INSIGHT =
      standard(
          "value_insight_opportunities",
          perMonth(INSIGHT_OPPORTUNITIES, Seen.crmMonths(Span.BASE)));
  static final Standard STATEMENTS = standard("value_statements", RETURNS.ofExposed());

  private Delivery() {}

  static List<Total> totals() {
    return Stream.of(
            CASES_OPENED,
            FIRST_RESPONSES,
            FIRST_RESPONSE_LOG_RATIO_SUM,
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
            QUANTITY_DELIVERED)
        .map(Delivery::totalOf)
        .toList();
  }

  static List<Values> resolutions() {
    return List.of(
        Values.sorted(RESOLUTION_LOG_HOURS_CRITICAL, Span.BASE),
        Values.sorted(RESOLUTION_LOG_HOURS_NORMAL, Span.BASE));
  }

  static List<Learned> rates() {
    return Stream.concat(
            ANSWERS_IN_TIME.learned().stream(),
            Stream.of(CRITICAL, NORMAL, REOPENED, PROACTIVE, PROBES, IDEAS, RETURNS))
        .toList();
  }

  static List<Standard> standards() {
    return List.of(
        FIRST_RESPONSE,
        SLA,
        RESOLUTION,
        REOPENING,
        CADENCE,
        PROACTIVITY,
        DISCOVERY_QUESTIONS,
        DISCOVERY_TALKS,
        CREATIVITY,
        INSIGHT,
        STATEMENTS);
  }

  /** VD05 to VD08. */
  static SubDimension responsiveness() {
    return SubDimension.of(RelationshipMonths.VALUE_RESPONSIVENESS)
        .with(Components.VALUE_FIRST_RESPONSE, FIRST_RESPONSE.z())
        .with(Components.VALUE_SLA, SLA.z())
        .with(Components.VALUE_RESOLUTION, RESOLUTION.z())
        .with(Components.VALUE_REOPENING, REOPENING.z());
  }

  /** VD11, VD12, VD14 to VD16. */
  static SubDimension insight() {
    Column discovery = new Available(List.of(DISCOVERY_QUESTIONS.z(), DISCOVERY_TALKS.z())).mean(1);
    return SubDimension.of(RelationshipMonths.VALUE_INSIGHT)
        .with(Components.VALUE_PROACTIVITY, PROACTIVITY.z())
        .with(Components.VALUE_DISCOVERY, discovery)
        .with(Components.VALUE_IDEAS, CREATIVITY.z())
        .with(Components.VALUE_INSIGHT_OPPORTUNITIES, INSIGHT.z())
        .with(Components.VALUE_STATEMENTS, STATEMENTS.z());
  }

  /** VD10. */
  static SubDimension outcomes() {
    return SubDimension.of(RelationshipMonths.VALUE_OUTCOMES)
        .with(Components.VALUE_CADENCE, CADENCE.z());
  }

  static Column casesOpened() {
    return total(CASES_OPENED);
  }

  private static Column meanLogRatio() {
    return total(FIRST_RESPONSE_LOG_RATIO_SUM).divide(total(FIRST_RESPONSES)).multiply(-1);
  }

  /** Log hours of each resolution beyond the mean of its severity. */
  private static Column hoursBeyondUsual() {
    return concat(
        beyond(RESOLUTION_LOG_HOURS_CRITICAL, CRITICAL),
        beyond(RESOLUTION_LOG_HOURS_NORMAL, NORMAL));
  }

  private static Column beyond(Field hours, GroupMean usual) {
    return transform(values(hours), log -> log.minus(usual.col()));
  }

  private static GroupMean resolution(String measure, Field hours) {
    Column sum = aggregate(values(hours), lit(0.0), (total, log) -> total.plus(log));
    return GroupMean.of(measure, sum, array_size(values(hours)));
  }

  private static Column values(Field hours) {
    return coalesce(
        Values.sorted(hours, Span.BASE).col(), array().cast(createArrayType(DoubleType)));
  }

  private static ShrunkRate perMessage(String measure, Field messages) {
    return ShrunkRate.of(measure, total(messages), total(MESSAGES_SENT));
  }

  private static Column perMonth(Field count, Column months) {
    return whereAny(months, total(count).divide(months));
  }

  /** Of threads, only where text was read: without it none would seem proactive. */
  private static Column ofScored(Column threads) {
    return when(total(MESSAGES_SENT).gt(0), threads).otherwise(0.0);
  }

  static Standard standard(String measure, Column more) {
    return Standard.of(measure, Span.BASE, more);
  }

  static Column whereAny(Column exposure, Column measure) {
    return when(exposure.gt(0), measure);
  }

  static Column total(Field field) {
    return totalOf(field).col();
  }

  private static Total totalOf(Field field) {
    return Total.of("value_" + field.name(), Span.BASE, field.col());
  }
}
