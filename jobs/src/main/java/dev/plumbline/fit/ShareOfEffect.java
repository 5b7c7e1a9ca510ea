package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.cox.PoissonBootstrap;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;

/**
 * Which share of the effect of a model's first term is left in another model of the same rows, and
 * how the coefficients of that one would vary, had other reps been drawn: both models fitted to the
 * same replicates of a Poisson bootstrap, so that what they have in common cancels. Method,
 * sections 14 (H6) and 15.15.
 *
 * @param part the model with more held fixed
 * @param whole the model with less
 * @param byRep the way of clustering by which is drawn
 */
record ShareOfEffect(GridData data, CoxFit part, CoxFit whole, int byRep) {

  /** The models have more than 12 terms. */
  private static final int REPLICATES = 50;

  private static final long SEED = 15_15;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /**
   * Figures of the bootstrap; none where half of the replicates or more did not converge, and no
   * limits of a share of an effect that the replicates do not tell from none.
   *
   * @param names of the terms of {@code part}
   * @param asked how many of them, from the first on, the model is about
   */
  List<Test> tests(List<String> names, int asked) {
    PoissonWeights weights = new PoissonWeights(SEED);
    var ofPart = PoissonBootstrap.of(data, part, weights, byRep, REPLICATES);
    var ofWhole = PoissonBootstrap.of(data, whole, weights, byRep, REPLICATES);
    double[] shares = ofPart.ratios(0, ofWhole, 0);
    List<Test> tests = new ArrayList<>();
    tests.add(FitTests.figure(Tests.REPLICATES, Tests.GLOBAL, shares.length));
    if (2 * shares.length <= REPLICATES) {
      return tests;
    }
    double[][] covariance = ofPart.covariance();
    for (int j = 0; j < asked; j++) {
      tests.add(FitTests.figure(Tests.BOOTSTRAP_SE, names.get(j), Math.sqrt(covariance[j][j])));
    }
    if (ofWhole.quantile(0, LOW) * ofWhole.quantile(0, HIGH) > 0) {
      double low = PoissonBootstrap.quantile(shares, LOW);
      double high = PoissonBootstrap.quantile(shares, HIGH);
      tests.add(FitTests.figure(Tests.SHARE_LOW, names.get(0), low));
      tests.add(FitTests.figure(Tests.SHARE_HIGH, names.get(0), high));
    }
    return tests;
  }
}
