package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Bundle;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.features.CommunicationMonths;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Monthly features, added up over the windows of the months that they serve.
 *
 * <p>A row of features serves the twelve months after its own, but none at whose first instant it
 * was not yet known: what happened in a month or became known in it is out of that month's windows.
 */
final class Windows {

  /** In served rows: months from that of the features to the one served, 1 to 12. */
  static final Field AGE = required("age", IntegerType, "Months before the month served");

  private static final Field FEATURE_MONTH = required("feature_month", DateType, "Its own month");
  private static final Field KNOWN_MONTH = CommunicationMonths.KNOWN_MONTH;
  private static final Field SOURCE_AT = CommunicationMonths.MAX_SOURCE_AT;

  private Windows() {}

  /**
   * Each row of {@code features} once for each of {@code months} that it serves. The month served
   * takes the place of its own.
   *
   * @param features account, month, known month and whatever is to be counted
   * @param months the months asked for
   */
  static Dataset<Row> served(Dataset<Row> features, Dataset<Row> months) {
    return features
        .withColumnRenamed(MONTH.name(), FEATURE_MONTH.name())
        .withColumn(AGE.name(), explode(sequence(lit(1), lit(Span.LONGEST))))
        .withColumn(MONTH.name(), add_months(FEATURE_MONTH.col(), AGE.col()))
        .where(KNOWN_MONTH.col().lt(MONTH.col()))
        .join(months, MONTH.name(), "left_semi");
  }

  /**
   * Sums, one row per account and month served.
   *
   * @param counted what the sums are tied together as; beside it the latest of the event and
   *     knowledge times counted, {@link #sourceAt} of its name
   */
  static Dataset<Row> totals(
      Dataset<Row> features, Dataset<Row> months, List<Total> totals, Bundle counted) {
    return served(features, months)
        .groupBy(ACCOUNT_ID.col(), MONTH.col())
        .agg(
            counted.of(totals.stream().map(Total::aggregated).toList()),
            sourceAt(counted.name()).from(max(SOURCE_AT.col())));
  }

  /**
   * What {@code lists} make of their values, together, one row per account and month served that
   * has any.
   */
  static Dataset<Row> values(Dataset<Row> features, Dataset<Row> months, List<Values> lists) {
    Column holdsAny =
        lists.stream()
            .map(values -> array_size(values.source().col()).gt(0))
            .reduce(Column::or)
            .orElseThrow();
    List<Column> collected = lists.stream().map(Values::collected).toList();
    return served(features.where(holdsAny), months)
        .groupBy(ACCOUNT_ID.col(), MONTH.col())
        .agg(collected.get(0), collected.subList(1, collected.size()).toArray(Column[]::new));
  }

  static Field sourceAt(String family) {
    return optional(family + "_source_at", TimestampType, "Latest time behind the windows");
  }

  /**
   * The values of an array column over a window.
   *
   * @param made what is made of all values in it
   */
  record Values(Field field, Field source, Span span, UnaryOperator<Column> made) {

    /** As they are, sorted. */
    static Values of(Field source, Span span) {
      return new Values(
          optional(span.name(source.name()), createArrayType(DoubleType), "Values over the window"),
          source,
          span,
          functions::sort_array);
    }

    Column collected() {
      return made.apply(flatten(collect_list(span.of(source.col())))).as(field.name());
    }
  }
}
