package dev.plumbline.quality;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.config.QualitySettings;
import dev.plumbline.schema.Expectation;
import dev.plumbline.tables.operations.Quality;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is made of violations: a key must be unique without exception, the rest is a matter of
 * share.
 */
public record Ruled(QualitySettings settings) {

  /** {@code found} with a status: rows of {@link Quality}. */
  public Dataset<Row> of(Dataset<Row> found) {
    Column isUnique = Quality.KIND.col().equalTo(Quality.KEY);
    Column allowed =
        when(isUnique, lit(0.0)).otherwise(Quality.ROWS.col().multiply(settings.maxShare()));
    Column name = concat_ws(" ", Quality.TABLE_PATH.col(), Quality.EXPECTATION.col());
    Column isPartial =
        Quality.KIND.col().isin(Expectation.Kind.REFERENCE.name(), Quality.FRESHNESS);
    Column status =
        when(Quality.VIOLATIONS.col().equalTo(0), Quality.MET)
            .when(Quality.VIOLATIONS.col().leq(allowed), Quality.LISTED)
            .when(isPartial.and(lit(settings.allowPartial())), Quality.LISTED)
            .when(name.isin(settings.accept().toArray()), Quality.ACCEPTED)
            .otherwise(Quality.FAILED);
    return found.withColumn(Quality.STATUS.name(), status).select(Quality.TABLE.columns());
  }
}
