package dev.plumbline.measures;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/** The mean of those measures that an account has. */
record Available(List<Column> measures) {

  Column count() {
    return measures.stream()
        .map(measure -> when(measure.isNotNull(), 1).otherwise(0))
        .reduce(Column::plus)
        .orElseThrow();
  }

  /** What each adds to their mean; null where it is missing. */
  List<Column> parts() {
    return parts(count());
  }

  /** The same, where their count is a column already. */
  List<Column> parts(Column count) {
    return measures.stream().map(measure -> measure.divide(count)).toList();
  }

  /** Their mean; null if there are fewer than {@code atLeast}. */
  Column mean(int atLeast) {
    Column sum =
        measures.stream()
            .map(measure -> coalesce(measure, lit(0.0)))
            .reduce(Column::plus)
            .orElseThrow();
    return when(count().geq(atLeast), sum.divide(count()));
  }
}
