package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.config.ExchangeRates;
import dev.plumbline.schema.Field;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What a unit of a currency was worth, by day.
 *
 * @param rates as set; without any, all amounts are in one currency
 */
record Worth(ExchangeRates rates) {

  static final Field RATES =
      optional(
          "currency_rates",
          createArrayType(
              createStructType(
                  List.of(
                      createStructField("since", DateType, true),
                      createStructField("worth", DoubleType, true)))),
          "Rates of the currency, in order; null where there is one currency alone");

  private static final Field CODE = required("code", StringType, "Currency");
  private static final Field SINCE = required("since", DateType, "First day of the rate");
  private static final Field WORTH = required("worth", DoubleType, "Rate");

  /** {@code amounts} with the rates of their currency. */
  Dataset<Row> beside(Dataset<Row> amounts, Field currency) {
    if (rates.rates().isEmpty()) {
      return amounts.withColumn(RATES.name(), RATES.from(lit(null)));
    }
    Dataset<Row> byCode =
        amounts
            .sparkSession()
            .createDataFrame(rows(), schema())
            .groupBy(CODE.col())
            .agg(RATES.from(sort_array(collect_list(struct(SINCE.col(), WORTH.col())))));
    return amounts
        .join(broadcast(byCode), upper(currency.col()).equalTo(CODE.col()), "left_outer")
        .drop(CODE.name());
  }

  /** The last of {@code rates} that began by {@code day}, else the first; 1 without rates. */
  static Column on(Column rates, Column day) {
    Column begun = filter(rates, rate -> rate.getField(SINCE.name()).leq(day));
    return coalesce(
        get(begun, size(begun).minus(1)).getField(WORTH.name()),
        get(rates, lit(0)).getField(WORTH.name()),
        lit(1.0));
  }

  private List<Row> rows() {
    return rates.rates().stream()
        .map(rate -> RowFactory.create(rate.currency(), Date.valueOf(rate.from()), rate.worth()))
        .toList();
  }

  private static StructType schema() {
    return createStructType(
        List.of(
            createStructField(CODE.name(), StringType, false),
            createStructField(SINCE.name(), DateType, false),
            createStructField(WORTH.name(), DoubleType, false)));
  }
}
