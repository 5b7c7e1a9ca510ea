package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was promised, by sources that tell of any record that it was kept. From one that tells of
 * none nobody learns what was kept late: all of its promises would pass for broken, for good.
 *
 * <p>That a source tells is no event but the way it is used, and holds for the whole export.
 */
final class Promises {

  private static final Field IS_TELLING =
      required("is_telling", BooleanType, "Whether any promise was kept");

  private Promises() {}

  /** The same rows, but {@code promised} null in all of them where {@code kept} is. */
  static Dataset<Row> ofTelling(Dataset<Row> rows, Field promised, Field kept) {
    return rows.crossJoin(rows.agg(IS_TELLING.from(count(kept.col()).gt(0))))
        .withColumn(promised.name(), when(IS_TELLING.col(), promised.col()))
        .drop(IS_TELLING.name());
  }
}
