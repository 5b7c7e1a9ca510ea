package dev.plumbline.stats.hmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.fixtures.SpreadBlocks;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models learned from counts; R's figures are in {@code r/hmm.R}. */
class HmmEstimationTest {

  private static final HmmEstimation EXACT = new HmmEstimation(5, 20_000, 1e-15, 1);

  /** One state is no mixture: (6 + .001) / (40 + .1), and the likelihood is Poisson's. */
  @Test
  @Evidence(of = HmmEstimation.class, kind = Kind.BY_HAND)
  void oneStateIsTheRateOfAll() {
    CountSequences sequences =
        PoissonHmmTest.sequences(1, new int[][][] {{{10, 1}, {0, 0}, {20, 5}}, {{10, 0}}});

    HmmFit fit = fit(EXACT, sequences, 1);

    double rate = 6.001 / 40.1;
    assertThat(fit.model().rate(0, 0)).isCloseTo(rate, within(1e-15));
    assertThat(fit.logLikelihood()).isCloseTo(6 * Math.log(rate) - 40 * rate, within(1e-12));
    assertThat(fit.steps()).isEqualTo(3);
    assertThat(fit.bic()).isCloseTo(-2 * fit.logLikelihood() + 1 * Math.log(3), within(1e-12));
  }

  /** Kinds may change places, and sequences may lie in any order and in any blocks. */
  @Test
  @Evidence(of = HmmEstimation.class, kind = Kind.SYMMETRY)
  void orderOfKindsAndSequencesDoesNotMatter() {
    HmmEstimation plain = new HmmEstimation(1, 300, 1e-9, 1);
    CountSequences data = HmmData.sequences();
    CountSequencesBuilder some = new CountSequencesBuilder(2);
    CountSequencesBuilder others = new CountSequencesBuilder(2);
    for (int s = data.size() - 1; s >= 0; s--) {
      CountSequencesBuilder to = s % 3 == 0 ? some : others;
      for (int t = data.start(s); t < data.end(s); t++) {
        to.step();
        to.addExposure(data.exposure(t));
        to.addCount(0, data.countsOf(t)[1]);
        to.addCount(1, data.countsOf(t)[0]);
      }
      to.end(data.id(s));
    }
    List<CountSequences> blocks = List.of(some.build(), others.build());

    HmmFit fit = fit(plain, data, 3);
    HmmFit swapped = plain.fit(new SpreadBlocks<>(blocks), 2, List.of(3)).orElseThrow().get(0);
    HmmFit sorted = fit(plain, CountSequences.sorted(2, blocks), 3);

    for (HmmFit other : List.of(swapped, sorted)) {
      assertThat(other.logLikelihood()).isCloseTo(fit.logLikelihood(), within(1e-8));
      for (int k = 0; k < 3; k++) {
        assertThat(other.model().rate(k, 1)).isCloseTo(fit.model().rate(k, 0), within(1e-9));
        assertThat(other.model().transition(k, 1))
            .isCloseTo(fit.model().transition(k, 1), within(1e-9));
      }
    }
  }

  /** Each iteration climbs the likelihood times the priors, and ends where nothing is higher. */
  @Test
  @Evidence(of = HmmEstimation.class, kind = Kind.SECOND_ROUTE)
  void everyIterationClimbs() {
    double before = Double.NEGATIVE_INFINITY;
    for (int iterations = 1; iterations < 60; iterations++) {
      HmmFit fit = fit(new HmmEstimation(1, iterations, 0, 1), HmmData.sequences(), 3);
      double reached = fit.logLikelihood() + prior(fit.model());
      assertThat(reached).isGreaterThanOrEqualTo(before - 1e-9);
      before = reached;
    }
    PoissonHmm top = fit(EXACT, HmmData.sequences(), 3).model();
    for (double factor : new double[] {.98, 1.02}) {
      assertThat(objective(changed(top, factor, 1))).isLessThan(objective(top));
      assertThat(objective(changed(top, 1, factor))).isLessThan(objective(top));
    }
  }

  @Test
  @Evidence(of = HmmEstimation.class, kind = Kind.R)
  void agreesWithASearchInR() {
    double[][] rates = {
      {0.0101633038411, 0.0112231889502},
      {0.084237973579, 0.0231734538997},
      {0.151788242181, 0.187362987033}
    };
    double[][] transitions = {
      {0.824443354983, 0.175556645017, 0},
      {0.0818550576117, 0.837294646637, 0.0808502957509},
      {0.00619050254975, 0.0432355354544, 0.950573961996}
    };
    double[] initial = {0.590066306968, 0.225844463123, 0.184089229909};

    HmmFit fit = fit(EXACT, HmmData.sequences(), 3);

    // A search by differences finds a top to about the root of its precision.
    assertThat(fit.logLikelihood()).isCloseTo(-4245.34067716, within(1e-4));
    for (int k = 0; k < 3; k++) {
      assertThat(fit.model().initial(k)).isCloseTo(initial[k], within(1e-4));
      for (int j = 0; j < 2; j++) {
        assertThat(fit.model().rate(k, j)).isCloseTo(rates[k][j], within(1e-5));
      }
      for (int l = 0; l < 3; l++) {
        assertThat(fit.model().transition(k, l)).isCloseTo(transitions[k][l], within(1e-4));
      }
    }
  }

  @Test
  void startsAreDrawnFromTheSeed() {
    HmmEstimation seeded = HmmEstimation.seeded(7);

    assertThat(fit(seeded, HmmData.sequences(), 3).logLikelihood())
        .isEqualTo(fit(seeded, HmmData.sequences(), 3).logLikelihood())
        .isCloseTo(-4245.34, within(.1));
  }

  @Test
  void nothingIsLearnedWhereNothingWasSeen() {
    CountSequences silent = PoissonHmmTest.sequences(2, new int[][][] {{{0, 0, 0}, {0, 0, 0}}});

    assertThat(silent.size()).isZero();
    assertThat(EXACT.fit(new SpreadBlocks<>(List.of(silent)), 2, List.of(3))).isEmpty();
  }

  private static HmmFit fit(HmmEstimation estimation, CountSequences sequences, int states) {
    return estimation
        .fit(new SpreadBlocks<>(List.of(sequences)), sequences.kinds(), List.of(states))
        .orElseThrow()
        .get(0);
  }

  private static double objective(PoissonHmm model) {
    HmmPass pass = new HmmPass(List.of(model));
    var sums = pass.start();
    pass.add(sums, HmmData.sequences());
    return sums.get(0).logLikelihood() + prior(model);
  }

  /** The priors of the M-step, as R's script has them. */
  private static double prior(PoissonHmm model) {
    double prior = 0;
    for (int k = 0; k < model.states(); k++) {
      prior += 1e-6 * Math.log(model.initial(k));
      for (int j = 0; j < model.kinds(); j++) {
        prior += 1e-3 * Math.log(model.rate(k, j)) - .1 * model.rate(k, j);
      }
      for (int l = 0; l < Math.min(k + 2, model.states()); l++) {
        prior += (k == l ? 5.5 : .5) * Math.log(model.transition(k, l));
      }
    }
    return prior;
  }

  private static PoissonHmm changed(PoissonHmm model, double rate, double stay) {
    double[][] rates = new double[3][2];
    double[][] transitions = new double[3][3];
    double[] initial = new double[3];
    for (int k = 0; k < 3; k++) {
      initial[k] = model.initial(k);
      for (int j = 0; j < 2; j++) {
        rates[k][j] = model.rate(k, j) * (k == 1 ? rate : 1);
      }
      for (int l = 0; l < 3; l++) {
        transitions[k][l] = model.transition(k, l) * (k == l ? stay : 1);
      }
    }
    return PoissonHmm.of(rates, transitions, initial);
  }
}
