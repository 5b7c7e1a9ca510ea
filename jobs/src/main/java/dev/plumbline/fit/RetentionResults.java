package dev.plumbline.fit;

import dev.plumbline.config.FitSettings;
import dev.plumbline.stats.inference.ReverseSigns;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that is estimated from the panel of retention: models and curves, as rows of the
 * tables of results.
 */
public final class RetentionResults {

  private final SparkSession spark;
  private final ModelRows models;
  private final Identification identification;
  private final CurveRows curves;
  private final PredictionRows predictions;

  private RetentionResults(
      SparkSession spark,
      ModelRows models,
      Identification identification,
      CurveRows curves,
      PredictionRows predictions) {
    this.spark = spark;
    this.models = models;
    this.identification = identification;
    this.curves = curves;
    this.predictions = predictions;
  }

  /**
   * Fits and estimates. Models take the months of accounts with a full history: windows that are
   * half empty measure when somebody became a customer. Curves take all, and group the accounts at
   * their landmarks.
   *
   * @param panel rows of {@link Panel}
   * @param beside the same by other definitions of leaving, each by its name: two models are fitted
   *     to each, to see whether they tell the same
   */
  public static RetentionResults of(
      Dataset<Row> panel, Map<String, Dataset<Row>> beside, FitSettings settings) {
    HazardModels models =
        new HazardModels(settings.smallestHazardRatio(), settings.minimumRiskSet());
    List<FittedModel> fitted =
        new ArrayList<>(
            models.fit(
                IdentificationModels.withExits(panel.where(Panel.HAS_HISTORY.col())),
                RetentionModels.all(),
                Stream.of(
                        IdentificationModels.all(),
                        RetentionModels.beside(),
                        RetentionModels.corrected())
                    .flatMap(List::stream)
                    .toList()));
    fitted.addAll(deepening(panel, models));
    PanelFacts facts = PanelFacts.of(panel);
    if (ReverseSigns.isEnough(facts.lostAccounts(), facts.lostReps())) {
      fitted.addAll(afterRepsLeft(panel, models));
    }
    beside.forEach(
        (definition, months) ->
            fitted.addAll(
                models.fit(months.where(Panel.HAS_HISTORY.col()), RetentionModels.by(definition))));
    List<CurveGroup> groups = new RetentionCurves(settings.landmarkMonths()).of(panel);
    return new RetentionResults(
        panel.sparkSession(),
        new ModelRows(fitted),
        new Identification(facts, fitted),
        new CurveRows(groups, settings.minimumRiskSet()),
        new PredictionRows(fitted));
  }

  private static List<FittedModel> deepening(Dataset<Row> panel, HazardModels models) {
    Dataset<Row> months = Deepening.atRisk(panel.where(Panel.HAS_HISTORY.col())).persist();
    try {
      return models.fit(months, List.of(), List.of(Deepening.model()));
    } finally {
      months.unpersist();
    }
  }

  private static List<FittedModel> afterRepsLeft(Dataset<Row> panel, HazardModels models) {
    Dataset<Row> stacked = RepTurnover.stacked(panel).persist();
    try {
      return models.fit(stacked, List.of(), List.of(RepTurnover.model()));
    } finally {
      stacked.unpersist();
    }
  }

  /** Rows of {@link Fits}. */
  public Dataset<Row> fits() {
    TableRows rows = new TableRows(Fits.TABLE);
    models.addFits(rows);
    return rows.in(spark);
  }

  /** Rows of {@link Coefficients}. */
  public Dataset<Row> coefficients() {
    TableRows rows = new TableRows(Coefficients.TABLE);
    models.addCoefficients(rows);
    return rows.in(spark);
  }

  /** Rows of {@link Covariances}. */
  public Dataset<Row> covariances() {
    TableRows rows = new TableRows(Covariances.TABLE);
    models.addCovariances(rows);
    return rows.in(spark);
  }

  /** Rows of {@link Curves}. */
  public Dataset<Row> curves() {
    TableRows rows = new TableRows(Curves.TABLE);
    curves.addCurves(rows);
    predictions.addTo(rows);
    return rows.in(spark);
  }

  /** Rows of {@link Tests}, about models, about what identifies them, and about curves. */
  public Dataset<Row> tests() {
    TableRows rows = new TableRows(Tests.TABLE);
    models.addTests(rows);
    identification.addTests(rows);
    curves.addTests(rows);
    return rows.in(spark);
  }
}
