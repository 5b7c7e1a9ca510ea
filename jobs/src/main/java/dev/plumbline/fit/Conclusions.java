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
import java.util.Optional;

/**
 * What is concluded from a fit, with errors by the outcome's clusters.
 *
 * @param smallestEffect of interest, on the log hazard scale
 */
record Conclusions(Outcome outcome, DecodedPanel decoded, Sample sample, double smallestEffect) {

  /**
   * One way, or two that cross, with the factor for few clusters; by the bootstrap if corrected.
   */
  RobustCovariance covariance(Attempt attempt) {
    if (attempt.calibration().isPresent()) {
      return attempt.calibration().orElseThrow().covariance();
    }
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
    Optional<Calibration> calibration = attempt.calibration();
    double[] estimates = calibration.map(Calibration::coefficients).orElseGet(fit::coefficients);
    double[] naive = HazardFit.standardErrors(fit.naive());
    double[] robust = HazardFit.standardErrors(covariance.matrix());
    ColumnMoments moments = decoded.census().moments();
    List<Coefficient> coefficients = new ArrayList<>();
    for (int j = 0; j < kept.size(); j++) {
      Effect effect =
          Effect.of(estimates[j], robust[j], covariance.clusters() - 1.0, smallestEffect);
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
              calibration.isPresent() ? Optional.empty() : attempt.wildP().apply(j)));
    }
    return new Estimates(
        fit,
        covariance,
        calibration.map(Calibration::wald).orElseGet(() -> fit.waldTest(covariance.matrix())),
        attempt.concordance(),
        coefficients,
        slopes(attempt, covariance, kept),
        attempt.predictions().apply(covariance),
        attempt.tests());
  }

  /** None of a penalised fit, whose errors cannot be combined, or of a corrected one. */
  private List<Slope> slopes(Attempt attempt, RobustCovariance covariance, List<Resolved> kept) {
    return attempt.isPenalised() || attempt.calibration().isPresent()
        ? List.of()
        : new SimpleSlopes(decoded, kept, attempt.fit(), covariance)
            .of(smallestEffect, sample.cumulativeIncidence());
  }
}
