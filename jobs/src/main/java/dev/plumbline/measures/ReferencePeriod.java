package dev.plumbline.measures;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.AccountMonths.IS_CRM_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_MAIL_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.measures.References;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The first months in which everything that is ever captured was captured. What is learned, is
 * learned at their end, from the windows that then are full, and no later record is looked at.
 *
 * @param months how many
 */
record ReferencePeriod(int months) {

  static final Field CUTOFF_MONTH =
      required("cutoff_month", DateType, "Month after the period: its windows lie in the period");

  /** One row: first and last month of the period, and the month after it; nulls without capture. */
  Dataset<Row> of(Dataset<Row> accountMonths) {
    Column mail = min(when(IS_MAIL_CAPTURED.col(), MONTH.col()));
    Column crm = min(when(IS_CRM_CAPTURED.col(), MONTH.col()));
    Column first = References.FIRST_MONTH.col();
    return accountMonths
        .agg(References.FIRST_MONTH.from(greatest(mail, crm)))
        .select(
            first,
            References.LAST_MONTH.from(add_months(first, months - 1)),
            CUTOFF_MONTH.from(add_months(first, months)));
  }
}
