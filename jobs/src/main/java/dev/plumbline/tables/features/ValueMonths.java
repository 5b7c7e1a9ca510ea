package dev.plumbline.tables.features;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import java.util.List;

/**
 * What we delivered, counted, per account, month, month of knowledge and half; method section 7, as
 * the sources feed it.
 */
public final class ValueMonths {

  public static final Field ACCOUNT_ID = AccountMonths.ACCOUNT_ID;
  public static final Field MONTH = required("month", DateType, "Month in which it happened");
  public static final Field KNOWN_MONTH =
      required(
          "known_month",
          DateType,
          "Month in which it became known, never before month: a cutoff counts rows with both before it");
  public static final Field IS_ODD =
      required(
          "is_odd",
          BooleanType,
          "Which half of the records it counts, by a hash of their ids: value is measured twice, so that its error can be seen; add up both for all");
  public static final Field CASES_OPENED = required("cases_opened", LongType, "Cases opened");
  public static final Field FIRST_RESPONSES =
      required("first_responses", LongType, "First answers given");
  public static final Field FIRST_RESPONSE_LOG_RATIO_SUM =
      required(
          "first_response_log_ratio_sum",
          DoubleType,
          "Sum of log(hours to the first answer / hours agreed)");
  public static final Field SLA_MET = required("sla_met", LongType, "First answers in time");
  public static final Field SLA_MISSED =
      required("sla_missed", LongType, "First answers late, or open past due");
  public static final Field SLA_MET_CRITICAL =
      required("sla_met_critical", LongType, "Of sla_met, those of severity 1 or 2");
  public static final Field SLA_MISSED_CRITICAL =
      required("sla_missed_critical", LongType, "Of sla_missed, those of severity 1 or 2");
  public static final Field CASES_CLOSED =
      required(
          "cases_closed",
          LongType,
          "Closings of cases, those taken back in a later month among them");
  public static final Field RESOLUTION_LOG_HOURS_CRITICAL =
      required(
          "resolution_log_hours_critical",
          createArrayType(DoubleType),
          "log hours to close, severity 1 or 2");
  public static final Field RESOLUTION_LOG_HOURS_NORMAL =
      required(
          "resolution_log_hours_normal",
          createArrayType(DoubleType),
          "log hours to close, severity 3 or 4");
  public static final Field CASES_REOPENED =
      required("cases_reopened", LongType, "Reopenings of cases");
  public static final Field REVIEWS_HELD =
      required("reviews_held", LongType, "Business reviews held");
  public static final Field DISCOVERY_MEETINGS =
      required("discovery_meetings", LongType, "Discovery meetings held");
  public static final Field DISCOVERY_PROBES_SENT =
      required("discovery_probes_sent", LongType, "Messages of ours with a discovery question");
  public static final Field IDEAS_SENT =
      required("ideas_sent", LongType, "Messages of ours with an idea");
  public static final Field ROI_SENT =
      required("roi_sent", LongType, "Messages of ours with a value statement");
  public static final Field PROACTIVE_THREADS_SENT =
      required(
          "proactive_threads_sent",
          LongType,
          "Threads that we started with proactive, idea or value content, not pricing");
  public static final Field THREADS_SENT =
      required("threads_sent", LongType, "Threads that we started");
  public static final Field MESSAGES_SENT =
      required("messages_sent", LongType, "Human messages of ours that were scored");
  public static final Field INSIGHT_OPPORTUNITIES =
      required(
          "insight_opportunities", LongType, "Opportunities created from a review or an insight");
  public static final Field DELIVERIES_ON_TIME =
      required("deliveries_on_time", LongType, "Orders delivered on the promised day or before it");
  public static final Field DELIVERIES_LATE =
      required("deliveries_late", LongType, "Orders not delivered when the promised day was over");
  public static final Field QUANTITY_ORDERED =
      required("quantity_ordered", LongType, "Pieces ordered, of delivered orders that tell it");
  public static final Field QUANTITY_DELIVERED =
      required("quantity_delivered", LongType, "Pieces delivered of these, at most ordered");
  public static final Field MAX_SOURCE_AT =
      required("max_source_at", TimestampType, "Latest of event and knowledge times counted");

  public static final Table TABLE =
      new Table(
          Layer.FEATURES,
          "value_months",
          List.of(ACCOUNT_ID, MONTH, KNOWN_MONTH, IS_ODD),
          List.of(
              ACCOUNT_ID,
              MONTH,
              KNOWN_MONTH,
              IS_ODD,
              CASES_OPENED,
              FIRST_RESPONSES,
              FIRST_RESPONSE_LOG_RATIO_SUM,
              SLA_MET,
              SLA_MISSED,
              SLA_MET_CRITICAL,
              SLA_MISSED_CRITICAL,
              CASES_CLOSED,
              RESOLUTION_LOG_HOURS_CRITICAL,
              RESOLUTION_LOG_HOURS_NORMAL,
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
              QUANTITY_DELIVERED,
              MAX_SOURCE_AT));

  private ValueMonths() {}
}
