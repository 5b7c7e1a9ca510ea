package dev.plumbline.stats.cox;

import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Design;

/**
 * The hazard that a fitted model leaves to the risk sets, and the survival that it predicts.
 *
 * <p>\[ d\hat H_0(g) = \bar w \sum_l \frac{1}{S_0 - f_l D_0}, \qquad \hat S(t | x) = \exp \Bigl(
 * -\sum_{g : t_g \le t} d\hat H_0(g) e^{x(t_g)'\beta} \Bigr) \]
 *
 * <p>with the tie sums of {@link PartialLikelihood} at the estimate: Efron's estimate for an Efron
 * fit, Breslow's for a Breslow fit.
 *
 * <p>Same as {@code basehaz(fit, centered = FALSE)} of the R package <i>survival</i>, as steps
 * instead of a sum, by stratum; and as {@code survfit(fit, newdata)} for covariates that do not
 * change.
 *
 * @param steps \(d\hat H_0\) of each risk set, of a row whose columns are all zero
 * @see <a href="https://doi.org/10.2307/2529620">Breslow (1974), Covariance analysis of censored
 *     survival data, Biometrics 30, 89-99</a>
 */
public record BaselineHazard(Design design, RiskSets riskSets, double[] beta, double[] steps) {

  public static BaselineHazard of(CoxFit fit, RiskSets riskSets) {
    double[] steps = new double[riskSets.size()];
    // A row of zeros is not at zero on the scale of the design.
    double[] origin = terms(fit.design(), new double[widest(fit.design()) + 1]);
    double atOrigin = Matrices.dot(origin, fit.scaledCoefficients());
    for (int g = 0; g < steps.length; g++) {
      steps[g] = fit.likelihood().residualTerms().hazard()[g] * Math.exp(atOrigin - fit.shift()[g]);
    }
    return new BaselineHazard(fit.design(), riskSets, fit.scaledCoefficients(), steps);
  }

  /** The cumulative hazard at {@code time} of a row whose columns are all zero. */
  public double cumulative(long stratum, double time) {
    double sum = 0;
    for (int g = 0; g < steps.length; g++) {
      if (riskSets.stratum()[g] == stratum && riskSets.time()[g] <= time) {
        sum += steps[g];
      }
    }
    return sum;
  }

  /** Covariates that may change with time: the columns of a row at each time. */
  public interface Path {
    double[] columnsAt(double time);
  }

  /**
   * The probability of surviving {@code (from, until]} along a path of covariates, given survival
   * until {@code from}.
   */
  public double survival(long stratum, double from, double until, Path path) {
    double atOrigin = Matrices.dot(terms(design, new double[widest(design) + 1]), beta);
    double hazard = 0;
    for (int g = 0; g < steps.length; g++) {
      double time = riskSets.time()[g];
      if (riskSets.stratum()[g] == stratum && from < time && time <= until) {
        double eta = Matrices.dot(terms(design, path.columnsAt(time)), beta);
        hazard += steps[g] * Math.exp(eta - atOrigin);
      }
    }
    return Math.exp(-hazard);
  }

  private static double[] terms(Design design, double[] columns) {
    double[][] oneRow = new double[columns.length][];
    for (int k = 0; k < columns.length; k++) {
      oneRow[k] = new double[] {columns[k]};
    }
    double[] terms = new double[design.terms()];
    design.row(oneRow, 0, terms);
    return terms;
  }

  private static int widest(Design design) {
    int widest = 0;
    for (int[] columns : design.columns()) {
      for (int column : columns) {
        widest = Math.max(widest, column);
      }
    }
    return widest;
  }
}
