package dev.plumbline.ingest.calendar;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.CalendarSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.ingest.calendar.entry.Entry.Standing;
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
 * the highest revision, then the newest. What a guest answered last counts, whichever account
 * tells.
 *
 * <p>A series is held as its highest revision says; what is said of it as a whole (that it is
 * called off, what a guest answers) holds for all its occurrences, and is no meeting beside them.
 */
public final class CalendarIngest implements AutoCloseable {

  /** Value of {@code source} in all that this ingest writes. */
  public static final String SOURCE = EntryRows.SOURCE;

  private static final String OBJECT = "Event";
  private static final String ENTITY = "meeting";
  private static final Field COPY =
      Field.required("copy", IntegerType, "1 for the account of a meeting that is staged");

  private static final Field IS_PASSED =
      Field.required(
          "is_passed", BooleanType, "Whether what was said of its series later passes it");
  private static final Field SERIES =
      Field.optional("series", IntegerType, "Highest revision of the series");
  private static final Field SINGLE =
      Field.optional("single", IntegerType, "Highest revision by which it is one meeting");

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
    return entries.where(isAccepted()).select(columns).transform(Interactions::keyed);
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
            Conservation.DUPLICATE.from(count_if(isReadable().and(not(isAccepted())))),
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
                    IS_PASSED.col(),
                    ScannedEntry.STANDING.col(),
                    ScannedEntry.REVISION.col().desc(),
                    ScannedEntry.CHANGED_MICROS.col().desc_nulls_last(),
                    ScannedEntry.FILE.col(),
                    ScannedEntry.POSITION.col()));
    return ofSeries(scanned, alone)
        .withColumn(COPY.name(), copy)
        .withColumn(
            ScannedEntry.ANSWERS.name(),
            flatten(collect_list(ScannedEntry.ANSWERS.col()).over(meeting)));
  }

  /** The entries with what is said of their series as a whole. */
  private static Dataset<Row> ofSeries(Dataset<Row> scanned, Column alone) {
    WindowSpec uid =
        Window.partitionBy(coalesce(Interactions.THREAD_KEY.col(), alone), isReadable());
    Column revision = ScannedEntry.REVISION.col();
    Column isOfSeries = ScannedEntry.STANDING.col().equalTo(Standing.OF_SERIES.rank());
    Column isWhole = isReadable().and(not(ScannedEntry.IS_OCCURRENCE.col()));
    Column isOwn = isWhole.and(ScannedEntry.STANDING.col().equalTo(Standing.OWN.rank()));
    Column isCancelled = Interactions.IS_CANCELLED.col();
    Column calledOff = max(when(isOwn.and(isCancelled), revision)).over(uid);
    Column answers = collect_list(when(isWhole, ScannedEntry.ANSWERS.col())).over(uid);
    Column isSeries =
        SERIES.col().isNotNull().and(coalesce(SINGLE.col().leq(SERIES.col()), lit(true)));
    return scanned
        .withColumn(SERIES.name(), max(when(isOfSeries, revision)).over(uid))
        .withColumn(SINGLE.name(), max(when(isOwn.and(not(isCancelled)), revision)).over(uid))
        .withColumn(
            Interactions.IS_CANCELLED.name(),
            isCancelled.or(
                ScannedEntry.IS_OCCURRENCE
                    .col()
                    .and(coalesce(calledOff.geq(revision), lit(false)))))
        .withColumn(
            ScannedEntry.ANSWERS.name(),
            when(
                    ScannedEntry.IS_OCCURRENCE.col(),
                    concat(ScannedEntry.ANSWERS.col(), flatten(answers)))
                .otherwise(ScannedEntry.ANSWERS.col()))
        .withColumn(
            IS_PASSED.name(),
            coalesce(
                when(isOfSeries, not(isSeries).or(revision.lt(SERIES.col())))
                    .when(isWhole, isSeries),
                lit(false)));
  }

  private static Column isReadable() {
    return ScannedEntry.ID.col().isNotNull();
  }

  private static Column isAccepted() {
    return isReadable().and(COPY.col().equalTo(1)).and(not(IS_PASSED.col()));
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
    Column answers = ScannedEntry.ANSWERS.col();
    Column last =
        filter(
            answers,
            answer ->
                answer
                    .getField("answer")
                    .equalTo(what)
                    .and(not(exists(answers, other -> isLater(other, answer)))));
    return array_distinct(transform(last, answer -> answer.getField("person_key")));
  }

  private static Column isLater(Column other, Column answer) {
    return other
        .getField("person_key")
        .equalTo(answer.getField("person_key"))
        .and(toldAt(other).gt(toldAt(answer)));
  }

  private static Column toldAt(Column answer) {
    return coalesce(answer.getField("told_micros"), lit(0L));
  }
}
