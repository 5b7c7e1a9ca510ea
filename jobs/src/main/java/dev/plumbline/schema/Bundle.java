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

  /** The bundle itself. */
  public Column col() {
    return functions.col(name);
  }

  /** All columns in the bundle, one beside the other again. */
  public Column untied() {
    return functions.col(name + ".*");
  }

  /** {@code rows}, which have the bundle, with its columns beside all others. */
  public Dataset<Row> untied(Dataset<Row> rows) {
    return rows.select(functions.col("*"), untied()).drop(name);
  }

  /** This bundle, where it is in another one. */
  public Column in(Bundle other) {
    return other.col().getField(name).as(name);
  }

  /** A column in the bundle. */
  public Column col(Field field) {
    return col().getField(field.name());
  }

  /** Named columns, tied together. */
  public Column of(List<Column> columns) {
    return struct(columns.toArray(Column[]::new)).as(name);
  }

  /** {@code key}, and all other columns of {@code rows} tied together. */
  public Dataset<Row> beside(Field key, Dataset<Row> rows) {
    List<Column> others =
        Stream.of(rows.columns())
            .filter(column -> !column.equals(key.name()))
            .map(functions::col)
            .toList();
    return rows.select(key.col(), of(others));
  }
}
