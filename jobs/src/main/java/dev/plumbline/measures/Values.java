package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The values of an array column over a window of monthly features; null if there is none.
 *
 * @param source array column of the features
 * @param making what is made of all values in the window
 */
record Values(Field field, Field source, Span span, UnaryOperator<Column> making) {

  /** As they are, sorted. */
  static Values of(Field source, Span span) {
    return new Values(
        optional(span.name(source.name()), createArrayType(DoubleType), "Values over the window"),
        source,
        span,
        functions::sort_array);
  }

  /** In rows of features: the values, null in those of another kind. */
  Column in(boolean isOfKind) {
    return (isOfKind ? source.col() : lit(null)).cast(source.type()).as(field.name());
  }

  /** Of the values of a window, as {@code window} holds them. */
  Column made(Bundle window) {
    return field.from(making.apply(window.col(field)));
  }
}
