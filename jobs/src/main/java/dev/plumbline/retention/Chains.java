package dev.plumbline.retention;

import static dev.plumbline.retention.Terms.ACCOUNT_ID;
import static dev.plumbline.retention.Terms.NOTICE_DATE;
import static dev.plumbline.retention.Terms.PLANNED_END;
import static dev.plumbline.retention.Terms.RENEWAL_OFF_DATE;
import static dev.plumbline.retention.Terms.TERM_END;
import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.staging.Subscriptions.EXIT_REASON;
import static dev.plumbline.tables.staging.Subscriptions.KNOWN_AT;
import static dev.plumbline.tables.staging.Subscriptions.MONTHLY_VALUE;
import static dev.plumbline.tables.staging.Subscriptions.PRODUCT_LINE;
import static dev.plumbline.tables.staging.Subscriptions.START_DATE;
import static dev.plumbline.tables.staging.Subscriptions.SUBSCRIPTION_ID;
import static dev.plumbline.tables.staging.Subscriptions.TERM_MONTHS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Spells;
import java.sql.Date;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Terms of an account and product line that follow each other: one stay.
 *
 * <p>A term that begins within the grace after the latest end before it continues the stay,
 * whatever it is for; a later one is a reactivation and the next stay. What became of the stay
 * stands in the term that ends last.
 *
 * @param graceDays days
 */
record Chains(int graceDays) {

  static final Field LAST_SUBSCRIPTION_ID =
      required("last_subscription_id", StringType, "Contract of the last term");
  static final Field LAST_TERM_START = required("last_term_start", DateType, "Its first day");
  static final Field LAST_TERM_MONTHS =
      optional("last_term_months", IntegerType, "Its length; null if open");
  static final Field IN_FORCE_UNTIL =
      optional("in_force_until", DateType, "Last day on which it was in force, as far as recorded");

  static final Column FOR_EVER = lit(Date.valueOf("9999-12-31"));
  private static final Field REACH = optional("reach", DateType, "Latest end of the terms before");
  private static final Field FIRST_TERM_MONTHS =
      optional("first_term_months", IntegerType, "Length of the first term; null if open");

  /** One row per stay, with what is known of its end. */
  Dataset<Row> of(Dataset<Row> terms) {
    Column end = coalesce(TERM_END.col(), FOR_EVER);
    WindowSpec inOrder =
        Window.partitionBy(ACCOUNT_ID.col(), PRODUCT_LINE.col())
            .orderBy(START_DATE.col(), end, SUBSCRIPTION_ID.col());
    WindowSpec before = inOrder.rowsBetween(Window.unboundedPreceding(), -1);
    WindowSpec soFar = inOrder.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column begins = REACH.col().isNull().or(START_DATE.col().gt(date_add(REACH.col(), graceDays)));
    Column first = struct(START_DATE.col(), end, SUBSCRIPTION_ID.col());
    Column last = struct(end, START_DATE.col(), SUBSCRIPTION_ID.col());
    Column months =
        coalesce(
            TERM_MONTHS.col(),
            round(months_between(date_add(PLANNED_END.col(), 1), START_DATE.col())));

    return terms
        .withColumn(
            IN_FORCE_UNTIL.name(),
            IN_FORCE_UNTIL.from(coalesce(TERM_END.col(), Terms.RECORDED_END.col())))
        .withColumn(REACH.name(), max(end).over(before))
        .withColumn(
            Spells.SPELL_NO.name(),
            Spells.SPELL_NO.from(sum(when(begins, 1).otherwise(0)).over(soFar)))
        .groupBy(ACCOUNT_ID.col(), PRODUCT_LINE.col(), Spells.SPELL_NO.col())
        .agg(
            min(START_DATE.col()).as(START_DATE.name()),
            nullif(max(end), FOR_EVER).as(TERM_END.name()),
            FIRST_TERM_MONTHS.from(min_by(months, first)),
            Spells.TERM_ENDS.from(sort_array(collect_set(PLANNED_END.col()))),
            LAST_SUBSCRIPTION_ID.from(max_by(SUBSCRIPTION_ID.col(), last)),
            LAST_TERM_START.from(max_by(START_DATE.col(), last)),
            LAST_TERM_MONTHS.from(max_by(months, last)),
            IN_FORCE_UNTIL.from(max_by(IN_FORCE_UNTIL.col(), last)),
            NOTICE_DATE.from(max_by(NOTICE_DATE.col(), last)),
            RENEWAL_OFF_DATE.from(max_by(RENEWAL_OFF_DATE.col(), last)),
            collect_list(
                    ValueChanges.term(
                        START_DATE.col(), end, MONTHLY_VALUE.col(), Worth.RATES.col()))
                .as(ValueChanges.TERMS.name()),
            EXIT_REASON.from(max_by(EXIT_REASON.col(), last)),
            KNOWN_AT.from(max_by(KNOWN_AT.col(), last)))
        .withColumn(Spells.TERM_CLASS.name(), termClass())
        .withColumn(Spells.UPGRADES.name(), Spells.UPGRADES.from(ValueChanges.upgrades()))
        .withColumn(Spells.DOWNGRADES.name(), Spells.DOWNGRADES.from(ValueChanges.downgrades()));
  }

  /** Of the first term: what later terms are is not known at the start. */
  private static Column termClass() {
    Column months = FIRST_TERM_MONTHS.col();
    return when(months.isNull(), Spells.OPEN)
        .when(months.lt(12), Spells.SHORT)
        .when(months.equalTo(12), Spells.ANNUAL)
        .otherwise(Spells.LONGER);
  }
}
