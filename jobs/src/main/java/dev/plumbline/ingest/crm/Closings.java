package dev.plumbline.ingest.crm;

import static dev.plumbline.schema.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Opportunities;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether a source tells when deals and cases were closed. In one that tells it of none, all would
 * stay open for good.
 *
 * <p>That a source tells is no event but the way it is used, and holds for the whole export.
 */
final class Closings {

  private static final Field IS_UNTOLD =
      optional("is_untold", BooleanType, "Whether no closing has a time");

  private Closings() {}

  /** Whether some deals are closed and none has a time; where no deal is closed none lacks it. */
  static Dataset<Row> ofDeals(Dataset<Row> deals) {
    Column isClosed = when(Opportunities.IS_CLOSED.col(), lit(1));
    Column at = coalesce(Opportunities.CLOSED_AT.col(), Opportunities.CLOSED_BY.col());
    Column isUntold =
        count(isClosed).gt(0).and(count(when(Opportunities.IS_CLOSED.col(), at)).equalTo(0));
    return with(deals, Opportunities.IS_CLOSING_UNTOLD, isUntold);
  }

  /** Whether no case has a time, unless the source says of all of them that they are open. */
  static Dataset<Row> ofCases(Dataset<Row> cases) {
    Column mayBeClosed = when(coalesce(Cases.IS_CLOSED.col(), lit(true)), lit(1));
    Column isUntold = count(mayBeClosed).gt(0).and(count(Cases.CLOSED_AT.col()).equalTo(0));
    return with(cases, Cases.IS_CLOSING_UNTOLD, isUntold);
  }

  private static Dataset<Row> with(Dataset<Row> rows, Field field, Column isUntold) {
    return rows.crossJoin(rows.agg(IS_UNTOLD.from(isUntold)))
        .withColumn(field.name(), IS_UNTOLD.col())
        .drop(IS_UNTOLD.name());
  }
}
