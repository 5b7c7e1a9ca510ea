package dev.plumbline.measures.stages;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.measures.StageMonths.ACCOUNT_ID;
import static dev.plumbline.tables.measures.StageMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.measures.StageMonths.MONTH;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.models.StageThresholds;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.hmm.PoissonHmm;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.DisclosureMonths;
import dev.plumbline.tables.measures.StageMonths;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The phase of every account and month, as known before the month; method section 11.
 *
 * <p>Months and counts of an account meet in one place, once, and are told from its first month to
 * its last: a phase depends on the whole path to it.
 */
public final class Stages {

  private static final Field SOURCE_MICROS =
      optional("source_micros", LongType, "Latest time behind the row");

  private Stages() {}

  /**
   * Rows of {@link StageMonths}, one for each of {@code accountMonths}.
   *
   * @param accountMonths rows of {@link AccountMonths}
   * @param disclosureMonths rows of {@link DisclosureMonths}
   * @param thresholds of the rule; without them there are no phases
   * @param model of three states; without it there are none by it
   */
  public static Dataset<Row> of(
      Dataset<Row> accountMonths,
      Dataset<Row> disclosureMonths,
      Optional<StageThresholds> thresholds,
      Optional<PoissonHmm> model) {
    StageThresholds rule = thresholds.orElse(null);
    PoissonHmm hmm = model.orElse(null);
    MapPartitionsFunction<Row, Row> telling = rows -> new ToldAccounts(rows, rule, hmm);
    return PathRows.of(accountMonths, disclosureMonths)
        .repartition(ACCOUNT_ID.col())
        .sortWithinPartitions(ACCOUNT_ID.col())
        .mapPartitions(telling, Encoders.row(told()))
        .withColumn(MONTH.name(), add_months(lit(PathRows.ORIGIN), PathRows.INDEX.col()))
        .withColumn(MAX_SOURCE_AT.name(), timestamp_micros(SOURCE_MICROS.col()));
  }

  /** The columns of a row as {@link ToldAccounts} makes it. */
  private static StructType told() {
    StructType schema = new StructType();
    for (Field field : StageMonths.TABLE.fields()) {
      Field as =
          field.equals(MONTH)
              ? PathRows.INDEX
              : field.equals(MAX_SOURCE_AT) ? SOURCE_MICROS : field;
      schema = schema.add(as.name(), as.type(), as.nullable());
    }
    return schema;
  }
}
