package dev.plumbline.jobs.leaks;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.retention.Panel;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Accounts at risk in one month, drawn by a hash: of one part the later records are deleted, those
 * of the other part go round among its accounts.
 */
final class Sample {

  static final Field ACCOUNT_ID = Panel.ACCOUNT_ID;
  static final Field CHECK = Leaks.CHECK;
  static final Field NEXT_ID =
      required("next_id", StringType, "Account that gets the later records of this one");

  private Sample() {}

  /**
   * One row per account: which check it serves, and who comes next.
   *
   * @param rows at most so many accounts for each check
   */
  static Dataset<Row> of(Dataset<Row> panel, LocalDate cutoffMonth, int rows) {
    Column order = xxhash64(ACCOUNT_ID.col(), Panel.MONTH.col());
    Column isDealt = pmod(order, lit(2)).equalTo(1);
    WindowSpec part = Window.partitionBy(CHECK.col()).orderBy(order, ACCOUNT_ID.col());
    Dataset<Row> drawn =
        panel
            .where(Panel.MONTH.col().equalTo(lit(cutoffMonth)))
            .select(ACCOUNT_ID.col(), Panel.MONTH.col())
            .distinct()
            .withColumn(CHECK.name(), when(isDealt, Leaks.SCRAMBLE).otherwise(Leaks.TRUNCATION))
            .withColumn(NEXT_ID.name(), row_number().over(part))
            .where(NEXT_ID.col().leq(rows));
    Column next =
        coalesce(
            lead(ACCOUNT_ID.col(), 1).over(part),
            first(ACCOUNT_ID.col())
                .over(part.rowsBetween(Window.unboundedPreceding(), Window.currentRow())));
    return drawn.select(ACCOUNT_ID.col(), CHECK.col(), NEXT_ID.from(next)).localCheckpoint();
  }

  /** Rows of accounts in the sample, with what becomes of their later records. */
  static Dataset<Row> drawn(Dataset<Row> rows, Dataset<Row> sample) {
    return rows.join(broadcast(sample), ACCOUNT_ID.name());
  }
}
