package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Interactions.ACCOUNTS;
import static dev.plumbline.tables.core.Interactions.MONTH;
import static dev.plumbline.tables.core.Interactions.SOURCE;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Coverage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * From when to when the interactions of a source follow each other, whatever a single clock says.
 *
 * <p>A message sent by a machine whose clock stood in 1980 or in 2090 would make a century
 * captured, and silent. What a silence of more than a year parts from the rest tells nothing of
 * when capture began or ended, if it is less than one in a hundred; it stays an interaction.
 */
final class SteadyMonths {

  /** Longest silence, in months, that leaves one end of an archive connected with the rest. */
  static final int SILENCE = 12;

  static final Field BEGAN = required("began", DateType, "First month of those that are connected");
  static final Field ENDED = required("ended", DateType, "Last month of those that are connected");

  private static final double FEW = .01;
  private static final Field ROWS = required("interactions", LongType, "In the month");
  private static final Field MESSAGES =
      required("messages", DoubleType, "In the month, those of several accounts counted once");
  private static final Field IS_FIRST =
      optional("is_first", BooleanType, "Whether it is the first month after such a silence");
  private static final Field IS_LAST =
      optional("is_last", BooleanType, "Whether it is the last month before such a silence");

  private SteadyMonths() {}

  /**
   * A row for each source, with {@link #BEGAN}, {@link #ENDED} and {@link
   * Coverage#RECORDS_WITH_ACCOUNT}.
   *
   * @param interactions rows of {@link dev.plumbline.tables.core.Interactions}
   */
  static Dataset<Row> of(Dataset<Row> interactions) {
    WindowSpec source = Window.partitionBy(SOURCE.col());
    return interactions
        .groupBy(SOURCE.col(), MONTH.col())
        .agg(ROWS.from(count(lit(1))), MESSAGES.from(sum(lit(1.0).divide(ACCOUNTS.col()))))
        .withColumn(IS_FIRST.name(), leavesOutFew(source, source.orderBy(MONTH.col())))
        .withColumn(IS_LAST.name(), leavesOutFew(source, source.orderBy(MONTH.col().desc())))
        .groupBy(SOURCE.col())
        .agg(
            BEGAN.from(coalesce(max(when(IS_FIRST.col(), MONTH.col())), min(MONTH.col()))),
            ENDED.from(coalesce(min(when(IS_LAST.col(), MONTH.col())), max(MONTH.col()))),
            Coverage.RECORDS_WITH_ACCOUNT.from(round(sum(MESSAGES.col()))));
  }

  /** Whether a silence lies before a month, in the order of {@code months}, and few beyond it. */
  private static Column leavesOutFew(WindowSpec source, WindowSpec months) {
    Column before = lag(MONTH.col(), 1).over(months);
    Column beyond = sum(ROWS.col()).over(months.rowsBetween(Window.unboundedPreceding(), -1));
    return abs(months_between(MONTH.col(), before))
        .gt(SILENCE)
        .and(beyond.lt(sum(ROWS.col()).over(source).multiply(FEW)));
  }
}
