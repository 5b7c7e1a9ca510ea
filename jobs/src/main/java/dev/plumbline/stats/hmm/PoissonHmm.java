package dev.plumbline.stats.hmm;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A hidden Markov model of counts with exposure: what is in state \(k\) does \(y_j\) of kind \(j\)
 * with
 *
 * <p>\[ y_j \sim \mathrm{Poisson}(n \lambda_{kj}), \qquad \log b_k(y, n) = \sum_j y_j \log
 * \lambda_{kj} - n \sum_j \lambda_{kj} \]
 *
 * <p>independently, where \(n\) is the exposure. It begins in state \(k\) with probability
 * \(\pi_k\) and goes from \(k\) to \(l\) with probability \(A_{kl}\) at each step.
 *
 * <p>What is <em>filtered</em> at step \(t\) is the probability of each state given the counts up
 * to \(t\), by the scaled forward recursion
 *
 * <p>\[ \hat\alpha_t(l) = \frac{1}{c_t} \sum_k \hat\alpha_{t-1}(k) A_{kl} \, b_l(y_t, n_t) \]
 *
 * <p>It heeds nothing later; what is <em>smoothed</em> ({@link HmmSums}) does, and so must not
 * explain anything that happened in between.
 *
 * <p>Conventions:
 *
 * <ul>
 *   <li>States stand in order of \(\sum_j \lambda_{kj}\).
 *   <li>A step without exposure tells nothing: states move on, and nothing is learned.
 *   <li>Log-likelihoods leave out \(\sum_j y_j \log n - \log y_j!\), which no parameter changes.
 *   <li>Nothing skips a state on its way up: \(A_{kl} = 0\) for \(l > k + 1\).
 * </ul>
 *
 * @see <a href="https://doi.org/10.1201/b20790">Zucchini, MacDonald and Langrock (2016), Hidden
 *     Markov Models for Time Series, 2nd edition, sections 2.3 and 4.1</a>
 * @see <a href="https://doi.org/10.1287/mksc.1070.0294">Netzer, Lattin and Srinivasan (2008), A
 *     hidden Markov model of customer relationship dynamics, Marketing Science 27, 185-204</a>
 */
public final class PoissonHmm implements Serializable {

  private static final long serialVersionUID = 1;

  private final int states;
  private final int kinds;
  private final double[][] rates;
  private final double[][] transitions;
  private final double[] initial;
  private final double[] logRates;
  private final double[] totalRates;

  private PoissonHmm(double[][] rates, double[][] transitions, double[] initial) {
    this.states = rates.length;
    this.kinds = rates[0].length;
    this.rates = rates;
    this.transitions = transitions;
    this.initial = initial;
    this.logRates = new double[states * kinds];
    this.totalRates = new double[states];
    for (int k = 0; k < states; k++) {
      for (int j = 0; j < kinds; j++) {
        logRates[k * kinds + j] = StrictMath.log(rates[k][j]);
        totalRates[k] += rates[k][j];
      }
    }
  }

  /**
   * A model; its states are put in order.
   *
   * @param rates above 0, by state and kind
   * @param transitions from state to state; what skips a state upwards is 0 once in order
   */
  public static PoissonHmm of(double[][] rates, double[][] transitions, double[] initial) {
    int n = rates.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> sum(rates[k])))
            .mapToInt(k -> k)
            .toArray();
    double[][] r = new double[n][];
    double[][] a = new double[n][n];
    double[] pi = new double[n];
    for (int k = 0; k < n; k++) {
      r[k] = rates[order[k]].clone();
      pi[k] = initial[order[k]];
      for (int l = 0; l < n; l++) {
        a[k][l] = skips(k, l) ? 0 : transitions[order[k]][order[l]];
      }
      normalise(a[k]);
    }
    normalise(pi);
    return new PoissonHmm(r, a, pi);
  }

  static boolean skips(int from, int to) {
    return to > from + 1;
  }

  public int states() {
    return states;
  }

  public int kinds() {
    return kinds;
  }

  public double rate(int state, int kind) {
    return rates[state][kind];
  }

  public double transition(int from, int to) {
    return transitions[from][to];
  }

  public double initial(int state) {
    return initial[state];
  }

  /** Rates, transitions and beginnings that may be chosen freely. */
  public int parameters() {
    int skipped = (states - 1) * (states - 2) / 2;
    return states * kinds + states * (states - 1) - skipped + states - 1;
  }

  /** The probabilities of a first step, before anything is known of it. */
  public void begin(double[] into) {
    System.arraycopy(initial, 0, into, 0, states);
  }

  /** The probabilities one step on, before anything is known of it. */
  public void moveOn(double[] from, double[] into) {
    for (int l = 0; l < states; l++) {
      double p = 0;
      for (int k = 0; k < states; k++) {
        p += from[k] * transitions[k][l];
      }
      into[l] = p;
    }
  }

  /**
   * Heeds what is known of a step.
   *
   * @param probabilities before, and filtered afterwards
   * @param counts those of the step begin at {@code at}
   * @return the logarithm of the likelihood of the step, given those before it
   */
  public double heed(double[] probabilities, int exposure, int[] counts, int at) {
    if (exposure == 0) {
      return 0;
    }
    double[] likelihoods = new double[states];
    double log = likelihoods(exposure, counts, at, likelihoods);
    double scale = 0;
    for (int k = 0; k < states; k++) {
      probabilities[k] *= likelihoods[k];
      scale += probabilities[k];
    }
    for (int k = 0; k < states; k++) {
      probabilities[k] /= scale;
    }
    return log + StrictMath.log(scale);
  }

  /** Likelihoods of a step in each state, over the largest, whose logarithm is returned. */
  double likelihoods(int exposure, int[] counts, int at, double[] into) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < states; k++) {
      double log = -exposure * totalRates[k];
      for (int j = 0; j < kinds; j++) {
        int count = counts[at + j];
        if (count != 0) {
          log += count * logRates[k * kinds + j];
        }
      }
      into[k] = log;
      most = Math.max(most, log);
    }
    for (int k = 0; k < states; k++) {
      into[k] = StrictMath.exp(into[k] - most);
    }
    return most;
  }

  private static void normalise(double[] weights) {
    double sum = sum(weights);
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
