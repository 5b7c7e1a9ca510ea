package dev.plumbline.stats;

import java.util.Arrays;

/**
 * Tells a likelihood that has no maximum, or none that the data can locate: some combination of
 * terms separates the events from the rest, and its coefficient grows without end.
 *
 * <p>Signs of it: a coefficient beyond {@value #LARGEST} per standard deviation; a standard error
 * of none, or beyond {@value #INFLATION} times what it was at a coefficient of zero, or times the
 * median of all terms; steps that never came to rest. R's {@code coxph} warns of the same
 * ("coefficient may be infinite") and prints the numbers all the same; here such a fit has no
 * numbers.
 */
public final class Separation {

  private static final double LARGEST = 10;
  private static final double INFLATION = 100;

  private Separation() {}

  /**
   * Whether a fit shows any of the signs.
   *
   * @param coefficients per standard deviation
   * @param covariance of those
   * @param covarianceAtZero the inverse of the information where all coefficients are zero
   */
  public static boolean isSeen(
      double[] coefficients,
      double[][] covariance,
      double[][] covarianceAtZero,
      boolean converged) {
    for (boolean running : running(coefficients, covariance, covarianceAtZero)) {
      if (running) {
        return true;
      }
    }
    return !converged;
  }

  /** Which coefficients show a sign of it. */
  public static boolean[] running(
      double[] coefficients, double[][] covariance, double[][] covarianceAtZero) {
    double[] errors = HazardFit.standardErrors(covariance);
    double[] errorsAtZero = HazardFit.standardErrors(covarianceAtZero);
    boolean[] running = new boolean[errors.length];
    double median = Arrays.stream(errors).sorted().toArray()[errors.length / 2];
    for (int j = 0; j < errors.length; j++) {
      // No error at all: the information about it has gone, though there was some at zero. Written
      // so that NaN is a sign too.
      boolean sound =
          errors[j] > 0
              && Math.abs(coefficients[j]) <= LARGEST
              && errors[j] <= INFLATION * errorsAtZero[j]
              && errors[j] <= INFLATION * median;
      running[j] = !sound;
    }
    return running;
  }
}
