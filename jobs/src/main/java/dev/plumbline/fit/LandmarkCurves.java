package dev.plumbline.fit;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.percent_rank;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Retention of the accounts that were deep, or well served, at a landmark.
 *
 * <p>A group is formed once, from what was known at the landmark, of the stays that had lasted
 * until then; it is followed from there. Groups that change over time would be immortal: a stay
 * must last to become deep.
 *
 * <p>Groups are thirds of the stays at the landmark. Equal measures share a rank and so a group,
 * for a tie broken by an id would be noise. Phases are groups as they are.
 *
 * @param landmarks months of tenure
 * @param measures by which groups are formed, under the names that the curves carry
 */
record LandmarkCurves(List<Integer> landmarks, List<Measure> measures) {

  /** A column of the panel to form groups by. */
  record Measure(String name, Field field) {}

  /** The measure that holds phases: 1, 2 or 3. */
  static final String STAGE = "stage";

  private static final List<String> THIRDS = List.of("1 lowest", "2 middle", "3 highest");
  private static final List<String> PHASES = List.of("1 business", "2 collaborative", "3 personal");

  /** The three groups of a measure, from lowest. */
  static List<String> labels(String measure) {
    return measure.equals(STAGE) ? PHASES : THIRDS;
  }

  /** Ways to end a stay. The first is the event; what is none of them is the last. */
  static final List<String> EXITS =
      List.of(
          Spells.CHURN,
          "MERGER",
          "BANKRUPTCY",
          "SUPPLIER_TERMINATION",
          "PRODUCT_SUNSET",
          "OTHER_EXIT");

  /** Places between the groups of two measures, and of two landmarks. */
  private static final int OF_MEASURE = 10;

  private static final int OF_LANDMARK = 1000;

  private static final Field LAST_MONTH =
      Field.optional("last_month", IntegerType, "Month of tenure at which the stay was last seen");
  private static final Field EXIT =
      Field.optional("exit", IntegerType, "Place of its exit in EXITS, from 1; 0 if none was seen");
  private static final Field GROUP =
      Field.optional("group_no", LongType, "Landmark, measure and group, as one number");
  private static final Field MEASURED =
      Field.optional("measured", DoubleType, "Value of the measure");
  private static final Field PHASE =
      Field.optional("phase", IntegerType, "Place of the phase, from 0; null if none is meant");
  private static final Field REP = Field.optional("rep", LongType, "Rep at the landmark");
  private static final String AT_LANDMARK = "at_landmark";

  /** The group of a number that {@link #decoded} gave it. */
  CurveGroup.Key key(long group) {
    String measure = measures.get((int) (group % OF_LANDMARK / OF_MEASURE)).name();
    return new CurveGroup.Key(
        measure, (int) (group / OF_LANDMARK), labels(measure).get((int) (group % OF_MEASURE)));
  }

  /**
   * How each stay ended, once for each landmark that it came to and each measure: its group is the
   * stratum, its last month the time, its account and its rep at the landmark are clusters, and the
   * only value is the place of its exit in {@link #EXITS}.
   */
  DecodedPanel decoded(Dataset<Row> panel) {
    return DecodedPanel.of(
        grouped(stays(panel)),
        GROUP.col(),
        LAST_MONTH.col(),
        EXIT.col().equalTo(1).cast(IntegerType),
        List.of(xxhash64(Panel.ACCOUNT_ID.col()), REP.col()),
        List.of(EXIT.col().cast(DoubleType)));
  }

  /** One row for each stay: its end, and what was known of it when each landmark had passed. */
  private Dataset<Row> stays(Dataset<Row> panel) {
    List<Column> found = new ArrayList<>();
    found.add(EXIT.from(max(exit())));
    for (int landmark : landmarks) {
      // The row of the month after the landmark holds what was known when the landmark had passed.
      Column isThen = Panel.TENURE.col().equalTo(landmark + 1);
      found.add(rep(landmark).from(max(when(isThen, xxhash64(Panel.REP_ID.col())))));
      for (Measure measure : measures) {
        Column value = measure.field().col().cast(DoubleType);
        found.add(measured(landmark, measure).from(max(when(isThen, value))));
      }
    }
    return panel
        .groupBy(Panel.ACCOUNT_ID.col(), Panel.PRODUCT_LINE.col(), Panel.SPELL_NO.col())
        .agg(LAST_MONTH.from(max(Panel.TENURE.col())), found.toArray(Column[]::new));
  }

  private static Column exit() {
    Column code = Panel.EXIT_CODE.col();
    Column place =
        array_position(array(EXITS.stream().map(exit -> lit(exit)).toArray(Column[]::new)), code);
    return when(Panel.EVENT.col().equalTo(1), 1)
        .when(coalesce(code, lit("NONE")).isin("NONE", Spells.ADMIN), 0)
        .otherwise(when(place.gt(0), place).otherwise(EXITS.size()));
  }

  private static Field rep(int landmark) {
    return Field.optional("rep_" + landmark, LongType, REP.comment());
  }

  private static Field measured(int landmark, Measure measure) {
    return Field.optional(measure.name() + "_" + landmark, DoubleType, MEASURED.comment());
  }

  /** Each stay that came to a landmark, in its group. */
  private Dataset<Row> grouped(Dataset<Row> stays) {
    List<Column> each = new ArrayList<>();
    for (int landmark : landmarks) {
      for (int m = 0; m < measures.size(); m++) {
        each.add(
            struct(
                GROUP.from(lit((long) landmark * OF_LANDMARK + (long) m * OF_MEASURE)),
                REP.from(rep(landmark).col()),
                PHASE.from(phase(landmark, measures.get(m))),
                MEASURED.from(measured(landmark, measures.get(m)).col())));
      }
    }
    Column at = explode(array(each.toArray(Column[]::new)));
    WindowSpec together = Window.partitionBy(GROUP.col()).orderBy(MEASURED.col());
    Column rank = percent_rank().over(together);
    Column third = when(rank.lt(1 / 3.0), 0).when(rank.lt(2 / 3.0), 1).otherwise(2);
    Field atLandmark = Field.optional(AT_LANDMARK, LongType, "A landmark and a measure");
    return stays
        .withColumn(AT_LANDMARK, at)
        .select(
            Panel.ACCOUNT_ID.col(),
            LAST_MONTH.col(),
            EXIT.col(),
            GROUP.from(atLandmark.col().getField(GROUP.name())),
            REP.from(atLandmark.col().getField(REP.name())),
            PHASE.from(atLandmark.col().getField(PHASE.name())),
            MEASURED.from(atLandmark.col().getField(MEASURED.name())))
        .where(MEASURED.col().isNotNull())
        .withColumn(GROUP.name(), GROUP.from(GROUP.col().plus(coalesce(PHASE.col(), third))));
  }

  /** Place of the group where the measure is a phase. */
  private static Column phase(int landmark, Measure measure) {
    return measure.name().equals(STAGE) ? measured(landmark, measure).col().minus(1) : lit(null);
  }
}
