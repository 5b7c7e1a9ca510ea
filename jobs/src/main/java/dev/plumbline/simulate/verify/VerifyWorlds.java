package dev.plumbline.simulate.verify;

import static dev.plumbline.simulate.verify.LatentFits.term;

import dev.plumbline.simulate.panel.Column;
import dev.plumbline.simulate.panel.LatentPanel;
import dev.plumbline.simulate.world.Effects;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.World;
import dev.plumbline.stats.inference.Effect;
import java.io.PrintStream;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fits many worlds and counts how often the analysis finds what was planted. */
public final class VerifyWorlds {

  private static final int DEMO_SEEDS = 20;
  private static final int DEMO_ENOUGH = 17;
  private static final int LONG_SEEDS = 100;
  private static final int COVERED = 90;
  private static final double MOST_COVERED = .985;
  private static final double LEAST_REJECTED = .02;
  private static final double MOST_REJECTED = .09;
  private static final double CONFLICT = .7;

  /** Share of the effect of depth beside value: more where depth keeps customers. */
  private static final double MOST_DEPTH = .7;

  /** Less where value does. */
  private static final double LEAST_DEPTH = .35;

  /** What the method, section 19.3, found on the rarest term, beyond chance. */
  private static final double SMALL_SAMPLE_BIAS = .02;

  private static final List<String> TERMS =
      List.of("depth", "value", "conflict", "depth in conflict", "deepening", "push", "size");
  private static final int SEEDS = 10;
  private static final int ENOUGH = 9;
  private static final int MATRIX_ACCOUNTS = 1_500;
  private static final int MATRIX_SEEDS = 20;
  private static final int ACCOUNTS = 4_000;
  private static final int MONTHS = 60;

  private final PrintStream out;
  private final Tally tally;

  private VerifyWorlds(PrintStream out) {
    this.out = out;
    this.tally = new Tally(out);
  }

  /**
   * Prints one line per check and fails if one does not hold.
   *
   * @param args worlds, if only the gate of identification shall be looked at, and only in these;
   *     or {@code verdicts}, to print what H6 says in each world and check nothing
   */
  public static void main(String[] args) {
    if (List.of(args).equals(List.of("verdicts"))) {
      new VerdictMatrix(MATRIX_ACCOUNTS, MONTHS, MATRIX_SEEDS)
          .lines(VerdictMatrix.worlds())
          .forEach(System.out::println);
      return;
    }
    VerifyWorlds worlds = new VerifyWorlds(System.out);
    VerifyGate gate = new VerifyGate(worlds.tally);
    if (args.length > 0) {
      Stream.of(args).map(World::valueOf).forEach(gate::of);
      worlds.tally.end();
      return;
    }
    worlds.coversWhatWasPlanted();
    worlds.isUnbiased(World.SPT);
    worlds.isUnbiased(World.INSTR);
    worlds.keepsItsSize();
    worlds.share(World.SPT, share -> share > MOST_DEPTH);
    worlds.share(World.INSTR, share -> share < LEAST_DEPTH);
    worlds.finds("SPT: H6 says depth", World.SPT, Verdict::saysDepth);
    worlds.finds("INSTR: H6 says value", World.INSTR, Verdict::saysValue);
    worlds.finds("NULL: no effect claimed", World.NULL, verdict -> verdict.claims() == 0);
    Stream.of(World.values()).forEach(gate::of);
    worlds.tally.end();
  }

  /** The true depth and value, without unobserved differences, in the world of the sample. */
  private void coversWhatWasPlanted() {
    Effects planted = World.DEMO.effects().withFrailty(0);
    List<List<Effect>> fits =
        IntStream.range(0, DEMO_SEEDS)
            .parallel()
            .mapToObj(seed -> oracle(new LatentWorld(planted, World.DEMO.scale(1_300, 36), seed)))
            .toList();
    tally.atLeast(
        "DEMO: interval covers depth", covering(fits, 0, planted.depth()), DEMO_ENOUGH, DEMO_SEEDS);
    tally.atLeast(
        "DEMO: interval covers value", covering(fits, 1, planted.value()), DEMO_ENOUGH, DEMO_SEEDS);
    out.printf(
        "  mean depth %.3f and value %.3f, planted %.2f and %.2f%n",
        mean(fits, 0), mean(fits, 1), planted.depth(), planted.value());
  }

  /** Depth and value as they were, conflict and size. */
  static List<Effect> oracle(LatentWorld world) {
    return LatentFits.of(LatentPanel.of(world, world.lives()))
        .effects(
            term(Column.TRUE_DEPTH),
            term(Column.TRUE_VALUE),
            term(Column.CONFLICT),
            term(Column.SIZE));
  }

  /** Every planted effect, with all that matters in the model and no unobserved differences. */
  private void isUnbiased(World world) {
    Effects planted = world.effects().withFrailty(0);
    double[] truth = {
      planted.depth(),
      planted.value(),
      CONFLICT,
      planted.depthInConflict(),
      planted.recentDeepening(),
      planted.push(),
      planted.size()
    };
    List<List<Effect>> fits =
        IntStream.range(0, LONG_SEEDS)
            .parallel()
            .mapToObj(
                seed -> complete(new LatentWorld(planted, world.scale(ACCOUNTS, MONTHS), seed)))
            .toList();
    int covered = 0;
    for (int term = 0; term < truth.length; term++) {
      int covering = covering(fits, term, truth[term]);
      covered += covering;
      double mean = mean(fits, term);
      double sd = sd(fits, term);
      tally.atLeast(
          "%s: interval covers %s".formatted(world, TERMS.get(term)),
          covering,
          COVERED,
          LONG_SEEDS);
      out.printf("  mean %.3f, planted %.2f, spread %.3f%n", mean, truth[term], sd);
      if (Math.abs(mean - truth[term]) > 3 * sd / Math.sqrt(LONG_SEEDS) + SMALL_SAMPLE_BIAS) {
        tally.check(false, "%s: %s is biased".formatted(world, TERMS.get(term)));
      }
    }
    tally.within(
        "%s: share of intervals that cover".formatted(world),
        (double) covered / (truth.length * LONG_SEEDS),
        (double) COVERED / LONG_SEEDS,
        MOST_COVERED);
  }

  /** Where nothing matters, depth is found to matter as often as chance has it. */
  private void keepsItsSize() {
    long rejected =
        verdicts(World.NULL, LONG_SEEDS).stream()
            .filter(verdict -> verdict.depth().significance().p() < .05)
            .count();
    tally.within(
        "NULL: share of worlds with an effect of depth",
        (double) rejected / LONG_SEEDS,
        LEAST_REJECTED,
        MOST_REJECTED);
  }

  private void share(World world, DoublePredicate holds) {
    double median =
        verdicts(world, LONG_SEEDS).stream()
            .mapToDouble(Verdict::share)
            .sorted()
            .skip(LONG_SEEDS / 2)
            .findFirst()
            .orElseThrow();
    tally.check(holds.test(median), "%s: median share of depth %.2f".formatted(world, median));
  }

  private static List<Verdict> verdicts(World world, int seeds) {
    return IntStream.range(0, seeds)
        .parallel()
        .mapToObj(
            seed -> verdict(new LatentWorld(world.effects(), world.scale(ACCOUNTS, MONTHS), seed)))
        .toList();
  }

  private static List<Effect> complete(LatentWorld world) {
    return LatentFits.of(LatentPanel.of(world, world.lives()))
        .effects(
            term(Column.TRUE_DEPTH),
            term(Column.TRUE_VALUE),
            term(Column.CONFLICT),
            term(Column.TRUE_DEPTH).times(term(Column.CONFLICT)),
            term(Column.DEEPENED),
            term(Column.PUSHED),
            term(Column.SIZE));
  }

  private static double sd(List<List<Effect>> fits, int term) {
    double mean = mean(fits, term);
    return Math.sqrt(
        fits.stream()
            .mapToDouble(effects -> Math.pow(effects.get(term).estimate() - mean, 2))
            .average()
            .orElseThrow());
  }

  private static int covering(List<List<Effect>> fits, int term, double planted) {
    return (int)
        fits.stream()
            .map(effects -> effects.get(term))
            .filter(effect -> effect.low() <= planted && planted <= effect.high())
            .count();
  }

  private static double mean(List<List<Effect>> fits, int term) {
    return fits.stream()
        .mapToDouble(effects -> effects.get(term).estimate())
        .average()
        .orElseThrow();
  }

  private void finds(String what, World world, Predicate<Verdict> finds) {
    List<Verdict> verdicts = verdicts(world, SEEDS);
    tally.atLeast(what, (int) verdicts.stream().filter(finds).count(), ENOUGH, SEEDS);
    for (Verdict verdict : verdicts) {
      out.printf(
          "  depth alone %.3f, beside value %.3f (%.3f), share %.2f, value %.3f, beside conflict %.3f, claims %d%n",
          verdict.depth().estimate(),
          verdict.joint().estimate(),
          verdict.joint().standardError(),
          verdict.share(),
          verdict.value().estimate(),
          verdict.jointValue().estimate(),
          verdict.claims());
    }
  }

  static Verdict verdict(LatentWorld world) {
    return Verdict.of(LatentFits.of(LatentPanel.of(world, world.lives())));
  }
}
