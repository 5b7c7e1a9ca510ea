package dev.plumbline.stats.hmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a model says of counts; R's figures are in {@code r/hmm.R}. */
class PoissonHmmTest {

  private static final PoissonHmm THREE =
      PoissonHmm.of(
          new double[][] {{.02, .01}, {.10, .03}, {.15, .20}},
          new double[][] {{.9, .1, 0}, {.05, .85, .1}, {.02, .08, .9}},
          new double[] {.7, .2, .1});

  /**
   * Two months, one message each of which does the first thing once, then the second twice; rates 1
   * and 3 in one state, 3 and 1 in the other, so that e<sup>-4</sup> is in every likelihood. First
   * (1/2, 1/2)(1, 3) = 2 (1/4, 3/4); on to (3/8, 5/8), times (9, 1) = 4 (27/32, 5/32).
   */
  @Test
  @Evidence(of = PoissonHmm.class, kind = Kind.BY_HAND)
  void twoMonths() {
    PoissonHmm model = two();
    double[] first = new double[2];
    double[] second = new double[2];

    model.begin(first);
    double log = model.heed(first, 1, new int[] {1, 0}, 0);
    model.moveOn(first, second);
    log += model.heed(second, 1, new int[] {0, 2}, 0);

    assertThat(first).containsExactly(new double[] {.25, .75}, within(1e-15));
    assertThat(second).containsExactly(new double[] {27 / 32.0, 5 / 32.0}, within(1e-15));
    assertThat(log).isCloseTo(Math.log(8) - 8, within(1e-14));
  }

  /** Backwards: the first month is weighed by (1/2·9 + 1/2·1, 1/3·9 + 2/3·1) = (5, 11/3). */
  @Test
  @Evidence(of = HmmSums.class, kind = Kind.BY_HAND)
  void sumsOfTwoMonths() {
    HmmSums sums = sums(two(), sequences(2, new int[][][] {{{1, 1, 0}, {1, 0, 2}}}));

    assertThat(sums.beginnings(0)).isCloseTo(5 / 16.0, within(1e-15));
    assertThat(sums.moves(0, 0)).isCloseTo(9 / 32.0, within(1e-15));
    assertThat(sums.moves(0, 1)).isCloseTo(1 / 32.0, within(1e-15));
    assertThat(sums.moves(1, 0)).isCloseTo(9 / 16.0, within(1e-15));
    assertThat(sums.moves(1, 1)).isCloseTo(1 / 8.0, within(1e-15));
    assertThat(sums.counts(0, 0)).isCloseTo(5 / 16.0, within(1e-15));
    assertThat(sums.counts(0, 1)).isCloseTo(2 * 27 / 32.0, within(1e-15));
    assertThat(sums.exposure(1)).isCloseTo(11 / 16.0 + 5 / 32.0, within(1e-15));
    assertThat(sums.logLikelihood()).isCloseTo(Math.log(8) - 8, within(1e-14));
  }

  /** Given in another order, states are put in order, and everything is the same. */
  @Test
  @Evidence(of = PoissonHmm.class, kind = Kind.SYMMETRY)
  void namesOfStatesDoNotMatter() {
    PoissonHmm renamed =
        PoissonHmm.of(
            new double[][] {{.15, .20}, {.02, .01}, {.10, .03}},
            new double[][] {{.9, .02, .08}, {0, .9, .1}, {.1, .05, .85}},
            new double[] {.1, .7, .2});
    int[][] months = random(new SplittableRandom(3), 9);

    assertThat(filtered(renamed, months)).isEqualTo(filtered(THREE, months));
  }

  @Test
  @Evidence(of = HmmSums.class, kind = Kind.SYMMETRY)
  void sequencesTwiceAreTwiceTheSums() {
    int[][] some = random(new SplittableRandom(4), 8);
    int[][] others = random(new SplittableRandom(5), 5);
    HmmSums once = sums(THREE, sequences(2, new int[][][] {some, others}));
    HmmSums twice = sums(THREE, sequences(2, new int[][][] {others, some, others, some}));

    assertThat(twice.logLikelihood()).isCloseTo(2 * once.logLikelihood(), within(1e-11));
    assertThat(twice.steps()).isEqualTo(2 * once.steps());
    for (int k = 0; k < 3; k++) {
      assertThat(twice.counts(k, 1)).isCloseTo(2 * once.counts(k, 1), within(1e-12));
      assertThat(twice.moves(k, 1)).isCloseTo(2 * once.moves(k, 1), within(1e-12));
    }
  }

  /** Every path through three states over six months, one of them silent. */
  @Test
  @Evidence(
      of = {PoissonHmm.class, HmmSums.class},
      kind = Kind.SECOND_ROUTE)
  void sumsOverAllPaths() {
    int[][] months = random(new SplittableRandom(6), 6);
    months[3] = new int[] {0, 0, 0};
    months[5] = new int[] {9, 2, 1};
    double total = 0;
    double[] last = new double[3];
    double[] counts = new double[3];
    double[][] moves = new double[3][3];
    for (int path = 0; path < 729; path++) {
      int[] states = path(path);
      double p = probability(states, months);
      total += p;
      last[states[5]] += p;
      for (int t = 0; t < 6; t++) {
        counts[states[t]] += p * months[t][1];
        if (t > 0) {
          moves[states[t - 1]][states[t]] += p;
        }
      }
    }
    HmmSums sums = sums(THREE, sequences(2, new int[][][] {months}));

    assertThat(sums.logLikelihood()).isCloseTo(Math.log(total), within(1e-12));
    for (int k = 0; k < 3; k++) {
      assertThat(filtered(THREE, months)[k]).isCloseTo(last[k] / total, within(1e-13));
      assertThat(sums.counts(k, 0)).isCloseTo(counts[k] / total, within(1e-12));
      for (int l = 0; l < 3; l++) {
        assertThat(sums.moves(k, l)).isCloseTo(moves[k][l] / total, within(1e-12));
      }
    }
  }

  /** Fisher's identity: the slope of the log-likelihood in log rate is what was less expected. */
  @Test
  void sumsAreTheSlopeOfTheLogLikelihood() {
    CountSequences sequences = sequences(2, new int[][][] {random(new SplittableRandom(7), 12)});
    double step = 1e-6;
    HmmSums at = sums(THREE, sequences);
    double slope =
        (sums(with(.10 * Math.exp(step)), sequences).logLikelihood()
                - sums(with(.10 * Math.exp(-step)), sequences).logLikelihood())
            / (2 * step);

    assertThat(at.counts(1, 0) - .10 * at.exposure(1)).isCloseTo(slope, within(1e-6));
  }

  @Test
  @Evidence(
      of = {PoissonHmm.class, HmmSums.class},
      kind = Kind.R)
  void likelihoodAndFilteredProbabilitiesByR() {
    CountSequences sequences = HmmData.sequences();
    int first = sequences.end(0);
    int[][] months = new int[first][];
    for (int t = 0; t < first; t++) {
      int[] counts = sequences.countsOf(t);
      months[t] = new int[] {sequences.exposure(t), counts[0], counts[1]};
    }

    assertThat(sums(THREE, sequences).logLikelihood()).isCloseTo(-4254.02778175, within(1e-7));
    assertThat(filtered(THREE, months))
        .containsExactly(
            new double[] {0.586924340012, 0.410462305478, 0.00261335451037}, within(1e-11));
  }

  private static PoissonHmm two() {
    return PoissonHmm.of(
        new double[][] {{1, 3}, {3, 1}},
        new double[][] {{.5, .5}, {1 / 3.0, 2 / 3.0}},
        new double[] {.5, .5});
  }

  private static PoissonHmm with(double rate) {
    return PoissonHmm.of(
        new double[][] {{.02, .01}, {rate, .03}, {.15, .20}},
        new double[][] {{.9, .1, 0}, {.05, .85, .1}, {.02, .08, .9}},
        new double[] {.7, .2, .1});
  }

  private static double[] filtered(PoissonHmm model, int[][] months) {
    double[] p = new double[model.states()];
    double[] next = new double[model.states()];
    model.begin(next);
    for (int t = 0; t < months.length; t++) {
      if (t > 0) {
        model.moveOn(p, next);
      }
      model.heed(next, months[t][0], months[t], 1);
      double[] free = p;
      p = next;
      next = free;
    }
    return p;
  }

  private static int[] path(int number) {
    int[] states = new int[6];
    int rest = number;
    for (int t = 0; t < 6; t++) {
      states[t] = rest % 3;
      rest /= 3;
    }
    return states;
  }

  private static double probability(int[] states, int[][] months) {
    double p = THREE.initial(states[0]);
    for (int t = 0; t < months.length; t++) {
      p *= t == 0 ? 1 : THREE.transition(states[t - 1], states[t]);
      for (int j = 0; j < 2 && months[t][0] > 0; j++) {
        double rate = THREE.rate(states[t], j);
        p *= Math.pow(rate, months[t][1 + j]) * Math.exp(-months[t][0] * rate);
      }
    }
    return p;
  }

  /** Exposure and two counts of each month. */
  private static int[][] random(SplittableRandom random, int months) {
    int[][] drawn = new int[months][];
    Arrays.setAll(
        drawn, t -> new int[] {1 + random.nextInt(20), random.nextInt(4), random.nextInt(4)});
    return drawn;
  }

  static CountSequences sequences(int kinds, int[][][] sequences) {
    CountSequencesBuilder builder = new CountSequencesBuilder(kinds);
    for (int s = 0; s < sequences.length; s++) {
      for (int[] step : sequences[s]) {
        builder.step();
        builder.addExposure(step[0]);
        for (int j = 0; j < kinds; j++) {
          builder.addCount(j, step[1 + j]);
        }
      }
      builder.end(s);
    }
    return builder.build();
  }

  private static HmmSums sums(PoissonHmm model, CountSequences sequences) {
    HmmPass pass = new HmmPass(List.of(model));
    var sums = pass.start();
    pass.add(sums, sequences);
    return sums.get(0);
  }
}
