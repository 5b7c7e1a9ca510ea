package dev.plumbline.fit;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.plumbline.fit.CoxEstimator.Examined;
import dev.plumbline.fit.FittedModel.Estimates;
import dev.plumbline.fit.FittedModel.Sample;
import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Outcome;
import dev.plumbline.schema.Field;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.interval.CountingProcessAudit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fits several models to the rows of one panel: those rows that hold every term of every model, so
 * that log-likelihoods and concordances can be compared.
 *
 * <p>Each model is fitted by Efron's Cox regression and by the complementary log-log model of
 * grouped time; which of the two verdicts should read is told by how heavy the ties are. The logit
 * of grouped time stands beside them, for those who know odds better than hazards. A panel that is
 * no counting process, in which a stay is in two places or returns from its event, is refused by
 * every model. The largest model's calibration and residuals are looked at too.
 *
 * @param smallestHazardRatio the smallest effect that matters, as a hazard ratio above 1 per
 *     standard deviation
 * @param minimumRiskSet a predicted curve starts at the first month with so many at risk
 */
public record HazardModels(double smallestHazardRatio, int minimumRiskSet) {

  /**
   * The way of clustering by account, for concordance; the outcome's own ways follow, then the stay
   * and the calendar quarter.
   */
  static final int BY_ACCOUNT = 0;

  /**
   * Fits {@code specs}, in their order, each by every estimator.
   *
   * @param panel months at risk
   * @param specs models of one and the same outcome
   * @return three for each spec; refused ones, with the reason, if the panel has no row
   */
  public List<FittedModel> fit(Dataset<Row> panel, List<ModelSpec> specs) {
    return fit(panel, specs, List.of());
  }

  /**
   * Fits {@code specs} likewise and then, by Cox regression alone, models that stand beside them:
   * each to those of the rows that hold its own terms, with its own event.
   *
   * @param beside models of the same stays and clusters
   */
  public List<FittedModel> fit(Dataset<Row> panel, List<ModelSpec> specs, List<ModelSpec> beside) {
    Outcome outcome =
        Stream.concat(specs.stream(), beside.stream()).findFirst().orElseThrow().outcome();
    if (specs.stream().anyMatch(spec -> !spec.outcome().equals(outcome))) {
      throw new IllegalArgumentException("Cannot fit models of different outcomes to one panel");
    }
    PanelTerms terms = PanelTerms.of(panel, specs, beside);
    try (DecodedPanel decoded = decode(panel, outcome, terms)) {
      Sample sample = sample(decoded, outcome);
      List<FittedModel> fitted = new ArrayList<>();
      // The other models are parts of it, and would say much the same.
      Optional<ModelSpec> largest =
          specs.stream().max(Comparator.comparingInt(spec -> spec.terms().size()));
      for (ModelSpec spec : specs) {
        fitted.addAll(
            new ModelFit(
                    spec,
                    decoded,
                    terms,
                    sample,
                    smallestHazardRatio,
                    spec.whole().flatMap(id -> unpenalised(id, fitted)),
                    largest
                        .filter(spec::equals)
                        .map(s -> new Examined(minimumRiskSet, terms.strata())))
                .all());
      }
      for (ModelSpec spec : beside) {
        fitted.add(beside(spec, decoded, terms));
      }
      return List.copyOf(fitted);
    }
  }

  private FittedModel beside(ModelSpec spec, DecodedPanel decoded, PanelTerms terms) {
    try (DecodedPanel rows = decoded.of(terms.rowsOf(spec))) {
      return new ModelFit(
              spec,
              rows,
              terms,
              sample(rows, spec.outcome()),
              smallestHazardRatio,
              Optional.empty(),
              Optional.empty())
          .cox();
    }
  }

  /** A Cox fit that has its first term, among those that are there already. */
  private static Optional<CoxFit> unpenalised(String id, List<FittedModel> fitted) {
    return fitted.stream()
        .filter(model -> model.spec().id().equals(id))
        .filter(model -> !model.flags().contains(FittedModel.SEPARATION))
        .flatMap(model -> model.estimates().stream())
        .map(Estimates::fit)
        .filter(fit -> fit instanceof CoxFit && fit.kept()[0])
        .map(CoxFit.class::cast)
        .findFirst();
  }

  private static DecodedPanel decode(Dataset<Row> panel, Outcome outcome, PanelTerms terms) {
    List<Column> clusters = new ArrayList<>();
    clusters.add(xxhash64(outcome.account().col()));
    outcome.clusters().forEach(field -> clusters.add(xxhash64(field.col())));
    if (outcome.clusters().size() == 2) {
      clusters.add(hash(outcome.clusters()));
    }
    clusters.add(hash(outcome.stay()));
    clusters.add(Quarter.idOf(outcome.month().col()));
    return DecodedPanel.of(
        panel.where(terms.isComplete()),
        stratum(outcome),
        outcome.tenure().col().cast(IntegerType),
        outcome.event().col().cast(IntegerType),
        clusters,
        terms.columns());
  }

  /** A long for each stratum. */
  static Column stratum(Outcome outcome) {
    return outcome.strata().isEmpty() ? lit(0L) : hash(outcome.strata());
  }

  /** The way of clustering by stay, after those of the outcome. */
  static int byStay(Outcome outcome) {
    return BY_ACCOUNT + 1 + (outcome.clusters().size() == 2 ? 3 : 1);
  }

  /** The way of clustering by calendar quarter, the last. */
  static int byQuarter(Outcome outcome) {
    return byStay(outcome) + 1;
  }

  private static Column hash(List<Field> fields) {
    return xxhash64(fields.stream().map(Field::col).toArray(Column[]::new));
  }

  private static Sample sample(DecodedPanel decoded, Outcome outcome) {
    return new Sample(
        CountingProcessAudit.ofPanel(decoded.panel(), byStay(outcome)),
        decoded.census().rows(),
        decoded.panel().products(new ClusterCount(BY_ACCOUNT)).clusters(),
        decoded.census().events(),
        RiskSets.of(decoded.census()).size());
  }
}
