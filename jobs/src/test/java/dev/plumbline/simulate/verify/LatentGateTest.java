package dev.plumbline.simulate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.World;
import dev.plumbline.stats.inference.Effect;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each sign on average over small worlds; {@code scripts/verify-worlds} counts in large ones. */
class LatentGateTest {

  private static final int SEEDS = 20;
  private static final int ACCOUNTS = 1_500;

  @Test
  void whereThoseWhoLeaveGrowSilentTwoSignsOfThreeTell() {
    List<LatentGate> gates = gates(World.REVERSE);
    assertThat(mean(gates, gate -> gate.signs().lagRatio())).isLessThan(.4);
    assertThat(mean(gates, gate -> gate.signs().intentShrink())).isBetween(.25, .6);
    assertThat(mean(gates, LatentGateTest::loss)).isBetween(-.2, .2);
    assertThat(gates).filteredOn(LatentGate::withholds).hasSizeGreaterThanOrEqualTo(SEEDS * 3 / 4);
  }

  @Test
  void whereDepthBringsValueNoSignTells() {
    List<LatentGate> gates = gates(World.INSTR);
    assertThat(mean(gates, gate -> gate.signs().lagRatio())).isGreaterThan(.5);
    assertThat(mean(gates, gate -> gate.signs().intentShrink())).isBetween(-.1, .1);
    assertThat(mean(gates, LatentGateTest::loss)).isGreaterThan(.1);
    assertThat(gates).filteredOn(LatentGate::withholds).hasSizeLessThanOrEqualTo(SEEDS / 5);
  }

  @Test
  void whereDepthKeepsCustomersNoSignTells() {
    List<LatentGate> gates = gates(World.SPT);
    assertThat(mean(gates, gate -> gate.signs().lagRatio())).isGreaterThan(.4);
    assertThat(mean(gates, gate -> gate.signs().intentShrink())).isBetween(-.1, .1);
    assertThat(mean(gates, LatentGateTest::loss)).isGreaterThan(.1);
    assertThat(gates).filteredOn(LatentGate::withholds).hasSizeLessThanOrEqualTo(SEEDS * 2 / 5);
  }

  private static Optional<Double> loss(LatentGate gate) {
    return gate.turnover().interaction().map(Effect::estimate);
  }

  private static List<LatentGate> gates(World world) {
    return IntStream.range(100, 100 + SEEDS)
        .parallel()
        .mapToObj(
            seed ->
                LatentGate.of(new LatentWorld(world.effects(), world.scale(ACCOUNTS, 60), seed)))
        .toList();
  }

  private static double mean(List<LatentGate> gates, Function<LatentGate, Optional<Double>> value) {
    return gates.stream()
        .map(value)
        .flatMap(Optional::stream)
        .mapToDouble(v -> v)
        .average()
        .orElseThrow();
  }
}
