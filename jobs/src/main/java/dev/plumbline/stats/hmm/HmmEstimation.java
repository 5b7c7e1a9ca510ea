package dev.plumbline.stats.hmm;

import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns Poisson hidden Markov models by EM (Baum and Welch), from several starts at once.
 *
 * <p>All starts of all models take their E-step in the same look at the sequences. A start ends
 * when its log-likelihood changes by less than {@code stop} of itself; of the starts of a model the
 * most likely counts, of equals the first. The M-step ({@link HmmSums#maximised}) has priors, so
 * that it is the likelihood times these that rises in each iteration.
 *
 * <p>The first start spreads the rates of all around themselves; the others do the same, each rate
 * drawn away by up to a factor of two. Draws are SplitMix64's, from the seed.
 *
 * @param starts of each model
 * @param iterations at most
 * @param stop change of the log-likelihood, relative, that ends a start
 */
public record HmmEstimation(int starts, int iterations, double stop, long seed) {

  private static final double LOWEST = 0.4;
  private static final double HIGHEST = 2.2;
  private static final double FEWER_BEGIN = 0.3;
  private static final double STAYS = 0.96;
  private static final double MOVES = 0.02;

  /** Five starts that end at a millionth. */
  public static HmmEstimation seeded(long seed) {
    return new HmmEstimation(5, 300, 1e-6, seed);
  }

  /** One start on its way. */
  private static final class Ascent {
    private PoissonHmm model;
    private double logLikelihood = Double.NEGATIVE_INFINITY;
    private int iteration;
    private HmmFit fit;

    Ascent(PoissonHmm model) {
      this.model = model;
    }

    void climb(HmmSums sums, HmmEstimation rule) {
      iteration++;
      double reached = sums.logLikelihood();
      boolean isThere = Math.abs(reached - logLikelihood) < rule.stop * Math.abs(reached);
      if (isThere || iteration == rule.iterations) {
        fit = new HmmFit(model, reached, iteration, isThere, sums.steps());
        return;
      }
      logLikelihood = reached;
      model = sums.maximised();
    }
  }

  /**
   * The most likely model for each number of states; empty if nothing was seen.
   *
   * @param kinds of counts in {@code sequences}
   */
  public Optional<List<HmmFit>> fit(
      Blocks<CountSequences> sequences, int kinds, List<Integer> states) {
    HmmSums all = sequences.sum(new Totals(kinds));
    if (all.steps() == 0) {
      return Optional.empty();
    }
    double[] rates = rates(all, kinds);
    List<List<Ascent>> models = states.stream().map(k -> ascents(k, rates)).toList();
    List<Ascent> climbing = new ArrayList<>(models.stream().flatMap(List::stream).toList());
    while (!climbing.isEmpty()) {
      List<HmmSums> sums =
          sequences.sum(new HmmPass(climbing.stream().map(ascent -> ascent.model).toList()));
      for (int i = 0; i < climbing.size(); i++) {
        climbing.get(i).climb(sums.get(i), this);
      }
      climbing.removeIf(ascent -> ascent.fit != null);
    }
    return Optional.of(models.stream().map(HmmEstimation::best).toList());
  }

  private static HmmFit best(List<Ascent> ascents) {
    HmmFit best = ascents.get(0).fit;
    for (Ascent ascent : ascents) {
      best = ascent.fit.logLikelihood() > best.logLikelihood() ? ascent.fit : best;
    }
    return best;
  }

  private List<Ascent> ascents(int states, double[] rates) {
    SplittableRandom random = new SplittableRandom(seed + states);
    return IntStream.range(0, starts)
        .mapToObj(start -> new Ascent(begin(states, rates, start == 0 ? null : random)))
        .toList();
  }

  private static PoissonHmm begin(int states, double[] of, SplittableRandom random) {
    double[][] rates = new double[states][of.length];
    double[][] transitions = new double[states][states];
    double[] initial = new double[states];
    for (int k = 0; k < states; k++) {
      double share = states == 1 ? 0.5 : (double) k / (states - 1);
      double spread = LOWEST * StrictMath.pow(HIGHEST / LOWEST, share);
      for (int j = 0; j < of.length; j++) {
        double away = random == null ? 0 : random.nextDouble(-1, 1);
        rates[k][j] = of[j] * spread * StrictMath.pow(2, away);
      }
      for (int l = 0; l < states; l++) {
        transitions[k][l] = k == l ? STAYS : MOVES;
      }
      initial[k] = StrictMath.pow(FEWER_BEGIN, k);
    }
    return PoissonHmm.of(rates, transitions, initial);
  }

  /** The rates of all steps together, by the M-step of a model of one state. */
  private static double[] rates(HmmSums all, int kinds) {
    PoissonHmm one = all.maximised();
    return IntStream.range(0, kinds).mapToDouble(j -> one.rate(0, j)).toArray();
  }

  /** Everything in one state. */
  private record Totals(int kinds) implements BlockPass<CountSequences, HmmSums> {

    @Override
    public HmmSums start() {
      return new HmmSums(1, kinds);
    }

    @Override
    public void add(HmmSums sums, CountSequences block) {
      for (int i = 0; i < block.size(); i++) {
        for (int step = block.start(i); step < block.end(i); step++) {
          if (block.exposure(step) > 0) {
            sums.addStep();
            sums.addCounts(0, 1, block.exposure(step), block.counts(), step * kinds);
          }
        }
      }
    }

    @Override
    public void merge(HmmSums into, HmmSums from) {
      into.add(from);
    }
  }
}
