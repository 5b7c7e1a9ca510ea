package dev.plumbline.hypotheses;

import dev.plumbline.schema.Field;
import dev.plumbline.stats.inference.FalseDiscovery;
import dev.plumbline.tables.results.Verdicts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Judgements as rows of {@link Verdicts}. */
final class VerdictRows {

  private VerdictRows() {}

  static Dataset<Row> of(List<Judgement> judgements, SparkSession spark) {
    List<Judgement> family = judgements.stream().filter(j -> adjusted(j).isPresent()).toList();
    double[] q =
        FalseDiscovery.benjaminiYekutieli(
            family.stream().mapToDouble(j -> j.estimate().orElseThrow().p()).toArray());
    List<Row> rows =
        judgements.stream()
            .map(j -> row(j, family.contains(j) ? q[family.indexOf(j)] : null))
            .toList();
    return spark.createDataFrame(rows, Verdicts.TABLE.schema());
  }

  /** What is no primary contrast is not adjusted. */
  private static Optional<Double> adjusted(Judgement judgement) {
    return judgement.q().filter(Double::isFinite);
  }

  private static Row row(Judgement judgement, Double underDependence) {
    Hypothesis hypothesis = judgement.hypothesis();
    Optional<Estimate> estimate = judgement.estimate();
    Map<Field, Object> values = new HashMap<>();
    values.put(Verdicts.HYPOTHESIS, hypothesis.name());
    values.put(Verdicts.CONTRAST, judgement.contrast());
    values.put(Verdicts.STATEMENT, hypothesis.statement());
    values.put(Verdicts.PREDICTION_A, hypothesis.predictionA());
    values.put(Verdicts.PREDICTION_B, hypothesis.predictionB());
    values.put(Verdicts.MODEL_ID, judgement.modelId());
    values.put(Verdicts.ESTIMATE, judgement.value().orElse(null));
    values.put(Verdicts.LOWER, judgement.limits().map(Ratio.Limits::low).orElse(null));
    values.put(Verdicts.UPPER, judgement.limits().map(Ratio.Limits::high).orElse(null));
    values.put(Verdicts.P, estimate.map(Estimate::p).orElse(null));
    values.put(Verdicts.Q, adjusted(judgement).orElse(null));
    values.put(Verdicts.Q_DEPENDENT, underDependence);
    values.put(Verdicts.P_TOST, estimate.map(Estimate::pEquivalence).orElse(null));
    values.put(Verdicts.EVENTS, judgement.events());
    values.put(Verdicts.MINIMUM_DETECTABLE, estimate.map(Estimate::minimumDetectable).orElse(null));
    values.put(
        Verdicts.EVALUE,
        estimate
            .filter(e -> judgement.finding().isEffect())
            .map(Estimate::eValue)
            .filter(Double::isFinite)
            .orElse(null));
    values.put(Verdicts.FINDING, judgement.finding().name());
    values.put(Verdicts.VERDICT, judgement.verdict().name());
    values.put(Verdicts.GATE, judgement.ruling().gate().name());
    values.put(Verdicts.GATE_REASON, judgement.ruling().reason());
    values.put(Verdicts.REASON, judgement.reason());
    return RowFactory.create(Verdicts.TABLE.fields().stream().map(values::get).toArray());
  }
}
