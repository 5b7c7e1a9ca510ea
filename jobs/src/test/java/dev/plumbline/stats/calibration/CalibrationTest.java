package dev.plumbline.stats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.calibration.ObservedExpected.Group;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.GridData;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Predicted risks of FX1 against what happened; R's figures are in {@code r/calibration.R}. */
class CalibrationTest {

  /** Four of six leave with x = 1, two with x = 0, in one month: the fit says just that. */
  @Test
  @Evidence(of = ObservedExpected.class, kind = Kind.BY_HAND)
  void oneTermOfTwoValuesIsCalibratedByItself() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(Row.of(1, i < 6 ? i < 4 : i < 8, i, i < 6 ? 1 : 0));
    }

    ObservedExpected groups = fit(rows, CoxRegression.breslow()).observedExpected();

    assertThat(groups.groups()).hasSize(2);
    // Breslow's score is zero where those expected with x = 1 are those who left.
    assertThat(groups.groups().get(0).expected()).isCloseTo(2, within(1e-10));
    assertThat(groups.groups().get(1).expected()).isCloseTo(4, within(1e-10));
    assertThat(groups.chiSquared()).isCloseTo(0, within(1e-10));
  }

  @Test
  @Evidence(of = ObservedExpected.class, kind = Kind.SYMMETRY)
  void everyRowTwiceDoublesEveryGroup() {
    List<Row> twice = new ArrayList<>(Panels.fx1());
    twice.addAll(Panels.fx1());

    ObservedExpected once = fit(Panels.fx1(), CoxRegression.breslow()).observedExpected();
    ObservedExpected doubled = fit(twice, CoxRegression.breslow()).observedExpected();

    assertThat(doubled.chiSquared()).isCloseTo(2 * once.chiSquared(), within(1e-8));
    assertThat(doubled.groups()).hasSameSizeAs(once.groups());
  }

  /** As many are expected as happened, and groups are in order of risk. */
  @Test
  @Evidence(of = ObservedExpected.class, kind = Kind.SECOND_ROUTE)
  void expectedEventsAddUpToThoseThatHappened() {
    ObservedExpected groups = fit(Panels.fx1(), CoxRegression.efron()).observedExpected();

    assertThat(groups.groups().stream().mapToDouble(Group::expected).sum())
        .isCloseTo(46, within(1e-10));
    assertThat(groups.groups().stream().mapToDouble(Group::observed).sum()).isEqualTo(46);
    for (int k = 1; k < groups.groups().size(); k++) {
      Group below = groups.groups().get(k - 1);
      Group above = groups.groups().get(k);
      assertThat(above.lowest()).isEqualTo(below.highest());
      assertThat(above.expected() / above.rows()).isGreaterThan(below.expected() / below.rows());
    }
  }

  @Test
  @Evidence(of = ObservedExpected.class, kind = Kind.R)
  void observedAndExpectedByR() {
    ObservedExpected groups = fit(Panels.fx1(), CoxRegression.efron()).observedExpected();

    assertThat(groups.groups().stream().mapToDouble(Group::rows).toArray())
        .containsExactly(64, 64, 64, 64, 63, 64, 64, 64, 64, 63);
    assertThat(groups.groups().stream().mapToDouble(Group::observed).toArray())
        .containsExactly(1, 0, 4, 2, 4, 1, 8, 5, 12, 9);
    assertThat(groups.groups().get(0).expected()).isCloseTo(0.9405856556991, within(1e-12));
    assertThat(groups.groups().get(9).expected()).isCloseTo(12.6970884319, within(1e-10));
    assertThat(groups.chiSquared()).isCloseTo(11.95132912087, within(1e-10));
    assertThat(groups.degreesOfFreedom()).isEqualTo(9);
  }

  /** Left at a probability of 0.35; censored at 0.4: 0.1, 0.1, 0.1, 0.1 of 0.4 in four bins. */
  @Test
  @Evidence(of = DCalibration.class, kind = Kind.BY_HAND)
  void twoSubjects() {
    double[] bins =
        DCalibration.binned(
            new double[][] {
              {-Math.log(0.35), 1, 1, 1, 1}, {-Math.log(0.4 - 1e-15), 0, 1, 1, 1}, {0, 0, 1, 1, 1}
            });

    assertThat(bins)
        .containsExactly(
            new double[] {0.35, 0.35, 0.35, 1.35, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, within(1e-12));
  }

  @Test
  @Evidence(of = DCalibration.class, kind = Kind.SYMMETRY)
  void everySubjectTwiceDoublesEveryBin() {
    List<Row> twice = new ArrayList<>(Panels.fx1());
    Panels.fx1()
        .forEach(
            row ->
                twice.add(Row.of(row.time(), row.event(), 1000 + row.clusters()[0], row.values())));

    double[] once = fit(Panels.fx1(), CoxRegression.breslow()).dCalibration().bins();
    double[] doubled = fit(twice, CoxRegression.breslow()).dCalibration().bins();

    for (int k = 0; k < once.length; k++) {
      assertThat(doubled[k]).isCloseTo(2 * once[k], within(1e-9));
    }
  }

  /** Probabilities of surviving that are uniform by construction, a third of them censored. */
  @Test
  @Evidence(of = DCalibration.class, kind = Kind.SECOND_ROUTE)
  void rightPredictionsAreSpreadEvenly() {
    Random random = new Random(9);
    double[][] subjects = new double[30_000][];
    for (int i = 0; i < subjects.length; i++) {
      double dies = -Math.log(random.nextDouble());
      double censored = -2 * Math.log(random.nextDouble());
      subjects[i] = new double[] {Math.min(dies, censored), dies <= censored ? 1 : 0, 1, 1, 1};
    }

    DCalibration calibration = new DCalibration(DCalibration.binned(subjects));

    assertThat(Arrays.stream(calibration.bins()).sum()).isCloseTo(30_000, within(1e-6));
    assertThat(calibration.significance().p()).isGreaterThan(0.05);
  }

  @Test
  @Evidence(of = DCalibration.class, kind = Kind.R)
  void distributionalCalibrationByR() {
    DCalibration calibration = fit(Panels.fx1(), CoxRegression.efron()).dCalibration();

    assertThat(calibration.bins()[0]).isCloseTo(7.35227856181, within(1e-10));
    assertThat(calibration.bins()[9]).isCloseTo(5.13084519011, within(1e-10));
    assertThat(calibration.chiSquared()).isCloseTo(3.228171556431, within(1e-10));
  }

  /**
   * Three months, four subjects: one leaves in month 1, one is censored in month 1, one leaves in
   * month 2, one stays. In month 1 all are known; from month 2 on the two left stand for three.
   */
  @Test
  @Evidence(of = BrierScore.class, kind = Kind.BY_HAND)
  void fourSubjects() {
    BrierSums sums = new BrierSums(2);
    double[] survival = {0.8, 0.5};
    sums.add(1, 1, true, survival);
    sums.add(1, 1, false, survival);
    sums.add(1, 2, true, survival);
    sums.add(1, 2, false, survival);

    BrierScore score = BrierScore.of(sums);

    assertThat(score.score()[0]).isCloseTo((0.64 + 3 * 0.04) / 4, within(1e-15));
    // Of three at risk of censoring in month 1 one was: those seen later count 3/2.
    assertThat(score.score()[1]).isCloseTo((0.25 + 1.5 * 0.25 + 1.5 * 0.25) / 4, within(1e-15));
    assertThat(score.integrated()).isCloseTo((0.19 + 0.25) / 2, within(1e-15));
  }

  @Test
  @Evidence(of = BrierScore.class, kind = Kind.SYMMETRY)
  void orderOfRowsAndBlocksDoesNotMatter() {
    List<Row> shuffled = new ArrayList<>(Panels.fx1());
    Collections.shuffle(shuffled, new Random(4));

    BrierScore once = fit(Panels.fx1(), CoxRegression.efron()).brier();
    BrierScore again = fit(Panels.of(shuffled, 13), CoxRegression.efron()).brier();

    assertThat(again.score()).containsExactly(once.score(), within(1e-12));
    assertThat(again.subjects()).isEqualTo(once.subjects());
  }

  /** Without censoring it is the mean of squares, and one who knew it all has zero. */
  @Test
  @Evidence(of = BrierScore.class, kind = Kind.SECOND_ROUTE)
  void withoutCensoringItIsTheMeanOfSquares() {
    Random random = new Random(2);
    BrierSums sums = new BrierSums(3);
    BrierSums known = new BrierSums(3);
    double squares = 0;
    for (int i = 0; i < 50; i++) {
      int last = 1 + random.nextInt(4);
      double s = random.nextDouble();
      double[] survival = {s, s * s, s * s * s};
      sums.add(1, Math.min(last, 3), last <= 3, survival);
      known.add(
          1,
          Math.min(last, 3),
          last <= 3,
          new double[] {last > 1 ? 1 : 0, last > 2 ? 1 : 0, last > 3 ? 1 : 0});
      double off = survival[2] - (last > 3 ? 1 : 0);
      squares += off * off;
    }

    assertThat(BrierScore.of(sums).atHorizon()).isCloseTo(squares / 50, within(1e-14));
    assertThat(BrierScore.of(known).integrated()).isZero();
    assertThat(BrierScore.of(known).scaled()).isOne();
  }

  @Test
  @Evidence(of = BrierScore.class, kind = Kind.R)
  void brierScoreByR() {
    BrierScore score = fit(Panels.fx1(), CoxRegression.efron()).brier();

    assertThat(score.subjects()).isEqualTo(56);
    assertThat(score.score()[1]).isCloseTo(0.06768360173699, within(1e-13));
    assertThat(score.atHorizon()).isCloseTo(0.2513797023127, within(1e-12));
    assertThat(score.ofCurve()[11]).isCloseTo(0.2462872053336, within(1e-12));
    assertThat(score.integrated()).isCloseTo(0.1674886649218, within(1e-12));
    assertThat(score.scaled()).isCloseTo(-0.02067706672867, within(1e-12));
    assertThat(score.integratedScaled()).isCloseTo(-0.03461500676992, within(1e-12));
  }

  /** Half of the accounts count twice, by weight or by standing there twice. */
  @Test
  @Evidence(
      of = {BrierScore.class, DCalibration.class},
      kind = Kind.SYMMETRY)
  void aWeightOfTwoIsASubjectTwice() {
    List<Row> weighted = new ArrayList<>();
    List<Row> twice = new ArrayList<>(Panels.fx1());
    for (Row row : Panels.fx1()) {
      boolean isDouble = row.clusters()[0] % 2 == 0;
      weighted.add(weighted(row, isDouble ? 2 : 1));
      if (isDouble) {
        twice.add(Row.of(row.time(), row.event(), 1000 + row.clusters()[0], row.values()));
      }
    }

    Fitted byWeight = fit(weighted, CoxRegression.breslow());
    Fitted byRows = fit(twice, CoxRegression.breslow());

    assertThat(byWeight.dCalibration().bins())
        .containsExactly(byRows.dCalibration().bins(), within(1e-9));
    assertThat(byWeight.brier().score()).containsExactly(byRows.brier().score(), within(1e-9));
    assertThat(byWeight.brier().ofCurve()).containsExactly(byRows.brier().ofCurve(), within(1e-9));
  }

  /** FX1 with its weights, of accounts, and its strata. */
  @Test
  @Evidence(
      of = {BrierScore.class, DCalibration.class},
      kind = Kind.R)
  void weightedByR() {
    Fitted fitted = fit(Panels.fx1Weighted(), CoxRegression.efron());

    DCalibration spread = fitted.dCalibration();
    assertThat(spread.bins()[0]).isCloseTo(9.46776147756, within(1e-9));
    assertThat(spread.bins()[9]).isCloseTo(7.121918026048, within(1e-9));
    assertThat(spread.chiSquared()).isCloseTo(5.410846135731, within(1e-9));
    assertThat(fitted.brier().atHorizon()).isCloseTo(0.2411814151238, within(1e-11));
    assertThat(fitted.brier().integrated()).isCloseTo(0.1536585989564, within(1e-11));
    assertThat(fitted.brier().scaled()).isCloseTo(0.01365190734863, within(1e-11));
  }

  @Test
  void weightsThatChangeOverTheRowsOfASubjectAreRefused() {
    List<Row> rows = Panels.fx1().stream().map(row -> weighted(row, 1 + row.time())).toList();
    Fitted fitted = fit(rows, CoxRegression.efron());

    assertThatThrownBy(fitted::dCalibration).hasMessageContaining("changes over its rows");
    assertThatThrownBy(fitted::brier).hasMessageContaining("changes over its rows");
  }

  private static Row weighted(Row row, double weight) {
    return new Row(row.stratum(), row.time(), row.event(), row.values(), weight, 0, row.clusters());
  }

  private static Fitted fit(List<Row> rows, CoxRegression regression) {
    return fit(Panels.of(rows), regression);
  }

  private static Fitted fit(SpreadBlocks<PanelBlock> panel, CoxRegression regression) {
    int columns = panel.blocks().get(0).columns().length;
    PanelCensus census = Panels.census(panel, columns);
    GridData data = GridData.of(panel, census);
    return new Fitted(data, regression.fit(data, Panels.plain(census, columns)));
  }

  private record Fitted(GridData data, CoxFit fit) {

    ObservedExpected observedExpected() {
      return ObservedExpected.of(data.panel(), data.riskSets(), fit);
    }

    DCalibration dCalibration() {
      return DCalibration.of(data.panel(), data.riskSets(), fit, 0);
    }

    BrierScore brier() {
      return BrierScore.of(data.panel(), data.riskSets(), fit, 6, 12, 0);
    }
  }
}
