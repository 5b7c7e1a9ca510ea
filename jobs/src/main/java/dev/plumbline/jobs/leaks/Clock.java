package dev.plumbline.jobs.leaks;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.operations.Leaks;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.staging.Users;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * T-clock on every row of the panel; method section 3: no feature rests on a record of the time
 * from the cutoff on, and no rep was put in charge who joined later. Such a rep is today's, taken
 * for that of the month.
 */
public final class Clock {

  private Clock() {}

  /**
   * Rows of {@link Leaks} without a status.
   *
   * @param panel rows of {@link Panel}
   * @param users rows of {@link Users}
   */
  public static Dataset<Row> of(Dataset<Row> panel, Dataset<Row> users) {
    Dataset<Row> reps = users.select(Panel.REP_ID.from(Users.REP_ID.col()), Users.KNOWN_AT.col());
    Dataset<Row> features = told(panel, Panel.TABLE, Panel.MAX_SOURCE_AT, Panel.MAX_SOURCE_AT);
    return features.unionByName(
        told(
            panel.join(reps, Panel.REP_ID.name()),
            AccountMonths.TABLE,
            AccountMonths.REP_ID,
            Users.KNOWN_AT));
  }

  private static Dataset<Row> told(Dataset<Row> rows, Table table, Field column, Field knownAt) {
    Column isLate = coalesce(knownAt.col().geq(Panel.CUTOFF_AT.col()), lit(false));
    Column late = count_if(isLate);
    return rows.agg(
            Leaks.ROWS.from(count(lit(1))),
            Leaks.VIOLATIONS.from(late),
            Leaks.IN_COLUMNS.from(
                when(late.gt(0), concat(lit(column.name() + " ("), late, lit(")")))))
        .withColumn(Leaks.CHECK.name(), lit(Leaks.CLOCK))
        .withColumn(Leaks.TABLE_PATH.name(), lit(table.path()))
        .withColumn(Leaks.CUTOFF_MONTH.name(), Leaks.CUTOFF_MONTH.from(lit(null)));
  }
}
