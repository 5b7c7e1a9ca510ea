package dev.plumbline.ingest.mail;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.ingest.mail.mbox.MailboxFile;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Interactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What one scan of the mail yields: a row per message, staged or not, and one per file. People and
 * texts are gone here already. Lives for the time of a job and is never stored.
 */
final class Scanned {

  static final Field FILE = required("file", StringType, "File below the export's folder");
  static final Field LEDGER =
      required("ledger", StringType, "File or folder that the ledger of records names");
  static final Field OBJECT = required("object", StringType, "Format of the file");
  static final Field POSITION =
      required("position", LongType, "Byte, in a trace line, at which the message begins");
  static final Field RECORDS =
      required("records", LongType, "1 for a message; 0 for the row that only names its file");
  static final Field REASON = optional("reason", StringType, "Why it goes to quarantine");
  static final Field WRONG_COLUMN = required("wrong_column", StringType, "Header that is wrong");
  static final Field IS_OUT_OF_SCOPE =
      required("is_out_of_scope", BooleanType, "Whether it is left out on purpose");
  static final Field EVENT_MICROS = optional("event_micros", LongType, "Interactions.EVENT_AT");
  static final Field KNOWN_MICROS = optional("known_micros", LongType, "Interactions.KNOWN_AT");

  static final Field RANK =
      required("rank", IntegerType, "Of copies the one is staged that tells most: 0 before 1, 2");
  static final Field TIE =
      optional("tie", StringType, "Conversation, for messages that do not name each other");
  static final Field IS_TIED =
      required("is_tied", BooleanType, "Whether the conversation, not a header, tells its thread");
  static final Field SUBJECT_TIE =
      optional("subject_tie", StringType, "Subject and people of a message that names none before");
  static final Field IS_TIED_BY_SUBJECT =
      required(
          "is_tied_by_subject",
          BooleanType,
          "Whether subject and people tell its thread if nothing else does");
  static final Field NAMES_ANSWERED =
      required("names_answered", BooleanType, "Whether it names the one it answers, none before");

  /** Instants that are numbers here, what is the same for all mail, and what only a CRM knows. */
  private static final Set<Field> ELSEWHERE =
      Set.of(
          Interactions.EVENT_AT,
          Interactions.KNOWN_AT,
          Interactions.SOURCE,
          Interactions.CHANNEL,
          Interactions.PARTICIPANTS_KEY,
          Interactions.PARTICIPANTS_CHECK,
          Interactions.ACCOUNT_ID,
          Interactions.CONTACT_ID,
          Interactions.RELATED_ID,
          Interactions.OWNER_ID,
          Interactions.DURATION_MINUTES,
          Interactions.IS_CANCELLED,
          Interactions.GUESTS_ACCEPTED,
          Interactions.GUESTS_DECLINED,
          Interactions.KIND);

  /** The columns of {@link Interactions} that a message fills, null where it is not staged. */
  private static final List<Field> STAGED =
      Interactions.TABLE.fields().stream()
          .filter(field -> !ELSEWHERE.contains(field))
          .map(field -> optional(field.name(), field.type(), field.comment()))
          .toList();

  static final Table TABLE =
      new Table(Layer.STAGING, "scanned_mail", List.of(FILE, POSITION), all());

  private static final Map<String, Integer> PLACES = places();

  /** What is so of most messages. */
  private static final Object[] USUAL =
      new Scanned(new Object[PLACES.size()])
          .set(WRONG_COLUMN, "")
          .set(IS_OUT_OF_SCOPE, false)
          .set(RANK, 0)
          .set(IS_TIED, false)
          .set(IS_TIED_BY_SUBJECT, false)
          .set(NAMES_ANSWERED, false)
          .cells;

  private final Object[] cells;

  Scanned(MailboxFile file, long position, long records) {
    this(USUAL.clone());
    set(FILE, file.name());
    set(LEDGER, file.ledgerName());
    set(OBJECT, file.format().object());
    set(POSITION, position);
    set(RECORDS, records);
  }

  private Scanned(Object[] cells) {
    this.cells = cells;
  }

  Scanned set(Field field, Object value) {
    cells[PLACES.get(field.name())] = value;
    return this;
  }

  /** Left out on purpose, without its id. */
  Scanned outOfScope() {
    return set(IS_OUT_OF_SCOPE, true).set(Interactions.INTERACTION_ID, null);
  }

  Scanned quarantine(Reason reason, String header) {
    return set(REASON, reason.name()).set(WRONG_COLUMN, header);
  }

  /** Whether a message fills this column of {@link Interactions}. */
  static boolean fills(Field field) {
    return PLACES.containsKey(field.name());
  }

  Row row() {
    return RowFactory.create(cells);
  }

  private static List<Field> all() {
    List<Field> all =
        new ArrayList<>(
            List.of(
                FILE,
                POSITION,
                RECORDS,
                REASON,
                WRONG_COLUMN,
                IS_OUT_OF_SCOPE,
                EVENT_MICROS,
                KNOWN_MICROS,
                LEDGER,
                OBJECT,
                RANK,
                TIE,
                IS_TIED,
                SUBJECT_TIE,
                IS_TIED_BY_SUBJECT,
                NAMES_ANSWERED));
    all.addAll(STAGED);
    return all;
  }

  private static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (Field field : all()) {
      places.put(field.name(), places.size());
    }
    return places;
  }
}
