package dev.plumbline.publish;

import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Published doubles, rounded to ten significant digits: what lies beyond depends on the order in
 * which a cluster added up, and would make equal nights look different.
 */
final class TenDigits {

  private TenDigits() {}

  /** The declared columns of {@code table}, in order, every double among them rounded. */
  static Dataset<Row> of(Table table, Dataset<Row> rows) {
    return rows.select(table.fields().stream().map(TenDigits::rounded).toArray(Column[]::new));
  }

  private static Column rounded(Field field) {
    return field.type().equals(DataTypes.DoubleType)
        ? field.from(when(field.col().isNotNull(), format_string("%.9e", field.col())))
        : field.col();
  }
}
