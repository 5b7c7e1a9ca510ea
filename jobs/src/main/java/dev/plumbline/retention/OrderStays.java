package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Stays of customers who order without a contract; method section 12, modes N1 and N2.
 *
 * <p>A stay goes from an order to the last one that came before the silence was too long. Leaving
 * is dated at the day on which the silence became too long, the first on which anybody could know,
 * and never at the last order: dated back, every month of the silence would be one in which an
 * account that had left wrote less. An order later on begins the next stay.
 */
record OrderStays(Calendar calendar, Patience patience) {

  private static final Field CROSSED_ON =
      optional("crossed_on", DateType, "First day on which the silence was too long");
  private static final Field LAST_ORDER = required("last_order", DateType, "Day of the last order");

  /** One row per stay. */
  Dataset<Row> of(Dataset<Row> orderDays) {
    Column day = OrderDays.DAY.col();
    Column previousCrossing = lag(CROSSED_ON.col(), 1).over(OrderDays.inOrder());
    Column begins = when(day.geq(previousCrossing), 1).otherwise(0);
    Column crossed = when(CROSSED_ON.col().lt(Observation.DATA_END.col()), CROSSED_ON.col());
    Column isOver = crossed.isNotNull();

    return patience
        .after(orderDays)
        .withColumn(CROSSED_ON.name(), date_add(day, Patience.PATIENCE_DAYS.col().plus(1)))
        .withColumn(Spells.SPELL_NO.name(), begins)
        .withColumn(
            Spells.SPELL_NO.name(),
            Spells.SPELL_NO.from(sum(Spells.SPELL_NO.col()).over(OrderDays.soFar()).plus(1)))
        .groupBy(OrderDays.ACCOUNT_ID.col(), OrderDays.PRODUCT_LINE.col(), Spells.SPELL_NO.col())
        .agg(
            Spells.START_DATE.from(min(day)),
            max(day).as(LAST_ORDER.name()),
            max_by(CROSSED_ON.col(), day).as(CROSSED_ON.name()),
            Patience.PATIENCE_DAYS.from(max_by(Patience.PATIENCE_DAYS.col(), day)),
            max(Observation.DATA_END.col()).as(Observation.DATA_END.name()))
        .select(
            OrderDays.ACCOUNT_ID.col(),
            OrderDays.PRODUCT_LINE.col(),
            Spells.SPELL_NO.col(),
            Spells.MODE.from(lit(patience.mode())),
            Spells.START_DATE.col(),
            Spells.DECISION_DATE.from(crossed),
            Spells.END_DATE.from(when(isOver, LAST_ORDER.col())),
            Spells.EXIT_CODE.from(lit(Spells.CHURN)),
            Spells.EXIT_KNOWN_AT.from(calendar.firstInstantOf(crossed)),
            Spells.TERM_CLASS.from(lit(Spells.OPEN)),
            Spells.TERM_ENDS.from(array()),
            Spells.UPGRADES.from(lit(null)),
            Spells.DOWNGRADES.from(lit(null)),
            Patience.PATIENCE_DAYS.col());
  }
}
