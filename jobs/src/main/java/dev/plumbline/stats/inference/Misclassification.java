package dev.plumbline.stats.inference;

/**
 * Errors of a reading that says yes or no.
 *
 * @param sensitivity probability of yes where it is so
 * @param specificity probability of no where it is not
 */
public record Misclassification(double sensitivity, double specificity) {

  /** Readings that tell nothing, or the contrary, cannot be undone. */
  public Misclassification {
    if (!(sensitivity <= 1 && specificity <= 1 && sensitivity + specificity > 1)) {
      throw new IllegalArgumentException(
          "Not a reading that tells: sensitivity %s, specificity %s"
              .formatted(sensitivity, specificity));
    }
  }

  /**
   * As much error as {@code times} such readings, one of the other, would make: the power of the
   * matrix of probabilities, whose eigenvalues are 1 and \(d = s + t - 1\) for sensitivity \(s\)
   * and specificity \(t\).
   */
  public Misclassification times(double times) {
    double wrong = 2 - sensitivity - specificity;
    if (wrong == 0) {
      return this;
    }
    double yes = (1 - specificity) / wrong;
    double kept = Math.pow(sensitivity + specificity - 1, times);
    return new Misclassification(yes + (1 - yes) * kept, 1 - yes + yes * kept);
  }

  /**
   * What is read of something that is or is not so.
   *
   * @param uniform in [0, 1)
   */
  public boolean read(boolean isSo, double uniform) {
    return isSo ? uniform < sensitivity : uniform >= specificity;
  }
}
