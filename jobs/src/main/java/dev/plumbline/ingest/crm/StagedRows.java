package dev.plumbline.ingest.crm;

import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;

/** Turns the cells of accepted rows into the typed columns of their table. */
final class StagedRows {

  private StagedRows() {}

  static Dataset<Row> of(Table table, Dataset<Row> outcomes) {
    return of(table, outcomes, Outcomes.is(Outcomes.ACCEPTED));
  }

  /** Those rows of an intake that {@code isWanted} holds for. */
  static Dataset<Row> of(Table table, Dataset<Row> outcomes, Column isWanted) {
    List<Field> fields = table.fields();
    Column[] columns = new Column[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(fields.get(i), i);
    }
    return outcomes
        .where(isWanted.and(Intake.STAGED_IN.col().equalTo(table.name())))
        .select(columns);
  }

  /** No record tells a list: who took part is told nowhere, what happened before by histories. */
  private static Column column(Field field, int position) {
    return field.type() instanceof ArrayType
        ? field.from(lit(null))
        : field.from(get(Intake.CELLS.col(), lit(position)));
  }
}
