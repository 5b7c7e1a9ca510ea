package dev.plumbline.fit;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.percent_rank;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.retention.Panel;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Retention of the accounts that were deep, or well served, at a landmark.
 *
 * <p>A group is formed once, from what was known at the landmark, of the stays that had lasted
 * until then; it is followed from there. Groups that change over time would be immortal: a stay
 * must last to become deep.
 *
 * <p>Groups are thirds of the stays at the landmark. Equal measures share a rank and so a group,
 * for a tie broken by an id would be noise.
 *
 * @param landmarks months of tenure
 * @param measures by which groups are formed, under the names that the curves carry
 */
record LandmarkCurves(List<Integer> landmarks, List<Measure> measures) {

  /** A column of the panel to form groups by. */
  record Measure(String name, Field field) {}

  /** In each group, from lowest. */
  static final List<String> LABELS = List.of("1 lowest", "2 middle", "3 highest");

  /** The stay's last month at risk. */
  static final Field LAST_MONTH =
      Field.optional("last_month", IntegerType, "Month of tenure at which the stay was last seen");

  static final Field LEFT = Field.optional("left_by_event", IntegerType, "1 if the event ended it");
  private static final Field MEASURED =
      Field.optional("measured", DoubleType, "Value of the measure");
  private static final Field THIRD =
      Field.optional("third", StringType, "Third of the stays at the landmark");
  static final Field STAYS = Field.optional("stays", LongType, "Stays that ended so");

  private static final String[] STAY = {
    Panel.ACCOUNT_ID.name(), Panel.PRODUCT_LINE.name(), Panel.SPELL_NO.name()
  };

  /**
   * How the stays of each group ended: one row for each group, last month and way of ending, and
   * one with neither for the group as a whole.
   */
  Dataset<Row> endings(Dataset<Row> panel) {
    Dataset<Row> stays =
        panel
            .groupBy(Panel.ACCOUNT_ID.col(), Panel.PRODUCT_LINE.col(), Panel.SPELL_NO.col())
            .agg(LAST_MONTH.from(max(Panel.TENURE.col())), LEFT.from(max(Panel.EVENT.col())));
    Dataset<Row> grouped = grouped(panel);
    return grouped
        .join(stays, STAY, "inner")
        .rollup(
            Curves.GROUP_VARIABLE.col(),
            Curves.LANDMARK_MONTH.col(),
            Curves.GROUP_LABEL.col(),
            LAST_MONTH.col(),
            LEFT.col())
        .agg(
            STAYS.from(count(lit(1))),
            Curves.ACCOUNTS.from(count_distinct(Panel.ACCOUNT_ID.col())),
            Curves.REPS.from(count_distinct(Panel.REP_ID.col())))
        .where(Curves.GROUP_LABEL.col().isNotNull())
        .where(LAST_MONTH.col().isNull().or(LEFT.col().isNotNull()));
  }

  /** Each stay that reached a landmark, once in its group and once among all. */
  private Dataset<Row> grouped(Dataset<Row> panel) {
    // The row of the month after the landmark holds what was known when the landmark had passed.
    Column landmark = Panel.TENURE.col().minus(1);
    Column rank =
        percent_rank()
            .over(
                Window.partitionBy(Curves.GROUP_VARIABLE.col(), Curves.LANDMARK_MONTH.col())
                    .orderBy(MEASURED.col()));
    Column third =
        when(rank.lt(1 / 3.0), LABELS.get(0))
            .when(rank.lt(2 / 3.0), LABELS.get(1))
            .otherwise(LABELS.get(2));
    Column[] each =
        measures.stream()
            .flatMap(m -> Stream.of(lit(m.name()), m.field().col().cast(DoubleType)))
            .toArray(Column[]::new);
    return panel
        .where(landmark.isin(landmarks.toArray()))
        .select(
            Panel.ACCOUNT_ID.col(),
            Panel.PRODUCT_LINE.col(),
            Panel.SPELL_NO.col(),
            Panel.REP_ID.col(),
            Curves.LANDMARK_MONTH.from(landmark),
            explode(map(each)).as(new String[] {Curves.GROUP_VARIABLE.name(), MEASURED.name()}))
        .where(MEASURED.col().isNotNull())
        // Window functions may not stand inside a generator.
        .withColumn(THIRD.name(), THIRD.from(third))
        .withColumn(Curves.GROUP_LABEL.name(), explode(array(THIRD.col(), lit(Curves.ALL))));
  }
}
