package dev.plumbline.stats.discrimination;

import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@link Concordance} of rows of any start and stop, in the memory of this process.
 *
 * <p>Time runs forward over the events of a stratum. A counting tree holds the ranks of those at
 * risk, so that an event finds in \(\log n\) steps how many of them its own rank exceeds; another
 * holds the ranks of past events, read when a row enters and when it leaves: the difference is the
 * pairs that the row was in without an event.
 */
public final class IntervalConcordance {

  private final IntervalBlock rows;
  private final double[] eta;
  private final int[] rank;
  private final double[][] pairs;

  private IntervalConcordance(IntervalBlock rows, double[] eta) {
    this.rows = rows;
    this.eta = eta;
    this.rank = ranks(eta);
    this.pairs = new double[eta.length][3];
  }

  /**
   * Counts the pairs.
   *
   * @param beta on the scale of the design
   * @param way which way of clustering the standard error goes by
   */
  public static Concordance of(IntervalBlock rows, Design design, double[] beta, int way) {
    double[] eta = new double[rows.rows()];
    double[] z = new double[design.terms()];
    for (int i = 0; i < eta.length; i++) {
      design.row(rows.columns(), i, z);
      eta[i] = Matrices.dot(z, beta) + rows.offset(i);
    }
    return new IntervalConcordance(rows, eta).counted(way);
  }

  private Concordance counted(int way) {
    double[] total = new double[3];
    for (long stratum : Arrays.stream(rows.stratum()).distinct().toArray()) {
      countStratum(
          IntStream.range(0, eta.length).filter(i -> rows.stratum()[i] == stratum).boxed().toList(),
          total);
    }
    var clusters = rows.clusters()[way];
    ClusterSums sums = new ClusterSums(3);
    for (int i = 0; i < eta.length; i++) {
      sums.add(clusters.ids()[clusters.ofRow()[i]], pairs[i], 0);
    }
    return Concordance.of(total[0], total[1], total[2], ClusterProducts.of(sums).matrix());
  }

  private void countStratum(List<Integer> members, double[] total) {
    List<Integer> byStart =
        members.stream().sorted(Comparator.comparingDouble(i -> rows.start()[i])).toList();
    // Of rows that end together those with the event come first: they are no pair of each other.
    List<Integer> byStop =
        members.stream()
            .sorted(
                Comparator.comparingDouble((Integer i) -> rows.stop()[i])
                    .thenComparing(i -> !rows.event()[i]))
            .toList();
    Counts atRisk = new Counts(eta.length);
    Counts pastEvents = new Counts(eta.length);
    int entered = 0;
    int left = 0;
    while (left < byStop.size()) {
      double time = rows.stop()[byStop.get(left)];
      while (entered < byStart.size() && rows.start()[byStart.get(entered)] < time) {
        int row = byStart.get(entered++);
        atRisk.add(rank[row], rows.weight(row));
        addPairsWithout(row, pastEvents, -1);
      }
      int firstOther = left;
      while (firstOther < byStop.size() && isEventAt(byStop.get(firstOther), time)) {
        int row = byStop.get(firstOther++);
        atRisk.add(rank[row], -rows.weight(row));
        addPairsWithout(row, pastEvents, 1);
      }
      for (int k = left; k < firstOther; k++) {
        addPairsOfEvent(byStop.get(k), atRisk, total);
      }
      for (int k = left; k < firstOther; k++) {
        pastEvents.add(rank[byStop.get(k)], rows.weight(byStop.get(k)));
      }
      left = firstOther;
      while (left < byStop.size() && rows.stop()[byStop.get(left)] == time) {
        int row = byStop.get(left++);
        atRisk.add(rank[row], -rows.weight(row));
        addPairsWithout(row, pastEvents, 1);
      }
    }
  }

  private boolean isEventAt(int row, double time) {
    return rows.event()[row] && rows.stop()[row] == time;
  }

  private void addPairsOfEvent(int row, Counts atRisk, double[] total) {
    double[] found = {atRisk.below(rank[row]), atRisk.above(rank[row]), atRisk.at(rank[row])};
    for (int k = 0; k < 3; k++) {
      pairs[row][k] += rows.weight(row) * found[k];
      total[k] += rows.weight(row) * found[k];
    }
  }

  /** An event above the row is concordant, one below it discordant. */
  private void addPairsWithout(int row, Counts pastEvents, int sign) {
    double signed = sign * rows.weight(row);
    pairs[row][0] += signed * pastEvents.above(rank[row]);
    pairs[row][1] += signed * pastEvents.below(rank[row]);
    pairs[row][2] += signed * pastEvents.at(rank[row]);
  }

  private static int[] ranks(double[] eta) {
    double[] values = Arrays.stream(eta).sorted().distinct().toArray();
    return Arrays.stream(eta).mapToInt(x -> Arrays.binarySearch(values, x)).toArray();
  }

  /** Weights by rank with sums of all below: a binary indexed tree (Fenwick 1994). */
  private static final class Counts {
    private final double[] tree;
    private final double[] single;
    private double all;

    Counts(int ranks) {
      tree = new double[ranks + 1];
      single = new double[ranks];
    }

    void add(int rank, double number) {
      all += number;
      single[rank] += number;
      for (int k = rank + 1; k < tree.length; k += k & -k) {
        tree[k] += number;
      }
    }

    double at(int rank) {
      return single[rank];
    }

    double below(int rank) {
      double sum = 0;
      for (int k = rank; k > 0; k -= k & -k) {
        sum += tree[k];
      }
      return sum;
    }

    double above(int rank) {
      return all - below(rank) - single[rank];
    }
  }
}
