package dev.plumbline.text.validation;

import dev.plumbline.stats.agreement.RocArea;
import dev.plumbline.stats.agreement.WeightedKappa;
import dev.plumbline.stats.inference.PoissonWeights;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Texts of one domain: the level that people saw, the level that the lexicon scores, and its graded
 * score, at the same place in each array.
 */
record Judged(int[] labelled, int[] scored, double[] graded) {

  static final int LEVELS = 4;
  private static final int REPLICATES = 400;
  private static final PoissonWeights DRAWS = new PoissonWeights(1);

  int texts() {
    return labelled.length;
  }

  /** Rows by label, columns by score. */
  double[][] confusion(double[] weights) {
    double[][] counts = new double[LEVELS][LEVELS];
    for (int i = 0; i < labelled.length; i++) {
      counts[labelled[i]][scored[i]] += weights[i];
    }
    return counts;
  }

  double kappa(double[] weights) {
    return WeightedKappa.squared(confusion(weights));
  }

  /** Of the texts scored at {@code level}, the share that people put there. */
  double precision(int level, double[] weights) {
    double[][] counts = confusion(weights);
    return counts[level][level] / Arrays.stream(counts).mapToDouble(row -> row[level]).sum();
  }

  /** Of the texts that people put at {@code level}, the share scored there. */
  double recall(int level, double[] weights) {
    double[][] counts = confusion(weights);
    return counts[level][level] / Arrays.stream(counts[level]).sum();
  }

  /** Of the texts scored at {@code level} or deeper, the share that people put there, too. */
  double precisionFrom(int level, double[] weights) {
    double[][] counts = confusion(weights);
    double scored =
        Arrays.stream(counts).mapToDouble(row -> Arrays.stream(row, level, LEVELS).sum()).sum();
    return bothFrom(level, counts) / scored;
  }

  /** Of the texts that people put at {@code level} or deeper, the share scored there, too. */
  double recallFrom(int level, double[] weights) {
    double[][] counts = confusion(weights);
    double labelledDeep =
        Arrays.stream(counts, level, LEVELS).mapToDouble(row -> Arrays.stream(row).sum()).sum();
    return bothFrom(level, counts) / labelledDeep;
  }

  private static double bothFrom(int level, double[][] counts) {
    return Arrays.stream(counts, level, LEVELS)
        .mapToDouble(row -> Arrays.stream(row, level, LEVELS).sum())
        .sum();
  }

  /** How well the graded score tells texts of at least {@code level} from the others. */
  RocArea area(int level) {
    boolean[] positive = new boolean[labelled.length];
    for (int i = 0; i < labelled.length; i++) {
      positive[i] = labelled[i] >= level;
    }
    return new RocArea(graded, positive);
  }

  int labelledAt(int level) {
    return (int) Arrays.stream(labelled).filter(at -> at == level).count();
  }

  int scoredAt(int level) {
    return (int) Arrays.stream(scored).filter(at -> at == level).count();
  }

  /** A figure, and where 95 of 100 Poisson bootstrap samples of the texts have it. */
  Interval interval(ToDoubleFunction<double[]> figure) {
    double[] weights = new double[labelled.length];
    Arrays.fill(weights, 1);
    double value = figure.applyAsDouble(weights);
    double[] drawn = new double[REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = DRAWS.of(i, replicate);
      }
      drawn[replicate] = figure.applyAsDouble(weights);
    }
    double[] known = Arrays.stream(drawn).filter(d -> !Double.isNaN(d)).sorted().toArray();
    return known.length < REPLICATES / 2
        ? new Interval(value, Double.NaN, Double.NaN)
        : new Interval(value, at(known, .025), at(known, .975));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** A figure with its limits; {@code NaN} where there is nothing to compute it from. */
  record Interval(double value, double low, double high) {

    @Override
    public String toString() {
      return Double.isNaN(value)
          ? "     -"
          : Double.isNaN(low)
              ? " %.3f".formatted(value)
              : " %.3f [%.3f, %.3f]".formatted(value, low, high);
    }
  }
}
