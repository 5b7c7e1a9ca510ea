package dev.plumbline.fit;

import dev.plumbline.fit.CoxEstimator.Examined;
import dev.plumbline.fit.FittedModel.Prediction;
import dev.plumbline.stats.cox.BaselineHazard;
import dev.plumbline.stats.cox.BaselineHazard.Path;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.curves.KaplanMeier;
import dev.plumbline.stats.curves.RiskSet;
import dev.plumbline.stats.inference.EvidenceGate;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.panel.ColumnMoments;
import dev.plumbline.stats.panel.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many a model says would stay, stratum by stratum: accounts that are average in everything,
 * those a standard deviation above and below in one term, and those that fall from above to below.
 * Method, section 15.1.
 *
 * <p>A stratum with fewer than ten events is not told of. Curves start where enough were at risk,
 * and hold for accounts that got so far.
 *
 * @param names of the terms of the fit
 * @param asked of those that the model is about
 */
record PredictedCurves(
    DecodedPanel decoded,
    CoxFit fit,
    RiskSets riskSets,
    List<String> names,
    List<String> asked,
    Examined examined) {

  private static final String AVERAGE = "average";
  private static final int MONTHS_ABOVE = 12;

  /** A path for an account that is observed from some month on. */
  private interface FromMonth {
    Path from(int start);
  }

  /** One for each stratum and path. */
  List<Prediction> of(RobustCovariance covariance) {
    BaselineHazard baseline = BaselineHazard.of(fit, riskSets, covariance.matrix());
    List<Prediction> predictions = new ArrayList<>();
    strata()
        .forEach(
            (stratum, all) -> {
              List<RiskSet> followed = KaplanMeier.fromFirstWith(examined.minimumRiskSet(), all);
              long events = followed.stream().mapToLong(RiskSet::events).sum();
              if (events >= EvidenceGate.ENOUGH) {
                int start = (int) followed.get(0).time() - 1;
                paths()
                    .forEach(
                        (label, path) ->
                            predictions.add(
                                new Prediction(
                                    examined.strata().get(stratum),
                                    label,
                                    start,
                                    followed,
                                    baseline.curve(
                                        stratum,
                                        start,
                                        Double.POSITIVE_INFINITY,
                                        path.from(start)))));
              }
            });
    return predictions;
  }

  private Map<Long, List<RiskSet>> strata() {
    Map<Long, List<RiskSet>> strata = new TreeMap<>();
    decoded
        .census()
        .buckets()
        .forEach(
            (bucket, counts) ->
                strata
                    .computeIfAbsent(bucket.stratum(), stratum -> new ArrayList<>())
                    .add(new RiskSet(bucket.time(), counts.rows(), counts.events())));
    return strata;
  }

  /** By label; those of the first term that is per standard deviation include a fall. */
  private Map<String, FromMonth> paths() {
    Map<String, FromMonth> paths = new LinkedHashMap<>();
    double[] average = average();
    paths.put(AVERAGE, start -> time -> average);
    Design design = fit.design();
    for (int j = 0; j < design.terms(); j++) {
      boolean isScaled = design.columns()[j].length == 1 && design.unit()[j] == 1;
      if (isScaled && asked.contains(names.get(j))) {
        double[] above = moved(average, j, 1);
        double[] below = moved(average, j, -1);
        boolean isFirst = paths.size() == 1;
        paths.put(names.get(j) + " + 1 sd", start -> time -> above);
        paths.put(names.get(j) + " - 1 sd", start -> time -> below);
        if (isFirst) {
          String fall = "%s + 1 sd, - 1 sd after %d months".formatted(names.get(j), MONTHS_ABOVE);
          paths.put(fall, start -> time -> time > start + MONTHS_ABOVE ? below : above);
        }
      }
    }
    return paths;
  }

  private double[] average() {
    ColumnMoments moments = decoded.census().moments();
    int columns =
        Arrays.stream(fit.design().columns()).flatMapToInt(Arrays::stream).max().orElseThrow() + 1;
    double[] average = new double[columns];
    Arrays.setAll(average, moments::mean);
    return average;
  }

  private double[] moved(double[] average, int term, double deviations) {
    double[] moved = average.clone();
    int column = fit.design().columns()[term][0];
    moved[column] += deviations * decoded.census().moments().standardDeviation(column);
    return moved;
  }
}
