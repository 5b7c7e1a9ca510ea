package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.staging.Opportunities.ACCOUNT_ID;
import static dev.plumbline.tables.staging.Opportunities.CLOSED_AT;
import static dev.plumbline.tables.staging.Opportunities.IS_CLOSED;
import static dev.plumbline.tables.staging.Opportunities.IS_WON;
import static dev.plumbline.tables.staging.Opportunities.KIND;
import static dev.plumbline.tables.staging.Opportunities.SUBSCRIPTION_ID;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
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
 * term or grace it was closed. A loss is no signal if the contract went on all the same: if a
 * renewal of it was won on that day or later, or if it is recorded as in force for longer than the
 * grace after the term in which the renewal was closed.
 */
record LostRenewals(Calendar calendar, int graceDays) {

  private static final String RENEWAL = "RENEWAL";
  private static final Field CLOSED_DATE = optional("closed_date", DateType, "Day of its end");
  private static final Field RENEWALS =
      optional(
          "renewals",
          createArrayType(
              new StructType()
                  .add(SUBSCRIPTION_ID.name(), StringType)
                  .add(CLOSED_DATE.name(), DateType)
                  .add(IS_WON.name(), BooleanType)),
          "All renewals of the account that are over");

  /** One row per account with a renewal that is over. */
  Dataset<Row> perAccount(Dataset<Row> opportunities, Dataset<Row> survivors) {
    Column isOver = IS_CLOSED.col().and(CLOSED_AT.col().isNotNull());
    return Survivors.of(opportunities.where(KIND.col().equalTo(RENEWAL).and(isOver)), survivors)
        .groupBy(ACCOUNT_ID.col())
        .agg(
            RENEWALS.from(
                collect_list(
                    struct(
                        SUBSCRIPTION_ID.col(),
                        CLOSED_DATE.from(calendar.dayOf(CLOSED_AT.col())),
                        IS_WON.col()))));
  }

  /** Day of the first loss that concerns a stay; for rows of {@link Chains} joined with ours. */
  Column dateOfFirst() {
    return array_min(transform(filter(RENEWALS.col(), this::isSignal), LostRenewals::day));
  }

  private Column isSignal(Column renewal) {
    return not(isWon(renewal))
        .and(concerns(renewal))
        .and(not(isFollowedByWin(day(renewal))))
        .and(not(coalesce(isOutlasted(day(renewal)), lit(false))));
  }

  private Column concerns(Column loss) {
    return isOfLastContract(loss)
        .or(
            contract(loss)
                .isNull()
                .and(day(loss).gt(Chains.LAST_TERM_START.col()))
                .and(day(loss).leq(date_add(Terms.TERM_END.col(), graceDays))));
  }

  private static Column isFollowedByWin(Column day) {
    return exists(
        RENEWALS.col(),
        other ->
            isWon(other)
                .and(coalesce(isOfLastContract(other), lit(false)))
                .and(day(other).geq(day)));
  }

  /** Whether the contract was in force long after the term, counted from its start, of that day. */
  private Column isOutlasted(Column day) {
    Column start = Chains.LAST_TERM_START.col();
    Column months = nullif(Chains.LAST_TERM_MONTHS.col(), lit(0));
    Column termsBegun = greatest(lit(1), floor(months_between(day, start).divide(months)).plus(1));
    Column termEnd = date_sub(add_months(start, termsBegun.multiply(months).cast("int")), 1);
    return Chains.IN_FORCE_UNTIL.col().gt(date_add(termEnd, graceDays));
  }

  private static Column isOfLastContract(Column renewal) {
    return bare(contract(renewal)).equalTo(bare(Chains.LAST_SUBSCRIPTION_ID.col()));
  }

  private static Column contract(Column renewal) {
    return renewal.getField(SUBSCRIPTION_ID.name());
  }

  private static Column day(Column renewal) {
    return renewal.getField(CLOSED_DATE.name());
  }

  private static Column isWon(Column renewal) {
    return renewal.getField(IS_WON.name());
  }

  /** Without the source: a CRM names contracts that another system bills by their ids there. */
  private static Column bare(Column id) {
    return substring_index(id, ":", -1);
  }
}
