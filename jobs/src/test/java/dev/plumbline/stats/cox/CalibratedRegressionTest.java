package dev.plumbline.stats.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.stats.fixtures.Panels.Row;
import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** FX1 whose x1 is the mean of two readings; R's figures are in {@code r/calibrated_cox.R}. */
class CalibratedRegressionTest {

  private static final PoissonWeights WEIGHTS = new PoissonWeights(42);
  private static final double[] APART = {.2, -.12, .04};

  /** x of variance 1/4, readings one apart either way: an error of 1/16, a quarter more effect. */
  @Test
  @Evidence(of = CalibratedRegression.class, kind = Kind.BY_HAND)
  void oneTermIsRaisedByItsReliability() {
    List<Row> rows = new ArrayList<>();
    for (int pair = 0; pair < 60; pair++) {
      for (int side = 0; side < 2; side++) {
        boolean leaves = (side == 1) == (pair % 3 != 0);
        double apart = pair % 2 == 0 ? .5 : -.5;
        rows.add(new Row(pair, 1, leaves, new double[] {side, apart}, 1, 0, new long[] {pair}));
      }
    }

    CalibratedRegression found = calibrated(Panels.of(rows), 1, 0, 4).orElseThrow();

    assertThat(found.errorShare()).isCloseTo(.25, within(1e-12));
    assertThat(found.coefficients()[0]).isCloseTo(Math.log(2) / .75, within(1e-9));
  }

  @Test
  void whereReadingsDifferAsWidelyAsTheTermNothingIsCorrected() {
    assertThat(calibrated(Panels.of(fx1(k -> k % 2 == 0 ? 3 : -3)), 3, 0, 2)).isEmpty();
  }

  /** Nor does the unit of the term. */
  @Test
  @Evidence(of = CalibratedRegression.class, kind = Kind.SYMMETRY)
  void orderOfRowsAndBlocksDoesNotMatter() {
    List<Row> shuffled = new ArrayList<>(fx1());
    Collections.shuffle(shuffled, new Random(1));
    List<Row> inThousandths =
        fx1().stream()
            .map(
                row -> {
                  double[] x = row.values();
                  double[] scaled = {1000 * x[0], x[1], x[2], 1000 * x[3]};
                  return new Row(
                      row.stratum(), row.time(), row.event(), scaled, 1, 0, row.clusters());
                })
            .toList();

    CalibratedRegression once = calibrated(Panels.of(fx1()), 3, 0, 20).orElseThrow();
    CalibratedRegression again = calibrated(Panels.of(shuffled, 37), 3, 0, 20).orElseThrow();
    CalibratedRegression scaled = calibrated(Panels.of(inThousandths), 3, 0, 20).orElseThrow();

    assertThat(once.bootstrap().failed()).isZero();
    for (int b = 0; b < 20; b++) {
      double[] expected = once.bootstrap().estimates()[b];
      assertThat(again.bootstrap().estimates()[b]).containsExactly(expected, within(1e-9));
      assertThat(scaled.bootstrap().estimates()[b][0] * 1000).isCloseTo(expected[0], within(1e-9));
    }
    assertThat(again.coefficients()).containsExactly(once.coefficients(), within(1e-9));
  }

  /** A fit of what was read with error, many times over, against the fit of what was true. */
  @Test
  @Evidence(of = CalibratedRegression.class, kind = Kind.SECOND_ROUTE)
  void errorDrawsTheCoefficientToZeroAndCalibrationBack() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < 40_000; k++) {
      double other = random.nextGaussian();
      double truth = .5 * other + random.nextGaussian();
      double odd = truth + random.nextGaussian();
      double even = truth + random.nextGaussian();
      boolean leaves = random.nextDouble() < .03 * Math.exp(-.6 * truth - .4 * other);
      double[] values = {(odd + even) / 2, other, odd - even, truth};
      rows.add(Row.of(1 + k % 12, leaves, k / 20, values));
    }
    SpreadBlocks<PanelBlock> panel = Panels.of(rows);

    Fitted raw = fit(panel, 0, 1);
    CalibratedRegression found = of(raw, 0, 2, 0, 60).orElseThrow();

    double[] true_ = fit(panel, 3, 1).fit.coefficients();
    assertThat(raw.fit.coefficients()[0]).isGreaterThan(.75 * true_[0]);
    assertThat(raw.fit.coefficients()[1]).isLessThan(1.2 * true_[1]);
    assertThat(found.coefficients()[0]).isCloseTo(true_[0], within(.05));
    assertThat(found.coefficients()[1]).isCloseTo(true_[1], within(.05));
    double error = Math.sqrt(found.covariance()[0][0]);
    double uncorrected = Math.sqrt(raw.fit.naive()[0][0]);
    assertThat(error).isBetween(1.3 * uncorrected, 2.2 * uncorrected);
  }

  @Test
  @Evidence(of = CalibratedRegression.class, kind = Kind.R)
  void agreesWithR() {
    CalibratedRegression found = calibrated(Panels.of(fx1()), 3, 0, 3).orElseThrow();

    assertThat(found.errorShare()).isCloseTo(0.2414325358882, within(1e-10));
    near(found.coefficients(), 0.3475741872906, -0.6825001523664, 0.7727125945091);
    near(found.bootstrap().estimates()[0], -2.132730485961, -0.7557608881576, 1.980522846225);
    near(found.bootstrap().estimates()[1], -1.018935267881, -0.4492989675974, 0.6496123144085);
    near(found.bootstrap().estimates()[2], -0.5105946980575, -0.4241557811544, 0.6042808261959);
  }

  private static void near(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-9));
  }

  private static List<Row> fx1() {
    return fx1(k -> APART[k % 3]);
  }

  private static List<Row> fx1(IntToDoubleFunction apart) {
    List<Row> rows = Panels.fx1();
    return IntStream.range(0, rows.size())
        .mapToObj(
            k -> {
              Row row = rows.get(k);
              double[] x = row.values();
              double[] read = {x[0], x[1], x[2], apart.applyAsDouble(k)};
              return new Row(row.stratum(), row.time(), row.event(), read, 1, 0, row.clusters());
            })
        .toList();
  }

  private static Optional<CalibratedRegression> calibrated(
      SpreadBlocks<PanelBlock> panel, int difference, int way, int replicates) {
    int[] terms = IntStream.range(0, difference).toArray();
    return of(fit(panel, terms), 0, difference, way, replicates);
  }

  private static Optional<CalibratedRegression> of(
      Fitted fitted, int term, int difference, int way, int replicates) {
    return CalibratedRegression.of(
        fitted.data, fitted.fit, term, difference, WEIGHTS, way, replicates);
  }

  private static Fitted fit(SpreadBlocks<PanelBlock> panel, int... columns) {
    PanelCensus census = Panels.census(panel, panel.blocks().get(0).columns().length);
    GridData data = GridData.of(panel, census);
    Design design =
        Design.of(
            IntStream.of(columns).mapToObj(Design.Term::asMeasured).toList(), census.moments());
    return new Fitted(data, CoxRegression.efron().fit(data, design));
  }

  private record Fitted(GridData data, CoxFit fit) {}
}
