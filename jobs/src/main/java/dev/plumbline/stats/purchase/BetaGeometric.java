package dev.plumbline.stats.purchase;

import dev.plumbline.stats.linear.Cholesky;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The BG/NBD model of customers who buy at random times and drop out in silence.
 *
 * <p>While active, a customer buys by a Poisson process of rate \(\lambda\); after any purchase he
 * drops out with probability \(p\). Over customers \(\lambda\) is gamma with shape \(r\) and rate
 * \(\alpha\), \(p\) is beta with \(a\) and \(b\). The likelihood of \(x\) repeats, the last at
 * \(t_x\), in time \(T\) is
 *
 * <p>\[ L = \frac{B(a, b+x)}{B(a,b)} \frac{\Gamma(r+x) \alpha^r}{\Gamma(r) (\alpha+T)^{r+x}} +
 * 1_{x>0} \frac{B(a+1, b+x-1)}{B(a,b)} \frac{\Gamma(r+x) \alpha^r}{\Gamma(r) (\alpha+t_x)^{r+x}} \]
 *
 * <p>maximised over the logarithms of the parameters by Newton's method with an exact gradient. The
 * probability of being active is
 *
 * <p>\[ P = \left( 1 + 1_{x>0} \frac{a}{b+x-1} \Bigl( \frac{\alpha+T}{\alpha+t_x} \Bigr)^{r+x}
 * \right)^{-1} \]
 *
 * <p>Conventions:
 *
 * <ul>
 *   <li>Who never bought again counts as active, however long the silence: only a purchase after
 *       the first lets a customer drop out.
 *   <li>Purchases of a day should be counted once; the unit of time is the caller's.
 *   <li>Where the likelihood has no top inside the parameters, as without repeats, there is no fit.
 * </ul>
 *
 * <p>Companies that buy by a calendar are not Poisson; the gap definition suits them better. R has
 * it in <i>BTYD</i> ({@code bgnbd.EstimateParameters}), whose search stops earlier; {@code
 * r/purchases.R} has the likelihood by {@code optim}.
 *
 * @param r shape of the rates
 * @param alpha rate of the rates, in units of time
 * @param a first parameter of dropping out
 * @param b second parameter of dropping out
 * @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie and Lee (2005), "Counting
 *     Your Customers" the Easy Way, Marketing Science 24, 275-284</a>
 */
public record BetaGeometric(double r, double alpha, double a, double b, double logLikelihood) {

  private static final int STEPS = 200;
  private static final int HALVINGS = 40;
  private static final double DECREMENT = 1e-10;

  /** Parameters beyond these, on the scale of logarithms, are on their way to no end. */
  private static final double FARTHEST = 20;

  /** Fits the model to all cells; empty if the likelihood has no top. */
  public static Optional<BetaGeometric> fit(List<PurchaseCell> cells) {
    if (cells.stream().noneMatch(cell -> cell.repeats() > 0)) {
      return Optional.empty();
    }
    double[] at = new double[4];
    PurchaseLikelihood here = PurchaseLikelihood.at(at, cells);
    for (int step = 0; step < STEPS; step++) {
      double[] ascent = ascent(at, here, cells);
      double slope = dot(ascent, here.gradient());
      if (slope < DECREMENT) {
        return Optional.of(of(at, here));
      }
      double length = 1;
      PurchaseLikelihood next = null;
      double[] there = at;
      for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
        there = plus(at, ascent, length);
        next = PurchaseLikelihood.at(there, cells);
        if (next.logLikelihood() > here.logLikelihood() + 1e-4 * length * slope) {
          break;
        }
      }
      if (!(next.logLikelihood() > here.logLikelihood()) || isFar(there)) {
        // Rounding alone is left, or nothing holds the parameters.
        return isFar(there) || slope > 1e-5 ? Optional.empty() : Optional.of(of(at, here));
      }
      at = there;
      here = next;
    }
    return Optional.empty();
  }

  /** The log-likelihood of these parameters, whatever they were fitted to. */
  public double logLikelihoodOf(List<PurchaseCell> cells) {
    return PurchaseLikelihood.at(logs(), cells).logLikelihood();
  }

  /** Probability that a customer is still active. */
  public double active(long repeats, double last, double observed) {
    if (repeats == 0) {
      return 1;
    }
    double ratio = Math.log((alpha + observed) / (alpha + last));
    return 1 / (1 + Math.exp(Math.log(a / (b + repeats - 1)) + (r + repeats) * ratio));
  }

  /**
   * How long after the last purchase a customer is active with probability {@code least}: 0 if less
   * probably from the first instant on, infinite if never.
   */
  public double patience(long repeats, double last, double least) {
    if (repeats == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double odds = Math.log((1 / least - 1) * (b + repeats - 1) / a) / (r + repeats);
    return Math.max(0, (alpha + last) * Math.expm1(odds));
  }

  private static BetaGeometric of(double[] logs, PurchaseLikelihood top) {
    double[] exp = Arrays.stream(logs).map(Math::exp).toArray();
    return new BetaGeometric(exp[0], exp[1], exp[2], exp[3], top.logLikelihood());
  }

  private double[] logs() {
    return new double[] {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
  }

  /** Newton's step where the likelihood curves down, else a step along the gradient. */
  private static double[] ascent(double[] at, PurchaseLikelihood here, List<PurchaseCell> cells) {
    double[][] information = information(at, cells);
    double ridge = 0;
    double scale = 0;
    for (int j = 0; j < at.length; j++) {
      scale = Math.max(scale, Math.abs(information[j][j]));
    }
    for (int attempt = 0; attempt < 12; attempt++) {
      Cholesky factor = Cholesky.of(ridged(information, ridge));
      if (factor.isFullRank()) {
        double[] step = factor.solve(here.gradient());
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        return longest > 2 ? plus(new double[at.length], step, 2 / longest) : step;
      }
      ridge = ridge == 0 ? 1e-6 * scale : 10 * ridge;
    }
    return plus(new double[at.length], here.gradient(), 1 / (1 + scale));
  }

  /** By central differences of the gradient. */
  private static double[][] information(double[] at, List<PurchaseCell> cells) {
    int p = at.length;
    double h = 1e-5;
    double[][] information = new double[p][p];
    for (int j = 0; j < p; j++) {
      double[] unit = new double[p];
      unit[j] = 1;
      double[] above = PurchaseLikelihood.at(plus(at, unit, h), cells).gradient();
      double[] below = PurchaseLikelihood.at(plus(at, unit, -h), cells).gradient();
      for (int k = 0; k < p; k++) {
        information[j][k] -= (above[k] - below[k]) / (4 * h);
        information[k][j] -= (above[k] - below[k]) / (4 * h);
      }
    }
    return information;
  }

  private static double[][] ridged(double[][] matrix, double ridge) {
    double[][] ridged = new double[matrix.length][];
    for (int j = 0; j < matrix.length; j++) {
      ridged[j] = matrix[j].clone();
      ridged[j][j] += ridge;
    }
    return ridged;
  }

  private static boolean isFar(double[] logs) {
    return Arrays.stream(logs).anyMatch(log -> !(Math.abs(log) < FARTHEST));
  }

  private static double[] plus(double[] at, double[] step, double length) {
    double[] sum = at.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += length * step[j];
    }
    return sum;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }
}
