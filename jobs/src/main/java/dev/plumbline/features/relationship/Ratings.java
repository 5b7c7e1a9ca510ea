package dev.plumbline.features.relationship;

import static dev.plumbline.tables.features.LedgerMonths.ACCOUNT_ID;
import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED;
import static dev.plumbline.tables.features.LedgerMonths.CASES_RATED_GOOD;
import static dev.plumbline.tables.features.LedgerMonths.KNOWN_MONTH;
import static dev.plumbline.tables.features.LedgerMonths.MAX_SOURCE_AT;
import static dev.plumbline.tables.features.LedgerMonths.MONTH;
import static dev.plumbline.tables.staging.Cases.KNOWN_AT;
import static dev.plumbline.tables.staging.Cases.RATED_AT;
import static dev.plumbline.tables.staging.Cases.RATING;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.core.AccountMonths;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How customers rate what was done about their cases: VD20 of method section 7.
 *
 * <p>A rating counts in the month in which it was given, whatever became of the case. One whose
 * time is not told could be older or younger than any cutoff, and counts in none.
 */
record Ratings(ZoneId zone) {

  /**
   * One row per rated case.
   *
   * @param cases rows of {@link dev.plumbline.tables.staging.Cases}, under the accounts of today
   */
  Dataset<Row> of(Dataset<Row> cases) {
    Column known = greatest(RATED_AT.col(), KNOWN_AT.col());
    return cases
        .where(RATING.col().isNotNull().and(RATED_AT.col().isNotNull()))
        .select(
            ACCOUNT_ID.col(),
            MONTH.from(AccountMonths.monthOf(RATED_AT.col(), zone)),
            KNOWN_MONTH.from(AccountMonths.monthOf(known, zone)),
            MAX_SOURCE_AT.from(known),
            CASES_RATED.from(lit(1)),
            CASES_RATED_GOOD.from(when(RATING.col().equalTo("GOOD"), 1).otherwise(0)));
  }
}
