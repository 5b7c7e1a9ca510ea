package dev.plumbline.retention;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.retention.Spells.CHURN;
import static dev.plumbline.tables.retention.Spells.DECISION_DATE;
import static dev.plumbline.tables.retention.Spells.ENTRY_MONTH;
import static dev.plumbline.tables.retention.Spells.LAST_MONTH;
import static dev.plumbline.tables.retention.Spells.MODE;
import static dev.plumbline.tables.retention.Spells.START_DATE;
import static dev.plumbline.tables.retention.Spells.TERM_CLASS;
import static dev.plumbline.tables.retention.Spells.TERM_ENDS;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_ym_interval;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per stay and month at risk: from entry to the month of the decision, without the months
 * of the reference period. Where leaving is told by renewals, one row per renewal, of {@link
 * Trials}.
 */
final class MonthsAtRisk {

  /** No renewal within the next months. */
  static final String RENEWAL_FAR = "3+";

  private static final Field REFERENCE_END =
      required("reference_end", DateType, "Last month of the reference period");
  private static final Field FIRST_MONTH =
      required("first_month", DateType, "First row of the stay");

  /** Months since the start of the stay, whatever the clock of the panel counts. */
  static final Field STAY_MONTHS = required("stay_months", IntegerType, "1 in the first");

  private static final Field IS_LAST =
      required("is_last", BooleanType, "Whether the decision falls into the row, if there is one");
  private static final Field ROWS =
      required("rows", StringType, "Time of the panel and month of each row of the stay");
  private static final Field ROW = required("row", StringType, "One of them");

  private MonthsAtRisk() {}

  /**
   * All months at risk of all stays.
   *
   * @param spells rows of {@link Spells}
   * @param references rows of {@link References}
   */
  static Dataset<Row> of(Dataset<Row> spells, Dataset<Row> references) {
    Dataset<Row> period = references.agg(REFERENCE_END.from(max(References.LAST_MONTH.col())));
    Column first = greatest(ENTRY_MONTH.col(), add_months(REFERENCE_END.col(), 1));
    Column month = monthOf(ROW.col());
    Column isDecided = ROW.col().getField(IS_LAST.name()).and(DECISION_DATE.col().isNotNull());
    Column isChurn = isDecided.and(Spells.EXIT_CODE.col().equalTo(CHURN));

    return spells
        .crossJoin(broadcast(period))
        .where(REFERENCE_END.col().isNotNull())
        .withColumn(FIRST_MONTH.name(), first)
        .where(FIRST_MONTH.col().leq(LAST_MONTH.col()))
        .withColumn(ROWS.name(), rows())
        .withColumn(
            Panel.ENTRY_TENURE.name(), get(ROWS.col(), lit(0)).getField(Panel.TENURE.name()))
        .withColumn(ROW.name(), explode(ROWS.col()))
        .withColumn(Panel.MONTH.name(), month)
        .select(
            Panel.ACCOUNT_ID.col(),
            Panel.PRODUCT_LINE.col(),
            Panel.SPELL_NO.col(),
            Panel.MONTH.col(),
            Panel.TENURE.from(ROW.col().getField(Panel.TENURE.name())),
            STAY_MONTHS.from(tenureIn(Panel.MONTH.col())),
            Panel.EVENT.from(isChurn),
            Panel.UPGRADE.from(isAmong(Spells.UPGRADES)),
            Panel.DOWNGRADE.from(isAmong(Spells.DOWNGRADES)),
            Panel.EXIT_CODE.from(when(isDecided, Spells.EXIT_CODE.col()).otherwise(Panel.NO_EXIT)),
            Panel.ENTRY_TENURE.col(),
            Panel.STRATUM.from(concat_ws("/", MODE.col(), TERM_CLASS.col())),
            Panel.RENEWAL_CLASS.from(renewalClass()),
            Panel.IS_LATER_SPELL.from(Panel.SPELL_NO.col().gt(1)));
  }

  /** A row at risk of a stay, as an element of the array that is exploded. */
  static Column row(Column tenure, Column month, Column isLast) {
    return struct(Panel.TENURE.from(tenure), Panel.MONTH.from(month), IS_LAST.from(isLast));
  }

  static Column monthOf(Column row) {
    return row.getField(Panel.MONTH.name());
  }

  private static Column rows() {
    Column months = sequence(FIRST_MONTH.col(), LAST_MONTH.col(), make_ym_interval(lit(0), lit(1)));
    Column ofMonths =
        transform(months, month -> row(tenureIn(month), month, month.equalTo(LAST_MONTH.col())));
    return when(MODE.col().equalTo(Spells.RENEWAL), Trials.of(FIRST_MONTH.col()))
        .otherwise(ofMonths);
  }

  private static Column isAmong(Field days) {
    return exists(days.col(), day -> Calendar.monthOf(day).equalTo(Panel.MONTH.col()));
  }

  private static Column tenureIn(Column month) {
    return months_between(month, Calendar.monthOf(START_DATE.col())).plus(1);
  }

  /**
   * Whole months from ours to that in which the current term ends. Terms that begin later end
   * later, so that nothing of them shows. Orders renew nothing, nor does a contract without an
   * agreed end, or that goes on beyond it: when it was to end is known of those alone that left.
   */
  private static Column renewalClass() {
    Column next = array_min(filter(TERM_ENDS.col(), end -> end.geq(Panel.MONTH.col())));
    Column months = months_between(Calendar.monthOf(next), Panel.MONTH.col());
    return when(MODE.col().isin(Spells.GAP, Spells.PROBABILISTIC), RENEWAL_FAR)
        .when(months.isNull().or(months.geq(3)), RENEWAL_FAR)
        .when(months.geq(1), "1-2")
        .otherwise("0");
  }
}
