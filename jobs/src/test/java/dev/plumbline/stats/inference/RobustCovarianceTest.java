package dev.plumbline.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import org.junit.jupiter.api.Test;

class RobustCovarianceTest {

  private static final RobustCovariance BY_REP =
      new RobustCovariance(new double[][] {{2, .5}, {.5, 3}}, 20);
  private static final RobustCovariance BY_PARENT =
      new RobustCovariance(new double[][] {{1, 0}, {0, 4}}, 50);
  private static final RobustCovariance BY_BOTH =
      new RobustCovariance(new double[][] {{.5, .25}, {.25, 1}}, 70);

  @Test
  @Evidence(of = RobustCovariance.class, kind = Kind.BY_HAND)
  void twoWaysAndTheFactorOfFewClusters() {
    RobustCovariance both = RobustCovariance.twoWay(BY_REP, BY_PARENT, BY_BOTH);

    assertThat(both.matrix()).isDeepEqualTo(new double[][] {{2.5, .25}, {.25, 6}});
    assertThat(both.clusters()).isEqualTo(20);
    assertThat(both.clipped()).isFalse();
    assertThat(both.corrected().matrix()[1][1]).isCloseTo(6 * 20 / 19., within(1e-15));
  }

  @Test
  @Evidence(of = RobustCovariance.class, kind = Kind.SYMMETRY)
  void waysMayChangePlaces() {
    assertThat(RobustCovariance.twoWay(BY_PARENT, BY_REP, BY_BOTH).matrix())
        .isDeepEqualTo(RobustCovariance.twoWay(BY_REP, BY_PARENT, BY_BOTH).matrix());
  }

  /** {{1, 2}, {2, 1}} has the eigenvalues 3 and -1. */
  @Test
  void aNegativeEigenvalueIsSetToZeroAndTold() {
    RobustCovariance none = new RobustCovariance(new double[2][2], 9);
    RobustCovariance found =
        RobustCovariance.twoWay(
            new RobustCovariance(new double[][] {{1, 2}, {2, 1}}, 8), none, none);

    assertThat(found.clipped()).isTrue();
    for (double[] row : found.matrix()) {
      assertThat(row).containsExactly(new double[] {1.5, 1.5}, within(1e-12));
    }
  }
}
