package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What is made of the values of an array column over a window of monthly features; null if there is
 * none.
 *
 * @param source array column of the features
 */
record Values(Field field, Field source, Span span, Making making) {

  /** What is made of the values of a window, one at least, where they are brought together. */
  enum Making {
    /** All of them, in order. */
    SORTED {
      @Override
      Object of(List<Object> values) {
        values.sort(null);
        return values;
      }
    },
    /** The exact median of numbers. */
    MEDIAN {
      @Override
      Object of(List<Object> values) {
        return Median.of(values.stream().mapToDouble(Double.class::cast).toArray());
      }
    },
    /** How many different ones. */
    DISTINCT {
      @Override
      Object of(List<Object> values) {
        return new HashSet<>(values).size();
      }
    };

    abstract Object of(List<Object> values);
  }

  static Values sorted(Field source, Span span) {
    return new Values(
        optional(span.name(source.name()), source.type(), "Values over the window"),
        source,
        span,
        Making.SORTED);
  }

  static Values median(Field source, Span span) {
    return new Values(
        optional(span.name("median_" + source.name()), DoubleType, "Median over the window"),
        source,
        span,
        Making.MEDIAN);
  }

  static Values distinct(String name, Field source, Span span) {
    return new Values(
        optional(span.name(name), IntegerType, "Different values over the window"),
        source,
        span,
        Making.DISTINCT);
  }

  /** What {@code values} are made of, each once: a list goes into values over several spans. */
  static List<Field> sources(List<Values> values) {
    return values.stream().map(Values::source).distinct().toList();
  }

  /** Beside a month, once {@link Windows} brought it there. */
  Column col() {
    return field.col();
  }

  /** Of the values of a window, as {@code window} holds them. */
  Column in(Bundle window) {
    return window.col(field).as(field.name());
  }
}
