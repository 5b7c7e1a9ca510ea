package dev.plumbline.stats.hmm;

import java.util.Arrays;

/** Forward and backward through the sequences of one block, under one model. */
final class Smoother {

  private final PoissonHmm model;
  private final CountSequences block;
  private final int states;
  private final double[][] forward;
  private final double[][] likelihoods;
  private final double[] scales;
  private final double[] backward;
  private final double[] ahead;

  Smoother(PoissonHmm model, CountSequences block) {
    this.model = model;
    this.block = block;
    this.states = model.states();
    int longest = block.longest();
    this.forward = new double[longest][states];
    this.likelihoods = new double[longest][states];
    this.scales = new double[longest];
    this.backward = new double[states];
    this.ahead = new double[states];
  }

  void addTo(HmmSums sums) {
    for (int sequence = 0; sequence < block.size(); sequence++) {
      int start = block.start(sequence);
      int length = block.end(sequence) - start;
      sums.addLogLikelihood(goForward(start, length));
      goBackward(start, length, sums);
    }
  }

  private double goForward(int start, int length) {
    double logLikelihood = 0;
    for (int t = 0; t < length; t++) {
      double[] filtered = forward[t];
      if (t == 0) {
        model.begin(filtered);
      } else {
        model.moveOn(forward[t - 1], filtered);
      }
      int exposure = block.exposure(start + t);
      double[] likelihood = likelihoods[t];
      if (exposure == 0) {
        Arrays.fill(likelihood, 1);
        scales[t] = 1;
        continue;
      }
      int at = (start + t) * model.kinds();
      double log = model.likelihoods(exposure, block.counts(), at, likelihood);
      double scale = 0;
      for (int k = 0; k < states; k++) {
        filtered[k] *= likelihood[k];
        scale += filtered[k];
      }
      for (int k = 0; k < states; k++) {
        filtered[k] /= scale;
      }
      scales[t] = scale;
      logLikelihood += log + StrictMath.log(scale);
    }
    return logLikelihood;
  }

  private void goBackward(int start, int length, HmmSums sums) {
    Arrays.fill(backward, 1);
    for (int t = length - 1; t >= 0; t--) {
      addSmoothed(start + t, forward[t], sums);
      if (t == 0) {
        for (int k = 0; k < states; k++) {
          sums.addBeginning(k, forward[0][k] * backward[k]);
        }
        return;
      }
      for (int l = 0; l < states; l++) {
        ahead[l] = likelihoods[t][l] * backward[l] / scales[t];
      }
      for (int k = 0; k < states; k++) {
        double p = 0;
        for (int l = 0; l < states; l++) {
          double step = model.transition(k, l) * ahead[l];
          sums.addMove(k, l, forward[t - 1][k] * step);
          p += step;
        }
        backward[k] = p;
      }
    }
  }

  private void addSmoothed(int step, double[] filtered, HmmSums sums) {
    int exposure = block.exposure(step);
    if (exposure == 0) {
      return;
    }
    sums.addStep();
    for (int k = 0; k < states; k++) {
      double smoothed = filtered[k] * backward[k];
      sums.addCounts(k, smoothed, exposure, block.counts(), step * model.kinds());
    }
  }
}
