package dev.plumbline.stats.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * p-values adjusted for being several, so that those below \(\alpha\) hold at most a share
 * \(\alpha\) of false discoveries.
 *
 * <p>\[ q_{(i)} = \min_{k \ge i} \frac{m}{k} c \, p_{(k)}, \qquad c = 1 \text{ or } \sum_{j=1}^m
 * \frac1j \]
 *
 * <p>The first (Benjamini and Hochberg) for tests that are independent or positively dependent, the
 * second (Benjamini and Yekutieli) for any dependence. Conventions: in the order of the p-values
 * given; equal ones get the same. Same as {@code p.adjust(p, "BH")} and {@code p.adjust(p, "BY")}
 * of R, except that a NaN is refused here.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg (1995),
 *     Controlling the false discovery rate, JRSS B 57, 289-300</a>
 * @see <a href="https://doi.org/10.1214/aos/1013699998">Benjamini and Yekutieli (2001), The control
 *     of the false discovery rate in multiple testing under dependency, Annals of Statistics 29,
 *     1165-1188</a>
 */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  public static double[] benjaminiHochberg(double[] p) {
    return adjusted(p, 1);
  }

  public static double[] benjaminiYekutieli(double[] p) {
    return adjusted(p, IntStream.rangeClosed(1, p.length).mapToDouble(j -> 1.0 / j).sum());
  }

  private static double[] adjusted(double[] p, double factor) {
    if (Arrays.stream(p).anyMatch(x -> !(0 <= x && x <= 1))) {
      throw new IllegalArgumentException("Cannot adjust a p-value outside 0 to 1");
    }
    int m = p.length;
    Integer[] descending = IntStream.range(0, m).boxed().toArray(Integer[]::new);
    Arrays.sort(descending, Comparator.comparingDouble((Integer i) -> p[i]).reversed());
    double[] q = new double[m];
    double least = 1;
    for (int i = 0; i < m; i++) {
      least = Math.min(least, factor * p[descending[i]] * m / (m - i));
      q[descending[i]] = least;
    }
    return q;
  }
}
