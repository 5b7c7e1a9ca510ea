package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.staging.Subscriptions.CANCELLED_AT;
import static dev.plumbline.tables.staging.Subscriptions.CURRENCY;
import static dev.plumbline.tables.staging.Subscriptions.END_DATE;
import static dev.plumbline.tables.staging.Subscriptions.EXIT_REASON;
import static dev.plumbline.tables.staging.Subscriptions.IS_AUTO_RENEWING;
import static dev.plumbline.tables.staging.Subscriptions.KNOWN_AT;
import static dev.plumbline.tables.staging.Subscriptions.MONTHLY_VALUE;
import static dev.plumbline.tables.staging.Subscriptions.NOTICE_AT;
import static dev.plumbline.tables.staging.Subscriptions.PRODUCT_LINE;
import static dev.plumbline.tables.staging.Subscriptions.START_DATE;
import static dev.plumbline.tables.staging.Subscriptions.STATE;
import static dev.plumbline.tables.staging.Subscriptions.STATUS;
import static dev.plumbline.tables.staging.Subscriptions.SUBSCRIPTION_ID;
import static dev.plumbline.tables.staging.Subscriptions.TERM_MONTHS;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.RetentionMode;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.FieldHistory;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Contract terms of surviving accounts, as far as they were in force.
 *
 * <p>A term ends when it was cancelled, else on its last day. One that renews by itself goes on
 * unless notice, a reason or its state tells that it is over; an open one whose end nobody recorded
 * ends with the notice, and so does one that had renewed itself beyond the end that is recorded.
 * The end as agreed follows from start and length: the recorded one may have been moved to the day
 * on which the customer left.
 *
 * <p>An evergreen contract has no end, whatever is recorded, until it is cancelled: all of them
 * renew by themselves, and the recorded end is that to which the cancellation was made, unless it
 * was over by then.
 *
 * @param mode how contracts run on
 * @param worth what their currencies are worth
 * @param voidStatuses states of a contract that never was in force
 * @param endedStatuses states of a contract that is over
 */
record Terms(
    Calendar calendar,
    RetentionMode mode,
    Worth worth,
    List<String> voidStatuses,
    List<String> endedStatuses) {

  static final Field ACCOUNT_ID = required("account_id", StringType, "Surviving account");
  static final Field PLANNED_END = optional("planned_end", DateType, "Last day as agreed");
  static final Field RECORDED_END =
      optional("recorded_end", DateType, "Last day as recorded, of the term in force");
  static final Field TERM_END = optional("term_end", DateType, "Last day; null if it goes on");
  static final Field NOTICE_DATE = optional("notice_date", DateType, "Notice or cancellation");
  static final Field RENEWAL_OFF_DATE =
      optional("renewal_off_date", DateType, "When renewal by itself was switched off, for good");

  /**
   * One row per contract that was in force.
   *
   * @param subscriptions rows of {@link dev.plumbline.tables.staging.Subscriptions}
   * @param fieldHistory rows of {@link FieldHistory}
   * @param observation one row, of {@link Observation#bounds}
   */
  Dataset<Row> of(
      Dataset<Row> subscriptions,
      Dataset<Row> fieldHistory,
      Dataset<Row> survivors,
      Dataset<Row> observation) {
    boolean isEvergreen = mode == RetentionMode.EVERGREEN;
    Column cancelled = calendar.dayOf(CANCELLED_AT.col());
    Column noticeDate = least(calendar.dayOf(NOTICE_AT.col()), cancelled);
    Column renews = coalesce(isEvergreen ? lit(true) : IS_AUTO_RENEWING.col(), lit(false));
    Column goesOn =
        renews
            .and(noticeDate.isNull())
            .and(EXIT_REASON.col().isNull())
            .and(not(isAmong(endedStatuses)));
    Column recorded = isEvergreen ? END_DATE.col() : least(END_DATE.col(), cancelled);
    Column ranOn = coalesce(renews.and(noticeDate.gt(END_DATE.col())), lit(false));
    Column end = coalesce(when(not(ranOn), recorded), cancelled, noticeDate);
    // Greatest passes over a null: an open term must not end on the day on which it began.
    Column ends = not(goesOn).and(end.isNotNull());
    Column agreed = date_sub(add_months(START_DATE.col(), TERM_MONTHS.col()), 1);

    return Survivors.of(subscriptions, survivors)
        .transform(rows -> worth.beside(rows, CURRENCY))
        .join(renewalsSwitchedOff(fieldHistory), SUBSCRIPTION_ID.name(), "left_outer")
        .where(not(isAmong(voidStatuses)))
        .crossJoin(observation)
        .where(calendar.dayOf(KNOWN_AT.col()).lt(Observation.DATA_END.col()))
        .select(
            ACCOUNT_ID.col(),
            PRODUCT_LINE.col(),
            SUBSCRIPTION_ID.col(),
            START_DATE.col(),
            PLANNED_END.from(isEvergreen ? lit(null) : coalesce(agreed, END_DATE.col())),
            RECORDED_END.from(END_DATE.col()),
            TERM_END.from(when(ends, greatest(START_DATE.col(), end))),
            NOTICE_DATE.from(noticeDate),
            RENEWAL_OFF_DATE.col(),
            EXIT_REASON.col(),
            TERM_MONTHS.from(isEvergreen ? lit(null) : TERM_MONTHS.col()),
            MONTHLY_VALUE.col(),
            Worth.RATES.col(),
            KNOWN_AT.col());
  }

  /** One row per contract whose last change of renewing by itself was to no. */
  private Dataset<Row> renewalsSwitchedOff(Dataset<Row> fieldHistory) {
    Column lastValue = max_by(FieldHistory.NEW_VALUE.col(), FieldHistory.CHANGED_AT.col());
    return fieldHistory
        .where(
            FieldHistory.OBJECT
                .col()
                .equalTo("subscriptions")
                .and(FieldHistory.FIELD.col().equalTo(IS_AUTO_RENEWING.name())))
        .groupBy(SUBSCRIPTION_ID.from(FieldHistory.OBJECT_ID.col()))
        .agg(
            RENEWAL_OFF_DATE.from(
                when(
                    lower(lastValue).isin("false", "0"),
                    calendar.dayOf(max(FieldHistory.CHANGED_AT.col())))));
  }

  private static Column isAmong(List<String> statuses) {
    Object[] lowerCase = statuses.stream().map(s -> s.toLowerCase(Locale.ROOT)).toArray();
    Column isState = lower(coalesce(STATE.col(), lit(""))).isin(lowerCase);
    return lower(coalesce(STATUS.col(), lit(""))).isin(lowerCase).or(isState);
  }
}
