package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.PanelBlock;
import java.util.Arrays;

/**
 * How far predicted probabilities of surviving a number of months are from what happened, in the
 * mean of squares, with those censored before made up for by those like them.
 *
 * <p>Of \(n\) subjects at a landmark, \(T_i\) the month after it in which \(i\) left or was last
 * seen, \(\delta_i\) whether it left, \(\hat S_i\) its predicted survival from the landmark on and
 * \(\hat G\) the Kaplan-Meier curve of censoring from the landmark on
 *
 * <p>\[ BS(\tau) = \frac1n \sum_i \Bigl( \frac{\hat S_i(\tau)^2 \delta_i 1[T_i \le \tau]}{\hat
 * G(T_i -)} + \frac{(1 - \hat S_i(\tau))^2 1[i \text{ stayed through } \tau]}{\hat G(\tau -)}
 * \Bigr), \qquad IBS = \frac1h \sum_{\tau = 1}^h BS(\tau) \]
 *
 * <p>The scaled score is \(1 - BS / BS_0\), \(BS_0\) that of the Kaplan-Meier curve of all: the
 * share of it that the predictors explain. Late entry does no harm, for everything is conditional
 * on having come to the landmark.
 *
 * <p>Conventions: months; in a month events come before censorings, so one censored in month
 * \(\tau\) has stayed through it, and \(\hat G\) has those at risk of censoring who did not leave
 * in the month. A weight says how many such subjects there are, so it must be the same in all rows
 * of a subject: others are refused. Scores are 0 at best; 0.25 is what a coin has.
 *
 * <p>R's <i>survival</i> has no counterpart before its {@code brier} of version 3.6; {@code r/
 * calibration.R} computes it from {@code survfit}.
 *
 * @param subjects at the landmark, each counted once whatever its weight
 * @param score \(BS(\tau)\), by month from 1
 * @param ofCurve \(BS_0(\tau)\)
 * @see <a
 *     href="https://doi.org/10.1002/(SICI)1097-0258(19990915/30)18:17/18%3C2529::AID-SIM274%3E3.0.CO;2-5">
 *     Graf, Schmoor, Sauerbrei and Schumacher (1999), Assessment and comparison of prognostic
 *     classification schemes for survival data, Statistics in Medicine 18, 2529-2545</a>
 */
public record BrierScore(long subjects, double[] score, double[] ofCurve) {

  /**
   * Of a fit, for the subjects that came to a landmark, their covariates held at what they were.
   *
   * @param landmark month after which subjects are followed
   * @param months \(h\), for how long
   * @param way the way of clustering whose clusters are the subjects
   */
  public static BrierScore of(
      Blocks<PanelBlock> panel, RiskSets riskSets, CoxFit fit, int landmark, int months, int way) {
    return LandmarkRisk.score(panel, riskSets, fit, landmark, months, way);
  }

  static BrierScore of(BrierSums sums) {
    int h = sums.horizon();
    double[] censoring = sums.censoringJustBefore();
    double[] survival = sums.survival();
    double[] score = new double[h];
    double[] ofCurve = new double[h];
    for (int month = 1; month <= h; month++) {
      double s = survival[month];
      double stayed = 1 / censoring[month];
      score[month - 1] = sums.ofStayers(month) * stayed;
      ofCurve[month - 1] = sums.stayers(month) * (1 - s) * (1 - s) * stayed;
      for (int left = 1; left <= month; left++) {
        score[month - 1] += sums.ofLeavers(month, left) / censoring[left];
        ofCurve[month - 1] += sums.leavers(left) * s * s / censoring[left];
      }
      score[month - 1] /= sums.weight();
      ofCurve[month - 1] /= sums.weight();
    }
    return new BrierScore(sums.subjects(), score, ofCurve);
  }

  public double atHorizon() {
    return score.length == 0 ? Double.NaN : score[score.length - 1];
  }

  public double integrated() {
    return Arrays.stream(score).average().orElse(Double.NaN);
  }

  /** Of the score at the horizon. */
  public double scaled() {
    return 1 - atHorizon() / ofCurve[ofCurve.length - 1];
  }

  /** Of the integrated score. */
  public double integratedScaled() {
    return 1 - integrated() / Arrays.stream(ofCurve).average().orElse(Double.NaN);
  }
}
