package dev.plumbline.measures;

import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import org.apache.spark.sql.Column;

/** The exact median of an array of numbers; null if it is empty or null. */
final class Median {

  private Median() {}

  static Column of(Column values) {
    return ofSorted(sort_array(values));
  }

  static Column ofSorted(Column sorted) {
    Column size = array_size(sorted);
    Column lower = element_at(sorted, floor(size.plus(1).divide(2)).cast(IntegerType));
    Column upper = element_at(sorted, floor(size.plus(2).divide(2)).cast(IntegerType));
    return when(size.gt(0), lower.plus(upper).divide(lit(2.0)));
  }
}
