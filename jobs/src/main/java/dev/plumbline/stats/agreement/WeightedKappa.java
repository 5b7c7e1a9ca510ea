package dev.plumbline.stats.agreement;

/**
 * Agreement of two judges on ordered levels, beyond what chance would give, where a disagreement
 * counts by the square of its distance.
 *
 * <p>With \(o_{ij}\) the share of things that one judge puts at level \(i\) and the other at \(j\),
 * \(e_{ij} = o_{i+} o_{+j}\) and \(w_{ij} = (i - j)^2\),
 *
 * <p>\[ \kappa = 1 - \frac{\sum_{ij} w_{ij} o_{ij}}{\sum_{ij} w_{ij} e_{ij}} \]
 *
 * <p>Conventions: where chance allows for no disagreement (both judges put everything at one and
 * the same level), or nothing was judged, it is {@code NaN}.
 *
 * <p>Same as {@code irr::kappa2(ratings, weight = "squared")} in R.
 *
 * @see <a href="https://doi.org/10.1037/h0026256">Cohen (1968), Weighted kappa, Psychological
 *     Bulletin 70, 213-220</a>
 */
public final class WeightedKappa {

  private WeightedKappa() {}

  /**
   * The kappa of a table of counts.
   *
   * @param counts square: a row for each level of one judge, a column for each of the other
   */
  public static double squared(double[][] counts) {
    int levels = counts.length;
    double[] rows = new double[levels];
    double[] columns = new double[levels];
    double total = 0;
    double observed = 0;
    for (int i = 0; i < levels; i++) {
      for (int j = 0; j < levels; j++) {
        rows[i] += counts[i][j];
        columns[j] += counts[i][j];
        total += counts[i][j];
        observed += counts[i][j] * (i - j) * (i - j);
      }
    }
    double expected = 0;
    for (int i = 0; i < levels; i++) {
      for (int j = 0; j < levels; j++) {
        expected += rows[i] * columns[j] / total * (i - j) * (i - j);
      }
    }
    return expected > 0 ? 1 - observed / expected : Double.NaN;
  }
}
