package dev.plumbline.ingest.mail;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.staging.Interactions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Threads of messages that name no message before them.
 *
 * <p>Such a message belongs to the thread of the latest message before it that has the same tie and
 * needs none itself; if there is none, to that of the first message with the tie. What came later
 * changes nothing.
 */
final class Threads {

  private Threads() {}

  /** The messages, each once, with {@code Interactions.THREAD_KEY} as it is. */
  static Dataset<Row> tied(Dataset<Row> messages) {
    if (messages.where(Scanned.IS_TIED.col()).isEmpty()) {
      return messages;
    }
    // A message without a tie is alone.
    WindowSpec before =
        Window.partitionBy(coalesce(Scanned.TIE.col(), Interactions.INTERACTION_ID.col()))
            .orderBy(Scanned.EVENT_MICROS.col(), Interactions.INTERACTION_ID.col())
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column sure = when(not(Scanned.IS_TIED.col()), Interactions.THREAD_KEY.col());
    Column thread =
        coalesce(
            last(sure, /* ignoreNulls= */ true).over(before),
            first(Interactions.THREAD_KEY.col()).over(before));
    return messages.withColumn(
        Interactions.THREAD_KEY.name(),
        when(Scanned.IS_TIED.col(), thread).otherwise(Interactions.THREAD_KEY.col()));
  }
}
