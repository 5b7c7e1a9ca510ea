package dev.plumbline.stats.calibration;

import java.io.Serializable;

/** What a {@link BrierScore} needs of the subjects at a landmark: a mergeable state. */
final class BrierSums implements Serializable {

  private final int horizon;
  // By month, from 1; the first entry is not used.
  private final double[] leavers;
  private final double[] censored;
  private final double[] ofStayers;
  // By month looked at, then month left.
  private final double[][] ofLeavers;
  private long subjects;
  private double weight;

  BrierSums(int horizon) {
    this.horizon = horizon;
    this.leavers = new double[horizon + 1];
    this.censored = new double[horizon + 1];
    this.ofStayers = new double[horizon + 1];
    this.ofLeavers = new double[horizon + 1][horizon + 1];
  }

  /**
   * Adds a subject.
   *
   * @param w how many like it there are
   * @param last month after the landmark in which it left or was last seen; at most the horizon
   * @param event whether it left in that month
   * @param survival predicted, by month from 1
   */
  void add(double w, int last, boolean event, double[] survival) {
    subjects++;
    weight += w;
    (event ? leavers : censored)[last] += w;
    for (int month = 1; month <= horizon; month++) {
      double s = survival[month - 1];
      if (event && last <= month) {
        ofLeavers[month][last] += w * s * s;
      } else if (last >= month) {
        ofStayers[month] += w * (1 - s) * (1 - s);
      }
    }
  }

  void merge(BrierSums from) {
    subjects += from.subjects;
    weight += from.weight;
    for (int month = 1; month <= horizon; month++) {
      leavers[month] += from.leavers[month];
      censored[month] += from.censored[month];
      ofStayers[month] += from.ofStayers[month];
      for (int left = 1; left <= horizon; left++) {
        ofLeavers[month][left] += from.ofLeavers[month][left];
      }
    }
  }

  int horizon() {
    return horizon;
  }

  long subjects() {
    return subjects;
  }

  /** Of all subjects. */
  double weight() {
    return weight;
  }

  double leavers(int month) {
    return leavers[month];
  }

  double ofLeavers(int month, int left) {
    return ofLeavers[month][left];
  }

  double ofStayers(int month) {
    return ofStayers[month];
  }

  /** Those known to have stayed through a month. */
  double stayers(int month) {
    return atRisk(month) - leavers[month];
  }

  private double atRisk(int month) {
    double left = 0;
    for (int m = 1; m < month; m++) {
      left += leavers[m] + censored[m];
    }
    return weight - left;
  }

  /** \(\hat G(t-)\), by month. */
  double[] censoringJustBefore() {
    double[] before = new double[horizon + 1];
    double g = 1;
    for (int month = 1; month <= horizon; month++) {
      before[month] = g;
      double stayed = stayers(month);
      g *= stayed > 0 ? 1 - censored[month] / stayed : 1;
    }
    return before;
  }

  /** The Kaplan-Meier curve of all, at the end of each month. */
  double[] survival() {
    double[] curve = new double[horizon + 1];
    curve[0] = 1;
    for (int month = 1; month <= horizon; month++) {
      double n = atRisk(month);
      curve[month] = curve[month - 1] * (n > 0 ? 1 - leavers[month] / n : 1);
    }
    return curve;
  }
}
