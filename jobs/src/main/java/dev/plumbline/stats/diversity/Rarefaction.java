package dev.plumbline.stats.diversity;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The number of kinds to be expected in a smaller sample, so that samples of different sizes can be
 * compared.
 *
 * <p>Of \(N = \sum_j N_j\) things of which \(N_j\) are of kind \(j\), \(n\) drawn without
 * replacement hold
 *
 * <p>\[ E[S_n] = \sum_j \left[ 1 - \binom{N - N_j}{n} \Big/ \binom{N}{n} \right] \]
 *
 * <p>kinds, by logarithms of the gamma function. Conventions:
 *
 * <ul>
 *   <li>With \(n = N\) it is the number of kinds there are.
 *   <li>It is {@code NaN} if \(N < n\): there is no such sample.
 *   <li>A kind of which there is none adds nothing.
 * </ul>
 *
 * <p>Same as {@code sum(1 - exp(lchoose(N - Nj, n) - lchoose(N, n)))} in R, and as {@code rarefy}
 * of the package <i>vegan</i>.
 *
 * @see <a href="https://doi.org/10.2307/1934145">Hurlbert (1971), The nonconcept of species
 *     diversity, Ecology 52, 577-586</a>
 */
public final class Rarefaction {

  private Rarefaction() {}

  /**
   * The expected number of kinds among {@code drawn}.
   *
   * @param counts of each kind, none negative
   */
  public static double expected(double[] counts, int drawn) {
    double all = 0;
    for (double count : counts) {
      all += count;
    }
    if (all < drawn) {
      return Double.NaN;
    }
    double kinds = 0;
    for (double count : counts) {
      if (count > 0) {
        kinds += 1 - without(all, count, drawn);
      }
    }
    return kinds;
  }

  /** The probability that a sample holds none of a kind. */
  private static double without(double all, double count, int drawn) {
    double others = all - count;
    return others < drawn ? 0 : Math.exp(logChoose(others, drawn) - logChoose(all, drawn));
  }

  /** Without the factorial of {@code drawn}, which both sides of a ratio have. */
  private static double logChoose(double from, int drawn) {
    return LogGamma.value(from + 1) - LogGamma.value(from - drawn + 1);
  }
}
