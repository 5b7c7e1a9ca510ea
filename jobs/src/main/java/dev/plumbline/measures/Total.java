package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * A sum, or the latest, over a window of monthly features.
 *
 * @param value of one row of features
 * @param aggregate what is made of the values in the window
 */
record Total(Field field, Span span, Column value, UnaryOperator<Column> aggregate) {

  /** All of them, beside a month. */
  static final Bundle COUNTED = new Bundle("counted");

  static Total of(String name, Span span, Column value) {
    return new Total(
        optional(span.name(name), DoubleType, "Sum over the window; null if no row lies in it"),
        span,
        value,
        functions::sum);
  }

  /** The greatest value in the window. */
  static Total latest(String name, Span span, Column value) {
    return new Total(
        optional(span.name(name), DoubleType, "Latest in the window; null if no row lies in it"),
        span,
        value,
        functions::max);
  }

  /** The aggregate over rows of {@link Windows}. */
  Column aggregated() {
    return field.from(aggregate.apply(span.of(value)));
  }

  /** The sum where it is joined to months: nothing counted is 0, seen or not. */
  Column col() {
    return coalesce(found(), lit(0.0));
  }

  /** The same, null if nothing lies in the window. */
  Column found() {
    return COUNTED.col(field);
  }
}
