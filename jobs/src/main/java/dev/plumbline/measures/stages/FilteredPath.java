package dev.plumbline.measures.stages;

import static dev.plumbline.models.StageThresholds.KINDS;

import dev.plumbline.stats.hmm.PoissonHmm;

/** Probabilities of the phases at the end of each month, given what is known up to it. */
final class FilteredPath {

  private final PoissonHmm model;
  private final double[][] filtered;

  FilteredPath(PoissonHmm model, int months) {
    this.model = model;
    this.filtered = new double[months][model.states()];
  }

  /** Tells the months from {@code from} to {@code to} again. */
  void retell(Known known, int from, int to) {
    for (int t = from; t <= to; t++) {
      if (t == known.begin()) {
        model.begin(filtered[t]);
      } else {
        model.moveOn(filtered[t - 1], filtered[t]);
      }
      model.heed(filtered[t], known.scored(t), known.deep(), t * KINDS);
    }
  }

  double probability(int at, int stage) {
    return filtered[at][stage - 1];
  }

  double expectedStage(int at) {
    double expected = 0;
    for (int k = 0; k < filtered[at].length; k++) {
      expected += (k + 1) * filtered[at][k];
    }
    return expected;
  }

  /** Of equally probable ones the lower. */
  int mostProbable(int at) {
    int most = 0;
    for (int k = 1; k < filtered[at].length; k++) {
      most = filtered[at][k] > filtered[at][most] ? k : most;
    }
    return most + 1;
  }
}
