package dev.plumbline.ingest.mail;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.ingest.mail.mbox.MailFormat;
import dev.plumbline.tables.staging.Interactions;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What the records of a message tell together. A trace has a line for each recipient; the message
 * was sent to all of them. That it belongs to a case may be told of one copy, and is so of all.
 */
final class Traces {

  private Traces() {}

  static Column isTrace() {
    return Scanned.OBJECT.col().equalTo(MailFormat.TRACE.object());
  }

  /** {@code scanned}, every record with what those of its message tell. */
  static Dataset<Row> withWhatCopiesTell(Dataset<Row> scanned) {
    Column alone = concat_ws(":", Scanned.FILE.col(), Scanned.POSITION.col());
    WindowSpec message = Window.partitionBy(coalesce(Interactions.INTERACTION_ID.col(), alone));
    Column people = collect_list(when(isTrace(), Interactions.PARTICIPANTS.col())).over(message);
    return scanned.withColumns(
        Map.of(
            Interactions.PARTICIPANTS.name(),
                when(isTrace(), array_sort(array_distinct(flatten(people))))
                    .otherwise(Interactions.PARTICIPANTS.col()),
            Interactions.IS_CASE_LINKED.name(),
                max(Interactions.IS_CASE_LINKED.col()).over(message)));
  }
}
