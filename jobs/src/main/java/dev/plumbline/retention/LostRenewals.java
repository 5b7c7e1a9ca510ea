package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.staging.Opportunities.ACCOUNT_ID;
import static dev.plumbline.tables.staging.Opportunities.CLOSED_AT;
import static dev.plumbline.tables.staging.Opportunities.IS_CLOSED;
import static dev.plumbline.tables.staging.Opportunities.IS_WON;
import static dev.plumbline.tables.staging.Opportunities.KIND;
import static dev.plumbline.tables.staging.Opportunities.SUBSCRIPTION_ID;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Renewals that were lost, as a signal of leaving.
 *
 * <p>A renewal speaks of the contract that it names; one that names none, of the stay in whose last
 * term or grace it was closed.
 */
record LostRenewals(Calendar calendar, int graceDays) {

  private static final String RENEWAL = "RENEWAL";
  private static final Field LOST_DATE = optional("lost_date", DateType, "Day of the loss");
  private static final Field LOST =
      optional(
          "lost",
          createArrayType(
              new StructType()
                  .add(SUBSCRIPTION_ID.name(), StringType)
                  .add(LOST_DATE.name(), DateType)),
          "All losses of the account");

  /** One row per account with a lost renewal. */
  Dataset<Row> perAccount(Dataset<Row> opportunities, Dataset<Row> survivors) {
    return Survivors.of(
            opportunities.where(
                KIND.col()
                    .equalTo(RENEWAL)
                    .and(IS_CLOSED.col())
                    .and(not(IS_WON.col()))
                    .and(CLOSED_AT.col().isNotNull())),
            survivors)
        .groupBy(ACCOUNT_ID.col())
        .agg(
            LOST.from(
                collect_list(
                    struct(
                        SUBSCRIPTION_ID.col(), LOST_DATE.from(calendar.dayOf(CLOSED_AT.col()))))));
  }

  /** Day of the first loss that concerns a stay; for rows of {@link Chains} joined with ours. */
  Column dateOfFirst() {
    return array_min(
        transform(filter(LOST.col(), this::concerns), loss -> loss.getField(LOST_DATE.name())));
  }

  private Column concerns(Column loss) {
    Column contract = loss.getField(SUBSCRIPTION_ID.name());
    Column day = loss.getField(LOST_DATE.name());
    return bare(contract)
        .equalTo(bare(Chains.LAST_SUBSCRIPTION_ID.col()))
        .or(
            contract
                .isNull()
                .and(day.gt(Chains.LAST_TERM_START.col()))
                .and(day.leq(date_add(Terms.TERM_END.col(), graceDays))));
  }

  /** Without the source: a CRM names contracts that another system bills by their ids there. */
  private static Column bare(Column id) {
    return substring_index(id, ":", -1);
  }
}
