package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.ingest.crm.shape.Reason;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Accounts;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What becomes of each row of {@link Intake}.
 *
 * <p>Of rows with one key the one that its system touched last is staged, of those the one of the
 * first file and line; the others are duplicates. An account that was merged away stays so: systems
 * tell it in a table of its own, and go on touching the row of the account, which has its name.
 */
final class Outcomes {

  static final Field OUTCOME =
      required("outcome", StringType, "ACCEPTED, QUARANTINED, OUT_OF_SCOPE or DUPLICATE");

  /** Column that is wrong where a record was touched after its export. */
  private static final String RECORDED_AT = "modified_at";

  static final String ACCEPTED = "ACCEPTED";
  private static final String QUARANTINED = "QUARANTINED";
  static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";
  private static final String DUPLICATE = "DUPLICATE";

  private Outcomes() {}

  /** Of any rows. */
  static Dataset<Row> of(Dataset<Row> intake) {
    WindowSpec sameKey =
        Window.partitionBy(
                Intake.STAGED_IN.col(), coalesce(Intake.KEY.col(), Intake.RECORD_ID.col()))
            .orderBy(
                isMergedAway().desc(),
                isMergedAway().and(isNamed()).desc(),
                Intake.KNOWN_MICROS.col().desc_nulls_last(),
                Intake.FILE.col(),
                Intake.LINE.col());
    Column isLater = row_number().over(sameKey).gt(1);
    return of(intake, Intake.IS_REPEATED.col().or(isLater));
  }

  /** Of rows that have each a key of its own. */
  static Dataset<Row> ofSingle(Dataset<Row> intake) {
    return of(intake, Intake.IS_REPEATED.col());
  }

  private static Dataset<Row> of(Dataset<Row> intake, Column isDuplicate) {
    Column outcome =
        when(Intake.REASON.col().isNotNull(), QUARANTINED)
            .when(Intake.IS_OUT_OF_SCOPE.col(), OUT_OF_SCOPE)
            .when(isDuplicate, DUPLICATE)
            .otherwise(ACCEPTED);
    return intake.withColumn(OUTCOME.name(), outcome);
  }

  private static Column isMergedAway() {
    Column isAccount = Intake.isOf(Accounts.TABLE);
    return coalesce(isAccount.and(cell(Accounts.MERGED_INTO_ID).isNotNull()), lit(false));
  }

  /** Its own row is, that of a table of merges is not. */
  private static Column isNamed() {
    return coalesce(cell(Accounts.DOMAIN_KEY), cell(Accounts.NAME_KEY)).isNotNull();
  }

  /** A cell of a row of {@link Accounts}. */
  static Column cell(Field ofAccount) {
    return get(Intake.CELLS.col(), lit(Accounts.TABLE.fields().indexOf(ofAccount)));
  }

  /**
   * Sends what was recorded after {@code end} to quarantine: a slip of the system's clock would
   * move the end of the whole export.
   */
  static Dataset<Row> until(Dataset<Row> outcomes, long endMicros) {
    Column isLate = Intake.KNOWN_MICROS.col().gt(endMicros).and(Intake.REASON.col().isNull());
    return outcomes
        .withColumn(OUTCOME.name(), when(isLate, QUARANTINED).otherwise(OUTCOME.col()))
        .withColumn(
            Intake.WRONG_COLUMN.name(),
            when(isLate, RECORDED_AT).otherwise(Intake.WRONG_COLUMN.col()))
        .withColumn(
            Intake.REASON.name(),
            when(isLate, Reason.DATE_OUT_OF_RANGE.name()).otherwise(Intake.REASON.col()));
  }

  static Column is(String outcome) {
    return OUTCOME.col().equalTo(outcome);
  }

  /** Rows of {@link Records}: one for a line that is wrong, of however many rows. */
  static Dataset<Row> quarantine(Dataset<Row> outcomes, String source) {
    return outcomes
        .where(is(QUARANTINED))
        .groupBy(
            Records.FILE.from(Intake.FILE.col()),
            Records.POSITION.from(Intake.LINE.col()),
            Records.OBJECT.from(Intake.OBJECT.col()),
            Records.REASON.from(Intake.REASON.col()),
            Records.COLUMN.from(Intake.WRONG_COLUMN.col()))
        .agg(Records.RECORD_ID.from(min(Intake.RECORD_ID.col())))
        .withColumn(Records.SOURCE.name(), lit(source))
        .withColumn(Records.POSITION_UNIT.name(), lit("LINE"))
        .select(Records.TABLE.columns());
  }

  /**
   * Rows of {@link Conservation}; one with an empty file for each object that has none.
   *
   * @param entities what each object is
   */
  static Dataset<Row> conservation(
      Dataset<Row> outcomes, String source, Map<String, String> entities) {
    Column event =
        when(is(ACCEPTED).and(Intake.EVENT_MICROS.col().gt(0)), Intake.EVENT_MICROS.col());
    Column known = when(is(ACCEPTED), Intake.KNOWN_MICROS.col());
    return outcomes
        .groupBy(Intake.FILE.col(), Intake.OBJECT.col())
        .agg(
            Conservation.RECORDS_READ.from(sum(Intake.RECORDS.col())),
            Conservation.ACCEPTED.from(records(ACCEPTED)),
            Conservation.QUARANTINED.from(records(QUARANTINED)),
            Conservation.DUPLICATE.from(records(DUPLICATE)),
            Conservation.OUT_OF_SCOPE.from(records(OUT_OF_SCOPE)),
            Conservation.ENCODING.from(max(Intake.ENCODING.col())),
            Conservation.FIRST_EVENT_AT.from(timestamp_micros(min(event))),
            Conservation.LAST_KNOWN_AT.from(timestamp_micros(max(known))))
        .withColumn(Conservation.SOURCE.name(), lit(source))
        .withColumn(Conservation.ENTITY.name(), entity(entities));
  }

  private static Column entity(Map<String, String> entities) {
    Column[] pairs =
        entities.entrySet().stream()
            .flatMap(object -> Stream.of(lit(object.getKey()), lit(object.getValue())))
            .toArray(Column[]::new);
    return coalesce(try_element_at(map(pairs), Intake.OBJECT.col()), lit(""));
  }

  private static Column records(String outcome) {
    return sum(when(is(outcome), Intake.RECORDS.col()).otherwise(0));
  }
}
