package dev.plumbline.ingest.crm;

import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.ingest.crm.shape.Reading;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** Turns the cells of accepted rows into the typed columns of their table. */
final class StagedRows {

  private StagedRows() {}

  /** The accepted ones of an intake. */
  static Dataset<Row> of(Table table, Dataset<Row> outcomes, Reading reading) {
    return of(table, outcomes, Outcomes.is(Outcomes.ACCEPTED), reading);
  }

  /** Those rows of an intake that {@code isWanted} holds for. */
  static Dataset<Row> of(Table table, Dataset<Row> outcomes, Column isWanted, Reading reading) {
    List<Field> fields = table.fields();
    Column[] columns = new Column[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      Field field = fields.get(i);
      columns[i] = field.from(reading.tells(field) ? cell(field.type(), i) : lit(null));
    }
    return outcomes.where(isWanted.and(Intake.isOf(table))).select(columns);
  }

  /**
   * Drafts spell instants by their digits and a yes as "true": to find that out again takes a tenth
   * of what a cast takes, which reads dates and words of any kind.
   */
  private static Column cell(DataType type, int position) {
    Column cell = get(Intake.CELLS.col(), lit(position));
    if (type.equals(TimestampType)) {
      return timestamp_micros(cell.cast(LongType));
    }
    return type.equals(BooleanType) ? cell.equalTo("true") : cell;
  }
}
