package dev.plumbline.stats.cox;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.FirthRegression.Held;
import dev.plumbline.stats.inference.Tail;

/**
 * What Firth's penalised likelihood says of one coefficient, where the curve around its top is too
 * lopsided for Wald: a likelihood-ratio test and the interval that goes with it.
 *
 * <p>With \(\ell^*_p(b)\) the highest penalised log-likelihood at which coefficient \(j\) is \(b\),
 *
 * <p>\[ \chi^2 = 2 (\ell^*(\hat\beta) - \ell^*_p(0)), \qquad \{ b : 2 (\ell^*(\hat\beta) -
 * \ell^*_p(b)) \le \chi^2_{1, 0.95} \} \]
 *
 * <p>The penalty under the hypothesis is that of all terms, the held one among them, so that zero
 * is in the interval exactly when the test does not reject at 5 %.
 *
 * <p>Conventions: \(\ell^*_p\) falls at least as fast as \(-|b| / 2\) per unit of information, so
 * both limits exist; a limit that is not found, or a climb that does not come to rest, is NaN. Rows
 * of a cluster count as independent: the likelihood has no sandwich. Same as {@code coxphf(formula,
 * pl = TRUE)} of the R package <i>coxphf</i> (Breslow's ties), its {@code prob}, {@code ci.lower}
 * and {@code ci.upper}, and the same construction as {@code logistf}; the second route is a search
 * in R, {@code r/firth.R}.
 *
 * @param statistic \(\chi^2\), on one degree of freedom
 * @param low lower 95 % limit, in the unit of the term
 * @param high upper 95 % limit
 * @see <a href="https://doi.org/10.1111/j.0006-341X.2001.00114.x">Heinze and Schemper (2001), A
 *     solution to the problem of monotone likelihood in Cox regression, Biometrics 57, 114-119</a>
 * @see <a href="https://doi.org/10.2307/2347496">Venzon and Moolgavkar (1988), A method for
 *     computing profile-likelihood-based confidence intervals, Applied Statistics 37, 87-94</a>
 */
public record FirthProfile(double statistic, double low, double high) {

  private static final double Z = 1.959963984540054;
  private static final int EXPANSIONS = 12;
  private static final int REFINEMENTS = 60;

  /** A limit is found to this part of its distance from the estimate. */
  private static final double NEAR = 1e-11;

  /** Of one term of a penalised fit. */
  public static FirthProfile of(
      FirthRegression regression, CoxData data, CoxFit penalised, int term) {
    double unit = penalised.design().unit()[term];
    // The top is climbed to once more, so that both ends of a difference have the same constant.
    double estimate = penalised.scaledCoefficients()[term];
    Side side =
        new Side(
            regression,
            data,
            penalised,
            term,
            regression
                .profile(data, penalised, penalised.scaledCoefficients(), term, estimate)
                .logLikelihood());
    double atZero = side.root(-estimate);
    return new FirthProfile(
        atZero * atZero, (estimate + side.limit(-1)) / unit, (estimate + side.limit(1)) / unit);
  }

  public Tail significance() {
    return Double.isNaN(statistic)
        ? new Tail(Double.NaN, Double.NaN)
        : Tail.chiSquared(statistic, 1);
  }

  /** The way down from the top, by distance from the estimate. */
  private static final class Side {
    private final FirthRegression regression;
    private final CoxData data;
    private final CoxFit fit;
    private final int term;
    private final double top;
    private double[] near;

    Side(FirthRegression regression, CoxData data, CoxFit fit, int term, double top) {
      this.regression = regression;
      this.data = data;
      this.fit = fit;
      this.term = term;
      this.top = top;
      this.near = fit.scaledCoefficients();
    }

    /** \(\sqrt{2 (\ell^* - \ell^*_p)}\): nearly a straight line, which the likelihood is not. */
    double root(double distance) {
      double value = fit.scaledCoefficients()[term] + distance;
      Held held = regression.profile(data, fit, near, term, value);
      near = held.beta();
      return Math.sqrt(Math.max(0, 2 * (top - held.logLikelihood())));
    }

    /** The distance at which the root is that of the 95 % quantile, between two that enclose it. */
    double limit(int sign) {
      near = fit.scaledCoefficients();
      double unit = fit.design().unit()[term];
      double inner = 0;
      double ofInner = -Z;
      double outer = sign * Z * HazardFit.standardErrors(fit.naive())[term] * unit;
      double ofOuter = root(outer) - Z;
      for (int k = 0; k < EXPANSIONS && ofOuter < 0; k++) {
        inner = outer;
        ofInner = ofOuter;
        outer *= 2;
        ofOuter = root(outer) - Z;
      }
      if (!(ofOuter >= 0)) {
        return Double.NaN;
      }
      return between(inner, ofInner, outer, ofOuter);
    }

    /**
     * Regula falsi; an end that stays put counts half (the Illinois rule), so that both close in.
     */
    private double between(double inner, double ofInner, double outer, double ofOuter) {
      for (int k = 0; k < REFINEMENTS && ofOuter != 0; k++) {
        double next = outer - ofOuter * (outer - inner) / (ofOuter - ofInner);
        boolean isNear = Math.abs(next - outer) <= NEAR * Math.abs(next);
        double ofNext = root(next) - Z;
        if (ofNext < 0 == ofOuter < 0) {
          ofInner /= 2;
        } else {
          inner = outer;
          ofInner = ofOuter;
        }
        outer = next;
        ofOuter = ofNext;
        if (isNear) {
          return outer;
        }
      }
      return ofOuter == 0 ? outer : Double.NaN;
    }
  }
}
