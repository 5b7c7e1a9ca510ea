package dev.plumbline.explain;

import static dev.plumbline.tables.results.Contributions.CHANGE;
import static dev.plumbline.tables.results.Contributions.COMPONENT;
import static dev.plumbline.tables.results.Contributions.CONTRIBUTION;
import static dev.plumbline.tables.results.Contributions.TARGET;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;

/**
 * One component of depth, value or risk.
 *
 * @param target what it adds to
 * @param component its name
 * @param contribution from the row of a month, what it adds
 */
record Part(String target, String component, Column contribution) {

  /** What it adds in the month. */
  Field now() {
    return Field.optional(target + " from " + component, DoubleType, "What it adds");
  }

  /** What it added in the month before. */
  Field before() {
    return Field.optional(now().name() + " before", DoubleType, "The same, a month earlier");
  }

  /** From a row with both: the row to tell. */
  Column told() {
    return struct(
        TARGET.from(lit(target)),
        COMPONENT.from(lit(component)),
        CONTRIBUTION.from(now().col()),
        CHANGE.from(now().col().minus(before().col())));
  }
}
