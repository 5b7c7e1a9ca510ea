package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What is known of one measure from the reference accounts, as columns beside every month.
 *
 * @param measure its name in {@link References}
 */
record Reference(String measure) {

  Field center() {
    return optional("center_" + measure, DoubleType, "Center of the measure");
  }

  Field scale() {
    return optional("scale_" + measure, DoubleType, "Scale of the measure");
  }

  Field prior() {
    return optional("prior_" + measure, DoubleType, "Prior of the rate");
  }

  Field kappa() {
    return optional("kappa_" + measure, DoubleType, "Prior exposure of the rate");
  }

  Field rows() {
    return optional("rows_" + measure, LongType, "Accounts behind it");
  }

  /** Aggregates over rows of {@link References} that give our columns. */
  List<Column> remembered() {
    return List.of(
        remembered(center(), References.CENTER),
        remembered(scale(), References.SCALE),
        remembered(prior(), References.PRIOR),
        remembered(kappa(), References.KAPPA));
  }

  private Column remembered(Field ours, Field theirs) {
    return ours.from(max(when(References.MEASURE.col().equalTo(measure), theirs.col())));
  }

  static Column none(Field field) {
    return field.from(lit(null));
  }
}
