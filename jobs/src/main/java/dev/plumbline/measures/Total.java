package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * A sum over a window of monthly features.
 *
 * @param value of one row of features
 */
record Total(Field field, Span span, Column value) {

  static Total of(String name, Span span, Column value) {
    return new Total(
        optional(span.name(name), DoubleType, "Sum over the window; null if no row lies in it"),
        span,
        value);
  }

  /** The aggregate over rows of {@link Windows}. */
  Column sum() {
    return field.from(functions.sum(span.of(value)));
  }

  /** The sum where it is joined to months: nothing counted is 0, seen or not. */
  Column col() {
    return coalesce(field.col(), lit(0.0));
  }
}
