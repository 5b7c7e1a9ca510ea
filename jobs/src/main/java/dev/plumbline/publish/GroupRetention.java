package dev.plumbline.publish;

import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.results.Curves.ACCOUNTS;
import static dev.plumbline.tables.results.Curves.ALL;
import static dev.plumbline.tables.results.Curves.AT_RISK;
import static dev.plumbline.tables.results.Curves.GROUP_LABEL;
import static dev.plumbline.tables.results.Curves.GROUP_VARIABLE;
import static dev.plumbline.tables.results.Curves.LANDMARK_MONTH;
import static dev.plumbline.tables.results.Curves.MONTH;
import static dev.plumbline.tables.results.Curves.REPS;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.dense_rank;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;

import dev.plumbline.config.PublishSettings;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.published.RetentionCurves;
import dev.plumbline.tables.results.Curves;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Retention curves of which nothing tells on a few accounts.
 *
 * <p>A group of too few accounts or reps is withheld whole, and a month of a group with too few
 * accounts at risk. Where that leaves one group alone among those that add up to all, the smallest
 * other group is withheld with it.
 *
 * @param minAccounts accounts that a group must hold, and that must be at risk in a month
 * @param minReps sales reps that a group must hold
 */
public record GroupRetention(int minAccounts, int minReps) {

  private static final Field IS_SMALL =
      required("is_small", BooleanType, "Whether it would tell on a few accounts");
  private static final Field IS_GROUP_WITHHELD =
      required("is_group_withheld", BooleanType, "Whether the whole group is withheld");

  public GroupRetention(PublishSettings settings) {
    this(settings.minAccounts(), settings.minReps());
  }

  /**
   * Rows of {@link RetentionCurves}.
   *
   * @param curves rows of {@link Curves}
   */
  public Dataset<Row> of(Dataset<Row> curves) {
    WindowSpec landmark = Window.partitionBy(GROUP_VARIABLE.col(), LANDMARK_MONTH.col());
    WindowSpec point = Window.partitionBy(GROUP_VARIABLE.col(), LANDMARK_MONTH.col(), MONTH.col());
    Column isSmallGroup = ACCOUNTS.col().lt(minAccounts).or(REPS.col().lt(minReps));
    Column isSmallPoint = IS_GROUP_WITHHELD.col().or(AT_RISK.col().lt(minAccounts));
    Dataset<Row> rows =
        curves
            .where(Curves.CURVE.col().equalTo(Curves.STAYING))
            .withColumn(IS_SMALL.name(), isSmallGroup)
            .withColumn(IS_GROUP_WITHHELD.name(), withheld(landmark, ACCOUNTS))
            .withColumn(IS_SMALL.name(), isSmallPoint)
            .withColumn(RetentionCurves.IS_SUPPRESSED.name(), withheld(point, AT_RISK))
            .select(
                GROUP_VARIABLE.col(),
                GROUP_LABEL.col(),
                LANDMARK_MONTH.col(),
                Curves.START_MONTH.col(),
                MONTH.col(),
                told(RetentionCurves.ACCOUNTS, ACCOUNTS),
                told(RetentionCurves.AT_RISK, AT_RISK),
                told(RetentionCurves.RETENTION, Curves.RETENTION),
                told(RetentionCurves.RETENTION_LOW, Curves.RETENTION_LOW),
                told(RetentionCurves.RETENTION_HIGH, Curves.RETENTION_HIGH),
                told(RetentionCurves.MEAN_MONTHS_24, Curves.MEAN_MONTHS_24),
                told(RetentionCurves.MEAN_MONTHS_24_DIFFERENCE, Curves.MEAN_MONTHS_24_DIFFERENCE),
                told(
                    RetentionCurves.MEAN_MONTHS_24_DIFFERENCE_SE,
                    Curves.MEAN_MONTHS_24_DIFFERENCE_SE),
                RetentionCurves.IS_SUPPRESSED.col());
    return TenDigits.of(RetentionCurves.TABLE, rows);
  }

  /** What is small, and the smallest group that is not, where exactly one group is. */
  private static Column withheld(WindowSpec total, Field size) {
    Column isPart = GROUP_LABEL.col().notEqual(ALL);
    Column smallGroups =
        size(collect_set(when(isPart.and(IS_SMALL.col()), GROUP_LABEL.col())).over(total));
    Column rank =
        dense_rank()
            .over(total.orderBy(isPart.desc(), IS_SMALL.col(), size.col(), GROUP_LABEL.col()));
    return IS_SMALL.col().or(isPart.and(smallGroups.equalTo(1)).and(rank.equalTo(1)));
  }

  private static Column told(Field field, Field source) {
    return new Suppression(RetentionCurves.IS_SUPPRESSED).told(field, source.col());
  }
}
