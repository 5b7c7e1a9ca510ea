package dev.plumbline.fit;

import dev.plumbline.fit.FittedModel.Test;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.calibration.BrierScore;
import dev.plumbline.stats.calibration.DCalibration;
import dev.plumbline.stats.calibration.ObservedExpected;
import dev.plumbline.stats.calibration.PeriodCalibration;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.cox.ResidualSummary;
import dev.plumbline.tables.results.Tests;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what a fit predicts comes true, and whether single accounts carry it. Method, section
 * 15.7.
 *
 * @param byStay the way of clustering by stay
 * @param byQuarter the way of clustering by calendar quarter
 */
record FitChecks(GridData data, CoxFit fit, int byStay, int byQuarter) {

  private static final int LANDMARK_MONTH = 12;
  private static final int HORIZON_MONTHS = 12;

  /** By name of test and, for residuals, of term. */
  List<Test> tests(List<String> names) {
    List<Test> tests = new ArrayList<>();
    ObservedExpected tenths = ObservedExpected.of(data.panel(), data.riskSets(), fit);
    tests.add(
        new Test(
            Tests.OBSERVED_EXPECTED,
            Tests.GLOBAL,
            tenths.chiSquared(),
            tenths.degreesOfFreedom(),
            tenths.significance()));
    tests.addAll(quarters());
    DCalibration spread = DCalibration.of(data.panel(), data.riskSets(), fit, byStay);
    tests.add(
        new Test(
            Tests.D_CALIBRATION,
            Tests.GLOBAL,
            spread.chiSquared(),
            spread.degreesOfFreedom(),
            spread.significance()));
    BrierScore brier =
        BrierScore.of(data.panel(), data.riskSets(), fit, LANDMARK_MONTH, HORIZON_MONTHS, byStay);
    tests.add(FitTests.figure(Tests.BRIER, Tests.GLOBAL, brier.atHorizon()));
    tests.add(FitTests.figure(Tests.BRIER_SCALED, Tests.GLOBAL, brier.scaled()));
    tests.add(FitTests.figure(Tests.BRIER_INTEGRATED, Tests.GLOBAL, brier.integrated()));
    tests.addAll(residuals(names));
    return tests;
  }

  private List<Test> quarters() {
    PeriodCalibration quarters =
        PeriodCalibration.of(data.panel(), data.riskSets(), fit, byQuarter);
    List<Test> tests = new ArrayList<>();
    tests.add(
        new Test(
            Tests.OBSERVED_EXPECTED_BY_QUARTER,
            Tests.GLOBAL,
            quarters.chiSquared(),
            quarters.degreesOfFreedom(),
            quarters.significance()));
    for (PeriodCalibration.Cell cell : quarters.cells()) {
      String term = new Quarter(cell.period()).label() + " tenth " + cell.tenth();
      tests.add(FitTests.figure(Tests.EVENTS_OBSERVED, term, cell.observed()));
      tests.add(FitTests.figure(Tests.EVENTS_EXPECTED, term, cell.expected()));
    }
    return tests;
  }

  private List<Test> residuals(List<String> names) {
    ResidualSummary residuals = ResidualSummary.of(data, fit, HazardModels.BY_ACCOUNT);
    double[] errors = HazardFit.standardErrors(fit.naive());
    List<Test> tests = new ArrayList<>();
    tests.add(
        FitTests.figure(Tests.LARGEST_RESIDUAL, Tests.GLOBAL, residuals.martingale().extreme()));
    for (int j = 0; j < errors.length; j++) {
      tests.add(
          FitTests.figure(
              Tests.LARGEST_INFLUENCE,
              names.get(j),
              residuals.dfbeta().get(j).extreme() / errors[j]));
    }
    return tests;
  }
}
