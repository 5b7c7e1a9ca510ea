package dev.plumbline.stats.cox;

import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.ClusterSums;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far single clusters are from what a fit expects of them, and how far they pull it.
 *
 * <p>Of each cluster \(c\): the martingale residual \(M_c\), events less those expected of its
 * rows; the score residual \(u_c\), its part in the score; and \(I^{-1} u_c\), by about how much
 * the coefficients would change without it (dfbeta).
 *
 * <p>Conventions: rows outside every risk set with an event have no residual. Score residuals and
 * dfbeta include weights, martingale residuals do not. The squares of dfbeta add up to the robust
 * variance.
 *
 * <p>Same as {@code residuals(fit, type, collapse = cluster)} of {@code coxph}, for the types
 * martingale, score and dfbeta ({@code weighted = TRUE} for the latter two).
 *
 * @param martingale of the clusters
 * @param score by term, in units of the term
 * @param dfbeta by term
 * @see <a href="https://doi.org/10.1093/biomet/77.1.147">Therneau, Grambsch and Fleming (1990),
 *     Martingale-based residuals for survival models, Biometrika 77, 147-160</a>
 */
public record ResidualSummary(Spread martingale, List<Spread> score, List<Spread> dfbeta) {

  /** Number, extremes, sum and sum of squares of some values: a mergeable state. */
  public record Spread(long count, double least, double largest, double sum, double squares)
      implements Serializable {

    static final Spread OF_NOTHING =
        new Spread(0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

    Spread with(double value) {
      return new Spread(
          count + 1,
          Math.min(least, value),
          Math.max(largest, value),
          sum + value,
          squares + value * value);
    }

    Spread plus(Spread other) {
      return new Spread(
          count + other.count,
          Math.min(least, other.least),
          Math.max(largest, other.largest),
          sum + other.sum,
          squares + other.squares);
    }

    public double mean() {
      return sum / count;
    }

    public double rootMeanSquare() {
      return Math.sqrt(squares / count);
    }

    /** The largest distance from zero. */
    public double extreme() {
      return Math.max(-least, largest);
    }
  }

  /**
   * Looks at all clusters of one way.
   *
   * @param way which of the ways in which rows are clustered
   */
  public static ResidualSummary of(CoxData data, CoxFit fit, int way) {
    int p = fit.design().terms();
    double[] beta = fit.scaledCoefficients();
    var terms = fit.likelihood().residualTerms();
    Spreads martingale =
        sum(
            data.martingales(
                fit.design(), beta, fit.shift(), terms, way, sums -> Spreads.of(sums, IDENTITY)),
            1);
    double[][] toUnits = new double[p][p];
    for (int j = 0; j < p; j++) {
      toUnits[j][j] = fit.design().unit()[j];
    }
    double[][] influence = Cholesky.of(fit.likelihood().information()).inverse();
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p; k++) {
        influence[j][k] /= fit.design().unit()[j];
      }
    }
    double[][] both = new double[2 * p][];
    System.arraycopy(toUnits, 0, both, 0, p);
    System.arraycopy(influence, 0, both, p, p);
    List<Spread> spreads =
        sum(
                data.scores(
                    fit.design(), beta, fit.shift(), terms, way, sums -> Spreads.of(sums, both)),
                2 * p)
            .each();
    return new ResidualSummary(
        martingale.each().get(0), spreads.subList(0, p), spreads.subList(p, 2 * p));
  }

  private static final double[][] IDENTITY = {{1}};

  private static Spreads sum(List<Spreads> parts, int width) {
    return parts.stream().reduce(Spreads.ofNothing(width), Spreads::plus);
  }

  /** One for each linear combination of the vectors of some clusters. */
  private record Spreads(List<Spread> each) implements Serializable {

    static Spreads ofNothing(int width) {
      return new Spreads(IntStream.range(0, width).mapToObj(k -> Spread.OF_NOTHING).toList());
    }

    static Spreads of(ClusterSums sums, double[][] combinations) {
      Spread[] each = new Spread[combinations.length];
      Arrays.fill(each, Spread.OF_NOTHING);
      for (double[] u : sums.inOrderOfId()) {
        double[] values = Matrices.times(combinations, u);
        for (int k = 0; k < each.length; k++) {
          each[k] = each[k].with(values[k]);
        }
      }
      return new Spreads(List.of(each));
    }

    Spreads plus(Spreads other) {
      return new Spreads(
          IntStream.range(0, each.size())
              .mapToObj(k -> each.get(k).plus(other.each.get(k)))
              .toList());
    }
  }
}
