package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A measure in standard deviations from the mean of the reference accounts; method section 3.
 *
 * @param raw the column that holds the measure before it is standardised
 * @param standardised the column that holds it after
 * @param expression what the raw column is; null if an account has no such measure
 * @param counted the column where a reference account counts, null where it does not
 */
record Standard(
    Reference reference, Field raw, Field standardised, Column expression, Column counted)
    implements Learned {

  /** A spread below this is rounding: all reference accounts are alike, and nothing is unusual. */
  private static final double NO_SPREAD = 1e-12;

  /** Over the window before; the reference is that of the base window, or of the only one. */
  static Standard of(String measure, Span span, Column expression) {
    Field raw = optional(span.name("raw_" + measure), DoubleType, "Measure, not standardised");
    Field standardised = optional(span.name("z_" + measure), DoubleType, "Measure, standardised");
    return new Standard(new Reference(measure), raw, standardised, expression, raw.col());
  }

  /** The same, learned only on reference accounts of which {@code condition} holds. */
  Standard learnedWhere(Column condition) {
    return new Standard(reference, raw, standardised, expression, when(condition, raw.col()));
  }

  /** {@code rows} with the raw measures. */
  static Dataset<Row> measured(Dataset<Row> rows, List<Standard> standards) {
    Map<String, Column> columns = new LinkedHashMap<>();
    standards.forEach(s -> columns.put(s.raw.name(), s.raw.from(s.expression)));
    return rows.withColumns(columns);
  }

  /**
   * {@code rows}, which have the raw measures, with the standardised ones: columns of their own,
   * for indices, counts and shares all look at them.
   */
  static Dataset<Row> standardised(Dataset<Row> rows, List<Standard> standards) {
    Map<String, Column> columns = new LinkedHashMap<>();
    standards.forEach(
        s -> columns.put(s.standardised.name(), s.standardised.from(s.z(s.raw.col()))));
    return rows.withColumns(columns);
  }

  @Override
  public Column part() {
    return counted;
  }

  @Override
  public Column whole() {
    return when(counted.isNotNull(), 1);
  }

  @Override
  public Lesson lesson() {
    return Lesson.STANDARD;
  }

  /** The measure, standardised; null if it is, or if the reference accounts do not differ. */
  Column z() {
    return standardised.col();
  }

  /** Another measure, on the scale of this one. */
  Column z(Column measure) {
    return when(
        reference.scale().col().gt(NO_SPREAD),
        measure.minus(reference.center().col()).divide(reference.scale().col()));
  }
}
