package dev.plumbline.schema;

import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Many columns carried as one, a struct.
 *
 * <p>Every join, window and projection copies a wide row column by column; the fields of a struct
 * are copied at once.
 *
 * @param name of the struct
 */
public record Bundle(String name) {

  /** A column in the bundle. */
  public Column col(Field field) {
    return functions.col(name).getField(field.name());
  }

  /** Named columns, tied together. */
  public Column of(List<Column> columns) {
    return struct(columns.toArray(Column[]::new)).as(name);
  }

  /** All columns of {@code rows}, tied together. */
  public Dataset<Row> of(Dataset<Row> rows) {
    return rows.select(of(List.of(functions.col("*"))));
  }

  /** Several bundles in one. */
  public Column of(Stream<Bundle> others) {
    return of(others.map(other -> functions.col(other.name + ".*")).toList());
  }
}
