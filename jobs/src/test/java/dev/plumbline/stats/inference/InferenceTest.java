package dev.plumbline.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferenceTest {

  /** The classic example: a hazard ratio of 3.9 has 7.26 (VanderWeele and Ding 2017). */
  @Test
  @Evidence(of = EValue.class, kind = Kind.BY_HAND)
  void eValueOfARiskRatio() {
    EValue value = EValue.of(Math.log(3.9), Math.log(1.8), Math.log(8.7), 0.05);

    assertThat(value.ofEstimate()).isCloseTo(7.26, within(0.005));
    assertThat(value.ofLimit()).isCloseTo(3.0, within(1e-12));
  }

  @Test
  @Evidence(of = EValue.class, kind = Kind.SYMMETRY)
  void eValueTreatsProtectionAndHarmAlike() {
    EValue harm = EValue.of(0.7, 0.2, 1.2, 0.5);
    EValue protection = EValue.of(-0.7, -1.2, -0.2, 0.5);

    assertThat(protection.ofEstimate()).isCloseTo(harm.ofEstimate(), within(1e-12));
    assertThat(protection.ofLimit()).isCloseTo(harm.ofLimit(), within(1e-12));
    assertThat(EValue.of(0.7, -0.1, 1.5, 0.1).ofLimit()).isOne();
  }

  /** With z = 2 and many degrees of freedom: the normal tail 0.0455, limits 2 by 1.96. */
  @Test
  @Evidence(of = Effect.class, kind = Kind.BY_HAND)
  void effectOfTwoStandardErrors() {
    Effect effect = Effect.of(0.2, 0.1, 1e9, 0.3);

    assertThat(effect.t()).isCloseTo(2, within(1e-12));
    assertThat(effect.significance().p()).isCloseTo(0.0455002639, within(1e-8));
    assertThat(effect.low()).isCloseTo(0.2 - 0.1959963985, within(1e-8));
    // 0.2 is one standard error below 0.3 and five above -0.3.
    assertThat(effect.equivalence()).isCloseTo(0.1586552539, within(1e-8));
  }

  /** An error of nothing is a sandwich without residuals, not certainty. */
  @Test
  void withoutAnErrorNothingIsCertain() {
    Effect effect = Effect.of(0.2, 0, 30, 0.3);

    assertThat(effect.significance().p()).isNaN();
    assertThat(effect.significance().log10()).isNaN();
    assertThat(effect.equivalence()).isNaN();
    assertThat(effect.low()).isNaN();
  }

  /** A 90 % interval within the margins is what two one-sided tests at 5 % say. */
  @Test
  @Evidence(of = Effect.class, kind = Kind.SECOND_ROUTE)
  void equivalenceIsTheNinetyPercentInterval() {
    double margin = 0.0953;
    for (double estimate = -0.12; estimate < 0.12; estimate += 0.01) {
      Effect effect = Effect.of(estimate, 0.03, 30, margin);
      double reach = 1.6972608943 * 0.03;
      boolean within = estimate - reach > -margin && estimate + reach < margin;
      assertThat(effect.equivalence() < 0.05).isEqualTo(within);
    }
  }

  @Test
  void tailsKeepTheirLogarithmWhereTheyUnderflow() {
    assertThat(Tail.twoSidedNormal(1).log10()).isCloseTo(Math.log10(0.3173105079), within(1e-9));
    // R> (pnorm(-50, log.p = TRUE) + log(2)) / log(10)
    assertThat(Tail.twoSidedNormal(50).p()).isZero();
    assertThat(Tail.twoSidedNormal(50).log10()).isCloseTo(-544.6653059, within(0.001));
    assertThat(Tail.chiSquared(Double.NaN, 1).p()).isNaN();
  }

  /** R> p.adjust(c(.001, .04, .03, .2, .03), "BH") and "BY": see r/fx1.R. */
  @Test
  @Evidence(of = FalseDiscovery.class, kind = Kind.R)
  void falseDiscoveryByR() {
    double[] p = {0.001, 0.04, 0.03, 0.2, 0.03};

    assertThat(FalseDiscovery.benjaminiHochberg(p))
        .containsExactly(new double[] {0.005, 0.05, 0.05, 0.2, 0.05}, within(1e-12));
    assertThat(FalseDiscovery.benjaminiYekutieli(p))
        .containsExactly(
            new double[] {
              0.01141666666667, 0.1141666666667, 0.1141666666667, 0.4566666666667, 0.1141666666667
            },
            within(1e-12));
  }

  @Test
  @Evidence(of = FalseDiscovery.class, kind = Kind.BY_HAND)
  void falseDiscoveryOfTwo() {
    assertThat(FalseDiscovery.benjaminiHochberg(new double[] {0.01, 0.04}))
        .containsExactly(new double[] {0.02, 0.04}, within(1e-15));
    assertThat(FalseDiscovery.benjaminiHochberg(new double[0])).isEmpty();
    assertThatThrownBy(() -> FalseDiscovery.benjaminiHochberg(new double[] {Double.NaN}))
        .hasMessage("Cannot adjust a p-value outside 0 to 1");
  }

  @Test
  @Evidence(of = FalseDiscovery.class, kind = Kind.SYMMETRY)
  void falseDiscoveryDoesNotDependOnOrder() {
    List<Double> p = new ArrayList<>(List.of(0.3, 0.02, 0.5, 0.001, 0.02, 0.9));
    double[] before = FalseDiscovery.benjaminiHochberg(array(p));
    Collections.reverse(p);
    double[] after = FalseDiscovery.benjaminiHochberg(array(p));

    for (int i = 0; i < before.length; i++) {
      assertThat(after[before.length - 1 - i]).isEqualTo(before[i]);
    }
  }

  /** Rejected at q: the step-up rule looked up in the sorted list. */
  @Test
  @Evidence(of = FalseDiscovery.class, kind = Kind.SECOND_ROUTE)
  void falseDiscoveryIsTheStepUpRule() {
    SplittableRandom random = new SplittableRandom(5);
    double[] p =
        IntStream.range(0, 40).mapToDouble(i -> Math.pow(random.nextDouble(), 3)).toArray();
    double[] q = FalseDiscovery.benjaminiHochberg(p);
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    for (double alpha = 0.01; alpha < 0.5; alpha += 0.037) {
      double cut = -1;
      for (int k = 1; k <= sorted.length; k++) {
        cut = sorted[k - 1] <= alpha * k / sorted.length ? sorted[k - 1] : cut;
      }
      for (int i = 0; i < p.length; i++) {
        assertThat(q[i] <= alpha).isEqualTo(p[i] <= cut);
      }
    }
  }

  /** Twelve clusters: all 4096 signs can be tried. */
  @Test
  @Evidence(of = WildScoreBootstrap.class, kind = Kind.SECOND_ROUTE)
  void wildBootstrapIsNearTheExactTest() {
    double[] s = {0.4, -0.1, 0.3, 0.2, 0.6, -0.2, 0.1, 0.5, -0.05, 0.25, 0.15, -0.3};
    int asLarge = 0;
    double observed = Math.abs(sum(s, 0));
    for (int signs = 0; signs < 4096; signs++) {
      asLarge += Math.abs(sum(s, signs)) >= observed - 1e-12 ? 1 : 0;
    }

    double p = new WildScoreBootstrap(20_000, 7).pValue(new double[] {1}, vectors(s));

    assertThat(p).isCloseTo(asLarge / 4096.0, within(0.01));
  }

  /**
   * Three equal scores: with Webb's points the sum is as large relative to its parts only if equal.
   */
  @Test
  @Evidence(of = WildScoreBootstrap.class, kind = Kind.BY_HAND)
  void wildBootstrapOfThreeEqualScores() {
    double p = new WildScoreBootstrap(60_000, 7).pValue(new double[] {1}, vectors(1, 1, 1));

    // (v1 + v2 + v3)^2 / (v1^2 + v2^2 + v3^2) is 3 only if all three signs are alike: 6 of 216.
    assertThat(p).isCloseTo(6 / 216.0, within(0.003));
  }

  @Test
  @Evidence(of = WildScoreBootstrap.class, kind = Kind.SYMMETRY)
  void wildBootstrapHasNoUnitAndNoSign() {
    double[] s = {0.4, -0.1, 0.3, 0.2, 0.6, -0.2, 0.1};
    WildScoreBootstrap bootstrap = WildScoreBootstrap.standard();

    double p = bootstrap.pValue(new double[] {1}, vectors(s));

    assertThat(bootstrap.pValue(new double[] {-1000}, vectors(s))).isEqualTo(p);
    assertThat(bootstrap.pValue(new double[] {1}, vectors(0, 0))).isNaN();
    assertThat(bootstrap.pValue(new double[] {1}, vectors(1))).isNaN();
  }

  /**
   * R> set.seed(1); s <- c(.4,-.1,.3,.2,.6,-.2,.1,.5,-.05,.25,.15,-.3) R> v <-
   * as.matrix(expand.grid(rep(list(c(-1, 1)), 12))) R> mean(abs(v %*% s) >= abs(sum(s)) - 1e-12)
   * [1] 0.09228515625
   */
  @Test
  @Evidence(of = WildScoreBootstrap.class, kind = Kind.R)
  void wildBootstrapByEnumerationInR() {
    double[] s = {0.4, -0.1, 0.3, 0.2, 0.6, -0.2, 0.1, 0.5, -0.05, 0.25, 0.15, -0.3};

    double p = new WildScoreBootstrap(100_000, 11).pValue(new double[] {1}, vectors(s));

    assertThat(p).isCloseTo(R_EXACT, within(0.004));
  }

  private static final double R_EXACT = 0.09228515625;

  /** dpois(0:3, 1) of R, and mean and variance of one. */
  @Test
  @Evidence(of = PoissonWeights.class, kind = Kind.R)
  void poissonWeightsAreDrawnFromPoisson() {
    PoissonWeights weights = new PoissonWeights(42);
    int[] counts = new int[21];
    for (int cluster = 0; cluster < 2000; cluster++) {
      for (int replicate = 0; replicate < 100; replicate++) {
        counts[weights.of(cluster, replicate)]++;
      }
    }

    assertThat(counts[0] / 200_000.0).isCloseTo(0.3678794, within(0.005));
    assertThat(counts[1] / 200_000.0).isCloseTo(0.3678794, within(0.005));
    assertThat(counts[2] / 200_000.0).isCloseTo(0.1839397, within(0.005));
    assertThat(counts[3] / 200_000.0).isCloseTo(0.0613132, within(0.003));
    assertThat(weights.of(17, 3)).isEqualTo(new PoissonWeights(42).of(17, 3));
  }

  private static double sum(double[] s, int signs) {
    double sum = 0;
    for (int c = 0; c < s.length; c++) {
      sum += (signs >> c & 1) == 1 ? -s[c] : s[c];
    }
    return sum;
  }

  private static List<double[]> vectors(double... s) {
    return Arrays.stream(s).mapToObj(x -> new double[] {x}).toList();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(x -> x).toArray();
  }
}
