package dev.plumbline.jobs.leaks;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.zip_with;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.operations.Leaks;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that differ between two courses of events, though they tell only of what was before a
 * cutoff. Doubles differ by more than a billionth of their size, others at all. All tables are
 * compared by one query.
 */
record Differences(LocalDate cutoffMonth) {

  private static final double TOLERANCE = 1e-9;
  private static final double SMALLEST = 1e-12;

  /** By the id of the account, which differs. */
  private static final Set<Field> DRAWN_BY_LOT = Set.of(RelationshipMonths.DEPTH_PLACEBO);

  private static final Field KNOWN_MONTH =
      required("known_month", DateType, "Month in which what is counted was known");
  private static final Field KEY = required("row_key", StringType, "Key beside the account");
  private static final Field IS_OTHER =
      required("is_other", BooleanType, "Whether the row is of the other course");
  private static final Field NUMBERS =
      optional("numbers", createArrayType(DoubleType), "Values of the columns of doubles");
  private static final Field TEXTS =
      optional("texts", createArrayType(StringType), "Values of the other columns, as text");
  private static final Field DIFFERING =
      optional("differing", createArrayType(StringType), "Columns that differ");
  private static final Field COLUMN = optional("column_name", StringType, "One of them");
  private static final Field WEIGHT =
      required("weight", DoubleType, "1 shared by the columns in which a row differs");

  /** One row per table and check: rows compared, rows that differ, and in which columns. */
  Dataset<Row> of(List<Table> tables, TwoCourses courses, Dataset<Row> sample) {
    Column isAlone = NUMBERS.col().isNull().or(other(NUMBERS).col().isNull());
    Column differing = when(isAlone, array(lit("row"))).otherwise(differing(tables));
    Column found = COLUMN.col().isNotNull();
    return tables.stream()
        .map(table -> values(table, courses.read(table)))
        .reduce(Dataset::unionByName)
        .orElseThrow()
        .groupBy(Leaks.TABLE_PATH.col(), Sample.ACCOUNT_ID.col(), KEY.col())
        .agg(of(NUMBERS, false), of(NUMBERS, true), of(TEXTS, false), of(TEXTS, true))
        .join(broadcast(sample), Sample.ACCOUNT_ID.name())
        .withColumn(DIFFERING.name(), differing)
        .withColumn(WEIGHT.name(), lit(1.0).divide(greatest(size(DIFFERING.col()), lit(1))))
        .withColumn(COLUMN.name(), explode_outer(DIFFERING.col()))
        .groupBy(Leaks.TABLE_PATH.col(), Sample.CHECK.col(), COLUMN.col())
        .agg(Leaks.ROWS.from(count(lit(1))), WEIGHT.from(sum(WEIGHT.col())))
        .groupBy(Leaks.TABLE_PATH.col(), Sample.CHECK.col())
        .agg(
            Leaks.IN_COLUMNS.from(
                array_join(
                    array_sort(
                        collect_list(
                            when(
                                found,
                                concat(COLUMN.col(), lit(" ("), Leaks.ROWS.col(), lit(")"))))),
                    ", ")),
            WEIGHT.from(sum(WEIGHT.col())),
            Leaks.VIOLATIONS.from(round(coalesce(sum(when(found, WEIGHT.col())), lit(0.0)))))
        .withColumn(Leaks.ROWS.name(), Leaks.ROWS.from(round(WEIGHT.col())))
        .withColumn(
            Leaks.IN_COLUMNS.name(),
            when(Leaks.IN_COLUMNS.col().notEqual(""), Leaks.IN_COLUMNS.col()))
        .drop(WEIGHT.col());
  }

  /** The rows of one table that tell of what was before, in a shape that all tables share. */
  private Dataset<Row> values(Table table, Dataset<Row> rows) {
    Column[] key =
        table.key().stream()
            .filter(field -> !field.name().equals(Sample.ACCOUNT_ID.name()))
            .map(field -> text(field))
            .toArray(Column[]::new);
    return before(table, rows)
        .select(
            Leaks.TABLE_PATH.from(lit(table.path())),
            Sample.ACCOUNT_ID.from(Marks.withoutMark(Sample.ACCOUNT_ID)),
            KEY.from(concat_ws(" ", key)),
            IS_OTHER.from(Marks.isMarked(Sample.ACCOUNT_ID)),
            NUMBERS.from(array(numbers(table).map(Field::col).toArray(Column[]::new))),
            TEXTS.from(array(texts(table).map(Differences::text).toArray(Column[]::new))));
  }

  private Dataset<Row> before(Table table, Dataset<Row> rows) {
    Field month = LeakTests.monthOf(table).orElseThrow();
    Column limit = lit(cutoffMonth);
    boolean isDatedByKnowledge =
        table.fields().stream().anyMatch(field -> field.name().equals(KNOWN_MONTH.name()));
    return isDatedByKnowledge
        ? rows.where(month.col().lt(limit).and(KNOWN_MONTH.col().lt(limit)))
        : rows.where(month.col().leq(limit));
  }

  private static Column differing(List<Table> tables) {
    Column names = lit(null).cast(DIFFERING.type());
    for (Table table : tables) {
      Column[] all =
          Stream.concat(numbers(table), texts(table))
              .map(field -> lit(field.name()))
              .toArray(Column[]::new);
      names = when(Leaks.TABLE_PATH.col().equalTo(table.path()), array(all)).otherwise(names);
    }
    Column differs =
        concat(
            differs(NUMBERS, (a, b) -> not(isSame(a, b))),
            differs(TEXTS, (a, b) -> not(a.eqNullSafe(b))));
    return filter(zip_with(names, differs, (name, is) -> when(is, name)), name -> name.isNotNull());
  }

  private static Column differs(Field values, BinaryOperator<Column> comparison) {
    return zip_with(values.col(), other(values).col(), comparison::apply);
  }

  private static Column isSame(Column a, Column b) {
    Column allowed = greatest(greatest(abs(a), abs(b)).multiply(TOLERANCE), lit(SMALLEST));
    return a.eqNullSafe(b).or(coalesce(abs(a.minus(b)).leq(allowed), lit(false)));
  }

  private static Column of(Field values, boolean isOther) {
    Field as = isOther ? other(values) : values;
    return as.from(first(when(IS_OTHER.col().equalTo(isOther), values.col()), true));
  }

  private static Column text(Field field) {
    return (Marks.isId(field) && field.type().equals(StringType)
            ? Marks.withoutMark(field)
            : field.col())
        .cast(StringType);
  }

  private static Stream<Field> numbers(Table table) {
    return table.fields().stream()
        .filter(field -> field.type().equals(DoubleType) && !DRAWN_BY_LOT.contains(field));
  }

  private static Stream<Field> texts(Table table) {
    return table.fields().stream()
        .filter(field -> !field.type().equals(DoubleType) && !table.key().contains(field));
  }

  private static Field other(Field field) {
    return optional("other_" + field.name(), field.type(), field.comment());
  }
}
