package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.CoxData;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.FirthProfile;
import dev.plumbline.stats.cox.FirthRegression;
import dev.plumbline.stats.cox.ProportionalHazards;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.cox.TimeTransform;
import dev.plumbline.stats.cox.TimeVaryingEffect;
import dev.plumbline.stats.curves.RiskSet;
import dev.plumbline.stats.inference.EvidenceGate;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tests that stand beside every fit. */
final class FitTests {

  private static final Map<TimeTransform, String> NAMES =
      Map.of(
          TimeTransform.IDENTITY, Tests.PROPORTIONAL_IDENTITY,
          TimeTransform.LOG, Tests.PROPORTIONAL_LOG,
          TimeTransform.KM, Tests.PROPORTIONAL_KM);

  /** Last months of the windows of tenure but the last. */
  private static final double[] TENURES = {6, 12, 24, 36};

  private FitTests() {}

  static Test likelihoodRatio(HazardFit fit) {
    int df = fit.coefficients().length;
    double statistic = Math.max(0, fit.likelihoodRatioTest());
    return new Test(
        Tests.LIKELIHOOD_RATIO, Tests.GLOBAL, statistic, df, Tail.chiSquared(statistic, df));
  }

  /** What the penalised likelihood says of the terms that separate the events. */
  static List<Test> penalised(CoxData data, CoxFit fit, List<String> names) {
    List<Test> tests = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      if (fit.running()[j]) {
        FirthProfile profile = FirthProfile.of(FirthRegression.efron(), data, fit, j);
        tests.add(
            new Test(
                Tests.PENALISED_LIKELIHOOD_RATIO,
                names.get(j),
                profile.statistic(),
                1,
                profile.significance()));
        tests.add(figure(Tests.PROFILE_LOW, names.get(j), profile.low()));
        tests.add(figure(Tests.PROFILE_HIGH, names.get(j), profile.high()));
      }
    }
    return tests;
  }

  /** A figure that is no test. */
  static Test figure(String name, String term, double value) {
    return new Test(name, term, value, 0, new Tail(Double.NaN, Double.NaN));
  }

  /** By every transform of time, for each term and for all together. */
  static List<Test> proportionalHazards(
      CoxFit fit, RiskSets riskSets, List<RiskSet> pooled, List<String> names) {
    List<Test> tests = new ArrayList<>();
    for (TimeTransform transform : TimeTransform.values()) {
      ProportionalHazards test =
          ProportionalHazards.test(fit, riskSets, transform.of(riskSets, pooled));
      for (int j = 0; j < names.size(); j++) {
        tests.add(
            new Test(
                NAMES.get(transform), names.get(j), test.statistics()[j], 1, test.significance(j)));
      }
      tests.add(
          new Test(
              NAMES.get(transform),
              Tests.GLOBAL,
              test.global(),
              names.size(),
              test.globalSignificance()));
    }
    return tests;
  }

  /** The coefficients of {@code asked}, in windows of tenure. */
  static List<Test> effectsByTenure(
      CoxFit fit, RiskSets riskSets, List<String> names, Set<String> asked) {
    TimeVaryingEffect effect = TimeVaryingEffect.of(fit, riskSets, TENURES);
    List<Test> tests = new ArrayList<>();
    for (int w = 0; w <= TENURES.length; w++) {
      String months = months(w);
      tests.add(figure(Tests.EVENTS_BY_TENURE, months, (double) effect.events()[w]));
      boolean isTold = effect.events()[w] >= EvidenceGate.ENOUGH;
      for (int j = 0; j < names.size(); j++) {
        if (asked.contains(names.get(j))) {
          String term = names.get(j) + " in " + months;
          double coefficient = isTold ? effect.effects()[w][j] : Double.NaN;
          double error = isTold ? effect.errors()[w][j] : Double.NaN;
          tests.add(figure(Tests.EFFECT_BY_TENURE, term, coefficient));
          tests.add(figure(Tests.EFFECT_BY_TENURE_SE, term, error));
        }
      }
    }
    return tests;
  }

  private static String months(int window) {
    int first = window == 0 ? 1 : (int) TENURES[window - 1] + 1;
    return window == TENURES.length
        ? "months from %d".formatted(first)
        : "months %d to %.0f".formatted(first, TENURES[window]);
  }
}
