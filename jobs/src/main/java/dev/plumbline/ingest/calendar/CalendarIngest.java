package dev.plumbline.ingest.calendar;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.CalendarSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Interactions;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;

/**
 * Every meeting once, what could not be read, and what became of each file; law 1.
 *
 * <p>A meeting stands in the calendars of all who were invited, and its occurrences in their
 * series. Of several accounts the one is staged that speaks of this very occurrence, then that of
 * the highest revision, then the newest. What guests answered counts from whichever account tells.
 */
public final class CalendarIngest implements AutoCloseable {

  /** Value of {@code source} in all that this ingest writes. */
  public static final String SOURCE = EntryRows.SOURCE;

  private static final String OBJECT = "Event";
  private static final String ENTITY = "meeting";
  private static final Field COPY =
      Field.required("copy", IntegerType, "1 for the account of a meeting that is staged");

  private final Dataset<Row> entries;

  private CalendarIngest(Dataset<Row> entries) {
    this.entries = entries;
  }

  /** Scans the calendars once; the rows stay until this is closed. */
  public static CalendarIngest of(
      CalendarSettings calendar, PrivacySettings privacy, UnpackSettings unpack) {
    SparkSession spark = SparkSession.active();
    Dataset<Row> scanned = new CalendarScan(calendar, privacy, unpack).rows(spark);
    return new CalendarIngest(numbered(scanned).persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** Rows of {@link Interactions}. */
  public Dataset<Row> interactions() {
    Column[] columns =
        Interactions.TABLE.fields().stream().map(CalendarIngest::staged).toArray(Column[]::new);
    return entries.where(isAccepted()).select(columns);
  }

  /** Rows of {@link Records}. */
  public Dataset<Row> quarantined() {
    return entries
        .where(ScannedEntry.REASON.col().isNotNull())
        .select(
            Records.SOURCE.from(lit(SOURCE)),
            Records.FILE.from(ScannedEntry.FILE.col()),
            Records.POSITION.from(ScannedEntry.POSITION.col()),
            Records.POSITION_UNIT.from(lit("BYTE")),
            Records.OBJECT.from(lit(OBJECT)),
            Records.RECORD_ID.from(ScannedEntry.ID.col()),
            Records.REASON.from(ScannedEntry.REASON.col()),
            Records.COLUMN.from(lit("")));
  }

  /** Rows of {@link Conservation}, one for each file, empty ones included. */
  public Dataset<Row> conservation() {
    return entries
        .groupBy(Conservation.FILE.from(ScannedEntry.FILE.col()))
        .agg(
            Conservation.RECORDS_READ.from(sum(ScannedEntry.RECORDS.col())),
            Conservation.ACCEPTED.from(count_if(isAccepted())),
            Conservation.QUARANTINED.from(count_if(ScannedEntry.REASON.col().isNotNull())),
            Conservation.DUPLICATE.from(count_if(isReadable().and(COPY.col().gt(1)))),
            Conservation.OUT_OF_SCOPE.from(count_if(ScannedEntry.IS_OUT_OF_SCOPE.col())),
            Conservation.FIRST_EVENT_AT.from(
                timestamp_micros(min(when(isAccepted(), ScannedEntry.EVENT_MICROS.col())))),
            Conservation.LAST_KNOWN_AT.from(
                timestamp_micros(max(when(isAccepted(), ScannedEntry.KNOWN_MICROS.col())))))
        .withColumns(
            Map.of(
                Conservation.SOURCE.name(), lit(SOURCE),
                Conservation.ENCODING.name(), lit(null).cast(StringType),
                Conservation.OBJECT.name(), lit(OBJECT),
                Conservation.ENTITY.name(), lit(ENTITY)))
        .select(Conservation.TABLE.columns());
  }

  @Override
  public void close() {
    entries.unpersist();
  }

  private static Dataset<Row> numbered(Dataset<Row> scanned) {
    Column alone =
        concat_ws(":", ScannedEntry.FILE.col(), ScannedEntry.POSITION.col().cast(StringType));
    WindowSpec meeting = Window.partitionBy(coalesce(ScannedEntry.ID.col(), alone), isReadable());
    Column copy =
        row_number()
            .over(
                meeting.orderBy(
                    ScannedEntry.STANDING.col(),
                    ScannedEntry.REVISION.col().desc(),
                    ScannedEntry.CHANGED_MICROS.col().desc_nulls_last(),
                    ScannedEntry.FILE.col(),
                    ScannedEntry.POSITION.col()));
    return scanned
        .withColumn(COPY.name(), copy)
        .withColumn(
            ScannedEntry.ANSWERS.name(),
            flatten(collect_list(ScannedEntry.ANSWERS.col()).over(meeting)));
  }

  private static Column isReadable() {
    return ScannedEntry.ID.col().isNotNull();
  }

  private static Column isAccepted() {
    return isReadable().and(COPY.col().equalTo(1));
  }

  private static Column staged(Field field) {
    if (field.equals(Interactions.INTERACTION_ID)) {
      return field.from(ScannedEntry.ID.col());
    }
    if (field.equals(Interactions.EVENT_AT)) {
      return field.from(timestamp_micros(ScannedEntry.EVENT_MICROS.col()));
    }
    if (field.equals(Interactions.KNOWN_AT)) {
      return field.from(timestamp_micros(ScannedEntry.KNOWN_MICROS.col()));
    }
    if (field.equals(Interactions.SOURCE)) {
      return field.from(lit(SOURCE));
    }
    if (field.equals(Interactions.CHANNEL)) {
      return field.from(lit("MEETING"));
    }
    if (field.equals(Interactions.IS_EVENT_AT_DOUBTFUL)) {
      return field.from(lit(false));
    }
    if (field.equals(Interactions.RUNG)) {
      return field.from(lit("NONE"));
    }
    if (field.equals(Interactions.GUESTS_ACCEPTED)) {
      return field.from(ifAnybodyAnswered(size(whoAnswered("ACCEPTED"))));
    }
    if (field.equals(Interactions.GUESTS_DECLINED)) {
      return field.from(
          ifAnybodyAnswered(size(array_except(whoAnswered("DECLINED"), whoAnswered("ACCEPTED")))));
    }
    boolean isFilled =
        ScannedEntry.STAGED.stream().anyMatch(staged -> staged.name().equals(field.name()));
    return isFilled ? field.col() : field.from(lit(null));
  }

  private static Column ifAnybodyAnswered(Column count) {
    return when(size(ScannedEntry.ANSWERS.col()).gt(0), count);
  }

  private static Column whoAnswered(String what) {
    Column answers =
        filter(ScannedEntry.ANSWERS.col(), answer -> answer.getField("answer").equalTo(what));
    return array_distinct(transform(answers, answer -> answer.getField("person_key")));
  }
}
