package dev.plumbline.retention;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.AccountMonths.ACCOUNT_ID;
import static dev.plumbline.tables.core.AccountMonths.IS_CRM_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.IS_MAIL_CAPTURED;
import static dev.plumbline.tables.core.AccountMonths.MONTH;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;

import dev.plumbline.schema.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From when an account was observed, and to when the exports reach; method section 12. */
final class Observation {

  static final Field CAPTURE_MONTH =
      required("capture_month", DateType, "First month of reliable capture for the account");
  static final Field DATA_END =
      required("data_end", DateType, "First day after the last month that the exports cover");

  private static final Field FIRST_MONTH = required("first_month", DateType, "First of the spine");
  private static final Field LAST_MONTH = required("last_month", DateType, "Last of the spine");
  private static final Field OWN_MONTH =
      optional("own_month", DateType, "First month in which what is ever captured was captured");
  private static final Field EARLIEST_MONTH = optional("earliest_month", DateType, "Of all");

  private Observation() {}

  /** One row: {@link #DATA_END}. */
  static Dataset<Row> bounds(Dataset<Row> accountMonths) {
    return broadcast(accountMonths.agg(DATA_END.from(max(MONTH.col()))));
  }

  /**
   * One row per account that was ever captured. Capture belongs to mailboxes and systems, not to
   * accounts: an account that was captured from its first record on came while capture ran, and
   * counts from the month in which capture began at all.
   *
   * @param accountMonths rows of {@link dev.plumbline.tables.core.AccountMonths}
   */
  static Dataset<Row> perAccount(Dataset<Row> accountMonths) {
    Column mail = min(when(IS_MAIL_CAPTURED.col(), MONTH.col()));
    Column crm = min(when(IS_CRM_CAPTURED.col(), MONTH.col()));
    Dataset<Row> accounts =
        accountMonths
            .groupBy(ACCOUNT_ID.col())
            .agg(
                FIRST_MONTH.from(min(MONTH.col())),
                LAST_MONTH.from(max(MONTH.col())),
                OWN_MONTH.from(greatest(mail, crm)));
    Dataset<Row> all =
        accounts.agg(
            EARLIEST_MONTH.from(min(OWN_MONTH.col())), DATA_END.from(max(LAST_MONTH.col())));
    Column came = OWN_MONTH.col().equalTo(FIRST_MONTH.col());

    return accounts
        .where(OWN_MONTH.col().isNotNull())
        .crossJoin(broadcast(all))
        .select(
            ACCOUNT_ID.col(),
            CAPTURE_MONTH.from(when(came, EARLIEST_MONTH.col()).otherwise(OWN_MONTH.col())),
            DATA_END.col());
  }
}
