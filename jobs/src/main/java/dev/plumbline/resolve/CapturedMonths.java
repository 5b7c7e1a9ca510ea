package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.core.Coverage.CASE;
import static dev.plumbline.tables.core.Coverage.ENTITY;
import static dev.plumbline.tables.core.Coverage.FIRST_MONTH;
import static dev.plumbline.tables.core.Coverage.LAST_MONTH;
import static dev.plumbline.tables.core.Coverage.MAIL;
import static dev.plumbline.tables.core.Coverage.MEETING;
import static dev.plumbline.tables.core.Coverage.OBJECT;
import static dev.plumbline.tables.core.Coverage.SOURCE;
import static dev.plumbline.tables.core.Coverage.STATUS;
import static dev.plumbline.tables.core.Coverage.TASK;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.schema.Field;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The ledger of coverage in one row: from when to when mail, cases and activities were seen. */
final class CapturedMonths {

  static final Field AS_OF_MONTH =
      optional("as_of_month", DateType, "Month of the as-of date; null if nothing was captured");

  private static final Field MAIL_FROM = optional("mail_from", DateType, "First month of mail");
  private static final Field MAIL_UNTIL = optional("mail_until", DateType, "Last month of mail");
  private static final Field CASES_FROM = optional("cases_from", DateType, "First, cases");
  private static final Field CASES_UNTIL = optional("cases_until", DateType, "Last, cases");
  private static final Field ACTIVITIES_FROM =
      optional("activities_from", DateType, "First, tasks and events");
  private static final Field ACTIVITIES_UNTIL =
      optional("activities_until", DateType, "Last, tasks and events");
  private static final Field SOURCE_UNTIL =
      optional("source_until", DateType, "Last month that a source covers");

  private CapturedMonths() {}

  /**
   * One row.
   *
   * @param coverage rows of {@link dev.plumbline.tables.core.Coverage}
   * @param asOf the day set for it; if none, the first one after the last month that every source
   *     covers whole
   */
  static Dataset<Row> of(Dataset<Row> coverage, Optional<LocalDate> asOf) {
    Column isMail = OBJECT.col().equalTo(MAIL);
    Column isCase = ENTITY.col().equalTo(CASE);
    Column isActivity = ENTITY.col().isin(TASK, MEETING);
    Column asOfMonth =
        asOf.map(day -> trunc(lit(day), "month"))
            .orElseGet(() -> add_months(min(SOURCE_UNTIL.col()), 1));
    return coverage
        .where(STATUS.col().equalTo("CAPTURED"))
        .groupBy(SOURCE.col())
        .agg(
            SOURCE_UNTIL.from(max(LAST_MONTH.col())),
            MAIL_FROM.from(min(when(isMail, FIRST_MONTH.col()))),
            MAIL_UNTIL.from(max(when(isMail, LAST_MONTH.col()))),
            CASES_FROM.from(min(when(isCase, FIRST_MONTH.col()))),
            CASES_UNTIL.from(max(when(isCase, LAST_MONTH.col()))),
            ACTIVITIES_FROM.from(min(when(isActivity, FIRST_MONTH.col()))),
            ACTIVITIES_UNTIL.from(max(when(isActivity, LAST_MONTH.col()))))
        .agg(
            AS_OF_MONTH.from(asOfMonth),
            MAIL_FROM.from(min(MAIL_FROM.col())),
            MAIL_UNTIL.from(max(MAIL_UNTIL.col())),
            CASES_FROM.from(min(CASES_FROM.col())),
            CASES_UNTIL.from(max(CASES_UNTIL.col())),
            ACTIVITIES_FROM.from(min(ACTIVITIES_FROM.col())),
            ACTIVITIES_UNTIL.from(max(ACTIVITIES_UNTIL.col())));
  }

  /** The first month of anything; null if nothing was captured. */
  static Column first() {
    return least(MAIL_FROM.col(), CASES_FROM.col(), ACTIVITIES_FROM.col());
  }

  static Column isMailCaptured(Column month) {
    return isWithin(month, MAIL_FROM, MAIL_UNTIL);
  }

  static Column isCaseCaptured(Column month) {
    return isWithin(month, CASES_FROM, CASES_UNTIL);
  }

  static Column isActivityCaptured(Column month) {
    return isWithin(month, ACTIVITIES_FROM, ACTIVITIES_UNTIL);
  }

  private static Column isWithin(Column month, Field from, Field until) {
    return coalesce(month.between(from.col(), until.col()), lit(false));
  }
}
