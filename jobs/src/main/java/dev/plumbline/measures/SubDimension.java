package dev.plumbline.measures;

import dev.plumbline.schema.Field;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * One of the four sides of delivered value: the mean of those of its indicators that there are.
 *
 * @param field where the mean stands
 * @param parts where it stands what each indicator adds to the index
 * @param indicators standardised, in the same order
 */
record SubDimension(Field field, List<Field> parts, List<Column> indicators) {

  static SubDimension of(Field field) {
    return new SubDimension(field, List.of(), List.of());
  }

  SubDimension with(Field part, Column indicator) {
    return new SubDimension(
        field,
        Stream.concat(parts.stream(), Stream.of(part)).toList(),
        Stream.concat(indicators.stream(), Stream.of(indicator)).toList());
  }

  Available available() {
    return new Available(indicators);
  }
}
