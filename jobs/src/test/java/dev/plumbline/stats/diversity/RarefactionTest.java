package dev.plumbline.stats.diversity;

import static dev.plumbline.testing.Evidence.Kind.BY_HAND;
import static dev.plumbline.testing.Evidence.Kind.R;
import static dev.plumbline.testing.Evidence.Kind.SECOND_ROUTE;
import static dev.plumbline.testing.Evidence.Kind.SYMMETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testing.Evidence;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RarefactionTest {

  /** Of a, a, b there are three pairs: aa, ab, ab, with 1, 2 and 2 kinds. */
  @Test
  @Evidence(of = Rarefaction.class, kind = BY_HAND)
  void twoOfThree() {
    assertThat(Rarefaction.expected(new double[] {2, 1}, 2)).isCloseTo(5.0 / 3, within(1e-14));
  }

  @Test
  @Evidence(of = Rarefaction.class, kind = SYMMETRY)
  void allAreAsManyAsThereAreAndOneIsOne() {
    double[] counts = {5, 0, 3, 1, 1};

    assertThat(Rarefaction.expected(counts, 10)).isCloseTo(4, within(1e-12));
    assertThat(Rarefaction.expected(counts, 1)).isCloseTo(1, within(1e-12));
    assertThat(Rarefaction.expected(new double[] {1, 1, 0, 5, 3}, 4))
        .isCloseTo(Rarefaction.expected(counts, 4), within(1e-12));
  }

  /** Every choice of five of eleven, kinds counted. */
  @Test
  @Evidence(of = Rarefaction.class, kind = SECOND_ROUTE)
  void isTheMeanOverAllSamples() {
    int[] kinds = {0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3};
    int samples = 0;
    long found = 0;
    for (int chosen = 0; chosen < 1 << kinds.length; chosen++) {
      if (Integer.bitCount(chosen) == 5) {
        int mask = chosen;
        boolean[] seen = new boolean[4];
        for (int k = 0; k < kinds.length; k++) {
          seen[kinds[k]] |= (mask >> k & 1) == 1;
        }
        for (boolean one : seen) {
          found += one ? 1 : 0;
        }
        samples++;
      }
    }

    assertThat(Rarefaction.expected(new double[] {7, 2, 1, 1}, 5))
        .isCloseTo((double) found / samples, within(1e-12));
  }

  /** {@code src/test/resources/r/rarefaction.R}. */
  @Test
  @Evidence(of = Rarefaction.class, kind = R)
  void isThatOfR() {
    double[] even = new double[18];
    Arrays.fill(even, 3);

    assertThat(Rarefaction.expected(new double[] {7, 2, 1, 1}, 5))
        .isCloseTo(2.636363636364, within(1e-11));
    assertThat(Rarefaction.expected(new double[] {120, 40, 13, 9, 4, 1, 1, 0}, 10))
        .isCloseTo(3.134521778532, within(1e-11));
    assertThat(Rarefaction.expected(even, 10)).isCloseTo(8.388969521045, within(1e-11));
    assertThat(Rarefaction.expected(new double[] {100_000, 5}, 10))
        .isCloseTo(1.000499885017, within(1e-9));
  }

  @Test
  void thereIsNoSampleLargerThanAll() {
    assertThat(Rarefaction.expected(new double[] {4, 5}, 10)).isNaN();
    assertThat(Rarefaction.expected(new double[0], 1)).isNaN();
  }
}
