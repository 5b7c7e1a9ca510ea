package dev.plumbline.resolve;

import static dev.plumbline.resolve.SteadyMonths.BEGAN;
import static dev.plumbline.resolve.SteadyMonths.ENDED;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Coverage.ENTITY;
import static dev.plumbline.tables.core.Coverage.FIRST_MONTH;
import static dev.plumbline.tables.core.Coverage.LAST_MONTH;
import static dev.plumbline.tables.core.Coverage.MAIL;
import static dev.plumbline.tables.core.Coverage.MEETING;
import static dev.plumbline.tables.core.Coverage.OBJECT;
import static dev.plumbline.tables.core.Coverage.RECORDS;
import static dev.plumbline.tables.core.Coverage.RECORDS_WITH_ACCOUNT;
import static dev.plumbline.tables.core.Coverage.SOURCE;
import static dev.plumbline.tables.core.Coverage.STATUS;
import static dev.plumbline.tables.core.Coverage.TASK;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.config.TimeSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.core.Interactions;
import dev.plumbline.tables.operations.Conservation;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What was captured of which source, by the exports' own records.
 *
 * <p>An object is captured from the month of its first event. It is captured whole up to the month
 * before that of the newest record of its source: only a record of a later month shows that a month
 * was over when the export was made, and all objects of one system are exported together. A file
 * without a record is EMPTY; what its ingest looked for and found no file of is ABSENT.
 *
 * <p>Where persons or their machines tell the time, as of mail and meetings, {@link SteadyMonths}
 * has a say; a CRM stamps its own records, and where they end its ingest has looked at.
 */
public final class CoverageLedger {

  private static final Field FILES = required("files", IntegerType, "Files of the object");
  private static final Field FIRST_AT = optional("first_at", TimestampType, "First event");
  private static final Field LAST_AT = optional("last_at", TimestampType, "Newest record");

  private final ZoneId zone;

  public CoverageLedger(TimeSettings time) {
    this.zone = time.zone();
  }

  /**
   * Rows of {@link dev.plumbline.tables.core.Coverage}.
   *
   * @param conservation rows of {@link Conservation}
   * @param interactions rows of {@link Interactions}
   */
  public Dataset<Row> of(Dataset<Row> conservation, Dataset<Row> interactions) {
    Column isMail = SOURCE.col().equalTo(MAIL);
    Column newestOfSource = max(LAST_AT.col()).over(Window.partitionBy(SOURCE.col()));
    Column captured = RECORDS.col().gt(0);
    Column isContact = ENTITY.col().isin(MAIL, TASK, MEETING);
    Column first = AccountMonths.monthOf(FIRST_AT.col(), zone);
    Column last = AccountMonths.monthOf(LAST_AT.col(), zone);
    Column began = steady(first, BEGAN, months_between(BEGAN.col(), first));
    Column ended = steady(last, ENDED, months_between(last, ENDED.col()));
    return told(conservation, isMail)
        .groupBy(SOURCE.col(), OBJECT.col())
        .agg(
            ENTITY.from(max(ENTITY.col())),
            FILES.from(sum(FILES.col())),
            RECORDS.from(sum(RECORDS.col())),
            FIRST_AT.from(min(FIRST_AT.col())),
            LAST_AT.from(max(LAST_AT.col())))
        .withColumn(LAST_AT.name(), newestOfSource)
        .join(SteadyMonths.of(interactions), SOURCE.name(), "left")
        .select(
            SOURCE.col(),
            OBJECT.col(),
            ENTITY.col(),
            STATUS.from(
                when(captured, "CAPTURED").when(FILES.col().gt(0), "EMPTY").otherwise("ABSENT")),
            FIRST_MONTH.from(when(captured, when(isContact, began).otherwise(first))),
            LAST_MONTH.from(when(captured, add_months(when(isMail, ended).otherwise(last), -1))),
            RECORDS.col(),
            RECORDS_WITH_ACCOUNT.from(when(isMail, coalesce(RECORDS_WITH_ACCOUNT.col(), lit(0)))));
  }

  private static Dataset<Row> told(Dataset<Row> conservation, Column isMail) {
    return conservation.select(
        SOURCE.col(),
        OBJECT.from(when(isMail, MAIL).otherwise(OBJECT.col())),
        ENTITY.from(Conservation.ENTITY.col()),
        FILES.from(when(Conservation.FILE.col().notEqual(""), 1).otherwise(0)),
        RECORDS.from(Conservation.ACCEPTED.col()),
        FIRST_AT.from(Conservation.FIRST_EVENT_AT.col()),
        LAST_AT.from(Conservation.LAST_KNOWN_AT.col()));
  }

  /** The month told, unless it lies more than a silence beyond those that follow each other. */
  private static Column steady(Column told, Field month, Column beyond) {
    return when(beyond.gt(SteadyMonths.SILENCE), month.col()).otherwise(told);
  }
}
