package dev.plumbline.jobs;

import dev.plumbline.config.FitSettings;
import dev.plumbline.config.Settings;
import dev.plumbline.fit.RetentionModels;
import dev.plumbline.models.ModelSpec;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.results.Coefficients;
import dev.plumbline.tables.results.Covariances;
import dev.plumbline.tables.results.Fits;
import dev.plumbline.tables.results.Tests;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.testing.MemoryLake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What {@link FitModels} makes of a panel. */
record FittedPanel(MemoryLake lake) {

  static FittedPanel of(MemoryLake lake, String panel) {
    lake.holds(Panel.TABLE, panel);
    new FitModels(
            new FitSettings(1.10, List.of(6), 5),
            Settings.defaults().retention(),
            Settings.defaults().time())
        .run(lake);
    return new FittedPanel(lake);
  }

  List<Row> rows(Table table) {
    return lake.read(table).collectAsList();
  }

  /** Rows of the models of retention, without those that stand beside them. */
  List<Row> compared() {
    Set<String> compared =
        RetentionModels.all().stream().map(ModelSpec::id).collect(Collectors.toSet());
    return rows(Fits.TABLE).stream()
        .filter(row -> compared.contains(text(row, Fits.MODEL_ID)))
        .toList();
  }

  Row fit(String model, String estimator) {
    return rows(Fits.TABLE).stream()
        .filter(row -> text(row, Fits.MODEL_ID).equals(model))
        .filter(row -> text(row, Fits.ESTIMATOR).equals(estimator))
        .findFirst()
        .orElseThrow();
  }

  /** By Efron's Cox regression. */
  Row coefficient(String model, String term) {
    return rows(Coefficients.TABLE).stream()
        .filter(row -> text(row, Coefficients.MODEL_ID).equals(model))
        .filter(row -> text(row, Coefficients.ESTIMATOR).equals(Fits.EFRON_COX))
        .filter(row -> text(row, Coefficients.TERM).equals(term))
        .findFirst()
        .orElseThrow();
  }

  /** By Efron's Cox regression. */
  double covariance(String model, String term, String other) {
    return rows(Covariances.TABLE).stream()
        .filter(row -> text(row, Covariances.MODEL_ID).equals(model))
        .filter(row -> text(row, Covariances.ESTIMATOR).equals(Fits.EFRON_COX))
        .filter(row -> text(row, Covariances.TERM).equals(term))
        .filter(row -> text(row, Covariances.OTHER_TERM).equals(other))
        .mapToDouble(row -> number(row, Covariances.COVARIANCE))
        .sum();
  }

  /** Statistics by name of test. */
  Map<String, Double> figures(String subject, String term) {
    return rows(Tests.TABLE).stream()
        .filter(row -> text(row, Tests.SUBJECT).equals(subject))
        .filter(row -> text(row, Tests.TERM).equals(term))
        .collect(
            Collectors.toMap(row -> text(row, Tests.TEST), row -> number(row, Tests.STATISTIC)));
  }

  static String text(Row row, Field field) {
    return row.getAs(field.name());
  }

  static double number(Row row, Field field) {
    return row.<Double>getAs(field.name());
  }
}
