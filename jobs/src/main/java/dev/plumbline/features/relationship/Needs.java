package dev.plumbline.features.relationship;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.features.LedgerMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_CLOSED;
import static dev.plumbline.tables.features.LedgerMonths.DEALS_OPEN_CHANGE;
import static dev.plumbline.tables.features.LedgerMonths.DEAL_LOG_DAYS_SUM;
import static dev.plumbline.tables.features.LedgerMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.LedgerMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.LedgerMonths.MONTH;
import static dev.plumbline.tables.features.LedgerMonths.ORDERS_PLACED;
import static dev.plumbline.tables.features.LedgerMonths.SERIOUS_CASES_OPEN_CHANGE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.staging.Cases;
import dev.plumbline.tables.staging.Opportunities;
import dev.plumbline.tables.staging.Orders;
import java.time.ZoneId;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What an account needs us for: deals and serious cases, opened and closed, and orders placed;
 * method sections 10 and 14.1.
 *
 * <p>Opening adds one and closing takes it away, each in the month in which it became known, so
 * that a sum over the months before a cutoff is what was open at it; reopening adds it again, if it
 * is known to have been closed. A closing that is known before its opening counts with the opening.
 * Whether a deal was won never counts; that it is closed today does not take its opening away
 * either, which was known before. A deal that is closed, nobody knows when, is known to be closed
 * since its record was last changed, and tells nothing of how long it took; deals and cases of a
 * source that tells no closing at all are no needs, for they would stay open for good.
 *
 * <p>A case counts since it is serious: one that was raised later was no such need before.
 *
 * <p>Orders are counted in the month in which they were placed, not in that in which they became
 * known: those of years that an import brings in one day are no rush of orders.
 */
record Needs(ZoneId zone) {

  private static final double SECONDS_PER_DAY = 86_400;

  private static final Field TURN = required("turn", StringType, "Opening or closing");
  private static final Field AT = optional("at", TimestampType, "When it happened and was known");
  private static final Field LOG_DAYS =
      optional("log_days", DoubleType, "log(1 + days) from opening to closing, if told");
  private static final Field CHANGE = required("change", IntegerType, "1 if opened, -1 if closed");

  /**
   * Deals, opened and closed.
   *
   * @param opportunities rows of {@link Opportunities}, under the accounts of today
   */
  Dataset<Row> ofDeals(Dataset<Row> opportunities) {
    return turned(
            opportunities.where(Opportunities.isOpenTold()),
            Opportunities.CREATED_AT.col(),
            Opportunities.KNOWN_AT.col(),
            Opportunities.closings(),
            Opportunities.reopenings(),
            Opportunities.closedBy())
        .withColumns(
            Map.of(
                DEALS_OPEN_CHANGE.name(), DEALS_OPEN_CHANGE.from(CHANGE.col()),
                DEALS_CLOSED.name(), DEALS_CLOSED.from(when(LOG_DAYS.col().isNotNull(), 1)),
                DEAL_LOG_DAYS_SUM.name(), LOG_DAYS.col()))
        .drop(CHANGE.name(), LOG_DAYS.name());
  }

  /**
   * Serious cases, opened and closed.
   *
   * @param cases rows of {@link Cases}, under the accounts of today
   */
  Dataset<Row> ofCases(Dataset<Row> cases) {
    return turned(
            cases.where(Cases.seriousAt().isNotNull()).where(Cases.isOpenTold()),
            Cases.seriousAt(),
            Cases.KNOWN_AT.col(),
            Cases.closings(),
            Cases.reopenings(),
            lit(null))
        .withColumn(SERIOUS_CASES_OPEN_CHANGE.name(), SERIOUS_CASES_OPEN_CHANGE.from(CHANGE.col()))
        .drop(CHANGE.name(), LOG_DAYS.name());
  }

  /**
   * Orders, each once, but for what subscriptions bill.
   *
   * @param orders rows of {@link Orders}, under the accounts of today
   */
  Dataset<Row> ofOrders(Dataset<Row> orders) {
    Column known = greatest(Orders.ORDERED_AT.col(), Orders.KNOWN_AT.col());
    return orders
        .where(not(coalesce(Orders.IS_RECURRING.col(), lit(false))))
        .select(
            ACCOUNT_ID.col(),
            MONTH.from(AccountMonths.monthOf(Orders.ORDERED_AT.col(), zone)),
            KNOWN_MONTH.from(AccountMonths.monthOf(known, zone)),
            MAX_SOURCE_AT.from(known),
            ORDERS_PLACED.from(lit(1)));
  }

  private Dataset<Row> turned(
      Dataset<Row> records,
      Column opened,
      Column recorded,
      Column closings,
      Column reopenings,
      Column closedBy) {
    Column known = greatest(opened, recorded);
    Column reopened = filter(reopenings, again -> exists(closings, closed -> closed.leq(again)));
    Column turns =
        concat(
            array(
                turn(1, known, lit(null)),
                turn(-1, when(closedBy.isNotNull(), greatest(known, closedBy)), lit(null))),
            transform(closings, at -> turn(-1, greatest(known, at), logDays(opened, at))),
            transform(reopened, at -> turn(1, greatest(known, at), lit(null))));
    Column at = TURN.col().getField(AT.name());
    Column month = AccountMonths.monthOf(at, zone);
    return records
        .withColumn(
            TURN.name(), explode(filter(turns, turn -> turn.getField(AT.name()).isNotNull())))
        .select(
            ACCOUNT_ID.col(),
            MONTH.from(month),
            KNOWN_MONTH.from(month),
            MAX_SOURCE_AT.from(at),
            CHANGE.from(TURN.col().getField(CHANGE.name())),
            LOG_DAYS.from(TURN.col().getField(LOG_DAYS.name())));
  }

  private static Column logDays(Column opened, Column closed) {
    Column seconds = greatest(unix_seconds(closed).minus(unix_seconds(opened)), lit(0));
    return log1p(seconds.divide(SECONDS_PER_DAY));
  }

  private static Column turn(int change, Column at, Column logDays) {
    return struct(CHANGE.from(lit(change)), AT.from(at), LOG_DAYS.from(logDays));
  }
}
