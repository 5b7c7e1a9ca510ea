package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Prediction;
import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Outcome.Clock;
import dev.plumbline.models.Term;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.FirthRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.cox.RestrictedScores;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.inference.WildScoreBootstrap;
import dev.plumbline.stats.panel.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Efron's Cox regression of one model, with the tests that stand beside it; penalised where terms
 * separate the events.
 *
 * @param asked names of the terms of a design, in order
 * @param halves column of the difference of the halves of the first term, if it has any
 * @param whole the fit of the model whose first coefficient this one's is a share of
 * @param examined how the model is looked at more closely, if it is
 */
record CoxEstimator(
    ModelSpec spec,
    DecodedPanel decoded,
    List<String> asked,
    Optional<Integer> halves,
    Optional<CoxFit> whole,
    Optional<Examined> examined) {

  /**
   * Calibration and residuals, and what the model predicts.
   *
   * @param minimumRiskSet a predicted curve starts at the first month with so many at risk
   * @param strata their names
   */
  record Examined(int minimumRiskSet, Map<Long, String> strata) {}

  Attempt fit(Design design) {
    RiskSets riskSets = RiskSets.of(decoded.census());
    GridData data = new GridData(decoded.panel(), riskSets);
    CoxFit plain = CoxRegression.efron().fit(data, design);
    CoxFit fit = plain.isSeparated() ? FirthRegression.efron().refit(data, plain) : plain;
    List<String> names = keptNames(fit);
    List<Test> tests = new ArrayList<>();
    tests.add(FitTests.likelihoodRatio(fit));
    if (plain.isSeparated()) {
      tests.addAll(FitTests.penalised(data, fit, names));
    } else {
      tests.addAll(FitTests.proportionalHazards(fit, riskSets, decoded.census().pooled(), names));
      if (spec.outcome().clock() == Clock.MONTHS) {
        tests.addAll(FitTests.effectsByTenure(fit, riskSets, names, Set.copyOf(termNames())));
      }
    }
    boolean isErring = halves.isPresent() && fit.kept()[0] && !plain.isSeparated();
    Optional<Calibration> calibration =
        isErring && spec.isCalibrated() ? calibration(data, fit, names) : Optional.empty();
    calibration.ifPresent(c -> tests.addAll(c.figures()));
    if (isErring && !spec.isCalibrated()) {
      tests.addAll(
          new ErrorOfMeasurement(
                  decoded,
                  data,
                  fit,
                  fit.design().columns()[0][0],
                  halves.orElseThrow(),
                  HazardModels.byStay(spec.outcome()))
              .tests(names));
    }
    if (whole.isPresent() && fit.kept()[0] && !plain.isSeparated()) {
      int own = (int) names.stream().filter(termNames()::contains).count();
      tests.addAll(
          new ShareOfEffect(data, fit, whole.orElseThrow(), HazardModels.BY_ACCOUNT + 1)
              .tests(names, own));
    }
    if (examined.isPresent()) {
      tests.addAll(
          new FitChecks(
                  data,
                  fit,
                  HazardModels.byStay(spec.outcome()),
                  HazardModels.byQuarter(spec.outcome()))
              .tests(names));
    }
    Concordance concordance =
        Concordance.of(
            decoded.panel(),
            riskSets,
            fit.design(),
            fit.scaledCoefficients(),
            HazardModels.BY_ACCOUNT);
    return new Attempt(
        fit,
        plain.isSeparated(),
        term ->
            fit.running()[term] && plain.isSeparated()
                ? Optional.of(FirthRegression.efron().scoreTest(data, fit, term))
                : Optional.empty(),
        way -> fit.robust(data, way),
        term -> plain.isSeparated() ? Optional.empty() : wildP(data, fit, names.get(term), term),
        Optional.of(concordance),
        covariance ->
            plain.isSeparated() ? List.of() : predictions(fit, riskSets, names, covariance),
        tests,
        calibration);
  }

  private Optional<Calibration> calibration(GridData data, CoxFit fit, List<String> names) {
    int way = wayOfFewest();
    return Calibration.of(
        data,
        fit,
        halves.orElseThrow(),
        decoded.census().rows(),
        way,
        decoded.panel().products(new ClusterCount(way)).clusters(),
        names);
  }

  private List<Prediction> predictions(
      CoxFit fit, RiskSets riskSets, List<String> names, RobustCovariance covariance) {
    return examined
        .map(with -> new PredictedCurves(decoded, fit, riskSets, names, termNames(), with))
        .map(curves -> curves.of(covariance))
        .orElse(List.of());
  }

  /** Of what the model is about. */
  private List<String> termNames() {
    return spec.terms().stream().map(Term::name).toList();
  }

  /** Where clusters are few, for the terms that the model is about. */
  private Optional<Double> wildP(GridData data, CoxFit fit, String name, int term) {
    int way = wayOfFewest();
    long clusters = decoded.panel().products(new ClusterCount(way)).clusters();
    if (!termNames().contains(name) || clusters >= WildScoreBootstrap.ENOUGH_CLUSTERS) {
      return Optional.empty();
    }
    double p =
        RestrictedScores.of(CoxRegression.efron(), data, fit, term, way)
            .pValue(WildScoreBootstrap.standard());
    return Double.isNaN(p) ? Optional.empty() : Optional.of(p);
  }

  /** Of the outcome's ways of clustering, that with fewer clusters. */
  private int wayOfFewest() {
    int first = HazardModels.BY_ACCOUNT + 1;
    if (spec.outcome().clusters().size() == 1) {
      return first;
    }
    long ofFirst = decoded.panel().products(new ClusterCount(first)).clusters();
    long ofSecond = decoded.panel().products(new ClusterCount(first + 1)).clusters();
    return ofFirst <= ofSecond ? first : first + 1;
  }

  private List<String> keptNames(HazardFit fit) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < asked.size(); j++) {
      if (fit.kept()[j]) {
        names.add(asked.get(j));
      }
    }
    return names;
  }
}
