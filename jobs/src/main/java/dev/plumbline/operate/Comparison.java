package dev.plumbline.operate;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.lake.Lake;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Whether two lakes hold the same tables in the sense of law 3: the same keys, counts, words and
 * dates, and doubles to a part of their size. Ids of runs may differ, and so may what rounding
 * leaves where numbers about one are subtracted, such as the change of something that hardly
 * changed.
 *
 * @param tolerance that part; law 3 has {@link #LAW_3}
 */
public record Comparison(Lake one, Lake other, double tolerance) {

  public static final double LAW_3 = 1e-9;

  /** Far more than rounding leaves of a difference, far less than anybody reads. */
  public static final double ROUNDING = 1e-12;

  private static final String RUN_ID = "run_id";

  /** What differs in {@code table}, one line each; empty if nothing does. */
  public List<String> differences(Table table) {
    Dataset<Row> left = one.read(table);
    Dataset<Row> right = other.read(table);
    List<Column> counts = new ArrayList<>();
    counts.add(functions.count(functions.when(isAbsent(table, left), 1)));
    counts.add(functions.count(functions.when(isAbsent(table, right), 1)));
    for (Field field : table.fields()) {
      Column differs =
          field.name().equals(RUN_ID)
              ? lit(false)
              : functions
                  .not(isSame(field, left, right))
                  .and(functions.not(isAbsent(table, left)))
                  .and(functions.not(isAbsent(table, right)));
      counts.add(functions.count(functions.when(differs, 1)));
    }
    Row found =
        left.join(right, sameKey(table, left, right), "full_outer")
            .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
            .first();

    List<String> differences = new ArrayList<>();
    note(differences, table, found.getLong(0), "rows are in the other lake alone");
    note(differences, table, found.getLong(1), "rows are in this lake alone");
    for (int i = 0; i < table.fields().size(); i++) {
      note(
          differences,
          table,
          found.getLong(i + 2),
          "rows differ in " + table.fields().get(i).name());
    }
    return differences;
  }

  private static void note(List<String> differences, Table table, long rows, String what) {
    if (rows > 0) {
      differences.add("%s: %d %s".formatted(table.path(), rows, what));
    }
  }

  private static Column sameKey(Table table, Dataset<Row> left, Dataset<Row> right) {
    return table.key().stream()
        .map(key -> key.of(left).eqNullSafe(key.of(right)))
        .reduce(lit(true), Column::and);
  }

  /** A key is never null, so a null is the side of a join that has no row. */
  private static Column isAbsent(Table table, Dataset<Row> side) {
    return table.key().get(0).of(side).isNull();
  }

  private Column isSame(Field field, Dataset<Row> left, Dataset<Row> right) {
    Column a = field.of(left);
    Column b = field.of(right);
    Column isEqual = a.eqNullSafe(b);
    Column allowed = greatest(greatest(abs(a), abs(b)).multiply(tolerance), lit(ROUNDING));
    return field.type().equals(DataTypes.DoubleType)
        ? isEqual.or(coalesce(abs(a.minus(b)).leq(allowed), lit(false)))
        : isEqual;
  }
}
