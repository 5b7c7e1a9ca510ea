package dev.plumbline.stats.calibration;

/**
 * The weight of a subject that has a row for each month: one number, if its rows agree on it. A
 * prediction is held against what became of a subject once, so weights that change over its rows,
 * such as those of a marginal structural model, have no meaning here.
 */
final class SubjectWeight {

  /** Numbers added up for each subject: its rows, their weights, and the squares of these. */
  static final int WIDTH = 3;

  private static final double ROUNDING = 1e-9;

  private SubjectWeight() {}

  /** Adds a row. */
  static void add(double[] sums, int at, double weight) {
    sums[at]++;
    sums[at + 1] += weight;
    sums[at + 2] += weight * weight;
  }

  /**
   * What the rows agree on.
   *
   * @throws IllegalArgumentException if they do not
   */
  static double of(double[] sums, int at) {
    double rows = sums[at];
    double mean = sums[at + 1] / rows;
    if (sums[at + 2] / rows - mean * mean > ROUNDING * mean * mean) {
      throw new IllegalArgumentException(
          "Cannot judge predictions: the weight of a subject changes over its rows. Weight subjects,"
              + " not rows");
    }
    return mean;
  }
}
