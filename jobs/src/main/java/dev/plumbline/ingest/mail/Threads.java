package dev.plumbline.ingest.mail;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Interactions;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Threads of messages that do not name the first one of theirs.
 *
 * <p>A message that names none before it belongs to the thread of the latest message before it that
 * has the same conversation and needs none itself; if there is none, to that of the first message
 * of the conversation. If this leaves it where it was, and its subject says that it answers, the
 * same is tried by subject and people. What came later changes nothing.
 *
 * <p>A message that names only the one that it answers is in the thread of that one, whatever its
 * own way there.
 */
final class Threads {

  private static final Field FROM =
      Field.required("from_key", DataTypes.StringType, "Key of a message that others answer");
  private static final Field TO =
      Field.required("to_key", DataTypes.StringType, "Key of the thread that it belongs to");
  private static final StructType STEP =
      new StructType().add(FROM.name(), FROM.type()).add(TO.name(), TO.type());

  private Threads() {}

  /**
   * The messages, each once, with {@code Interactions.THREAD_KEY} as it is.
   *
   * @param messages are looked at several times
   */
  static Dataset<Row> tied(Dataset<Row> messages) {
    Column isTalked = Scanned.IS_TIED.col();
    Column isMarked = Scanned.IS_TIED_BY_SUBJECT.col();
    Dataset<Row> tied = messages;
    if (isAny(messages, isTalked)) {
      tied = by(Scanned.TIE, isTalked, tied);
    }
    if (isAny(messages, isMarked)) {
      tied = by(Scanned.SUBJECT_TIE, isMarked.and(isItsOwn()), tied);
    }
    boolean beginsLater = isAny(messages, Scanned.NAMES_ANSWERED.col().or(isTalked.and(isMarked)));
    return beginsLater ? followed(tied) : tied;
  }

  private static boolean isAny(Dataset<Row> messages, Column isOne) {
    return !messages.where(isOne).isEmpty();
  }

  private static Dataset<Row> by(Field tie, Column isTied, Dataset<Row> messages) {
    // A message without a tie is alone.
    WindowSpec before =
        Window.partitionBy(coalesce(tie.col(), Interactions.INTERACTION_ID.col()))
            .orderBy(Scanned.EVENT_MICROS.col(), Interactions.INTERACTION_ID.col())
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column sure = when(not(isTied), Interactions.THREAD_KEY.col());
    Column thread =
        coalesce(
            last(sure, /* ignoreNulls= */ true).over(before),
            first(Interactions.THREAD_KEY.col()).over(before));
    return messages.withColumn(
        Interactions.THREAD_KEY.name(),
        when(isTied, thread).otherwise(Interactions.THREAD_KEY.col()));
  }

  /** Follows threads that begin with a message of another thread. */
  private static Dataset<Row> followed(Dataset<Row> messages) {
    Column mayBeginLater =
        Scanned.NAMES_ANSWERED.col().or(Scanned.IS_TIED.col().and(not(isItsOwn())));
    Dataset<Row> named =
        messages.where(mayBeginLater).select(FROM.from(Interactions.THREAD_KEY.col())).distinct();
    Dataset<Row> ends =
        messages
            .where(not(isItsOwn()))
            .select(FROM.from(ownKey()), TO.from(Interactions.THREAD_KEY.col()))
            .join(named, FROM.name(), "left_semi")
            .coalesce(1)
            .mapPartitions((MapPartitionsFunction<Row, Row>) Threads::ends, Encoders.row(STEP));
    Column end = coalesce(TO.col(), Interactions.THREAD_KEY.col());
    return messages
        .join(ends, Interactions.THREAD_KEY.col().equalTo(FROM.col()), "left")
        .withColumn(Interactions.THREAD_KEY.name(), end)
        .drop(FROM.name(), TO.name());
  }

  /** For each message where its thread begins; messages in a circle begin with the smallest. */
  private static Iterator<Row> ends(Iterator<Row> steps) {
    Map<String, String> next = new HashMap<>();
    steps.forEachRemaining(step -> next.put(step.getString(0), step.getString(1)));
    Map<String, String> ends = new HashMap<>();
    for (String from : next.keySet()) {
      // As far as the way is not known yet: an answer to an answer goes the whole way of the first.
      Set<String> passed = new LinkedHashSet<>();
      String at = from;
      while (!ends.containsKey(at) && next.containsKey(at) && passed.add(at)) {
        at = next.get(at);
      }
      String end = ends.containsKey(at) ? ends.get(at) : smallestFrom(at, passed);
      passed.forEach(key -> ends.put(key, end));
    }
    return ends.entrySet().stream()
        .map(end -> RowFactory.create(end.getKey(), end.getValue()))
        .iterator();
  }

  /** Of the circle that was entered at {@code entered}; that one itself where there is none. */
  private static String smallestFrom(String entered, Set<String> passed) {
    return passed.stream()
        .dropWhile(key -> !key.equals(entered))
        .min(String::compareTo)
        .orElse(entered);
  }

  private static Column isItsOwn() {
    return Interactions.INTERACTION_ID
        .col()
        .equalTo(concat(lit(MessageRows.SOURCE + ":"), Interactions.THREAD_KEY.col()));
  }

  private static Column ownKey() {
    return Interactions.INTERACTION_ID.col().substr(MessageRows.SOURCE.length() + 2, 1_000);
  }
}
