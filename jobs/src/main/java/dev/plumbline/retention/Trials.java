package dev.plumbline.retention;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.tables.retention.Spells;
import org.apache.spark.sql.Column;

/**
 * Renewals as trials, won or lost; method section 12, mode R1. Time is the number of the renewal.
 *
 * <p>A term that ends is one renewal; terms that end in one month are one. What is known of it is
 * looked at two months before the month of the end, or in the month of the decision if that is
 * earlier: renewals that were won and lost are seen from equally far, and nothing that follows a
 * decision tells of it. The renewal that was lost is the first whose end lies not before the month
 * of the decision, else the last; those after it never came. A renewal whose term goes on beyond
 * what is judged is left out.
 */
final class Trials {

  private static final int LEAD_MONTHS = 2;

  private Trials() {}

  /**
   * Rows at risk of a stay, as {@link MonthsAtRisk} takes them.
   *
   * @param first first month that may be a row
   */
  static Column of(Column first) {
    Column ends = array_sort(array_distinct(transform(Spells.TERM_ENDS.col(), Calendar::monthOf)));
    Column decided = Calendar.monthOf(Spells.DECISION_DATE.col());
    Column before = size(filter(ends, end -> end.lt(decided)));
    Column lost = when(decided.isNotNull(), least(before, size(ends).minus(1)));
    Column trials =
        transform(
            ends,
            (end, at) -> {
              Column seen = add_months(end, -LEAD_MONTHS);
              Column isLost = coalesce(at.equalTo(lost), lit(false));
              return MonthsAtRisk.row(
                  at.plus(1), when(isLost, least(seen, decided)).otherwise(seen), isLost);
            });
    Column last =
        coalesce(lost, size(filter(ends, end -> end.leq(Spells.LAST_MONTH.col()))).minus(1));
    return filter(trials, (row, at) -> at.leq(last).and(MonthsAtRisk.monthOf(row).geq(first)));
  }
}
