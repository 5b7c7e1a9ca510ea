package dev.plumbline.simulate.world;

/**
 * Whole numbers whose sums over neighbouring months are met within about one: what somebody does as
 * a habit, not by chance. Month by month rounding goes by the golden ratio, from a start of its
 * own.
 *
 * @param start where in [0, 1) the sequence begins
 */
public record EvenCounts(double start) {

  private static final double GOLDEN = 0.6180339887498949;

  /** How often in {@code month} what is due {@code mean} times on average. */
  public int in(int month, double mean) {
    double turn = start + GOLDEN * month;
    return (int) Math.floor(mean + turn - Math.floor(turn));
  }
}
