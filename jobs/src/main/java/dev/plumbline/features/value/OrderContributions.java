package dev.plumbline.features.value;

import static dev.plumbline.tables.features.ValueMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_LATE;
import static dev.plumbline.tables.features.ValueMonths.DELIVERIES_ON_TIME;
import static dev.plumbline.tables.features.ValueMonths.IS_ODD;
import static dev.plumbline.tables.features.ValueMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.ValueMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.ValueMonths.MONTH;
import static dev.plumbline.tables.staging.Orders.DELIVERED_DATE;
import static dev.plumbline.tables.staging.Orders.KNOWN_AT;
import static dev.plumbline.tables.staging.Orders.ORDER_ID;
import static dev.plumbline.tables.staging.Orders.PROMISED_DATE;
import static dev.plumbline.tables.staging.Orders.QUANTITY_DELIVERED;
import static dev.plumbline.tables.staging.Orders.QUANTITY_ORDERED;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.features.ValueMonths;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What orders tell about our deliveries: VD03 and VD04 of method section 7.
 *
 * <p>An order that was promised counts once: at the end of the day of delivery if that is no later
 * than the promise, else as late when the promised day was over, whether or when it was delivered
 * after that. Pieces count at the end of the day of delivery; more than was ordered is no better
 * than all. What an order was worth, and what of it was credited, never counts: that is an outcome,
 * or a conflict.
 */
record OrderContributions(ZoneId zone) {

  /**
   * One row per order and month in which it counts, with 1 in the column that it counts in.
   *
   * @param orders rows of {@link dev.plumbline.tables.staging.Orders}, under the accounts of today
   */
  Dataset<Row> of(Dataset<Row> orders) {
    Column isOnTime = coalesce(DELIVERED_DATE.col().leq(PROMISED_DATE.col()), lit(false));
    Column isPromised = PROMISED_DATE.col().isNotNull();
    Column isTold =
        DELIVERED_DATE
            .col()
            .isNotNull()
            .and(QUANTITY_ORDERED.col().gt(0))
            .and(QUANTITY_DELIVERED.col().isNotNull());
    Dataset<Row> promised =
        counted(
            orders.where(isPromised),
            when(isOnTime, DELIVERED_DATE.col()).otherwise(PROMISED_DATE.col()),
            DELIVERIES_ON_TIME.from(when(isOnTime, 1)),
            DELIVERIES_LATE.from(when(isOnTime, null).otherwise(1)));
    Dataset<Row> delivered =
        counted(
            orders.where(isTold),
            DELIVERED_DATE.col(),
            ValueMonths.QUANTITY_ORDERED.from(QUANTITY_ORDERED.col()),
            ValueMonths.QUANTITY_DELIVERED.from(
                least(QUANTITY_DELIVERED.col(), QUANTITY_ORDERED.col())));
    return promised.unionByName(delivered, true);
  }

  private Dataset<Row> counted(Dataset<Row> orders, Column day, Column first, Column second) {
    Column at = to_utc_timestamp(date_add(day, 1).cast(TimestampType), zone.getId());
    Column known = greatest(at, KNOWN_AT.col());
    return orders.select(
        ACCOUNT_ID.col(),
        MONTH.from(AccountMonths.monthOf(at, zone)),
        KNOWN_MONTH.from(AccountMonths.monthOf(known, zone)),
        IS_ODD.from(ValueFeatures.isOdd(ORDER_ID.col())),
        MAX_SOURCE_AT.from(known),
        first,
        second);
  }
}
