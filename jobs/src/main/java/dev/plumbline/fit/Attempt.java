package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Prediction;
import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.inference.Tail;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A fit with what depends on its kind.
 *
 * @param isPenalised whether terms separate the events, and the fit keeps its head all the same
 * @param scoreTest of a term that separates
 * @param calibration where the model asks for it and its halves bear it
 */
record Attempt(
    HazardFit fit,
    boolean isPenalised,
    IntFunction<Optional<Tail>> scoreTest,
    IntFunction<RobustCovariance> robust,
    IntFunction<Optional<Double>> wildP,
    Optional<Concordance> concordance,
    Function<RobustCovariance, List<Prediction>> predictions,
    List<Test> tests,
    Optional<Calibration> calibration) {

  Attempt(
      HazardFit fit,
      boolean isPenalised,
      IntFunction<Optional<Tail>> scoreTest,
      IntFunction<RobustCovariance> robust,
      IntFunction<Optional<Double>> wildP,
      Optional<Concordance> concordance,
      Function<RobustCovariance, List<Prediction>> predictions,
      List<Test> tests) {
    this(
        fit,
        isPenalised,
        scoreTest,
        robust,
        wildP,
        concordance,
        predictions,
        tests,
        Optional.empty());
  }
}
