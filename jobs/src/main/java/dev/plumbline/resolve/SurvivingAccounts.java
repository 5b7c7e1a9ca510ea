package dev.plumbline.resolve;

import static dev.plumbline.tables.core.Accounts.ABSORBED_IDS;
import static dev.plumbline.tables.core.Accounts.ACCOUNT_ID;
import static dev.plumbline.tables.core.Accounts.CHURNED_AT;
import static dev.plumbline.tables.core.Accounts.CREATED_AT;
import static dev.plumbline.tables.core.Accounts.INDUSTRY;
import static dev.plumbline.tables.core.Accounts.IS_CHURNED;
import static dev.plumbline.tables.core.Accounts.OWNER_ID;
import static dev.plumbline.tables.core.Accounts.PARENT_ID;
import static dev.plumbline.tables.core.Accounts.REGION;
import static dev.plumbline.tables.core.Accounts.SEGMENT;
import static dev.plumbline.tables.core.Accounts.SIZE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.config.IdentitySettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Accounts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The companies that are left when merges are followed to the end.
 *
 * <p>Attributes are those of the surviving record. A record that the CRM marks as deleted but not
 * as merged stays: customers are deleted because they left, and dropping them would leave only
 * those who stayed. Size is the log of employees, else of revenue; neither counts below one.
 */
public final class SurvivingAccounts {

  private static final String UNKNOWN = "unknown";

  private SurvivingAccounts() {}

  /**
   * Rows of {@link dev.plumbline.tables.core.Accounts}.
   *
   * @param accounts rows of {@link Accounts}
   */
  public static Dataset<Row> of(Dataset<Row> accounts, IdentitySettings identity) {
    Dataset<Row> families = AccountFamilies.of(accounts, identity);
    return families
        .join(
            accounts.select(
                ACCOUNT_ID.col(),
                SEGMENT.from(told(Accounts.SEGMENT)),
                REGION.from(told(Accounts.REGION)),
                INDUSTRY.from(told(Accounts.INDUSTRY)),
                SIZE.from(coalesce(logOf(Accounts.EMPLOYEES), logOf(Accounts.ANNUAL_REVENUE))),
                OWNER_ID.from(Accounts.OWNER_ID.col()),
                CREATED_AT.from(Accounts.EVENT_AT.col()),
                IS_CHURNED.from(Accounts.IS_CHURNED.col()),
                CHURNED_AT.from(Accounts.CHURNED_AT.col())),
            ACCOUNT_ID.name())
        .select(
            ACCOUNT_ID.col(),
            PARENT_ID.col(),
            SEGMENT.col(),
            REGION.col(),
            INDUSTRY.col(),
            SIZE.col(),
            OWNER_ID.col(),
            CREATED_AT.col(),
            ABSORBED_IDS.col(),
            IS_CHURNED.col(),
            CHURNED_AT.col());
  }

  /**
   * Rows of {@link dev.plumbline.tables.core.AccountMatches}.
   *
   * @param accounts rows of {@link Accounts}
   */
  public static Dataset<Row> matches(Dataset<Row> accounts, IdentitySettings identity) {
    return AccountFamilies.matches(AccountFamilies.of(accounts, identity));
  }

  private static Column told(Field attribute) {
    Column text = trim(attribute.col());
    return coalesce(when(text.notEqual(""), text), lit(UNKNOWN));
  }

  private static Column logOf(Field amount) {
    return when(amount.col().geq(1), log(amount.col().cast("double")));
  }
}
