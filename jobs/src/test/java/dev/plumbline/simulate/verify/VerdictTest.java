package dev.plumbline.simulate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.World;
import dev.plumbline.stats.inference.Effect;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Small worlds, on average over seeds; {@code scripts/verify-worlds} counts verdicts in large ones.
 */
class VerdictTest {

  private static final int SEEDS = 12;
  private static final int ACCOUNTS = 1_500;

  @Test
  void whereTheoryAHoldsDepthStaysBesideValue() {
    List<Verdict> verdicts = verdicts(World.SPT);
    assertThat(mean(verdicts, v -> v.depth().estimate())).isCloseTo(-.34, within(.06));
    assertThat(mean(verdicts, v -> v.joint().estimate())).isCloseTo(-.35, within(.08));
    assertThat(mean(verdicts, v -> v.value().estimate())).isCloseTo(-.19, within(.06));
    assertThat(median(verdicts, Verdict::share)).isGreaterThan(.7);
  }

  @Test
  void whereTheoryBHoldsDepthVanishesBesideValue() {
    List<Verdict> verdicts = verdicts(World.INSTR);
    assertThat(mean(verdicts, v -> v.depth().estimate())).isCloseTo(-.72, within(.08));
    assertThat(mean(verdicts, v -> v.value().estimate())).isCloseTo(-.84, within(.08));
    assertThat(median(verdicts, Verdict::share)).isLessThan(.35);
  }

  @Test
  void depthLooksProtectiveWhereThoseWhoLeaveGrowSilent() {
    List<Verdict> verdicts = verdicts(World.REVERSE);
    assertThat(mean(verdicts, v -> v.depth().estimate())).isCloseTo(-.26, within(.06));
    assertThat(mean(verdicts, v -> v.value().estimate())).isCloseTo(0, within(.06));
  }

  /** H10: on average .14 by the method, section 19.3, where pushing backfires, and else 0. */
  @Test
  void pushAtArmsLengthBackfiresWhereItIsPlanted() {
    assertThat(mean(verdicts(World.BACKFIRE), v -> v.backfire().estimate()))
        .isCloseTo(.14, within(.06));
    assertThat(mean(verdicts(World.NULL), v -> v.backfire().estimate())).isCloseTo(0, within(.06));
  }

  @Test
  void theTruthCoversWhatWasPlanted() {
    List<Effect> effects =
        VerifyWorlds.oracle(
            new LatentWorld(World.DEMO.effects().withFrailty(0), World.DEMO.scale(6_000, 36), 1));
    assertThat(effects.get(0).estimate()).isCloseTo(-.6, within(.15));
    assertThat(effects.get(1).estimate()).isCloseTo(-.6, within(.12));
  }

  private static List<Verdict> verdicts(World world) {
    return IntStream.range(100, 100 + SEEDS)
        .parallel()
        .mapToObj(
            seed ->
                VerifyWorlds.verdict(
                    new LatentWorld(world.effects(), world.scale(ACCOUNTS, 60), seed)))
        .toList();
  }

  private static double mean(List<Verdict> verdicts, ToDoubleFunction<Verdict> value) {
    return verdicts.stream().mapToDouble(value).average().orElseThrow();
  }

  private static double median(List<Verdict> verdicts, ToDoubleFunction<Verdict> value) {
    return verdicts.stream()
        .mapToDouble(value)
        .sorted()
        .skip(verdicts.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
