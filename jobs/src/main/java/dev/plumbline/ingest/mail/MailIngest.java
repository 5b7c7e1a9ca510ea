package dev.plumbline.ingest.mail;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.config.MailSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.TextMode;
import dev.plumbline.config.TextSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.text.ScoredFields;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/**
 * Every message once, what could not be read, and what became of each file; law 1.
 *
 * <p>Copies of a message, in one mailbox or several, have one Message-ID. Of them the one is staged
 * that tells most (a whole message before one without text before a line of a trace), has a sure
 * date, names most people ({@code Bcc} stands in the copy of the sender), then the earliest, then
 * the smallest, and by its place when all that is alike. That it belongs to a case is told by any.
 */
public final class MailIngest implements AutoCloseable {

  /** Value of {@code source} in all that this ingest writes. */
  public static final String SOURCE = MessageRows.SOURCE;

  private static final String CHANNEL = "EMAIL";
  private static final String BYTE = "BYTE";
  private static final String LINE = "LINE";
  private static final Field COPY =
      Field.required("copy", IntegerType, "1 for the copy of a message that is staged");

  private final Dataset<Row> messages;
  private final TextMode mode;

  private MailIngest(Dataset<Row> messages, TextMode mode) {
    this.messages = messages;
    this.mode = mode;
  }

  /** Scans the mail once; the rows stay, without text, until this is closed. */
  public static MailIngest of(
      MailSettings mail, PrivacySettings privacy, TextSettings text, UnpackSettings unpack) {
    SparkSession spark = SparkSession.active();
    Dataset<Row> scanned = new MailScan(mail, privacy, text, unpack).rows(spark);
    return new MailIngest(
        numbered(scanned).persist(StorageLevel.MEMORY_AND_DISK()), privacy.textMode());
  }

  /** Rows of {@link Interactions}. */
  public Dataset<Row> interactions() {
    Column[] columns =
        Interactions.TABLE.fields().stream().map(this::staged).toArray(Column[]::new);
    return Threads.tied(messages.where(isAccepted()))
        .select(columns)
        .transform(Interactions::keyed);
  }

  /** Rows of {@link Records}. */
  public Dataset<Row> quarantined() {
    return messages
        .where(Scanned.REASON.col().isNotNull())
        .select(
            Records.SOURCE.from(lit(SOURCE)),
            Records.FILE.from(Scanned.FILE.col()),
            Records.POSITION.from(Scanned.POSITION.col()),
            Records.POSITION_UNIT.from(when(Traces.isTrace(), LINE).otherwise(BYTE)),
            Records.OBJECT.from(Scanned.OBJECT.col()),
            Records.RECORD_ID.from(Interactions.INTERACTION_ID.col()),
            Records.REASON.from(Scanned.REASON.col()),
            Records.COLUMN.from(Scanned.WRONG_COLUMN.col()));
  }

  /**
   * Rows of {@link Conservation}, one for each file, empty ones included, and one for each folder
   * of files that are one message each.
   */
  public Dataset<Row> conservation() {
    Column isDuplicate = isReadable().and(COPY.col().gt(1));
    return messages
        .groupBy(
            Conservation.FILE.from(Scanned.LEDGER.col()),
            Conservation.OBJECT.from(Scanned.OBJECT.col()))
        .agg(
            Conservation.RECORDS_READ.from(sum(Scanned.RECORDS.col())),
            Conservation.ACCEPTED.from(count_if(isAccepted())),
            Conservation.QUARANTINED.from(count_if(Scanned.REASON.col().isNotNull())),
            Conservation.DUPLICATE.from(count_if(isDuplicate)),
            Conservation.OUT_OF_SCOPE.from(count_if(Scanned.IS_OUT_OF_SCOPE.col())),
            Conservation.FIRST_EVENT_AT.from(
                timestamp_micros(min(when(isAccepted(), Scanned.EVENT_MICROS.col())))),
            Conservation.LAST_KNOWN_AT.from(
                timestamp_micros(max(when(isAccepted(), Scanned.KNOWN_MICROS.col())))))
        .withColumns(
            java.util.Map.of(
                Conservation.SOURCE.name(), lit(SOURCE),
                Conservation.ENTITY.name(), lit(SOURCE),
                Conservation.ENCODING.name(), lit(null).cast(StringType)))
        .select(Conservation.TABLE.columns());
  }

  @Override
  public void close() {
    messages.unpersist();
  }

  private static Dataset<Row> numbered(Dataset<Row> scanned) {
    // Rows without a key of their own get their place, so that they do not meet in one task.
    Column place = coalesce(Interactions.INTERACTION_ID.col(), Scanned.FILE.col());
    Column copy =
        row_number()
            .over(
                Window.partitionBy(place, isReadable())
                    .orderBy(
                        Scanned.RANK.col(),
                        Interactions.IS_EVENT_AT_DOUBTFUL.col(),
                        size(Interactions.PARTICIPANTS.col()).desc(),
                        Scanned.EVENT_MICROS.col(),
                        Interactions.SIZE_BYTES.col(),
                        Scanned.FILE.col(),
                        Scanned.POSITION.col()));
    return scanned.withColumn(COPY.name(), copy);
  }

  private static Column isReadable() {
    return Scanned.RECORDS
        .col()
        .equalTo(1)
        .and(Scanned.REASON.col().isNull())
        .and(Scanned.IS_OUT_OF_SCOPE.col().equalTo(false));
  }

  private static Column isAccepted() {
    return isReadable().and(COPY.col().equalTo(1));
  }

  private Column staged(Field field) {
    if (field.equals(Interactions.EVENT_AT)) {
      return field.from(timestamp_micros(Scanned.EVENT_MICROS.col()));
    }
    if (field.equals(Interactions.KNOWN_AT)) {
      return field.from(timestamp_micros(Scanned.KNOWN_MICROS.col()));
    }
    if (field.equals(Interactions.SOURCE)) {
      return field.from(lit(SOURCE));
    }
    if (field.equals(Interactions.CHANNEL)) {
      return field.from(lit(CHANNEL));
    }
    boolean isTold = Scanned.fills(field) && ScoredFields.isTold(field, mode);
    return isTold ? field.col() : field.from(lit(null));
  }
}
