package dev.plumbline.features.value;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.ValueMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.ValueMonths.CASES_CLOSED;
import static dev.plumbline.tables.features.ValueMonths.CASES_OPENED;
import static dev.plumbline.tables.features.ValueMonths.CASES_REOPENED;
import static dev.plumbline.tables.features.ValueMonths.FIRST_RESPONSES;
import static dev.plumbline.tables.features.ValueMonths.FIRST_RESPONSE_LOG_RATIO_SUM;
import static dev.plumbline.tables.features.ValueMonths.IS_ODD;
import static dev.plumbline.tables.features.ValueMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ValueMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.ValueMonths.MONTH;
import static dev.plumbline.tables.features.ValueMonths.SLA_MET;
import static dev.plumbline.tables.features.ValueMonths.SLA_MET_CRITICAL;
import static dev.plumbline.tables.features.ValueMonths.SLA_MISSED;
import static dev.plumbline.tables.features.ValueMonths.SLA_MISSED_CRITICAL;
import static dev.plumbline.tables.staging.Cases.CASE_ID;
import static dev.plumbline.tables.staging.Cases.FIRST_RESPONSE_AT;
import static dev.plumbline.tables.staging.Cases.KNOWN_AT;
import static dev.plumbline.tables.staging.Cases.OPENED_AT;
import static dev.plumbline.tables.staging.Cases.SEVERITY;
import static dev.plumbline.tables.staging.Cases.SLA_DUE_AT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.staging.Cases;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What cases tell about our service: VD05 to VD08 of method section 7.
 *
 * <p>Each thing that happens to a case counts in its own month and is known when it happens: the
 * first answer in the month of the answer, a missed one in the month in which it was due, each
 * closing in that of closing, with the hours since it was opened, and each reopening in its own:
 * that a closing was taken back later was not known then, unless it was in the same month. The
 * first answer is measured against the hours agreed; where none are told, against a day. An answer
 * within the same minute counts as a minute.
 */
record CaseContributions(ZoneId zone) {

  static final Field RESOLUTION_CRITICAL =
      optional("resolution_critical", DoubleType, "log hours to close, severity 1 or 2");
  static final Field RESOLUTION_NORMAL =
      optional("resolution_normal", DoubleType, "log hours to close, severity 3 or 4");

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double A_MINUTE = 1.0 / 60;
  private static final double ASSUMED_SLA_HOURS = 24;

  private static final Field STEP = required("step", StringType, "What happened to the case");
  private static final Field WHAT = required("what", StringType, "Which step");
  private static final Field AT = required("at", TimestampType, "When it happened");
  private static final Field AMOUNT = optional("amount", DoubleType, "log ratio or log hours");

  /**
   * One row per step of a case, with 1 in the column that it counts in.
   *
   * @param cases rows of {@link Cases}, under the accounts of today
   */
  Dataset<Row> of(Dataset<Row> cases) {
    Column answered = hours(OPENED_AT.col(), FIRST_RESPONSE_AT.col());
    Column agreed = coalesce(hours(OPENED_AT.col(), SLA_DUE_AT.col()), lit(ASSUMED_SLA_HOURS));
    Column metAt =
        when(
            Cases.slaMissedAt().isNull().and(SLA_DUE_AT.col().isNotNull()),
            least(FIRST_RESPONSE_AT.col(), Cases.firstClosedAt()));
    Column once =
        array(
            step("opened", OPENED_AT.col(), lit(null)),
            step(
                "answered",
                when(answered.isNotNull(), FIRST_RESPONSE_AT.col()),
                log(answered.divide(agreed))),
            step("met", metAt, lit(null)),
            step("missed", Cases.slaMissedAt(), lit(null)));
    Column steps =
        concat(
            once,
            transform(Cases.closingsAtMonthEnds(this::monthOf), CaseContributions::closing),
            transform(Cases.reopenings(), at -> step("reopened", at, lit(null))));
    Column happened = STEP.col().getField(AT.name());
    Column known = greatest(happened, KNOWN_AT.col());
    Column amount = STEP.col().getField(AMOUNT.name());
    Column isCritical = Cases.isSerious(SEVERITY.col());
    return cases
        .select(
            ACCOUNT_ID.col(),
            KNOWN_AT.col(),
            SEVERITY.col(),
            IS_ODD.from(ValueFeatures.isOdd(CASE_ID.col())),
            explode(filter(steps, step -> step.getField(AT.name()).isNotNull())).as(STEP.name()))
        .select(
            ACCOUNT_ID.col(),
            MONTH.from(monthOf(happened)),
            KNOWN_MONTH.from(monthOf(known)),
            IS_ODD.col(),
            MAX_SOURCE_AT.from(known),
            CASES_OPENED.from(when(is("opened"), 1)),
            FIRST_RESPONSES.from(when(is("answered"), 1)),
            FIRST_RESPONSE_LOG_RATIO_SUM.from(when(is("answered"), amount)),
            SLA_MET.from(when(is("met"), 1)),
            SLA_MISSED.from(when(is("missed"), 1)),
            SLA_MET_CRITICAL.from(when(is("met").and(isCritical), 1)),
            SLA_MISSED_CRITICAL.from(when(is("missed").and(isCritical), 1)),
            CASES_CLOSED.from(when(is("closed"), 1)),
            RESOLUTION_CRITICAL.from(when(is("closed").and(isCritical), amount)),
            RESOLUTION_NORMAL.from(when(is("closed").and(not(isCritical)), amount)),
            CASES_REOPENED.from(when(is("reopened"), 1)));
  }

  private Column monthOf(Column instant) {
    return AccountMonths.monthOf(instant, zone);
  }

  private static Column step(String what, Column at, Column amount) {
    return struct(WHAT.from(lit(what)), AT.from(at), AMOUNT.from(amount));
  }

  private static Column closing(Column at) {
    Column resolved = hours(OPENED_AT.col(), at);
    return step("closed", when(resolved.isNotNull(), at), log(resolved));
  }

  private static Column is(String what) {
    return STEP.col().getField(WHAT.name()).equalTo(what);
  }

  /** Null where the end is missing or before the start. */
  private static Column hours(Column start, Column end) {
    Column hours = unix_seconds(end).minus(unix_seconds(start)).divide(SECONDS_PER_HOUR);
    return when(end.geq(start), greatest(hours, lit(A_MINUTE)));
  }
}
