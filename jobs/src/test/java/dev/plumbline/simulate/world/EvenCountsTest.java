package dev.plumbline.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenCountsTest {

  /** Independent rounding would be off by 3.5 in half a hundred months, and by 1.2 in six. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .25, .999})
  void sumsOverNeighbouringMonthsAreMetWithinTwo(double start) {
    var counts = new EvenCounts(start);

    for (int from = 0; from < 60; from++) {
      for (int months : new int[] {6, 12, 50}) {
        int sum = IntStream.range(from, from + months).map(month -> counts.in(month, .3)).sum();
        assertThat((double) sum).isCloseTo(.3 * months, within(2.0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .3, 1, 2.7})
  void everyMonthIsTheMeanRoundedUpOrDown(double mean) {
    var counts = new EvenCounts(.5);

    assertThat(IntStream.range(-12, 60).map(month -> counts.in(month, mean)))
        .allMatch(count -> count >= Math.floor(mean) && count <= Math.ceil(mean));
  }
}
