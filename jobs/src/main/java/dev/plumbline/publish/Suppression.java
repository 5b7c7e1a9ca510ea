package dev.plumbline.publish;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;

/**
 * What is told of a row that may have to be withheld.
 *
 * @param isSuppressed whether it is
 */
record Suppression(Field isSuppressed) {

  /** {@code value} in the place of {@code field}, null where the row is withheld. */
  Column told(Field field, Column value) {
    return field.from(when(isSuppressed.col(), lit(null)).otherwise(value));
  }
}
