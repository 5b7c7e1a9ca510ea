package dev.plumbline.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.Fx1;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small estimators of effects; R's figures are in {@code r/calibration.R}. */
class EffectMeasuresTest {

  @Test
  @Evidence(of = MantelHaenszel.class, kind = Kind.BY_HAND)
  void oneStratumIsItsRiskRatio() {
    MantelHaenszel ratio = MantelHaenszel.ofStratum(100, 200, 30, 20);

    assertThat(ratio.logRiskRatio()).isCloseTo(Math.log(3), within(1e-15));
    assertThat(ratio.standardError())
        .isCloseTo(Math.sqrt(1 / 30.0 + 1 / 20.0 - 1 / 100.0 - 1 / 200.0), within(1e-15));
    assertThat(MantelHaenszel.ofStratum(5, 5, 0, 2).logRiskRatio()).isNaN();
    assertThatThrownBy(() -> MantelHaenszel.ofStratum(5, 5, 6, 2)).hasMessageContaining("6.0 of 5");
  }

  @Test
  @Evidence(of = MantelHaenszel.class, kind = Kind.SYMMETRY)
  void theOtherWayRoundIsTheReciprocal() {
    MantelHaenszel forwards =
        MantelHaenszel.ofStratum(10, 20, 4, 5).plus(MantelHaenszel.ofStratum(7, 3, 2, 2));
    MantelHaenszel backwards =
        MantelHaenszel.ofStratum(3, 7, 2, 2).plus(MantelHaenszel.ofStratum(20, 10, 5, 4));

    assertThat(backwards.logRiskRatio()).isCloseTo(-forwards.logRiskRatio(), within(1e-15));
    assertThat(backwards.standardError()).isCloseTo(forwards.standardError(), within(1e-15));
    assertThat(forwards.plus(MantelHaenszel.ofStratum(9, 0, 4, 0))).isEqualTo(forwards);
  }

  /** The error is that of many samples of the same strata. */
  @Test
  @Evidence(of = MantelHaenszel.class, kind = Kind.SECOND_ROUTE)
  void errorIsTheSpreadOfManySamples() {
    SplittableRandom random = new SplittableRandom(3);
    double sum = 0;
    double squares = 0;
    double errors = 0;
    for (int sample = 0; sample < 2000; sample++) {
      MantelHaenszel ratio = MantelHaenszel.ofNothing();
      for (int stratum = 0; stratum < 30; stratum++) {
        double risk = 0.1 + 0.01 * stratum;
        int exposed = drawn(random, 12, 1.5 * risk);
        ratio = ratio.plus(MantelHaenszel.ofStratum(12, 15, exposed, drawn(random, 15, risk)));
      }
      sum += ratio.logRiskRatio();
      squares += ratio.logRiskRatio() * ratio.logRiskRatio();
      errors += ratio.standardError();
    }
    double mean = sum / 2000;

    assertThat(mean).isCloseTo(Math.log(1.5), within(0.01));
    assertThat(errors / 2000).isCloseTo(Math.sqrt(squares / 2000 - mean * mean), within(0.006));
  }

  private static int drawn(SplittableRandom random, int trials, double risk) {
    return (int) IntStream.range(0, trials).filter(i -> random.nextDouble() < risk).count();
  }

  @Test
  @Evidence(of = MantelHaenszel.class, kind = Kind.R)
  void riskRatioOfFx1ByR() {
    TreeMap<Integer, double[]> counts = new TreeMap<>();
    for (Fx1.Row row : Fx1.rows()) {
      double[] n = counts.computeIfAbsent(row.stop(), t -> new double[4]);
      n[row.x2() == 1 ? 0 : 1]++;
      n[row.x2() == 1 ? 2 : 3] += row.event() ? 1 : 0;
    }
    MantelHaenszel ratio =
        counts.values().stream()
            .map(n -> MantelHaenszel.ofStratum(n[0], n[1], n[2], n[3]))
            .reduce(MantelHaenszel.ofNothing(), MantelHaenszel::plus);

    assertThat(ratio.logRiskRatio()).isCloseTo(-0.6426070270469, within(1e-12));
    assertThat(ratio.standardError()).isCloseTo(0.3089188634955, within(1e-12));
  }

  @Test
  @Evidence(of = RegressionCalibration.class, kind = Kind.BY_HAND)
  void oneCovariateIsShrunkByItsReliability() {
    double[] calibrated =
        RegressionCalibration.of(new double[] {10}, new double[][] {{4}}, new double[] {1})
            .orElseThrow()
            .calibrated(new double[] {14});

    assertThat(calibrated[0]).isCloseTo(13, within(1e-15));
    assertThat(RegressionCalibration.errorVariance(8)).isEqualTo(2);
    assertThat(RegressionCalibration.of(new double[1], new double[][] {{4}}, new double[] {4}))
        .isEmpty();
  }

  @Test
  @Evidence(of = RegressionCalibration.class, kind = Kind.SYMMETRY)
  void unitOfMeasurementDoesNotMatter() {
    double[] plain = calibrated(1);
    double[] inThousandths = calibrated(1000);

    assertThat(inThousandths[0] / 1000).isCloseTo(plain[0], within(1e-12));
    assertThat(inThousandths[1]).isCloseTo(plain[1], within(1e-12));
  }

  private static double[] calibrated(double unit) {
    return RegressionCalibration.of(
            new double[] {unit, 2},
            new double[][] {{4 * unit * unit, 1.5 * unit}, {1.5 * unit, 2}},
            new double[] {unit * unit, 0})
        .orElseThrow()
        .calibrated(new double[] {3 * unit, 1});
  }

  /** Regressing an outcome on calibrated values gives the slope on the true ones. */
  @Test
  @Evidence(of = RegressionCalibration.class, kind = Kind.SECOND_ROUTE)
  void slopeIsNotAttenuated() {
    Random random = new Random(8);
    int n = 40_000;
    double[] odd = new double[n];
    double[] even = new double[n];
    double[] outcome = new double[n];
    for (int i = 0; i < n; i++) {
      double truth = random.nextGaussian();
      odd[i] = truth + random.nextGaussian();
      even[i] = truth + random.nextGaussian();
      outcome[i] = -0.5 * truth + 0.3 * random.nextGaussian();
    }
    double[] mean = IntStream.range(0, n).mapToDouble(i -> (odd[i] + even[i]) / 2).toArray();
    double[] difference = IntStream.range(0, n).mapToDouble(i -> odd[i] - even[i]).toArray();
    double error = RegressionCalibration.errorVariance(covariance(difference, difference));
    RegressionCalibration calibration =
        RegressionCalibration.of(
                new double[] {0}, new double[][] {{covariance(mean, mean)}}, new double[] {error})
            .orElseThrow();
    double[] calibrated =
        IntStream.range(0, n)
            .mapToDouble(i -> calibration.calibrated(new double[] {mean[i]})[0])
            .toArray();

    assertThat(covariance(mean, outcome) / covariance(mean, mean)).isCloseTo(-0.333, within(0.01));
    assertThat(covariance(calibrated, outcome) / covariance(calibrated, calibrated))
        .isCloseTo(-0.5, within(0.01));
  }

  private static double covariance(double[] x, double[] y) {
    double sumX = 0;
    double sumY = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      sumX += x[i];
      sumY += y[i];
      products += x[i] * y[i];
    }
    return products / x.length - sumX / x.length * (sumY / x.length);
  }

  @Test
  @Evidence(of = RegressionCalibration.class, kind = Kind.R)
  void calibratedByR() {
    assertThat(calibrated(1)).containsExactly(new double[] {2.04347826087, 1}, within(1e-11));
  }

  @Test
  @Evidence(of = EValue.class, kind = Kind.R)
  void eValuesByR() {
    EValue rare = EValue.of(Math.log(0.6), Math.log(0.4), Math.log(0.9), 0.1);
    EValue common = EValue.of(Math.log(1.8), Math.log(1.1), Math.log(2.9), 0.5);

    assertThat(rare.ofEstimate()).isCloseTo(2.720759220056, within(1e-11));
    assertThat(rare.ofLimit()).isCloseTo(1.462475295574, within(1e-11));
    assertThat(common.ofEstimate()).isCloseTo(2.367143271295, within(1e-11));
    assertThat(common.ofLimit()).isCloseTo(1.338381932835, within(1e-11));
  }

  /**
   * A cause of that strength with both, and no weaker one, explains the ratio: the bounding factor.
   */
  @Test
  @Evidence(of = EValue.class, kind = Kind.SECOND_ROUTE)
  void causesOfThatStrengthExplainTheRatio() {
    for (double ratio = 1.1; ratio < 5; ratio += 0.3) {
      double e = EValue.of(Math.log(ratio), Math.log(ratio), Math.log(ratio), 0.1).ofEstimate();
      assertThat(e * e / (2 * e - 1)).isCloseTo(ratio, within(1e-12));
    }
  }

  @Test
  @Evidence(of = Effect.class, kind = Kind.R)
  void effectByR() {
    Effect effect = Effect.of(0.03, 0.02, 30, 0.0953);

    assertThat(effect.equivalence()).isCloseTo(0.001368721611105, within(1e-13));
    assertThat(effect.low()).isCloseTo(-0.01084544912602, within(1e-13));
    assertThat(effect.high()).isCloseTo(0.07084544912602, within(1e-13));
    assertThat(effect.significance().p()).isCloseTo(0.1440659291286, within(1e-12));
  }

  @Test
  @Evidence(of = Effect.class, kind = Kind.SYMMETRY)
  void signAndUnitDoNotMatter() {
    Effect effect = Effect.of(0.03, 0.02, 30, 0.0953);
    Effect turned = Effect.of(-3, 2, 30, 9.53);

    assertThat(turned.equivalence()).isCloseTo(effect.equivalence(), within(1e-14));
    assertThat(turned.significance().p()).isCloseTo(effect.significance().p(), within(1e-14));
    assertThat(turned.low()).isCloseTo(-100 * effect.high(), within(1e-12));
  }

  @Test
  @Evidence(of = SimpleSlope.class, kind = Kind.R)
  void simpleSlopeByR() {
    double[] beta = {0.26316947718, -0.6824244475};
    // A's naive covariance of x1 and x2 from r/fx1.R: errors and the covariance that R's slope
    // implies.
    double v11 = 1.06943772042 * 1.06943772042;
    double v22 = 0.316801398813 * 0.316801398813;
    double v12 = (1.077914164793 * 1.077914164793 - v11 - 0.16 * v22) / 0.8;
    double[][] covariance = {{v11, v12}, {v12, v22}};

    SimpleSlope slope = SimpleSlope.of(beta, covariance, 0, 1, 0.4);

    assertThat(slope.slope()).isCloseTo(-0.009800301819656, within(1e-10));
    assertThat(slope.standardError()).isCloseTo(1.077914164793, within(1e-10));
  }

  @Test
  @Evidence(of = SimpleSlope.class, kind = Kind.BY_HAND)
  void slopeAtTwo() {
    SimpleSlope slope =
        SimpleSlope.of(new double[] {1, 0.5}, new double[][] {{4, -1}, {-1, 1}}, 0, 1, 2);

    assertThat(slope.slope()).isEqualTo(2);
    assertThat(slope.standardError()).isEqualTo(2);
  }

  @Test
  @Evidence(of = SimpleSlope.class, kind = Kind.SYMMETRY)
  void atZeroItIsTheMainEffect() {
    SimpleSlope slope =
        SimpleSlope.of(new double[] {1, 0.5}, new double[][] {{4, -1}, {-1, 1}}, 0, 1, 0);

    assertThat(slope.slope()).isOne();
    assertThat(slope.standardError()).isEqualTo(2);
  }

  /** The same as a linear combination of draws with that covariance. */
  @Test
  @Evidence(of = SimpleSlope.class, kind = Kind.SECOND_ROUTE)
  void errorIsThatOfACombinationOfDraws() {
    Random random = new Random(6);
    double squares = 0;
    for (int i = 0; i < 200_000; i++) {
      double first = random.nextGaussian();
      double main = 2 * first;
      double product = -0.5 * first + Math.sqrt(0.75) * random.nextGaussian();
      squares += (main + 3 * product) * (main + 3 * product);
    }

    SimpleSlope slope = SimpleSlope.of(new double[2], new double[][] {{4, -1}, {-1, 1}}, 0, 1, 3);

    assertThat(slope.standardError()).isCloseTo(Math.sqrt(squares / 200_000), within(0.02));
  }

  @Test
  @Evidence(of = PoissonWeights.class, kind = Kind.BY_HAND)
  void weightIsTheQuantileOfItsUniform() {
    PoissonWeights weights = new PoissonWeights(7);
    List<Integer> seen =
        IntStream.range(0, 3000).mapToObj(c -> weights.of(c, 0)).distinct().sorted().toList();

    // Whatever the uniform: whole numbers from 0, and more than 7 once in 100,000.
    assertThat(seen).startsWith(0, 1, 2, 3, 4).allMatch(k -> k <= 8);
  }

  @Test
  @Evidence(of = PoissonWeights.class, kind = Kind.SYMMETRY)
  void replicatesAndClustersAreIndependent() {
    PoissonWeights weights = new PoissonWeights(7);
    double products = 0;
    double neighbours = 0;
    for (int c = 0; c < 50_000; c++) {
      products += (weights.of(c, 0) - 1) * (weights.of(c, 1) - 1);
      neighbours += (weights.of(c, 0) - 1) * (weights.of(c + 1L, 0) - 1);
    }

    assertThat(products / 50_000).isCloseTo(0, within(0.02));
    assertThat(neighbours / 50_000).isCloseTo(0, within(0.02));
  }

  /** Mean and variance are 1, and so is the third central moment. */
  @Test
  @Evidence(of = PoissonWeights.class, kind = Kind.SECOND_ROUTE)
  void momentsArePoissons() {
    PoissonWeights weights = new PoissonWeights(11);
    double[] moments = new double[3];
    for (int c = 0; c < 300_000; c++) {
      double w = weights.of(c, c % 7);
      moments[0] += w / 300_000;
      moments[1] += (w - 1) * (w - 1) / 300_000;
      moments[2] += (w - 1) * (w - 1) * (w - 1) / 300_000;
    }

    assertThat(moments).containsExactly(new double[] {1, 1, 1}, within(0.03));
  }
}
