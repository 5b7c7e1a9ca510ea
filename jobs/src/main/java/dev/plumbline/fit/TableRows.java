package dev.plumbline.fit;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Rows of one table, made on the driver: a value is given to a field, never to a position. */
final class TableRows {

  private final Table table;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Field, Object> row = new HashMap<>();

  TableRows(Table table) {
    this.table = table;
  }

  /** A value of the row at hand; null and NaN where the field is optional are no value. */
  TableRows set(Field field, Object value) {
    boolean isNaN = value instanceof Double number && number.isNaN();
    row.put(field, isNaN && field.nullable() ? null : value);
    return this;
  }

  /** Ends the row at hand. */
  void end() {
    if (!table.fields().containsAll(row.keySet())) {
      throw new IllegalArgumentException("Cannot set a field that is not of " + table.path());
    }
    rows.add(RowFactory.create(table.fields().stream().map(row::get).toArray()));
    row.clear();
  }

  Dataset<Row> in(SparkSession spark) {
    return spark.createDataFrame(rows, table.schema());
  }
}
