package dev.plumbline.ingest.mail;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.ingest.mail.mbox.MailFormat;
import dev.plumbline.tables.staging.Interactions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** A message trace has a line for each recipient; the message was sent to all of them. */
final class Traces {

  private Traces() {}

  static Column isTrace() {
    return Scanned.OBJECT.col().equalTo(MailFormat.TRACE.object());
  }

  /** The lines of each message, every one with the people of all. */
  static Dataset<Row> withAllRecipients(Dataset<Row> scanned) {
    Column alone = concat_ws(":", Scanned.FILE.col(), Scanned.POSITION.col());
    Column people =
        collect_list(when(isTrace(), Interactions.PARTICIPANTS.col()))
            .over(Window.partitionBy(coalesce(Interactions.INTERACTION_ID.col(), alone)));
    return scanned.withColumn(
        Interactions.PARTICIPANTS.name(),
        when(isTrace(), array_sort(array_distinct(flatten(people))))
            .otherwise(Interactions.PARTICIPANTS.col()));
  }
}
