package dev.plumbline.measures;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.IS_ACTIVITY_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_CRM_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_MAIL_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static dev.plumbline.tables.core.AccountMonths.SEGMENT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Of how many months in a window mail and CRM were captured: what tells no from not seen (law 5).
 */
final class Seen {

  private static final Field ACTIVITY_MONTHS =
      optional("activity_months", DoubleType, "Months of the base window with tasks or events");
  private static final Field MAIL_SO_FAR =
      optional("mail_months_so_far", DoubleType, "Months before with mail captured");

  private Seen() {}

  /** {@code accountMonths} from the first in which anything was captured; none if nothing was. */
  static Dataset<Row> sinceCapture(Dataset<Row> accountMonths) {
    Column first =
        accountMonths
            .where(IS_MAIL_CAPTURED.col().or(IS_CRM_CAPTURED.col()))
            .agg(min(MONTH.col()))
            .scalar();
    return accountMonths.where(MONTH.col().geq(first));
  }

  /** {@code accountMonths} and segments, with the months captured in each window before. */
  static Dataset<Row> in(Dataset<Row> accountMonths) {
    List<Column> columns = new ArrayList<>(List.of(ACCOUNT_ID.col(), MONTH.col(), SEGMENT.col()));
    Stream.of(Span.values())
        .forEach(
            span -> {
              columns.add(mailField(span).from(captured(IS_MAIL_CAPTURED, span.from(), span.to())));
              columns.add(crmField(span).from(captured(IS_CRM_CAPTURED, span.from(), span.to())));
            });
    columns.add(
        ACTIVITY_MONTHS.from(captured(IS_ACTIVITY_CAPTURED, Span.BASE.from(), Span.BASE.to())));
    columns.add(
        MAIL_SO_FAR.from(captured(IS_MAIL_CAPTURED, Window.unboundedPreceding(), Span.LAST.to())));
    return accountMonths.select(columns.toArray(Column[]::new));
  }

  /** The months of an account, one after the other: rows joined by both are in this order. */
  static WindowSpec months() {
    return Window.partitionBy(ACCOUNT_ID.col()).orderBy(MONTH.col());
  }

  /** The months of an account up to the one that is told. */
  static WindowSpec soFar() {
    return months().rangeBetween(Window.unboundedPreceding(), Window.currentRow());
  }

  /** The months of an account by number, for spans of so many months. */
  private static WindowSpec numbered() {
    return Window.partitionBy(ACCOUNT_ID.col()).orderBy(AccountMonths.numberOf(MONTH.col()));
  }

  static Column mailMonths(Span span) {
    return mailField(span).col();
  }

  static Column crmMonths(Span span) {
    return crmField(span).col();
  }

  /** Of the base window, those in which meetings and calls were. */
  static Column activityMonths() {
    return ACTIVITY_MONTHS.col();
  }

  static Column mailMonthsSoFar() {
    return MAIL_SO_FAR.col();
  }

  /** Whether anything could be seen. */
  static Column any(Span span) {
    return mailMonths(span).plus(crmMonths(span)).gt(0);
  }

  private static Column captured(Field isCaptured, long from, long to) {
    Column months =
        sum(when(isCaptured.col(), 1).otherwise(0)).over(numbered().rangeBetween(from, to));
    return coalesce(months, lit(0));
  }

  private static Field mailField(Span span) {
    return optional(span.name("mail_months"), DoubleType, "Months with mail captured");
  }

  private static Field crmField(Span span) {
    return optional(span.name("crm_months"), DoubleType, "Months with CRM captured");
  }
}
