package dev.plumbline.stats.inference;

/**
 * The effect of a term at one value of its moderator: \(\beta_a + m \beta_{ab}\), with
 *
 * <p>\[ \mathrm{Var} = V_{aa} + 2 m V_{a,ab} + m^2 V_{ab,ab} \]
 *
 * <p>Conventions: the covariance is that of the fit, robust where the fit is; the moderator counts
 * as known, even where it is a quantile of the data.
 *
 * <p>Same as {@code multcomp::glht(fit, linfct)} of R for the row of weights \((1, m)\).
 *
 * @param moderator \(m\), on the scale in which it stands in the product
 * @see <a href="https://doi.org/10.3102/10769986031004437">Preacher, Curran and Bauer (2006),
 *     Computational tools for probing interactions, J. Educational and Behavioral Statistics 31,
 *     437-448</a>
 */
public record SimpleSlope(double moderator, double slope, double standardError) {

  /**
   * From two coefficients and their covariance.
   *
   * @param main index of the term
   * @param product index of its product with the moderator
   */
  public static SimpleSlope of(
      double[] coefficients, double[][] covariance, int main, int product, double moderator) {
    double variance =
        covariance[main][main]
            + 2 * moderator * covariance[main][product]
            + moderator * moderator * covariance[product][product];
    return new SimpleSlope(
        moderator, coefficients[main] + moderator * coefficients[product], Math.sqrt(variance));
  }
}
