package dev.plumbline.retention;

import static dev.plumbline.retention.Calendar.monthOf;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.retention.Spells.CHURN;
import static dev.plumbline.tables.retention.Spells.DECISION_DATE;
import static dev.plumbline.tables.retention.Spells.END_DATE;
import static dev.plumbline.tables.retention.Spells.ENTRY_MONTH;
import static dev.plumbline.tables.retention.Spells.LAST_MONTH;
import static dev.plumbline.tables.retention.Spells.MODE;
import static dev.plumbline.tables.retention.Spells.START_DATE;
import static dev.plumbline.tables.retention.Spells.TERM_CLASS;
import static dev.plumbline.tables.retention.Spells.TERM_ENDS;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_ym_interval;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per stay and month at risk: from entry to the month of the decision, without the months
 * of the reference period.
 */
final class MonthsAtRisk {

  private static final Field REFERENCE_END =
      required("reference_end", DateType, "Last month of the reference period");
  private static final Field FIRST_MONTH =
      required("first_month", DateType, "First row of the stay");

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
    Column months = sequence(FIRST_MONTH.col(), LAST_MONTH.col(), make_ym_interval(lit(0), lit(1)));
    Column isDecided =
        coalesce(monthOf(DECISION_DATE.col()).equalTo(Panel.MONTH.col()), lit(false));
    Column isChurn = isDecided.and(Spells.EXIT_CODE.col().equalTo(CHURN));

    return spells
        .crossJoin(broadcast(period))
        .where(REFERENCE_END.col().isNotNull())
        .withColumn(FIRST_MONTH.name(), first)
        .where(FIRST_MONTH.col().leq(LAST_MONTH.col()))
        .withColumn(Panel.MONTH.name(), explode(months))
        .select(
            Panel.ACCOUNT_ID.col(),
            Panel.PRODUCT_LINE.col(),
            Panel.SPELL_NO.col(),
            Panel.MONTH.col(),
            Panel.TENURE.from(tenureIn(Panel.MONTH.col())),
            Panel.EVENT.from(isChurn),
            Panel.EXIT_CODE.from(when(isDecided, Spells.EXIT_CODE.col()).otherwise("NONE")),
            Panel.ENTRY_TENURE.from(tenureIn(FIRST_MONTH.col())),
            Panel.STRATUM.from(concat_ws("/", MODE.col(), TERM_CLASS.col())),
            Panel.RENEWAL_CLASS.from(renewalClass()),
            Panel.IS_LATER_SPELL.from(Panel.SPELL_NO.col().gt(1)));
  }

  private static Column tenureIn(Column month) {
    return months_between(month, monthOf(START_DATE.col())).plus(1);
  }

  /**
   * Whole months from ours to that in which the current term ends. Terms that begin later end
   * later, so that nothing of them shows.
   */
  private static Column renewalClass() {
    Column next = array_min(filter(TERM_ENDS.col(), end -> end.geq(Panel.MONTH.col())));
    Column months = months_between(monthOf(next), Panel.MONTH.col());
    return when(months.geq(3), "3+")
        .when(months.geq(1), "1-2")
        .when(months.isNull().and(END_DATE.col().isNull()), "3+")
        .otherwise("0");
  }
}
