package dev.plumbline.hypotheses;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.plumbline.schema.Field;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The models that were fitted, by id.
 *
 * @param share limits of the share of depth's total effect that is left in the joint model, over
 *     replicates of both
 */
record Models(Map<String, Model> byId, Optional<Ratio.Limits> share) {

  static final String DEEPENING = "M3";
  static final String DEPTH = "M4";
  static final String DEPTH_AND_VALUE = "M6";
  static final String DEPTH_AND_VALUE_CORRECTED = "M6rc";
  static final String JOINT = "MJ";
  static final String JOINT_CORRECTED = "MJrc";
  static final String DOMAINS = "M11";
  static final String DOSE = "MJA";
  static final String CONNECTIONS = "M12";

  /**
   * From the tables of results; of each model the estimator that is primary.
   *
   * @param fits rows of {@link Fits}
   * @param coefficients rows of {@link Coefficients}
   * @param covariances rows of {@link Covariances}
   * @param figures rows of {@link Tests}
   */
  static Models from(
      Dataset<Row> fits, Dataset<Row> coefficients, Dataset<Row> covariances, List<Row> figures) {
    Map<String, List<Row>> estimates = byModel(coefficients);
    Map<String, List<Row>> products = byModel(covariances);
    return new Models(
        fits.where(Fits.IS_PRIMARY.col()).collectAsList().stream()
            .map(
                fit ->
                    model(
                        fit,
                        estimates.getOrDefault(key(fit), List.of()),
                        products.getOrDefault(key(fit), List.of())))
            .collect(toMap(Model::id, model -> model)),
        figure(figures, Tests.SHARE_LOW)
            .flatMap(
                low -> figure(figures, Tests.SHARE_HIGH).map(high -> new Ratio.Limits(low, high))));
  }

  private static Optional<Double> figure(List<Row> figures, String test) {
    return figures.stream()
        .filter(row -> text(row, Tests.TEST).equals(test))
        .map(row -> number(row, Tests.STATISTIC))
        .findFirst();
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  Optional<Model> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static Map<String, List<Row>> byModel(Dataset<Row> rows) {
    return rows.collectAsList().stream().collect(groupingBy(Models::key));
  }

  private static String key(Row row) {
    return text(row, Fits.MODEL_ID) + " " + text(row, Fits.ESTIMATOR);
  }

  private static Model model(Row fit, List<Row> coefficients, List<Row> covariances) {
    List<String> unfilled = new ArrayList<>(names(fit, Fits.MISSING_TERMS));
    unfilled.addAll(names(fit, Fits.DROPPED_TERMS));
    return new Model(
        text(fit, Fits.MODEL_ID),
        text(fit, Fits.REASON),
        fit.getAs(Fits.EVENTS.name()),
        names(fit, Fits.TERMS),
        List.copyOf(unfilled),
        coefficients.stream()
            .filter(row -> row.getAs(Coefficients.MEAN.name()) != null)
            .collect(
                toMap(row -> text(row, Coefficients.TERM), row -> number(row, Coefficients.MEAN))),
        coefficients.stream().collect(toMap(row -> text(row, Coefficients.TERM), Models::estimate)),
        covariances.stream()
            .collect(
                groupingBy(
                    row -> text(row, Covariances.TERM),
                    toMap(
                        row -> text(row, Covariances.OTHER_TERM),
                        row -> number(row, Covariances.COVARIANCE)))));
  }

  private static Estimate estimate(Row row) {
    return new Estimate(
        number(row, Coefficients.ESTIMATE),
        number(row, Coefficients.SE_ROBUST),
        number(row, Coefficients.ESTIMATE_LOW),
        number(row, Coefficients.ESTIMATE_HIGH),
        number(row, Coefficients.P_VALUE),
        number(row, Coefficients.P_EQUIVALENCE),
        number(row, Coefficients.MINIMUM_DETECTABLE_EFFECT),
        number(row, Coefficients.E_VALUE),
        row.getAs(Coefficients.CLUSTERS.name()));
  }

  private static List<String> names(Row row, Field field) {
    return Stream.of(text(row, field).split(", ")).filter(name -> !name.isEmpty()).toList();
  }

  private static String text(Row row, Field field) {
    return row.getAs(field.name());
  }

  private static double number(Row row, Field field) {
    return row.<Double>getAs(field.name());
  }
}
