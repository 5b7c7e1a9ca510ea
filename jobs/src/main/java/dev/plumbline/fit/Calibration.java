package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.stats.cox.CalibratedRegression;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.cox.PoissonBootstrap;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The coefficients of a fit, corrected for the error of its first term, with the errors of the
 * bootstrap of the whole chain; method sections 15.14 and 15.15.
 *
 * @param figures the share of error, and limits of each coefficient by quantiles
 */
record Calibration(double[] coefficients, RobustCovariance covariance, List<Test> figures) {

  private static final PoissonWeights DRAWS = new PoissonWeights(20_260_101);

  /** The most draws, and the fewest, of a panel too large for more. */
  private static final int MOST_DRAWS = 200;

  private static final int FEWEST_DRAWS = 50;
  private static final long MANY_ROWS = 200_000;

  /** Of the draws; where more than the rest come to nothing, the halves do not tell the error. */
  private static final double LEAST_DRAWN = 0.9;

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /**
   * Corrects {@code fit}; empty where its halves agree too little to tell their error.
   *
   * @param difference column of the difference of the halves of the first term
   * @param way the way of clustering by which is drawn
   * @param names of the terms that have a coefficient
   */
  static Optional<Calibration> of(
      GridData data,
      CoxFit fit,
      int difference,
      long rows,
      int way,
      long clusters,
      List<String> names) {
    int draws = rows > MANY_ROWS ? FEWEST_DRAWS : MOST_DRAWS;
    return CalibratedRegression.of(data, fit, 0, difference, DRAWS, way, draws)
        .filter(found -> found.bootstrap().failed() <= (1 - LEAST_DRAWN) * draws)
        .map(
            found ->
                new Calibration(
                    found.coefficients(),
                    new RobustCovariance(found.covariance(), clusters),
                    figures(found, names)));
  }

  /** Of all coefficients together. */
  double wald() {
    return Matrices.dot(coefficients, Cholesky.of(covariance.matrix()).solve(coefficients));
  }

  private static List<Test> figures(CalibratedRegression found, List<String> names) {
    PoissonBootstrap bootstrap = found.bootstrap();
    List<Test> figures = new ArrayList<>();
    figures.add(FitTests.figure(Tests.ERROR_SHARE, names.get(0), found.errorShare()));
    for (int j = 0; j < names.size(); j++) {
      figures.add(FitTests.figure(Tests.BOOTSTRAP_LOW, names.get(j), bootstrap.quantile(j, LOW)));
      figures.add(FitTests.figure(Tests.BOOTSTRAP_HIGH, names.get(j), bootstrap.quantile(j, HIGH)));
    }
    return figures;
  }
}
