package dev.plumbline.retention;

import static dev.plumbline.tables.core.Accounts.ACCOUNT_ID;
import static dev.plumbline.tables.core.Accounts.CHURNED_AT;
import static dev.plumbline.tables.core.Accounts.CREATED_AT;
import static dev.plumbline.tables.core.Accounts.IS_CHURNED;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Stays of a company that keeps no contracts, by the churn field that it maps: one per account,
 * from its creation to the day on which the field was set.
 *
 * <p>Where there are contracts, an account without one may be a prospect, and the field is not
 * used. A churned account without a date is left out: its months cannot be told apart.
 */
record MappedStays(Calendar calendar) {

  /**
   * One row per stay; none where there is a contract.
   *
   * @param accounts rows of {@link dev.plumbline.tables.core.Accounts}
   * @param contracts stays under contract
   */
  Dataset<Row> of(Dataset<Row> accounts, Dataset<Row> contracts) {
    Column isDated = not(IS_CHURNED.col()).or(CHURNED_AT.col().isNotNull());
    Column churnedOn = when(IS_CHURNED.col(), calendar.dayOf(CHURNED_AT.col()));

    return accounts
        .where(isDated)
        .join(contracts.select(Spells.SPELL_NO.col()).limit(1), lit(true), "left_anti")
        .select(
            ACCOUNT_ID.col(),
            Spells.PRODUCT_LINE.from(lit(Spells.ALL_LINES)),
            Spells.SPELL_NO.from(lit(1)),
            Spells.MODE.from(lit(Spells.MAPPED)),
            Spells.START_DATE.from(calendar.dayOf(CREATED_AT.col())),
            Spells.DECISION_DATE.from(churnedOn),
            Spells.END_DATE.from(churnedOn),
            Spells.EXIT_CODE.from(lit(Spells.CHURN)),
            Spells.EXIT_KNOWN_AT.from(when(IS_CHURNED.col(), CHURNED_AT.col())),
            Spells.TERM_CLASS.from(lit(Spells.OPEN)),
            Spells.TERM_ENDS.from(array()),
            Spells.UPGRADES.from(lit(null)),
            Spells.DOWNGRADES.from(lit(null)),
            Spells.PATIENCE_DAYS.from(lit(null)));
  }
}
