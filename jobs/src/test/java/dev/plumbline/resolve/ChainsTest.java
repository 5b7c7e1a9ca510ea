package dev.plumbline.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainsTest {

  @Test
  void anIdThatPointsNowhereIsItsOwnEnd() {
    assertThat(new Chains(Map.of()).end("a")).isEqualTo("a");
  }

  @Test
  void pointersAreFollowedToTheEnd() {
    assertThat(new Chains(Map.of("a", "b", "b", "c", "c", "d")).end("a")).isEqualTo("d");
  }

  @Test
  void aCircleEndsAtItsSmallestIdWhereverItIsEntered() {
    Chains circle = new Chains(Map.of("x", "c", "c", "b", "b", "d", "d", "c"));

    assertThat(circle.end("x")).isEqualTo("b");
    assertThat(circle.end("c")).isEqualTo("b");
    assertThat(circle.end("d")).isEqualTo("b");
  }
}
