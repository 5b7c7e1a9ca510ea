package dev.plumbline.stats.panel;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanelBlockBuilderTest {

  /** A weight of 0 or NaN would make sums that look like those of fewer rows, or of none. */
  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aWeightIsFiniteAndGreaterThanZero(double weight) {
    PanelBlockBuilder builder = new PanelBlockBuilder(1, 0, true, false);
    builder.row(0, 1, false);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.weight(weight))
        .withMessageContaining("leave the row out");
  }
}
