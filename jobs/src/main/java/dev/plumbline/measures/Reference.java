package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createMapType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What is known of one measure from the reference accounts, in {@link #USUAL} beside every month.
 *
 * @param measure its name in {@link References}
 */
record Reference(String measure) {

  /** All of them, beside a month. */
  static final Bundle USUAL = new Bundle("usual");

  private static final List<Field> FIGURES =
      List.of(References.CENTER, References.SCALE, References.PRIOR, References.KAPPA);
  private static final Field BY_MEASURE =
      required("by_measure", createMapType(StringType, figures()), "Figures of each measure");

  Figure center() {
    return new Figure(this, References.CENTER);
  }

  Figure scale() {
    return new Figure(this, References.SCALE);
  }

  Figure prior() {
    return new Figure(this, References.PRIOR);
  }

  Figure kappa() {
    return new Figure(this, References.KAPPA);
  }

  /**
   * One row: the figures of {@code references}, tied together; null of those that are not there.
   *
   * <p>They are looked up in a map: an aggregate for each figure is code that takes far longer to
   * compile than to run.
   *
   * @param rows rows of {@link References}
   */
  static Dataset<Row> remembered(Dataset<Row> rows, List<Reference> references) {
    Column figures = struct(FIGURES.stream().map(Field::col).toArray(Column[]::new));
    Column entries = collect_list(struct(References.MEASURE.col(), figures));
    List<Column> usual =
        references.stream()
            .map(r -> BY_MEASURE.col().getItem(r.measure()).as(r.measure()))
            .toList();
    return rows.where(References.MEASURE.col().isNotNull())
        .agg(BY_MEASURE.from(map_from_entries(entries)))
        .select(USUAL.of(usual));
  }

  private static StructType figures() {
    return createStructType(
        FIGURES.stream()
            .map(figure -> createStructField(figure.name(), figure.type(), true))
            .toList());
  }

  /**
   * One figure of a reference.
   *
   * @param column of {@link References}
   */
  record Figure(Reference reference, Field column) {

    /** What it is called where it stands beside other figures. */
    Field field() {
      return optional(
          "%s_%s".formatted(column.name(), reference.measure()), DoubleType, column.comment());
    }

    /** The figure, beside a month. */
    Column col() {
      return USUAL.col().getField(reference.measure()).getField(column.name());
    }
  }
}
