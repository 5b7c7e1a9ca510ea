package dev.plumbline.stats.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R's figures are in {@code r/agreement.R}. */
class AgreementTest {

  private static final int[] A = {0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 0, 1, 2};
  private static final int[] B = {0, 0, 1, 1, 2, 2, 2, 0, 3, 2, 3, 0, 1, 3};
  private static final double[] SCORES = {0.1, 0.4, 0.4, 0.8, 0.3, 0.9, 0.4, 0.7, 0.2};
  private static final boolean[] POSITIVE = {
    false, false, true, true, false, true, true, false, true
  };

  @Test
  @Evidence(of = WeightedKappa.class, kind = Kind.BY_HAND)
  void twoLevelsGiveCohensKappa() {
    // 85 of 100 agree, chance gives 0.6 * 0.65 + 0.4 * 0.35 = 0.53.
    assertThat(WeightedKappa.squared(new double[][] {{55, 5}, {10, 30}}))
        .isCloseTo((0.85 - 0.53) / (1 - 0.53), within(1e-15));
    assertThat(WeightedKappa.squared(new double[][] {{7, 0}, {0, 0}})).isNaN();
  }

  @Test
  @Evidence(of = WeightedKappa.class, kind = Kind.SYMMETRY)
  void judgesMayChangePlacesAndLevelsTheirDirection() {
    double[][] counts = counts(A, B);
    double[][] other = counts(B, A);
    double[][] upsideDown = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        upsideDown[3 - i][3 - j] = 2 * counts[i][j];
      }
    }

    assertThat(WeightedKappa.squared(other))
        .isCloseTo(WeightedKappa.squared(counts), within(1e-15));
    assertThat(WeightedKappa.squared(upsideDown))
        .isCloseTo(WeightedKappa.squared(counts), within(1e-15));
  }

  /** By all pairs of a judgement of the one and a judgement of the other. */
  @Test
  @Evidence(of = WeightedKappa.class, kind = Kind.SECOND_ROUTE)
  void isOneLessTheDistanceOverThatOfAllPairs() {
    double own = 0;
    double all = 0;
    for (int i = 0; i < A.length; i++) {
      own += (A[i] - B[i]) * (A[i] - B[i]);
      for (int k : B) {
        all += (A[i] - k) * (A[i] - k);
      }
    }

    assertThat(WeightedKappa.squared(counts(A, B)))
        .isCloseTo(1 - own * A.length / all, within(1e-12));
  }

  @Test
  @Evidence(of = WeightedKappa.class, kind = Kind.R)
  void kappaIsThatOfR() {
    assertThat(WeightedKappa.squared(counts(A, B))).isCloseTo(0.7704918033, within(1e-10));
  }

  @Test
  @Evidence(of = RocArea.class, kind = Kind.BY_HAND)
  void countsPairsWonAndTiesHalf() {
    var area = new RocArea(new double[] {1, 2, 2, 3}, new boolean[] {false, true, false, true});

    assertThat(area.value()).isEqualTo(3.5 / 4);
    assertThat(area.value(new double[] {1, 1, 0, 1})).isEqualTo(1);
    assertThat(area.value(new double[] {0, 1, 0, 1})).isNaN();
  }

  @Test
  @Evidence(of = RocArea.class, kind = Kind.SYMMETRY)
  void anyIncreasingScaleIsTheSameAndABackwardOneTheRest() {
    double area = new RocArea(SCORES, POSITIVE).value();
    double[] cubed = IntStream.range(0, 9).mapToDouble(i -> Math.pow(SCORES[i], 3)).toArray();
    double[] backward = IntStream.range(0, 9).mapToDouble(i -> -SCORES[i]).toArray();

    assertThat(new RocArea(cubed, POSITIVE).value()).isEqualTo(area);
    assertThat(new RocArea(backward, POSITIVE).value()).isCloseTo(1 - area, within(1e-15));
  }

  @Test
  @Evidence(of = RocArea.class, kind = Kind.SECOND_ROUTE)
  void isTheShareOfAllPairs() {
    var random = new SplittableRandom(5);
    double[] scores = random.ints(200, 0, 30).mapToDouble(i -> i).toArray();
    double[] weights = random.ints(200, 0, 4).mapToDouble(i -> i).toArray();
    boolean[] positive = new boolean[200];
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < 200; i++) {
      positive[i] = random.nextInt(40) < scores[i];
    }
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 200; j++) {
        if (positive[i] && !positive[j]) {
          double weight = weights[i] * weights[j];
          won += weight * (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0);
          pairs += weight;
        }
      }
    }

    assertThat(new RocArea(scores, positive).value(weights)).isCloseTo(won / pairs, within(1e-12));
  }

  @Test
  @Evidence(of = RocArea.class, kind = Kind.R)
  void areaIsThatOfR() {
    assertThat(new RocArea(SCORES, POSITIVE).value()).isCloseTo(0.7, within(1e-10));
  }

  private static double[][] counts(int[] rows, int[] columns) {
    double[][] counts = new double[4][4];
    for (int i = 0; i < rows.length; i++) {
      counts[rows[i]][columns[i]]++;
    }
    return counts;
  }
}
