package dev.plumbline.retention;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Accounts.ABSORBED_IDS;
import static dev.plumbline.tables.core.Accounts.ACCOUNT_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which account answers for an account id of the sources: after a merge, the one that absorbed. */
final class Survivors {

  private static final Field SOURCE_ID = required("source_id", StringType, "Id in the source");

  private Survivors() {}

  /**
   * One row per account id of the sources.
   *
   * @param accounts rows of {@link dev.plumbline.tables.core.Accounts}
   */
  static Dataset<Row> ids(Dataset<Row> accounts) {
    return accounts.select(
        explode(concat(array(ACCOUNT_ID.col()), ABSORBED_IDS.col())).as(SOURCE_ID.name()),
        ACCOUNT_ID.col());
  }

  /** {@code records} of known accounts, each under its surviving account. */
  static Dataset<Row> of(Dataset<Row> records, Dataset<Row> ids) {
    return records
        .withColumnRenamed(ACCOUNT_ID.name(), SOURCE_ID.name())
        .join(ids, SOURCE_ID.name());
  }
}
