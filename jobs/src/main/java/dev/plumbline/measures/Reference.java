package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
   * {@code rows} with the figures of {@code asked} beside each, tied together; null of those that
   * are not there.
   *
   * <p>They are read at once, a few hundred numbers, and stand in the plan as constants: a row that
   * is joined to them carries them, several thousand bytes, through every projection.
   *
   * @param references rows of {@link References}
   */
  static Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> references, List<Reference> asked) {
    Map<String, Row> known = known(references);
    List<Column> usual =
        asked.stream().map(r -> constants(known.get(r.measure())).as(r.measure())).toList();
    return rows.withColumn(USUAL.name(), USUAL.of(usual));
  }

  /** By measure. */
  private static Map<String, Row> known(Dataset<Row> references) {
    Column figures =
        struct(
            Stream.concat(Stream.of(References.MEASURE), FIGURES.stream())
                .map(Field::col)
                .toArray(Column[]::new));
    return references.agg(collect_list(figures)).first().<Row>getList(0).stream()
        .collect(toMap(row -> row.getAs(References.MEASURE.name()), identity()));
  }

  private static Column constants(Row told) {
    return struct(
        FIGURES.stream()
            .map(figure -> figure.from(lit(told == null ? null : told.getAs(figure.name()))))
            .toArray(Column[]::new));
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
