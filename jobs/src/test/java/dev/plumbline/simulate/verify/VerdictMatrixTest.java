package dev.plumbline.simulate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulate.world.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small worlds, few seeds; {@code scripts/verify-worlds verdicts} has larger ones. */
class VerdictMatrixTest {

  @Test
  void everySeedOfAWorldIsCountedOnceAndTheSameEveryTime() {
    VerdictMatrix matrix = new VerdictMatrix(400, 40, 3);

    List<String> lines = matrix.lines(List.of(World.SPT, World.NULL));

    assertThat(lines).hasSize(4).isEqualTo(matrix.lines(List.of(World.SPT, World.NULL)));
    assertThat(lines.subList(2, 4))
        .allSatisfy(
            line ->
                assertThat(Stream.of(line.split(" +")).skip(1).mapToInt(Integer::parseInt).sum())
                    .isEqualTo(3));
  }

  @Test
  void worldsWithAFaultHaveNoLine() {
    assertThat(VerdictMatrix.worlds())
        .contains(World.SPT, World.REVERSE, World.CLUSTER)
        .doesNotContain(World.META_ONLY, World.CRM_SNAPSHOT);
  }
}
