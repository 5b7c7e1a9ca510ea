package dev.plumbline.stats.cox;

import dev.plumbline.stats.cox.CoxRegression.Point;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Design;
import java.util.Arrays;
import java.util.Optional;

/**
 * Coefficients of Cox's model where some combination of terms separates the events, so that the
 * partial likelihood has no maximum: Firth's penalised likelihood always has one.
 *
 * <p>\[ \ell^*(\beta) = \ell(\beta) + \tfrac12 \log |I(\beta)|, \qquad U^*_j = U_j + \tfrac12
 * \mathrm{tr}\Bigl( I^{-1} \frac{\partial I}{\partial \beta_j} \Bigr) \]
 *
 * <p>The penalty is Jeffreys' prior; it also takes the bias of order \(1/n\) out of coefficients
 * that do exist.
 *
 * <p><b>How.</b> The derivative of the information is a sum of third central moments over risk
 * sets. With \(M = I^{-1}\) and \(q = x'Mx\) of each row, what is needed of them is
 *
 * <p>\[ \mathrm{tr}(M \partial_j I) = \sum \bar w \bigl( E[q x_j] - a_j E[q] - 2 (Ma)'(E[x x_j] - a
 * a_j) \bigr) \]
 *
 * <p>\(E\) the mean of a risk set by relative risk, \(a = E[x]\), so that a second pass that counts
 * each row \(q\) times is enough, and no third moment is ever held. Steps are \(I^{-1} U^*\),
 * shorter where they go too far.
 *
 * <p>Conventions: tied events and weights as in {@link CoxRegression}; log-likelihoods of the fit
 * are penalised. Same as {@code coxphf(formula)} of the R package <i>coxphf</i>, which has
 * Breslow's ties only; and as the maximum of {@code coxph(init = b, iter.max = 0)$loglik +
 * log(det(information)) / 2}.
 *
 * @see <a href="https://doi.org/10.1093/biomet/80.1.27">Firth (1993), Bias reduction of maximum
 *     likelihood estimates, Biometrika 80, 27-38</a>
 * @see <a href="https://doi.org/10.1111/j.0006-341X.2001.00114.x">Heinze and Schemper (2001), A
 *     solution to the problem of monotone likelihood in Cox regression, Biometrics 57, 114-119</a>
 */
public record FirthRegression(Ties ties, int maxIterations) {

  /** The squared length of a step, in standard errors, at which nothing is left to gain. */
  private static final double DECREMENT = 1e-22;

  private static final int HALVINGS = 30;

  /** No step is longer, per standard deviation of a term. */
  private static final double LONGEST = 1;

  private static final double OVERSHOT = 0.05;
  private static final double SHORTEST = 0.1;
  private static final int NONE = -1;

  public static FirthRegression efron() {
    return new FirthRegression(Ties.EFRON, 200);
  }

  /** The penalised fit of the model that {@code plain} is the fit of. */
  public CoxFit refit(CoxData data, CoxFit plain) {
    Design design = plain.design();
    Penalised atZero = at(data, design, new double[design.terms()], noShift(data));
    Climb climb = climb(data, design, atZero, NONE);
    double[][] inverse = climb.at.inverse;
    double[] coefficients = climb.at.point.beta().clone();
    // The determinant has a unit, and so has the likelihood.
    double unit = 0;
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] /= design.unit()[j];
      unit += Math.log(design.unit()[j]);
    }
    return new CoxFit(
        ties,
        design,
        plain.kept(),
        coefficients,
        design.inUnits(inverse),
        atZero.logLikelihood + unit,
        climb.at.logLikelihood + unit,
        plain.scoreTest(),
        climb.iterations,
        climb.converged,
        !climb.converged,
        plain.running(),
        climb.at.point.sums().isHeld(),
        climb.at.point.beta(),
        climb.at.point.shift(),
        climb.at.point.likelihood());
  }

  /**
   * Tests one coefficient against zero, where Wald's test cannot: by the score about it at the
   * penalised estimate under the hypothesis, less what the other terms explain of it.
   *
   * <p>\[ \chi^2 = \frac{(I^{-1} U)_j^2}{(I^{-1})_{jj}} \]
   *
   * <p>which is Rao's test where the other scores are zero, and Neyman's \(C(\alpha)\) where, as
   * under a penalty, they are not.
   */
  public Tail scoreTest(CoxData data, CoxFit penalised, int term) {
    Penalised held = held(data, penalised, penalised.scaledCoefficients(), term, 0).at;
    double[] step = Matrices.times(held.inverse, held.point.likelihood().score());
    return Tail.chiSquared(step[term] * step[term] / held.inverse[term][term], 1);
  }

  /**
   * The highest penalised likelihood with one coefficient held at a value; on the scale of the
   * design.
   *
   * @param near coefficients to begin from
   */
  Held profile(CoxData data, CoxFit penalised, double[] near, int term, double value) {
    Climb climb = held(data, penalised, near, term, value);
    return new Held(climb.at.point.beta(), climb.converged ? climb.at.logLikelihood : Double.NaN);
  }

  /** Where a profile likelihood is high. */
  record Held(double[] beta, double logLikelihood) {}

  private Climb held(CoxData data, CoxFit penalised, double[] near, int term, double value) {
    double[] start = near.clone();
    start[term] = value;
    return climb(
        data, penalised.design(), at(data, penalised.design(), start, noShift(data)), term);
  }

  private record Climb(Penalised at, int iterations, boolean converged) {}

  private Climb climb(CoxData data, Design design, Penalised start, int held) {
    Penalised at = start;
    double damping = 1;
    double[] step = new double[design.terms()];
    double slopeBefore = 0;
    for (int iteration = 1; iteration <= maxIterations; iteration++) {
      double[] score = score(data, design, at, held);
      damping *= damping(slopeBefore, Matrices.dot(step, score));
      step = step(at, score, held, damping);
      slopeBefore = Matrices.dot(step, score);
      if (slopeBefore < DECREMENT) {
        return new Climb(at, iteration, true);
      }
      Optional<Penalised> next = halvedUntilHigher(data, design, at, step);
      if (next.isEmpty()) {
        // No step leads up: as high as rounding allows.
        return new Climb(at, iteration, true);
      }
      at = next.orElseThrow();
    }
    return new Climb(at, maxIterations, false);
  }

  /**
   * The penalty bends the likelihood more than the information knows. A step that went too far, so
   * that the slope along it has turned, tells by how much the next are to be shorter.
   */
  private static double damping(double slopeBefore, double slopeNow) {
    boolean turned = slopeNow < -OVERSHOT * slopeBefore;
    return turned ? Math.max(SHORTEST, slopeBefore / (slopeBefore - slopeNow)) : 1;
  }

  private double[] score(CoxData data, Design design, Penalised at, int held) {
    CoxSums weighted =
        data.sums(design, at.point.beta(), at.point.shift(), new RowFactor(at.inverse));
    double[] trace =
        new FirthTrace(at.inverse, ties).of(at.point.sums(), weighted, data.riskSets());
    double[] score = at.point.likelihood().score().clone();
    for (int j = 0; j < score.length; j++) {
      score[j] = j == held ? 0 : score[j] + trace[j] / 2;
    }
    return score;
  }

  /** Towards the maximum, with the held coefficient where it is. */
  private static double[] step(Penalised at, double[] score, int held, double damping) {
    double[][] information = new double[score.length][];
    for (int a = 0; a < score.length; a++) {
      information[a] = at.point.likelihood().information()[a].clone();
      if (held != NONE) {
        information[a][held] = 0;
      }
    }
    if (held != NONE) {
      Arrays.fill(information[held], 0);
      information[held][held] = 1;
    }
    double[] step = Cholesky.of(information).solve(score);
    double longest = 0;
    for (double s : step) {
      longest = Math.max(longest, Math.abs(s));
    }
    for (int j = 0; j < step.length; j++) {
      step[j] *= Math.min(damping, LONGEST / longest);
    }
    return step;
  }

  private Optional<Penalised> halvedUntilHigher(
      CoxData data, Design design, Penalised from, double[] step) {
    double factor = 1;
    for (int halving = 0; halving <= HALVINGS; halving++) {
      double[] beta = from.point.beta().clone();
      for (int j = 0; j < beta.length; j++) {
        beta[j] += factor * step[j];
      }
      Penalised next = at(data, design, beta, from.point.sums().largestEta());
      double tolerance = 1e-14 * Math.abs(from.logLikelihood);
      if (next.logLikelihood >= from.logLikelihood - tolerance) {
        return Optional.of(next);
      }
      factor /= 2;
    }
    return Optional.empty();
  }

  private Penalised at(CoxData data, Design design, double[] beta, double[] shift) {
    Point point = new CoxRegression(ties, maxIterations).evaluate(data, design, beta, shift);
    Cholesky factor = Cholesky.of(point.likelihood().information());
    double logLikelihood = point.likelihood().logLikelihood() + factor.logDeterminant() / 2;
    return new Penalised(
        point,
        factor.inverse(),
        // Where the information about a term is gone there is nothing to go to.
        factor.isFullRank() ? logLikelihood : Double.NEGATIVE_INFINITY);
  }

  private static double[] noShift(CoxData data) {
    return new double[data.riskSets().size()];
  }

  /** A value of the coefficients, the inverse of the information there, and \(\ell^*\). */
  private record Penalised(Point point, double[][] inverse, double logLikelihood) {}
}
