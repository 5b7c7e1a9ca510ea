package dev.plumbline.publish;

import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** {@link Cell#merge} for a column of cells: an array in, an array of fewer cells out. */
record Cells(int minAccounts, int minReps) implements Serializable {

  private static final StructField FIRST = createStructField("first", IntegerType, false);
  private static final StructField LAST = createStructField("last", IntegerType, false);
  private static final StructField ACCOUNTS = createStructField("accounts", LongType, false);
  private static final StructField REPS = createStructField("reps", LongType, false);
  private static final StructField MONTHS = createStructField("months", LongType, false);
  private static final StructField EVENTS = createStructField("events", LongType, false);

  static final StructType CELL_TYPE =
      createStructType(List.of(FIRST, LAST, ACCOUNTS, REPS, MONTHS, EVENTS));
  static final DataType TYPE = createArrayType(CELL_TYPE, false);

  /**
   * @param tenths an array of (tenth, account hashes, rep hashes, months, events), in ascending
   *     order
   */
  Column merged(Column tenths) {
    UDF1<Seq<Row>, List<Row>> merge = this::merge;
    return udf(merge, TYPE).apply(tenths);
  }

  static Column isTooSmall(Column cell, int minAccounts, int minReps) {
    return accounts(cell).lt(minAccounts).or(cell.getField(REPS.name()).lt(minReps));
  }

  static Column first(Column cell) {
    return cell.getField(FIRST.name());
  }

  static Column last(Column cell) {
    return cell.getField(LAST.name());
  }

  static Column accounts(Column cell) {
    return cell.getField(ACCOUNTS.name());
  }

  static Column months(Column cell) {
    return cell.getField(MONTHS.name());
  }

  static Column events(Column cell) {
    return cell.getField(EVENTS.name());
  }

  private List<Row> merge(Seq<Row> tenths) {
    List<Cell> cells = CollectionConverters.asJava(tenths).stream().map(Cells::cell).toList();
    return Cell.merge(cells, minAccounts, minReps).stream().map(Cells::row).toList();
  }

  private static Cell cell(Row tenth) {
    return new Cell(
        tenth.getInt(0),
        tenth.getInt(0),
        set(tenth, 1),
        set(tenth, 2),
        tenth.getLong(3),
        tenth.getLong(4));
  }

  private static Set<Long> set(Row tenth, int column) {
    return new HashSet<>(tenth.<Long>getList(column));
  }

  private static Row row(Cell cell) {
    return RowFactory.create(
        cell.first(),
        cell.last(),
        (long) cell.accounts().size(),
        (long) cell.reps().size(),
        cell.months(),
        cell.events());
  }
}
