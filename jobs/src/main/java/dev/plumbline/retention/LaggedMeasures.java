package dev.plumbline.retention;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.measures.RelationshipMonths;
import dev.plumbline.tables.retention.Panel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Depth and value of earlier months: what was known at the first instant of the month \(L - 1\)
 * months before, at lag \(L\); method sections 3 and 13.
 */
final class LaggedMeasures {

  private LaggedMeasures() {}

  /** {@code measures} with the lagged columns, null where the earlier row had no full year. */
  static Dataset<Row> in(Dataset<Row> measures, int historyMonths) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int lag : Panel.LAGS) {
      Column isFull = at(RelationshipMonths.MONTHS_OBSERVED, lag).geq(historyMonths);
      add(columns, Panel.DEPTH_AT.get(lag), isFull, at(RelationshipMonths.DEPTH_RECENT, lag));
      add(columns, Panel.VALUE_AT.get(lag), isFull, at(RelationshipMonths.VALUE, lag));
    }
    return measures.withColumns(columns);
  }

  /**
   * {@code panel} without what was measured before the customer had been one for a year. In months
   * of the stay: the tenure of renewals counts renewals.
   */
  static Dataset<Row> ofCustomers(Dataset<Row> panel, int historyMonths) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int lag : Panel.LAGS) {
      Column wasCustomer = MonthsAtRisk.STAY_MONTHS.col().gt(historyMonths + lag - 1);
      add(columns, Panel.DEPTH_AT.get(lag), wasCustomer, Panel.DEPTH_AT.get(lag).col());
      add(columns, Panel.VALUE_AT.get(lag), wasCustomer, Panel.VALUE_AT.get(lag).col());
    }
    return panel.withColumns(columns);
  }

  private static void add(
      Map<String, Column> columns, Field field, Column isEligible, Column value) {
    columns.put(field.name(), when(isEligible, value));
  }

  /** Of the one row that many months earlier, if there is one. */
  private static Column at(Field field, int lag) {
    WindowSpec ofAccount =
        Window.partitionBy(RelationshipMonths.ACCOUNT_ID.col())
            .orderBy(AccountMonths.numberOf(RelationshipMonths.MONTH.col()));
    return max(field.col()).over(ofAccount.rangeBetween(1 - lag, 1 - lag));
  }
}
