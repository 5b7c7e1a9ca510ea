package dev.plumbline.stats.cox;

import dev.plumbline.stats.curves.LogLogLimits;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Design;
import java.util.ArrayList;
import java.util.List;

/**
 * The hazard that a fitted model leaves to the risk sets, and the survival that it predicts.
 *
 * <p>\[ d\hat H_0(g) = \bar w \sum_l \frac{1}{S_0 - f_l D_0}, \qquad \hat H(t | x) = \sum_{g : t_g
 * \le t} d\hat H_0(g) e^{x(t_g)'\beta}, \qquad \hat S(t | x) = e^{-\hat H(t | x)} \]
 *
 * <p>with the tie sums of {@link PartialLikelihood} at the estimate: Efron's estimate for an Efron
 * fit, Breslow's for a Breslow fit. With \(h_l = 1 / (S_0 - f_l D_0)\), \(a_l\) the mean of the
 * terms among those at risk and \(V\) the covariance of the coefficients
 *
 * <p>\[ \widehat{\mathrm{Var}} \hat H(t | x) = \sum_{g : t_g \le t} e^{2 x'\beta} \bar w \sum_l
 * h_l^2 + q'Vq, \qquad q = \sum_{g : t_g \le t} e^{x'\beta} \bar w \sum_l h_l (x - a_l) \]
 *
 * <p>the first for chance in the steps, the second for the error of the coefficients.
 *
 * <p>Conventions: strata have hazards of their own, each from its own first risk set on; between
 * events the hazard does not move; offsets count as covariates, so \(x\) is that of a row whose
 * offset is 0.
 *
 * <p>Same as {@code basehaz(fit, centered = FALSE)} of the R package <i>survival</i>, as steps
 * instead of a sum, by stratum; and as {@code survfit(fit, newdata)}, whose {@code std.err} is that
 * of \(\hat H\), for covariates that do not change. Along a path of them, with {@code id}, R 3.5-3
 * gives the same \(\hat H\) and another error; ours is that of the delta method.
 *
 * @param covariance of the coefficients on the scale of the design
 * @see <a href="https://doi.org/10.2307/2529620">Breslow (1974), Covariance analysis of censored
 *     survival data, Biometrics 30, 89-99</a>
 * @see <a href="https://doi.org/10.1214/aos/1176345976">Andersen and Gill (1982), Cox's regression
 *     model for counting processes, Annals of Statistics 10, 1100-1120</a>
 */
public record BaselineHazard(CoxFit fit, RiskSets riskSets, double[][] covariance) {

  /** With the covariance of the model. */
  public static BaselineHazard of(CoxFit fit, RiskSets riskSets) {
    return of(fit, riskSets, fit.naive());
  }

  /**
   * With another covariance.
   *
   * @param covariance in units of the fit, such as a robust one
   */
  public static BaselineHazard of(CoxFit fit, RiskSets riskSets, double[][] covariance) {
    double[] unit = fit.design().unit();
    double[][] scaled = new double[unit.length][unit.length];
    for (int a = 0; a < unit.length; a++) {
      for (int b = 0; b < unit.length; b++) {
        scaled[a][b] = covariance[a][b] * unit[a] * unit[b];
      }
    }
    return new BaselineHazard(fit, riskSets, scaled);
  }

  /** Covariates that may change with time: the columns of a row at each time. */
  public interface Path {
    double[] columnsAt(double time);
  }

  /** \(\hat H\) from {@code time} on, up to the time of the next point. */
  public record Point(double time, double cumulativeHazard, double standardError) {

    public double survival() {
      return Math.exp(-cumulativeHazard);
    }

    /** 95 % limits of survival. */
    public LogLogLimits limits() {
      return LogLogLimits.of(survival(), standardError);
    }
  }

  /** The cumulative hazard at {@code time} of a row whose columns are all zero. */
  public double cumulative(long stratum, double time) {
    double[] zeros = new double[widest() + 1];
    return last(curve(stratum, Double.NEGATIVE_INFINITY, time, t -> zeros)).cumulativeHazard();
  }

  /**
   * The probability of surviving {@code (from, until]} along a path of covariates, given survival
   * until {@code from}.
   */
  public double survival(long stratum, double from, double until, Path path) {
    return last(curve(stratum, from, until, path)).survival();
  }

  private static Point last(List<Point> curve) {
    return curve.isEmpty() ? new Point(0, 0, 0) : curve.get(curve.size() - 1);
  }

  /**
   * The steps of the curve along a path of covariates, one for each risk set of the stratum in
   * {@code (from, until]} in which an event happened, given survival until {@code from}.
   */
  public List<Point> curve(long stratum, double from, double until, Path path) {
    var terms = fit.likelihood().residualTerms();
    double[] away = new double[fit.design().terms()];
    double hazard = 0;
    double variance = 0;
    List<Point> points = new ArrayList<>();
    for (int g = 0; g < riskSets.size(); g++) {
      double time = riskSets.time()[g];
      if (riskSets.stratum()[g] == stratum && from < time && time <= until) {
        double[] z = terms(fit.design(), path.columnsAt(time));
        double r = Math.exp(Matrices.dot(z, fit.scaledCoefficients()) - fit.shift()[g]);
        hazard += r * terms.hazard()[g];
        variance += r * r * terms.hazardVariance()[g];
        for (int j = 0; j < away.length; j++) {
          away[j] += r * (z[j] * terms.hazard()[g] - terms.hazardTerms()[g][j]);
        }
        points.add(new Point(time, hazard, Math.sqrt(variance + quadratic(away))));
      }
    }
    return List.copyOf(points);
  }

  private double quadratic(double[] away) {
    double sum = 0;
    for (int a = 0; a < away.length; a++) {
      sum += away[a] * Matrices.dot(covariance[a], away);
    }
    return sum;
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

  private int widest() {
    int widest = 0;
    for (int[] columns : fit.design().columns()) {
      for (int column : columns) {
        widest = Math.max(widest, column);
      }
    }
    return widest;
  }
}
