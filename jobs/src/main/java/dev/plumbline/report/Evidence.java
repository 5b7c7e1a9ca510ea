package dev.plumbline.report;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.core.Coverage;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.published.AccountQuadrant;
import dev.plumbline.tables.published.DepthValueGrid;
import dev.plumbline.tables.published.EffectsForest;
import dev.plumbline.tables.published.RetentionCurves;
import dev.plumbline.tables.published.StageTransitions;
import dev.plumbline.tables.published.TheoryScorecard;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows that a report is made of: few, whatever the size of the company.
 *
 * @param grid the rows of all segments together
 * @param exits incidence of each exit among all customers of a landmark
 * @param predictions retention that the joint model predicts
 * @param slopes effects of depth and conflict at values of each other
 * @param quadrants accounts in each quadrant
 * @param quarantined records in quarantine by source, object and reason
 */
record Evidence(
    List<Verdict> verdicts,
    List<Effect> effects,
    List<GridCell> grid,
    List<CurvePoint> curves,
    List<ExitPoint> exits,
    List<Predictions.Point> predictions,
    List<Effect> slopes,
    List<Move> moves,
    Map<String, Long> quadrants,
    List<Fit> fits,
    List<Check> checks,
    List<Captured> coverage,
    List<Conserved> conservation,
    Map<List<String>, Long> quarantined) {

  private static final String JOINT = "MJ";
  private static final String GROUPED_BY = "depth";
  private static final Field COUNTED = Field.required("counted", LongType, "Rows");

  /** The tables that {@link #of} asks for. */
  static final List<Table> TABLES =
      List.of(
          TheoryScorecard.TABLE,
          EffectsForest.TABLE,
          DepthValueGrid.TABLE,
          RetentionCurves.TABLE,
          StageTransitions.TABLE,
          AccountQuadrant.TABLE,
          Fits.TABLE,
          Coefficients.TABLE,
          Curves.TABLE,
          Tests.TABLE,
          Coverage.TABLE,
          Conservation.TABLE,
          Records.TABLE);

  static Evidence of(Function<Table, Dataset<Row>> tables) {
    return new Evidence(
        rows(tables, TheoryScorecard.TABLE).map(Verdict::from).toList(),
        rows(tables, EffectsForest.TABLE).map(Effect::from).toList(),
        tables
            .apply(DepthValueGrid.TABLE)
            .where(DepthValueGrid.SEGMENT.col().equalTo(DepthValueGrid.ALL))
            .collectAsList()
            .stream()
            .map(GridCell::from)
            .toList(),
        rows(tables, RetentionCurves.TABLE).map(CurvePoint::from).toList(),
        exits(tables.apply(Curves.TABLE)),
        predictions(tables.apply(Curves.TABLE)),
        slopes(tables.apply(Coefficients.TABLE), tables.apply(Fits.TABLE)),
        moves(tables.apply(StageTransitions.TABLE)),
        quadrants(tables.apply(AccountQuadrant.TABLE)),
        fits(tables.apply(Fits.TABLE)),
        checks(tables.apply(Tests.TABLE)),
        rows(tables, Coverage.TABLE).map(Captured::from).toList(),
        conservation(tables.apply(Conservation.TABLE)),
        quarantined(tables.apply(Records.TABLE)));
  }

  private static Stream<Row> rows(Function<Table, Dataset<Row>> tables, Table table) {
    return tables.apply(table).orderBy(keys(table)).collectAsList().stream();
  }

  private static Column[] keys(Table table) {
    return table.key().stream().map(Field::col).toArray(Column[]::new);
  }

  private static List<Fit> fits(Dataset<Row> fits) {
    return fits.where(Fits.IS_PRIMARY.col()).orderBy(Fits.MODEL_ID.col()).collectAsList().stream()
        .map(Fit::from)
        .toList();
  }

  /** Of all customers, whatever they were grouped by. */
  private static List<ExitPoint> exits(Dataset<Row> curves) {
    return curves
        .where(Curves.GROUP_VARIABLE.col().equalTo(GROUPED_BY))
        .where(Curves.GROUP_LABEL.col().equalTo(Curves.ALL))
        .where(Curves.CURVE.col().notEqual(Curves.STAYING))
        .collectAsList()
        .stream()
        .map(ExitPoint::from)
        .toList();
  }

  private static List<Predictions.Point> predictions(Dataset<Row> curves) {
    return curves
        .where(Curves.GROUP_VARIABLE.col().equalTo(Curves.STRATUM))
        .collectAsList()
        .stream()
        .map(Predictions.Point::from)
        .toList();
  }

  /** Of the joint model, by its primary estimator. */
  private static List<Effect> slopes(Dataset<Row> coefficients, Dataset<Row> fits) {
    return coefficients
        .where(Coefficients.MODEL_ID.col().equalTo(JOINT))
        .where(Coefficients.MODERATOR.col().isNotNull())
        .join(fits.where(Fits.IS_PRIMARY.col()), Fits.TABLE.keyNames(), "left_semi")
        .collectAsList()
        .stream()
        .map(Slopes::effect)
        .toList();
  }

  private static List<Check> checks(Dataset<Row> tests) {
    return tests.where(Tests.STATUS.col().isNotNull()).collectAsList().stream()
        .map(Check::from)
        .toList();
  }

  /** Over all bands of tenure that are told. */
  private static List<Move> moves(Dataset<Row> transitions) {
    return transitions
        .where(StageTransitions.IS_SUPPRESSED.col().equalTo(false))
        .groupBy(StageTransitions.FROM_STAGE.col(), StageTransitions.TO_STATE.col())
        .agg(
            StageTransitions.ACCOUNT_MONTHS.from(sum(StageTransitions.ACCOUNT_MONTHS.col())),
            StageTransitions.MOVES.from(sum(StageTransitions.MOVES.col())))
        .collectAsList()
        .stream()
        .map(Move::from)
        .toList();
  }

  private static Map<String, Long> quadrants(Dataset<Row> accounts) {
    return accounts
        .where(AccountQuadrant.QUADRANT.col().isNotNull())
        .groupBy(AccountQuadrant.QUADRANT.col())
        .agg(COUNTED.from(count(lit(1))))
        .collectAsList()
        .stream()
        .collect(toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  private static List<Conserved> conservation(Dataset<Row> files) {
    return files
        .groupBy(Conservation.SOURCE.col(), Conservation.OBJECT.col())
        .agg(
            Conservation.RECORDS_READ.from(sum(Conservation.RECORDS_READ.col())),
            Conservation.ACCEPTED.from(sum(Conservation.ACCEPTED.col())),
            Conservation.QUARANTINED.from(sum(Conservation.QUARANTINED.col())),
            Conservation.DUPLICATE.from(sum(Conservation.DUPLICATE.col())),
            Conservation.OUT_OF_SCOPE.from(sum(Conservation.OUT_OF_SCOPE.col())))
        .orderBy(Conservation.SOURCE.col(), Conservation.OBJECT.col())
        .collectAsList()
        .stream()
        .map(Conserved::from)
        .toList();
  }

  private static Map<List<String>, Long> quarantined(Dataset<Row> records) {
    return records
        .groupBy(Records.SOURCE.col(), Records.OBJECT.col(), Records.REASON.col())
        .agg(COUNTED.from(count(lit(1))))
        .collectAsList()
        .stream()
        .collect(
            toMap(
                row -> List.of(row.getString(0), row.getString(1), row.getString(2)),
                row -> row.getLong(3)));
  }
}
