package dev.plumbline.stats.cox;

import dev.plumbline.stats.linear.Cholesky;
import java.util.Arrays;

/**
 * How a coefficient changes with time: means of scaled Schoenfeld residuals.
 *
 * <p>With \(U_g\) the part of risk set \(g\) in the score at the estimate, \(I\) the information,
 * \(D\) all events and \(d_w\) those of a window \(w\) of time,
 *
 * <p>\[ \hat\beta(w) = \hat\beta + D I^{-1} \frac{1}{d_w} \sum_{g \in w} U_g, \qquad
 * \mathrm{se}_j(w) = \sqrt{ (I^{-1})_{jj} \, D / d_w } \]
 *
 * <p>A single risk set tells on a handful of events, so windows are what can be read; a window may
 * be one risk set. Needs no pass over the rows.
 *
 * <p>Conventions: risk sets of all strata at the same time are in the same window. Each event
 * counts alike and the information is taken to be shared among events evenly, as the residuals'
 * inventors do: the error is the model's, neither robust nor exact. {@code NaN} in a window without
 * an event. The mean over all events is the coefficient itself.
 *
 * <p>Same as the mean over the window's events of {@code residuals(fit, "scaledsch")}, which is
 * {@code cox.zph(fit, terms = FALSE)$y}, of the R package <i>survival</i>; for a weighted fit R
 * means residuals by event, ours counts each with its weight.
 *
 * @param events in each window
 * @param effects by window and term, in units of the fit
 * @param errors of them
 * @see <a href="https://doi.org/10.1093/biomet/81.3.515">Grambsch and Therneau (1994), Proportional
 *     hazards tests and diagnostics based on weighted residuals, Biometrika 81, 515-526</a>
 */
public record TimeVaryingEffect(long[] events, double[][] effects, double[][] errors) {

  /**
   * In windows of time.
   *
   * @param ends of the windows but the last, which has none: the first is \((-\infty, e_0]\)
   */
  public static TimeVaryingEffect of(CoxFit fit, RiskSets riskSets, double... ends) {
    int p = fit.design().terms();
    long[] events = new long[ends.length + 1];
    double[][] scores = new double[ends.length + 1][p];
    for (int g = 0; g < riskSets.size(); g++) {
      int at = Arrays.binarySearch(ends, riskSets.time()[g]);
      int window = at < 0 ? -at - 1 : at;
      events[window] += riskSets.events()[g];
      for (int j = 0; j < p; j++) {
        scores[window][j] += fit.likelihood().riskSetScore()[g][j];
      }
    }
    Cholesky information = Cholesky.of(fit.likelihood().information());
    double[][] effects = new double[events.length][p];
    double[][] errors = new double[events.length][p];
    for (int w = 0; w < events.length; w++) {
      double[] away = information.solve(scores[w]);
      double inverseShare = (double) riskSets.totalEvents() / events[w];
      for (int j = 0; j < p; j++) {
        boolean isTold = events[w] > 0;
        effects[w][j] =
            isTold
                ? fit.coefficients()[j] + inverseShare * away[j] / fit.design().unit()[j]
                : Double.NaN;
        errors[w][j] = isTold ? Math.sqrt(fit.naive()[j][j] * inverseShare) : Double.NaN;
      }
    }
    return new TimeVaryingEffect(events, effects, errors);
  }
}
