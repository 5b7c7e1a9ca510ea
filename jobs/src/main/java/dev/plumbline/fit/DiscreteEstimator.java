package dev.plumbline.fit;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.discrete.DiscreteFit;
import dev.plumbline.stats.discrete.DiscreteHazard;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.panel.Design;
import java.util.List;
import java.util.Optional;

/** A model of grouped time: the companions of {@link CoxEstimator}. */
record DiscreteEstimator(DiscreteHazard hazard, DecodedPanel decoded) {

  Attempt fit(Design design) {
    DiscreteFit fit = hazard.fit(decoded.panel(), decoded.census(), design);
    Concordance concordance =
        Concordance.of(
            decoded.panel(),
            RiskSets.of(decoded.census()),
            fit.design(),
            fit.scaledCoefficients(),
            HazardModels.BY_ACCOUNT);
    return new Attempt(
        fit,
        false,
        term -> Optional.empty(),
        way -> fit.robust(decoded.panel(), way),
        term -> Optional.empty(),
        Optional.of(concordance),
        covariance -> List.of(),
        List.of(FitTests.likelihoodRatio(fit)));
  }
}
