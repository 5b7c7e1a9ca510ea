package dev.plumbline.measures;

import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.features.ValueMonths.IS_ODD;
import static dev.plumbline.tables.features.ValueMonths.KNOWN_MONTH;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Delivered value measured twice, by each half of the records, so that its error can be seen;
 * method sections 7 and 15.14.
 *
 * <p>Apart from the index, in a query of its own over the counts of value: the plan of the index is
 * wide enough. A half that counted nothing in six months in which the other did has the index of
 * nothing.
 */
public final class ValueHalves {

  private static final Field ASKED =
      Field.required("asked", createArrayType(DateType), "Months asked for of an account");
  private static final Field ODD = Field.optional("odd", DoubleType, "Index of the odd half");
  private static final Field EVEN = Field.optional("even", DoubleType, "Index of the even half");
  private static final Field NOTHING = Field.optional("nothing", DoubleType, "Index of nothing");

  private ValueHalves() {}

  /**
   * Account, month, {@link Panel#VALUE_RAW} and {@link Panel#VALUE_HALVES}: one row for each month
   * asked for that has something to count in the six before.
   *
   * @param asked account and month; a month that is asked for twice is told once
   * @param value rows of {@link dev.plumbline.tables.features.ValueMonths}
   * @param references rows of {@link dev.plumbline.tables.measures.References}
   */
  public static Dataset<Row> perMonth(
      Dataset<Row> asked, Dataset<Row> value, Dataset<Row> references) {
    List<Column> sums =
        ValueHalf.COUNTS.stream()
            .map(count -> count.from(coalesce(sum(count.col()), lit(0))))
            .toList();
    Column odd = coalesce(ODD.col(), NOTHING.col());
    Column even = coalesce(EVEN.col(), NOTHING.col());
    return served(value.withColumns(ValueHalf.ofSolvedCases()), asked)
        .groupBy(ACCOUNT_ID.col(), MONTH.col(), IS_ODD.col())
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .transform(rows -> Standards.beside(rows, references))
        .withColumns(ValueHalf.indicators())
        .withColumns(ValueHalf.subDimensions())
        .groupBy(ACCOUNT_ID.col(), MONTH.col())
        .agg(
            ODD.from(max(when(IS_ODD.col(), ValueHalf.index()))),
            EVEN.from(max(when(not(IS_ODD.col()), ValueHalf.index()))),
            NOTHING.from(max(ValueHalf.indexOfNothing())))
        .select(
            ACCOUNT_ID.col(),
            MONTH.col(),
            Panel.VALUE_RAW.from(odd.plus(even).divide(2)),
            Panel.VALUE_HALVES.from(odd.minus(even)));
  }

  /**
   * Each row once for each month asked for that has it in its base window and knew of it. The month
   * served takes the place of its own.
   *
   * <p>What an account is asked for goes beside its rows before they are laid out: no more rows
   * move than there are.
   */
  private static Dataset<Row> served(Dataset<Row> value, Dataset<Row> asked) {
    Column[] serving =
        IntStream.rangeClosed(-Span.BASE.to(), -Span.BASE.from())
            .mapToObj(age -> add_months(MONTH.col(), age))
            .toArray(Column[]::new);
    Dataset<Row> months = asked.groupBy(ACCOUNT_ID.col()).agg(ASKED.from(collect_set(MONTH.col())));
    return value
        .join(months, ACCOUNT_ID.name())
        .withColumn(MONTH.name(), explode(array_intersect(array(serving), ASKED.col())))
        .where(KNOWN_MONTH.col().lt(MONTH.col()));
  }
}
