package dev.plumbline.fit;

import dev.plumbline.fit.CurveGroup.Curve;
import dev.plumbline.stats.curves.KaplanMeier;
import dev.plumbline.stats.curves.LogRank;
import dev.plumbline.stats.curves.LogRank.Comparison;
import dev.plumbline.stats.curves.NelsonAalen;
import dev.plumbline.stats.curves.RestrictedMean;
import dev.plumbline.stats.curves.RiskSet;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Curves as rows of the tables of results, with tests between the groups of a landmark.
 *
 * @param minimumRiskSet a curve starts at the first month with so many at risk
 */
record CurveRows(List<CurveGroup> groups, int minimumRiskSet) {

  void addCurves(TableRows rows) {
    for (CurveGroup group : groups) {
      group
          .curve(minimumRiskSet)
          .ifPresent(
              curve -> {
                addCurve(rows, group, curve);
                new IncidenceRows(group, curve.start()).addTo(rows);
              });
    }
  }

  private void addCurve(TableRows rows, CurveGroup group, Curve curve) {
    Optional<RestrictedMean> mean = curve.restrictedMean();
    Optional<RestrictedMean> difference = difference(group, curve);
    int steps = 0;
    KaplanMeier.Point at = new KaplanMeier.Point(curve.start(), 1, 0, 1, 1);
    NelsonAalen.Point hazard = new NelsonAalen.Point(curve.start(), 0, 0);
    List<NelsonAalen.Point> hazards = NelsonAalen.curve(curve.riskSets());
    List<RiskSet> riskSets = new ArrayList<>(curve.riskSets());
    riskSets.add(0, new RiskSet(curve.start(), riskSets.get(0).atRisk(), 0));
    for (RiskSet riskSet : riskSets) {
      if (riskSet.events() > 0) {
        at = curve.steps().get(steps);
        hazard = hazards.get(steps++);
      }
      rows.set(Curves.GROUP_VARIABLE, group.key().variable())
          .set(Curves.LANDMARK_MONTH, group.key().landmark())
          .set(Curves.GROUP_LABEL, group.key().label())
          .set(Curves.CURVE, Curves.STAYING)
          .set(Curves.START_MONTH, curve.start())
          .set(Curves.MONTH, (int) riskSet.time())
          .set(Curves.ACCOUNTS, group.accounts())
          .set(Curves.REPS, group.reps())
          .set(Curves.AT_RISK, riskSet.atRisk())
          .set(Curves.EVENTS, riskSet.events())
          .set(Curves.RETENTION, at.survival())
          .set(Curves.STANDARD_ERROR, at.standardError())
          .set(Curves.RETENTION_LOW, at.low())
          .set(Curves.RETENTION_HIGH, at.high())
          .set(Curves.CUMULATIVE_HAZARD, hazard.cumulativeHazard())
          .set(Curves.CUMULATIVE_HAZARD_SE, hazard.standardError())
          .set(Curves.MEAN_MONTHS_24, mean.map(RestrictedMean::mean).orElse(null))
          .set(Curves.MEAN_MONTHS_24_SE, mean.map(RestrictedMean::standardError).orElse(null))
          .set(Curves.MEAN_MONTHS_24_DIFFERENCE, difference.map(RestrictedMean::mean).orElse(null))
          .set(
              Curves.MEAN_MONTHS_24_DIFFERENCE_SE,
              difference.map(RestrictedMean::standardError).orElse(null))
          .end();
    }
  }

  /** Less the lowest third of the same landmark. */
  private Optional<RestrictedMean> difference(CurveGroup group, Curve curve) {
    boolean isCompared = labels(group).indexOf(group.key().label()) > 0;
    return isCompared
        ? thirds(group).get(0).curve(minimumRiskSet).flatMap(curve::less)
        : Optional.empty();
  }

  void addTests(TableRows rows) {
    for (CurveGroup group : groups) {
      if (group.key().label().equals(Curves.ALL)) {
        LogRank test = LogRank.of(comparisons(thirds(group)), labels(group).size());
        if (test.degreesOfFreedom() > 0) {
          int df = test.degreesOfFreedom();
          addTest(rows, group, Tests.LOG_RANK, Tests.GLOBAL, test.chiSquared(), df);
        }
      } else {
        group
            .curve(minimumRiskSet)
            .flatMap(curve -> difference(group, curve))
            .filter(difference -> difference.standardError() > 0)
            .map(difference -> difference.mean() / difference.standardError())
            .ifPresent(
                z ->
                    addTest(
                        rows, group, Tests.MEAN_MONTHS_DIFFERENCE, group.key().label(), z * z, 1));
      }
    }
  }

  private static void addTest(
      TableRows rows, CurveGroup group, String test, String term, double chiSquared, int df) {
    Tail significance = Tail.chiSquared(chiSquared, df);
    rows.set(Tests.SUBJECT, group.key().variable() + "@" + group.key().landmark())
        .set(Tests.TEST, test)
        .set(Tests.TERM, term)
        .set(Tests.STATISTIC, chiSquared)
        .set(Tests.DEGREES_OF_FREEDOM, (double) df)
        .set(Tests.P_VALUE, significance.p())
        .set(Tests.LOG10_P, significance.log10())
        .end();
  }

  private static List<String> labels(CurveGroup group) {
    return LandmarkCurves.labels(group.key().variable());
  }

  /** The groups of the landmark that {@code group} is of; one that nobody is in is empty. */
  private List<CurveGroup> thirds(CurveGroup group) {
    List<CurveGroup> thirds = new ArrayList<>();
    for (String label : labels(group)) {
      CurveGroup.Key key =
          new CurveGroup.Key(group.key().variable(), group.key().landmark(), label);
      thirds.add(
          groups.stream()
              .filter(g -> g.key().equals(key))
              .findFirst()
              .orElseGet(() -> CurveGroup.ofNobody(key)));
    }
    return thirds;
  }

  /** All groups of a landmark begin with the month after it. */
  private static List<Comparison> comparisons(List<CurveGroup> thirds) {
    List<List<RiskSet>> riskSets = thirds.stream().map(CurveGroup::riskSets).toList();
    int months = riskSets.stream().mapToInt(List::size).max().orElse(0);
    List<Comparison> comparisons = new ArrayList<>();
    for (int month = 0; month < months; month++) {
      long[] atRisk = new long[thirds.size()];
      long[] events = new long[thirds.size()];
      for (int k = 0; k < atRisk.length; k++) {
        if (month < riskSets.get(k).size()) {
          atRisk[k] = riskSets.get(k).get(month).atRisk();
          events[k] = riskSets.get(k).get(month).events();
        }
      }
      comparisons.add(new Comparison(atRisk, events));
    }
    return comparisons;
  }
}
