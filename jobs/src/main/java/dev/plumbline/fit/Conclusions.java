package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Coefficient;
import dev.plumbline.fit.FittedModel.Estimates;
import dev.plumbline.fit.FittedModel.Sample;
import dev.plumbline.fit.FittedModel.Slope;
import dev.plumbline.fit.PanelTerms.Resolved;
import dev.plumbline.models.Outcome;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.inference.EValue;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.panel.ColumnMoments;
import java.util.ArrayList;
import java.util.List;

/**
 * What is concluded from a fit, with errors by the outcome's clusters.
 *
 * @param smallestEffect of interest, on the log hazard scale
 */
record Conclusions(Outcome outcome, DecodedPanel decoded, Sample sample, double smallestEffect) {

  /** One way, or two that cross; with the factor for few clusters. */
  RobustCovariance covariance(Attempt attempt) {
    int first = HazardModels.BY_ACCOUNT + 1;
    RobustCovariance one = attempt.robust().apply(first);
    return outcome.clusters().size() == 1
        ? one.corrected()
        : RobustCovariance.twoWay(
                one, attempt.robust().apply(first + 1), attempt.robust().apply(first + 2))
            .corrected();
  }

  /**
   * The numbers.
   *
   * @param kept the terms that have a coefficient, in order
   */
  Estimates of(Attempt attempt, RobustCovariance covariance, List<Resolved> kept) {
    HazardFit fit = attempt.fit();
    double[] naive = HazardFit.standardErrors(fit.naive());
    double[] robust = HazardFit.standardErrors(covariance.matrix());
    ColumnMoments moments = decoded.census().moments();
    List<Coefficient> coefficients = new ArrayList<>();
    for (int j = 0; j < kept.size(); j++) {
      Effect effect =
          Effect.of(fit.coefficients()[j], robust[j], covariance.clusters() - 1.0, smallestEffect);
      EValue eValue =
          EValue.of(effect.estimate(), effect.low(), effect.high(), sample.cumulativeIncidence());
      int column = kept.get(j).term().columns()[0];
      coefficients.add(
          new Coefficient(
              kept.get(j).name(),
              kept.get(j).isScaled(),
              moments.mean(column),
              moments.standardDeviation(column),
              naive[j],
              attempt.scoreTest().apply(j).map(effect::tested).orElse(effect),
              eValue,
              attempt.wildP().apply(j)));
    }
    return new Estimates(
        fit,
        covariance,
        fit.waldTest(covariance.matrix()),
        attempt.concordance(),
        coefficients,
        slopes(attempt, covariance, kept),
        attempt.predictions().apply(covariance),
        attempt.tests());
  }

  /** None of a penalised fit: what separates the events has no error to be combined. */
  private List<Slope> slopes(Attempt attempt, RobustCovariance covariance, List<Resolved> kept) {
    return attempt.isPenalised()
        ? List.of()
        : new SimpleSlopes(decoded, kept, attempt.fit(), covariance)
            .of(smallestEffect, sample.cumulativeIncidence());
  }
}
