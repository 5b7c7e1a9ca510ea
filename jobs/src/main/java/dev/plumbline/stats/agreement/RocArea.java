package dev.plumbline.stats.agreement;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: how often a thing that has a property
 * scores higher than one that has it not.
 *
 * <p>With \(w_i\) the weights, of the pairs of a positive \(i\) and a negative \(j\),
 *
 * <p>\[ A = \frac{\sum_{ij} w_i w_j (1[s_i > s_j] + \tfrac12 1[s_i = s_j])}{\sum_{ij} w_i w_j} \]
 *
 * <p>Conventions: a tie is half a success; without a positive or without a negative it is {@code
 * NaN}.
 *
 * <p>Same as the statistic of {@code wilcox.test(positives, negatives)} in R over the number of
 * pairs.
 *
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil (1982), The
 *     meaning and use of the area under a receiver operating characteristic curve, Radiology 143,
 *     29-36</a>
 */
public final class RocArea {

  private final double[] scores;
  private final boolean[] positive;
  private final int[] order;

  /** Things in any order, the same one at the same place in both arrays. */
  public RocArea(double[] scores, boolean[] positive) {
    this.scores = scores.clone();
    this.positive = positive.clone();
    this.order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> this.scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** The area where each thing counts once. */
  public double value() {
    return value(IntStream.range(0, scores.length).mapToDouble(i -> 1).toArray());
  }

  /** The area where the thing at each place counts {@code weights} times. */
  public double value(double[] weights) {
    double negatives = 0;
    double positives = 0;
    double won = 0;
    int from = 0;
    while (from < order.length) {
      int to = from;
      double tiedPositive = 0;
      double tiedNegative = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        int at = order[to++];
        tiedPositive += positive[at] ? weights[at] : 0;
        tiedNegative += positive[at] ? 0 : weights[at];
      }
      won += tiedPositive * (negatives + tiedNegative / 2);
      positives += tiedPositive;
      negatives += tiedNegative;
      from = to;
    }
    return positives > 0 && negatives > 0 ? won / (positives * negatives) : Double.NaN;
  }
}
