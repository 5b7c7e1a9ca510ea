package dev.plumbline.stats.hmm;

import java.io.Serializable;

/**
 * What sequences are expected to have done under a model: the E-step of EM, as sums that can be
 * added up wherever the sequences lie. K·J + K² + 2K + 3 numbers, whatever the number of sequences.
 *
 * <p>With the backward recursion \(\hat\beta_{t-1}(k) = \frac{1}{c_t} \sum_l A_{kl} \, b_l(y_t,
 * n_t) \, \hat\beta_t(l)\) the smoothed probabilities are
 *
 * <p>\[ \gamma_t(k) = \hat\alpha_t(k) \hat\beta_t(k), \qquad \xi_t(k, l) = \frac{1}{c_t}
 * \hat\alpha_{t-1}(k) A_{kl} \, b_l(y_t, n_t) \, \hat\beta_t(l) \]
 *
 * <p>and the sums are \(\sum \gamma_t(k) y_{tj}\), \(\sum \gamma_t(k) n_t\), \(\sum \xi_t(k, l)\)
 * and \(\sum \gamma_1(k)\).
 */
public final class HmmSums implements Serializable {

  private static final long serialVersionUID = 1;

  private static final double PRIOR_COUNT = 1e-3;
  private static final double PRIOR_EXPOSURE = 1e-1;
  private static final double PRIOR_MOVES = 0.5;
  private static final double PRIOR_STAYS = 5;
  private static final double PRIOR_BEGINNING = 1e-6;

  private final double[][] counts;
  private final double[] exposures;
  private final double[][] moves;
  private final double[] beginnings;
  private double logLikelihood;
  private double remainder;
  private long steps;

  HmmSums(int states, int kinds) {
    this.counts = new double[states][kinds];
    this.exposures = new double[states];
    this.moves = new double[states][states];
    this.beginnings = new double[states];
  }

  public double logLikelihood() {
    return logLikelihood + remainder;
  }

  /** Steps with exposure. */
  public long steps() {
    return steps;
  }

  double counts(int state, int kind) {
    return counts[state][kind];
  }

  double exposure(int state) {
    return exposures[state];
  }

  double moves(int from, int to) {
    return moves[from][to];
  }

  double beginnings(int state) {
    return beginnings[state];
  }

  void addLogLikelihood(double term) {
    // Neumaier's sum: a small change of a large sum decides when EM stops.
    double sum = logLikelihood + term;
    remainder +=
        Math.abs(logLikelihood) >= Math.abs(term)
            ? (logLikelihood - sum) + term
            : (term - sum) + logLikelihood;
    logLikelihood = sum;
  }

  void addStep() {
    steps++;
  }

  void addBeginning(int state, double probability) {
    beginnings[state] += probability;
  }

  void addMove(int from, int to, double probability) {
    moves[from][to] += probability;
  }

  void addCounts(int state, double probability, int exposure, int[] of, int at) {
    exposures[state] += probability * exposure;
    for (int j = 0; j < counts[state].length; j++) {
      counts[state][j] += probability * of[at + j];
    }
  }

  void add(HmmSums other) {
    for (int k = 0; k < exposures.length; k++) {
      exposures[k] += other.exposures[k];
      beginnings[k] += other.beginnings[k];
      add(counts[k], other.counts[k]);
      add(moves[k], other.moves[k]);
    }
    addLogLikelihood(other.logLikelihood());
    steps += other.steps;
  }

  /**
   * The M-step: \(\lambda_{kj} = (\sum \gamma y + 10^{-3}) / (\sum \gamma n + 10^{-1})\), \(A_{kl}
   * \propto \sum \xi + \tfrac12 + 5 \cdot 1[k = l]\) once states are in order. The added terms are
   * priors: a state that hardly anything is in keeps a rate, and states last.
   */
  PoissonHmm maximised() {
    int states = exposures.length;
    double[][] rates = new double[states][counts[0].length];
    double[][] transitions = new double[states][states];
    double[] initial = new double[states];
    for (int k = 0; k < states; k++) {
      for (int j = 0; j < rates[k].length; j++) {
        rates[k][j] = (counts[k][j] + PRIOR_COUNT) / (exposures[k] + PRIOR_EXPOSURE);
      }
      for (int l = 0; l < states; l++) {
        transitions[k][l] = moves[k][l] + PRIOR_MOVES + (k == l ? PRIOR_STAYS : 0);
      }
      initial[k] = beginnings[k] + PRIOR_BEGINNING;
    }
    return PoissonHmm.of(rates, transitions, initial);
  }

  private static void add(double[] into, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }
}
