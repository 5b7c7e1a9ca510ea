package dev.plumbline.stats.cox;

import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Design;
import java.util.Arrays;
import java.util.Optional;

/**
 * Coefficients of Cox's proportional hazards model by maximum partial likelihood.
 *
 * <p>The hazard of row \(i\) at time \(t\) in stratum \(s\) is \(h_{0s}(t) \exp(x_i(t)'\beta +
 * o_i)\). The coefficients maximise {@link PartialLikelihood}; the baseline hazards need not be
 * known. A row contributes from its start, exclusive, to its stop, inclusive, so covariates may
 * change with time and subjects may enter late.
 *
 * <p>Conventions:
 *
 * <ul>
 *   <li>A subject censored at an event time is at risk at that time; one that enters at it is not.
 *   <li>Newton steps from zero, halved while the log-likelihood falls. Convergence is judged by the
 *       decrement \(U' I^{-1} U\), the squared length of the next step in standard errors. Newton
 *       converges quadratically, so the ratio of two successive decrements is about the relative
 *       error left in the information: below {@value #LEFT} the last step is taken and nothing is
 *       left that a double can show.
 *   <li>A term that is constant, or follows from terms before it in every risk set, is aliased: it
 *       has no coefficient and takes no degree of freedom.
 * </ul>
 *
 * <p>Same as {@code coxph(Surv(start, stop, event) ~ x, ties = , weights = , cluster = )} of the R
 * package <i>survival</i> with {@code control = coxph.control(eps = 1e-12)}. It differs in that
 * times closer than 1e-9 are not taken as tied ({@code timefix = FALSE}), and that a term without a
 * coefficient is reported as dropped instead of {@code NA}.
 *
 * @param maxIterations after which the fit counts as not converged
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">Cox (1972), Regression models
 *     and life-tables, JRSS B 34, 187-220</a>
 */
public record CoxRegression(Ties ties, int maxIterations) {

  private static final double LEFT = 1e-13;

  /**
   * A decrement for each event. A step of \(s\) standard errors changes the information of \(n\)
   * events by about \(s / \sqrt n\) of itself: by less than 1e-12 below this.
   */
  private static final double EXACT = 1e-25;

  /** Beyond this \(|\eta - c|\) the sums of a risk set are taken again with a better shift. */
  private static final double SHIFT_TOLERANCE = 50;

  private static final int HALVINGS = 20;

  /** A decrement that leaves less than \(10^{-8}\) standard errors. */
  private static final double NEAR = 1e-8;

  private static final int STEPS_NEAR = 8;

  public static CoxRegression efron() {
    return new CoxRegression(Ties.EFRON, 30);
  }

  public static CoxRegression breslow() {
    return new CoxRegression(Ties.BRESLOW, 30);
  }

  /**
   * The model that maximises the partial likelihood.
   *
   * @throws IllegalArgumentException if there is no event or no term: callers ask the evidence gate
   *     first
   */
  public CoxFit fit(CoxData data, Design design) {
    if (data.riskSets().size() == 0 || design.terms() == 0) {
      throw new IllegalArgumentException("Cannot fit without events or without terms");
    }
    double[] noShift = new double[data.riskSets().size()];
    Point atZero = evaluate(data, design, new double[design.terms()], noShift);
    boolean[] kept = kept(atZero.likelihood);
    Design reduced = design.only(kept);
    if (reduced.terms() == 0) {
      throw new IllegalArgumentException("Cannot fit: every term is constant in every risk set");
    }
    Point start =
        reduced.terms() == design.terms()
            ? atZero
            : evaluate(data, reduced, new double[reduced.terms()], noShift);
    return climb(data, reduced, kept, start);
  }

  /**
   * Coefficients, on the scale of {@code design}, of rows whose maximum lies near {@code start}: by
   * whole Newton steps from there, without all else that a fit tells. For fits to be repeated many
   * times with rows much alike. What the last step leaves is of the order of its square; where
   * steps do not shrink, the fit begins anew from zero.
   *
   * @param start a few standard errors away at most: far off the likelihood is flat, too
   * @param design terms none of which is aliased
   */
  public double[] near(double[] start, CoxData data, Design design) {
    double[] noShift = new double[data.riskSets().size()];
    double[] beta = start.clone();
    for (int step = 0; step < STEPS_NEAR; step++) {
      PartialLikelihood at = evaluate(data, design, beta, noShift).likelihood;
      double[] move = Cholesky.of(at.information()).solve(at.score());
      for (int j = 0; j < beta.length; j++) {
        beta[j] += move[j];
      }
      if (Matrices.dot(move, at.score()) < NEAR) {
        return beta;
      }
    }
    return fit(data, design).scaledCoefficients();
  }

  private CoxFit climb(CoxData data, Design design, boolean[] kept, Point start) {
    Cholesky factor = Cholesky.of(start.likelihood.information());
    double scoreTest =
        Matrices.dot(start.likelihood.score(), factor.solve(start.likelihood.score()));
    Point at = start;
    int iterations = 0;
    boolean converged = false;
    double previous = Double.POSITIVE_INFINITY;
    while (iterations < maxIterations && !converged) {
      double[] step = Cholesky.of(at.likelihood.information()).solve(at.likelihood.score());
      double decrement = Matrices.dot(step, at.likelihood.score());
      iterations++;
      if (isSmall(decrement, previous, data.riskSets().totalEvents())) {
        converged = true;
        at = at.moved(step);
      } else {
        previous = decrement;
        Optional<Point> next = halvedUntilHigher(data, design, at, step);
        converged = next.isEmpty();
        at = next.orElse(at);
      }
    }
    return CoxFit.of(this, design, kept, start, scoreTest, at, iterations, converged);
  }

  /** Small beside the one before, or so small that rounding is all there is to it. */
  private static boolean isSmall(double decrement, double previous, long events) {
    return decrement < LEFT * Math.min(previous, 1)
        || decrement < EXACT * events
        || (decrement < LEFT && decrement > previous / 4);
  }

  /** The point after {@code step}, or after half of it as often as the likelihood falls. */
  private Optional<Point> halvedUntilHigher(
      CoxData data, Design design, Point from, double[] step) {
    double[] beta = new double[step.length];
    double factor = 1;
    for (int halving = 0; halving <= HALVINGS; halving++) {
      for (int j = 0; j < beta.length; j++) {
        beta[j] = from.beta[j] + factor * step[j];
      }
      Point next = evaluate(data, design, beta, from.sums.largestEta());
      double tolerance = 1e-12 * Math.abs(from.likelihood.logLikelihood());
      if (next.likelihood.logLikelihood() >= from.likelihood.logLikelihood() - tolerance) {
        return Optional.of(next);
      }
      factor /= 2;
    }
    // No step leads up: as high as rounding allows.
    return Optional.empty();
  }

  /** Looks at the likelihood; again, with a better shift, if exponents were large. */
  Point evaluate(CoxData data, Design design, double[] beta, double[] shift) {
    CoxSums sums = data.sums(design, beta, shift);
    if (isOutOfRange(sums.largestEta(), shift)) {
      return evaluate(data, design, beta, sums.largestEta());
    }
    PartialLikelihood likelihood = PartialLikelihood.of(sums, data.riskSets(), beta, shift, ties);
    return new Point(beta.clone(), shift, sums, likelihood);
  }

  private static boolean isOutOfRange(double[] largestEta, double[] shift) {
    for (int g = 0; g < shift.length; g++) {
      if (Math.abs(largestEta[g] - shift[g]) > SHIFT_TOLERANCE) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] kept(PartialLikelihood atZero) {
    boolean[] aliased = Cholesky.of(atZero.information()).aliased();
    boolean[] kept = new boolean[aliased.length];
    for (int j = 0; j < kept.length; j++) {
      kept[j] = !aliased[j];
    }
    return kept;
  }

  /** A value of the coefficients and what was found there. */
  record Point(double[] beta, double[] shift, CoxSums sums, PartialLikelihood likelihood) {

    /** A step too small to look again after it: the likelihood rises by half the decrement. */
    Point moved(double[] step) {
      double[] moved = Arrays.copyOf(beta, beta.length);
      for (int j = 0; j < moved.length; j++) {
        moved[j] += step[j];
      }
      return new Point(moved, shift, sums, likelihood);
    }
  }
}
