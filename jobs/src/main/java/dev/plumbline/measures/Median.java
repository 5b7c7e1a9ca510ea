package dev.plumbline.measures;

import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import java.util.Arrays;
import org.apache.spark.sql.Column;

/** The exact median of an array of numbers; null if it is empty or null. */
final class Median {

  private Median() {}

  static Column of(Column values) {
    Column sorted = sort_array(values);
    Column size = array_size(sorted);
    Column lower = element_at(sorted, floor(size.plus(1).divide(2)).cast(IntegerType));
    Column upper = element_at(sorted, floor(size.plus(2).divide(2)).cast(IntegerType));
    return when(size.gt(0), lower.plus(upper).divide(lit(2.0)));
  }

  /** Of one number at least, which it sorts. */
  static double of(double[] values) {
    Arrays.sort(values);
    double lower = values[(values.length - 1) / 2];
    double upper = values[values.length / 2];
    return (lower + upper) / 2;
  }
}
