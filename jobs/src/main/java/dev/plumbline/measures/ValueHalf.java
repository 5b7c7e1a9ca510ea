package dev.plumbline.measures;

import static dev.plumbline.tables.features.ValueMonths.CASES_CLOSED;
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
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * The index of delivered value by one half of the records, nothing drawn to what is usual.
 *
 * <p>Indicators stand on the scales of those of the index. They differ from them in that rates are
 * plain, that hours to close are a mean and not a median, and that what is counted per month counts
 * twice and is taken to be captured in all six. An indicator is null in a half that saw nothing of
 * it.
 */
final class ValueHalf {

  private static final Field CRITICAL = sum("hours_critical");
  private static final Field SOLVED_CRITICAL = sum("solved_critical");
  private static final Field NORMAL = sum("hours_normal");
  private static final Field SOLVED_NORMAL = sum("solved_normal");

  static final List<Field> COUNTS =
      List.of(
          FIRST_RESPONSES,
          FIRST_RESPONSE_LOG_RATIO_SUM,
          SLA_MET,
          SLA_MISSED,
          SLA_MET_CRITICAL,
          SLA_MISSED_CRITICAL,
          CRITICAL,
          SOLVED_CRITICAL,
          NORMAL,
          SOLVED_NORMAL,
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

  private static final double MONTHS = 6;
  private static final double SHARE = 0.5;

  private static final List<Field> RELIABILITY = List.of(z("on_time"), z("fill"));
  private static final List<Field> RESPONSIVENESS =
      List.of(z("first_response"), z("sla"), z("resolution"), z("reopening"));
  private static final List<Field> DISCOVERY = List.of(z("questions"), z("talks"));
  private static final List<Field> INSIGHT =
      List.of(z("proactivity"), z("discovery"), z("ideas"), z("opportunities"), z("statements"));
  private static final Field OUTCOMES = z("cadence");
  private static final Field RELIABLE = z("reliability");
  private static final Field RESPONSIVE = z("responsiveness");
  private static final Field INSIGHTFUL = z("insight");

  private ValueHalf() {}

  /** Sums of the log hours to close, and how many they are. */
  static Map<String, Column> ofSolvedCases() {
    return Map.of(
        CRITICAL.name(), added(RESOLUTION_LOG_HOURS_CRITICAL),
        SOLVED_CRITICAL.name(), array_size(RESOLUTION_LOG_HOURS_CRITICAL.col()),
        NORMAL.name(), added(RESOLUTION_LOG_HOURS_NORMAL),
        SOLVED_NORMAL.name(), array_size(RESOLUTION_LOG_HOURS_NORMAL.col()));
  }

  /** Of sums over six months, beside what is usual. */
  static Map<String, Column> indicators() {
    Column promised = DELIVERIES_ON_TIME.col().plus(DELIVERIES_LATE.col());
    AnswersInTime answers =
        new AnswersInTime(
            SLA_MET.col(), SLA_MISSED.col(), SLA_MET_CRITICAL.col(), SLA_MISSED_CRITICAL.col());
    Column solved = SOLVED_CRITICAL.col().plus(SOLVED_NORMAL.col());
    Column beyondUsual =
        beyond(CRITICAL, SOLVED_CRITICAL, Delivery.CRITICAL)
            .plus(beyond(NORMAL, SOLVED_NORMAL, Delivery.NORMAL));
    Column slowness = rate(FIRST_RESPONSE_LOG_RATIO_SUM.col(), FIRST_RESPONSES.col());
    Map<String, Column> indicators = new LinkedHashMap<>();
    put(indicators, RELIABILITY.get(0), Fulfilment.ON_TIME, rate(DELIVERIES_ON_TIME, promised));
    put(
        indicators,
        RELIABILITY.get(1),
        Fulfilment.FILL,
        rate(QUANTITY_DELIVERED, QUANTITY_ORDERED.col()));
    put(indicators, RESPONSIVENESS.get(0), Delivery.FIRST_RESPONSE, slowness.multiply(-1));
    put(indicators, RESPONSIVENESS.get(1), Delivery.SLA, answers.plain());
    put(
        indicators,
        RESPONSIVENESS.get(2),
        Delivery.RESOLUTION,
        rate(beyondUsual, solved).multiply(-1));
    put(
        indicators,
        RESPONSIVENESS.get(3),
        Delivery.REOPENING,
        rate(CASES_REOPENED, CASES_CLOSED.col()).multiply(-1));
    put(indicators, DISCOVERY.get(0), Delivery.DISCOVERY_QUESTIONS, sent(DISCOVERY_PROBES_SENT));
    put(indicators, DISCOVERY.get(1), Delivery.DISCOVERY_TALKS, perMonth(DISCOVERY_MEETINGS));
    put(
        indicators,
        INSIGHT.get(0),
        Delivery.PROACTIVITY,
        rate(PROACTIVE_THREADS_SENT, THREADS_SENT.col()));
    put(indicators, INSIGHT.get(2), Delivery.CREATIVITY, sent(IDEAS_SENT));
    put(indicators, INSIGHT.get(3), Delivery.INSIGHT, perMonth(INSIGHT_OPPORTUNITIES));
    put(indicators, INSIGHT.get(4), Delivery.STATEMENTS, sent(ROI_SENT));
    put(
        indicators,
        OUTCOMES,
        Delivery.CADENCE,
        perMonth(REVIEWS_HELD).multiply(Delivery.MONTHS_A_YEAR / Delivery.REVIEWS_DUE_A_YEAR));
    return indicators;
  }

  /** Of indicators; discovery is one, of questions and talks. */
  static Map<String, Column> subDimensions() {
    List<Column> insight =
        List.of(
            INSIGHT.get(0).col(),
            new Available(columns(DISCOVERY)).mean(1),
            INSIGHT.get(2).col(),
            INSIGHT.get(3).col(),
            INSIGHT.get(4).col());
    return Map.of(
        RELIABLE.name(), new Available(columns(RELIABILITY)).mean(1),
        RESPONSIVE.name(), new Available(columns(RESPONSIVENESS)).mean(1),
        INSIGHTFUL.name(), new Available(insight).mean(1));
  }

  /** The mean of the sub-dimensions, if there are two or more. */
  static Column index() {
    return new Available(columns(List.of(RELIABLE, RESPONSIVE, INSIGHTFUL, OUTCOMES)))
        .mean(Value.ENOUGH_SUB_DIMENSIONS);
  }

  /** Where no talk was held, no review and no opportunity came of one, and nothing else is seen. */
  static Column indexOfNothing() {
    Column none = lit(0.0);
    return Delivery.DISCOVERY_TALKS
        .z(none)
        .plus(Delivery.INSIGHT.z(none))
        .divide(2)
        .plus(Delivery.CADENCE.z(none))
        .divide(2);
  }

  private static Column beyond(Field hours, Field solved, GroupMean usual) {
    return hours
        .col()
        .minus(when(solved.col().gt(0), solved.col().multiply(usual.col())).otherwise(0.0));
  }

  private static Column sent(Field messages) {
    return rate(messages, MESSAGES_SENT.col());
  }

  private static Column rate(Field counted, Column exposure) {
    return rate(counted.col(), exposure);
  }

  private static Column rate(Column counted, Column exposure) {
    return Delivery.whereAny(exposure, counted.divide(exposure));
  }

  private static Column perMonth(Field counted) {
    return counted.col().divide(MONTHS * SHARE);
  }

  private static void put(
      Map<String, Column> indicators, Field name, Standard standard, Column measure) {
    indicators.put(name.name(), standard.z(measure));
  }

  private static Column added(Field hours) {
    return aggregate(hours.col(), lit(0.0), Column::plus);
  }

  private static List<Column> columns(List<Field> fields) {
    return fields.stream().map(Field::col).toList();
  }

  private static Field sum(String name) {
    return Field.optional("half_" + name, DoubleType, "Sum over the window");
  }

  private static Field z(String name) {
    return Field.optional("half_" + name, DoubleType, "Standardised");
  }
}
