package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.inference.AddedError;
import dev.plumbline.stats.inference.RegressionCalibration;
import dev.plumbline.stats.inference.SimulationExtrapolation;
import dev.plumbline.stats.panel.ColumnMoments;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the coefficients of a fit would be if its first term had been measured without error, by
 * simulation and extrapolation. Method, section 15.14: a sensitivity, for no verdict.
 *
 * <p>The error is what makes two halves of the readings differ: chance, and readings that are wrong
 * one by one. What is wrong in both halves alike is not seen.
 *
 * @param data what was fitted
 * @param column of the first term
 * @param halves column of the difference of its halves
 * @param byStay the way of clustering by stay
 */
record ErrorOfMeasurement(
    DecodedPanel decoded, GridData data, CoxFit fit, int column, int halves, int byStay) {

  /** One pair: what changes sign with the error that is added cancels within it. */
  private static final int REPLICATES = 2;

  /**
   * The share of error, and for each term the coefficient without it and with more of it.
   *
   * @param names of the terms that have a coefficient
   */
  List<Test> tests(List<String> names) {
    ColumnMoments moments = decoded.census().moments();
    double error = RegressionCalibration.errorVariance(square(moments.standardDeviation(halves)));
    double all = square(moments.standardDeviation(column));
    if (!(error > 0 && error < all)) {
      return List.of();
    }
    List<Test> tests = new ArrayList<>();
    tests.add(FitTests.figure(Tests.ERROR_SHARE, names.get(0), error / all));
    SimulationExtrapolation simex =
        SimulationExtrapolation.of(
            (lambda, replicate) -> coefficients(lambda, error, all, replicate), REPLICATES);
    double[] lambdas = SimulationExtrapolation.lambdas();
    for (int j = 0; j < names.size(); j++) {
      tests.add(FitTests.figure(Tests.SIMEX, names.get(j), simex.extrapolated()[j]));
      for (int k = 0; k < lambdas.length; k++) {
        String term = String.format(Locale.ROOT, "%s + %.1f errors", names.get(j), lambdas[k]);
        tests.add(FitTests.figure(Tests.SIMEX_STEP, term, simex.coefficients()[k][j]));
      }
    }
    return tests;
  }

  /**
   * On the scale of the fit, whatever error is added. The first coefficient is looked for where a
   * linear model would have it, the others where they are without.
   */
  private double[] coefficients(double lambda, double error, double all, int replicate) {
    if (lambda == 0) {
      return fit.coefficients();
    }
    var added = new AddedError(column, Math.sqrt(lambda * error), replicate, byStay);
    double[] start = fit.scaledCoefficients().clone();
    start[0] *= all / (all + lambda * error);
    double[] found =
        CoxRegression.efron()
            .near(start, new GridData(data.panel().changed(added), data.riskSets()), fit.design());
    for (int j = 0; j < found.length; j++) {
      found[j] /= fit.design().unit()[j];
    }
    return found;
  }

  private static double square(double value) {
    return value * value;
  }
}
