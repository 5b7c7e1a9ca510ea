package dev.plumbline.simulate.verify;

import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.World;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.ReverseSigns.Sign;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often the verdicts on depth are withheld, world by world: often where leaving came first,
 * seldom where it did not.
 */
record VerifyGate(Tally tally) {

  private static final int SEEDS = 20;

  /** 85 % of them. */
  private static final int ENOUGH = 17;

  private static final int ACCOUNTS = 4_000;
  private static final int MONTHS = 60;

  void of(World world) {
    List<LatentGate> gates =
        IntStream.range(0, SEEDS)
            .parallel()
            .mapToObj(
                seed ->
                    LatentGate.of(
                        new LatentWorld(world.effects(), world.scale(ACCOUNTS, MONTHS), seed)))
            .toList();
    int withheld = (int) gates.stream().filter(LatentGate::withholds).count();
    String what = "%s: H4 to H6 withheld".formatted(world);
    switch (world) {
      case REVERSE -> tally.atLeast(what, withheld, ENOUGH, SEEDS);
      case SPT, INSTR -> tally.atLeast(what + " not", SEEDS - withheld, ENOUGH, SEEDS);
      default -> tally.note("%s: %d of %d".formatted(what, withheld, SEEDS));
    }
    tally.note(
        "depth protects in %d; fades in %d, loss does no harm in %d, intent explains in %d"
            .formatted(
                gates.stream().filter(LatentGate::isProtective).count(),
                with(gates, Sign.FADES),
                with(gates, Sign.LOSS_DOES_NO_HARM),
                with(gates, Sign.INTENT_EXPLAINS)));
    tally.note(
        "means: lag ratio %.2f, shrink %.2f, loss %.2f"
            .formatted(
                mean(gates.stream().map(gate -> gate.signs().lagRatio())),
                mean(gates.stream().map(gate -> gate.signs().intentShrink())),
                mean(gates.stream().map(g -> g.turnover().interaction().map(Effect::estimate)))));
  }

  private static long with(List<LatentGate> gates, Sign sign) {
    return gates.stream().filter(gate -> gate.signs().found().contains(sign)).count();
  }

  private static double mean(Stream<Optional<Double>> values) {
    return values.flatMap(Optional::stream).mapToDouble(v -> v).average().orElse(Double.NaN);
  }
}
