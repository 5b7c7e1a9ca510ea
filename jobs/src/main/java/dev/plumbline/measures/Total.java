package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * A sum, or the latest, over a window of monthly features.
 *
 * @param value of one row of features
 * @param halfLifeMonths in which a value comes to weigh half as much; infinite if it never does
 * @param isLatest whether the greatest value is asked for, not the sum
 */
record Total(Field field, Span span, Column value, double halfLifeMonths, boolean isLatest) {

  /** All of them, beside a month. */
  static final Bundle COUNTED = new Bundle("counted");

  static Total of(String name, Span span, Column value) {
    return fading(name, span, value, Double.POSITIVE_INFINITY);
  }

  /** A sum in which each value weighs half as much for every half-life since its month. */
  static Total fading(String name, Span span, Column value, double halfLifeMonths) {
    return new Total(
        optional(span.name(name), DoubleType, "Sum over the window; null if no row lies in it"),
        span,
        value,
        halfLifeMonths,
        false);
  }

  /** The greatest value in the window. */
  static Total latest(String name, Span span, Column value) {
    return new Total(
        optional(span.name(name), DoubleType, "Latest in the window; null if no row lies in it"),
        span,
        value,
        Double.POSITIVE_INFINITY,
        true);
  }

  /** What {@code totals} are made of, each once: a value goes into totals over several spans. */
  static List<Column> values(List<Total> totals) {
    return totals.stream().map(Total::value).distinct().toList();
  }

  /** What a value of so many months ago weighs; 0 out of the window. */
  double weight(int age) {
    return span.holds(age) ? StrictMath.pow(0.5, age / halfLifeMonths) : 0;
  }

  /** The sum beside a month: nothing counted is 0, seen or not. */
  Column col() {
    return coalesce(found(), lit(0.0));
  }

  /** The same, null if nothing lies in the window. */
  Column found() {
    return COUNTED.col(field);
  }
}
