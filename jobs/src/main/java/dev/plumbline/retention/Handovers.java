package dev.plumbline.retention;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.AccountMonths;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.staging.Users;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Accounts that somebody took over because the rep before had left the firm; method section 15.16.
 *
 * <p>Few CRMs tell why an owner changed. A rep has left who has a leaving date before the cutoff;
 * where no date is told, one who owns no account any more at the cutoff and is inactive. The latter
 * is told for today alone, so it serves this check and no model of retention.
 */
final class Handovers {

  private static final Field OWNS = Field.optional("owns", BooleanType, "Owns an account still");
  private static final Field CUTOFF = Field.optional("cutoff", TimestampType, "First instant");

  private Handovers() {}

  /**
   * {@code accountMonths} with {@link Panel#LEFT_REP_ID}.
   *
   * @param users rows of {@link Users}
   */
  static Dataset<Row> in(Dataset<Row> accountMonths, Dataset<Row> users, Calendar calendar) {
    Column isNew =
        AccountMonths.REP_CHANGED_MONTH
            .col()
            .equalTo(add_months(AccountMonths.MONTH.col(), -1))
            .and(AccountMonths.PREVIOUS_REP_ID.col().isNotNull());
    Column isToldToHaveLeft = Users.LEFT_FIRM_AT.col().lt(CUTOFF.col());
    Column seemsToHaveLeft =
        Users.LEFT_FIRM_AT.col().isNull().and(not(Users.IS_ACTIVE.col())).and(OWNS.col().isNull());
    Dataset<Row> leavers =
        accountMonths
            .where(isNew)
            .select(
                AccountMonths.ACCOUNT_ID.col(),
                AccountMonths.MONTH.col(),
                AccountMonths.PREVIOUS_REP_ID.col(),
                CUTOFF.from(calendar.firstInstantOf(AccountMonths.MONTH.col())))
            .join(
                broadcast(
                    users.select(
                        AccountMonths.PREVIOUS_REP_ID.from(Users.REP_ID.col()),
                        Users.IS_ACTIVE.col(),
                        Users.LEFT_FIRM_AT.col())),
                AccountMonths.PREVIOUS_REP_ID.name())
            .join(
                owners(accountMonths),
                new String[] {AccountMonths.PREVIOUS_REP_ID.name(), AccountMonths.MONTH.name()},
                "left_outer")
            .where(coalesce(isToldToHaveLeft.or(seemsToHaveLeft), lit(false)))
            .select(
                AccountMonths.ACCOUNT_ID.col(),
                AccountMonths.MONTH.col(),
                Panel.LEFT_REP_ID.from(AccountMonths.PREVIOUS_REP_ID.col()));
    return accountMonths.join(leavers, AccountMonths.TABLE.keyNames(), "left_outer");
  }

  /** Who owns any account in which month. */
  private static Dataset<Row> owners(Dataset<Row> accountMonths) {
    return accountMonths
        .select(
            AccountMonths.PREVIOUS_REP_ID.from(AccountMonths.REP_ID.col()),
            AccountMonths.MONTH.col(),
            OWNS.from(lit(true)))
        .distinct();
  }
}
