package dev.plumbline.fit;

import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.covar_pop;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the checks of identification ask of the panel itself.
 *
 * @param rows months at risk
 * @param late those with a source that is not older than their cutoff
 * @param correlation of depth and value; NaN if there is none
 * @param showing months with a full history in which the account showed signs of leaving
 * @param lostAccounts accounts taken over from a rep who left the firm
 * @param lostReps reps who left
 */
record PanelFacts(
    long rows, long late, double correlation, long showing, long lostAccounts, long lostReps) {

  private static final Field ROWS = Field.required("panel_rows", LongType, "Months at risk");
  private static final Field LATE = Field.required("late", LongType, "With a source too late");
  private static final Field COVARIANCE =
      Field.optional("covariance", DoubleType, "Of depth and value");
  private static final Field DEPTH_SPREAD =
      Field.optional("depth_spread", DoubleType, "Standard deviation of depth");
  private static final Field VALUE_SPREAD =
      Field.optional("value_spread", DoubleType, "Standard deviation of value");
  private static final Field SHOWING = Field.optional("showing", LongType, "With signs of leaving");
  private static final Field LOST_ACCOUNTS =
      Field.required("lost_accounts", LongType, "Accounts whose rep left");
  private static final Field LOST_REPS = Field.required("lost_reps", LongType, "Reps who left");

  /**
   * In one pass.
   *
   * @param panel rows of {@link Panel}
   */
  static PanelFacts of(Dataset<Row> panel) {
    Column full = Panel.HAS_HISTORY.col();
    Column depth = when(full.and(Panel.VALUE.col().isNotNull()), Panel.DEPTH_RECENT.col());
    Column value = when(full.and(Panel.DEPTH_RECENT.col().isNotNull()), Panel.VALUE.col());
    Row row =
        panel
            .agg(
                ROWS.from(count(lit(1))),
                LATE.from(count_if(Panel.MAX_SOURCE_AT.col().geq(Panel.CUTOFF_AT.col()))),
                COVARIANCE.from(covar_pop(depth, value)),
                DEPTH_SPREAD.from(stddev_pop(depth)),
                VALUE_SPREAD.from(stddev_pop(value)),
                SHOWING.from(sum(when(full, Panel.INTENT.col()))),
                LOST_ACCOUNTS.from(
                    size(collect_set(when(RepTurnover.isLost(), Panel.ACCOUNT_ID.col())))),
                LOST_REPS.from(
                    size(collect_set(when(RepTurnover.isLost(), Panel.LEFT_REP_ID.col())))))
            .first();
    return new PanelFacts(
        row.<Long>getAs(ROWS.name()),
        row.<Long>getAs(LATE.name()),
        correlation(row),
        or(row.<Long>getAs(SHOWING.name()), 0L),
        row.<Long>getAs(LOST_ACCOUNTS.name()),
        row.<Long>getAs(LOST_REPS.name()));
  }

  private static double correlation(Row row) {
    double covariance = or(row.<Double>getAs(COVARIANCE.name()), Double.NaN);
    double spread =
        or(row.<Double>getAs(DEPTH_SPREAD.name()), Double.NaN)
            * or(row.<Double>getAs(VALUE_SPREAD.name()), Double.NaN);
    return spread > 0 ? covariance / spread : Double.NaN;
  }

  private static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
