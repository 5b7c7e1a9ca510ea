package dev.plumbline.simulate.verify;

import dev.plumbline.simulate.panel.LatentPanel;
import dev.plumbline.simulate.world.Fault;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What H6 says in each world, counted over seeds: the verdict confusion matrix, T6 of the method,
 * section 20, on latent panels.
 *
 * <p>The same seeds give the same counts, so a matrix that is kept can be compared with another:
 * what differs is a change of the analysis, or of the worlds.
 */
record VerdictMatrix(int accounts, int months, int seeds) {

  private static final List<String> SAYINGS = List.of("depth", "value", "neither", "withheld");

  /** Worlds whose exports are faultless. */
  static List<World> worlds() {
    return Stream.of(World.values()).filter(world -> world.fault() == Fault.NONE).toList();
  }

  /** A heading, and a line for each world. */
  List<String> lines(List<World> worlds) {
    List<String> lines = new ArrayList<>();
    lines.add("H6 of %d accounts over %d months, %d seeds".formatted(accounts, months, seeds));
    lines.add(line("world", SAYINGS));
    for (World world : worlds) {
      Map<String, Long> counts =
          IntStream.range(0, seeds)
              .parallel()
              .mapToObj(
                  seed ->
                      said(new LatentWorld(world.effects(), world.scale(accounts, months), seed)))
              .collect(Collectors.groupingBy(said -> said, TreeMap::new, Collectors.counting()));
      lines.add(
          line(
              world.name(),
              SAYINGS.stream().map(s -> String.valueOf(counts.getOrDefault(s, 0L))).toList()));
    }
    return lines;
  }

  private static String said(LatentWorld world) {
    if (LatentGate.of(world).withholds()) {
      return SAYINGS.get(3);
    }
    Verdict verdict = Verdict.of(LatentFits.of(LatentPanel.of(world, world.lives())));
    if (verdict.saysDepth()) {
      return SAYINGS.get(0);
    }
    return SAYINGS.get(verdict.saysValue() ? 1 : 2);
  }

  private static String line(String first, List<String> cells) {
    return String.format(Locale.ROOT, "%-12s", first)
        + cells.stream()
            .map(cell -> String.format(Locale.ROOT, "%10s", cell))
            .collect(Collectors.joining());
  }
}
