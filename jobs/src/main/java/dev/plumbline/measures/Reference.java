package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What is known of one measure from the reference accounts, in {@link #USUAL} beside every month.
 *
 * @param measure its name in {@link References}
 */
record Reference(String measure) {

  /** All of them, beside a month. */
  static final Bundle USUAL = new Bundle("usual");

  Figure center() {
    return new Figure(optional("center_" + measure, DoubleType, "Center of the measure"));
  }

  Figure scale() {
    return new Figure(optional("scale_" + measure, DoubleType, "Scale of the measure"));
  }

  Figure prior() {
    return new Figure(optional("prior_" + measure, DoubleType, "Prior of the rate"));
  }

  Figure kappa() {
    return new Figure(optional("kappa_" + measure, DoubleType, "Prior exposure of the rate"));
  }

  Figure rows() {
    return new Figure(optional("rows_" + measure, LongType, "Accounts behind it"));
  }

  /** Aggregates over rows of {@link References} that give our columns. */
  List<Column> remembered() {
    return List.of(
        remembered(center(), References.CENTER),
        remembered(scale(), References.SCALE),
        remembered(prior(), References.PRIOR),
        remembered(kappa(), References.KAPPA));
  }

  private Column remembered(Figure ours, Field theirs) {
    return ours.from(max(when(References.MEASURE.col().equalTo(measure), theirs.col())));
  }

  static Column none(Figure figure) {
    return figure.from(lit(null));
  }

  /**
   * One figure of a reference.
   *
   * @param field what it is where it is learned
   */
  record Figure(Field field) {

    Column from(Column value) {
      return field.from(value);
    }

    /** The figure, beside a month. */
    Column col() {
      return USUAL.col(field);
    }
  }
}
