package dev.plumbline.stats.discrimination;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The predictors of the events of each risk set in order, which cut the line into cells: cell
 * \(2k\) lies below the \(k\)-th distinct value and above the one before, cell \(2k + 1\) is that
 * value itself.
 *
 * @param values distinct, increasing, by risk set
 * @param below events whose value is below the \(k\)-th; the last entry is the number of events
 */
record EventRanks(double[][] values, long[][] below) implements Serializable {

  static EventRanks of(double[][] eta) {
    double[][] values = new double[eta.length][];
    long[][] below = new long[eta.length][];
    for (int g = 0; g < eta.length; g++) {
      double[] sorted = eta[g].clone();
      Arrays.sort(sorted);
      values[g] = Arrays.stream(sorted).distinct().toArray();
      below[g] = new long[values[g].length + 1];
      int k = -1;
      for (double value : sorted) {
        if (k < 0 || value != values[g][k]) {
          k++;
          below[g][k + 1] = below[g][k];
        }
        below[g][k + 1]++;
      }
    }
    return new EventRanks(values, below);
  }

  int cell(int g, double eta) {
    int k = Arrays.binarySearch(values[g], eta);
    return k >= 0 ? 2 * k + 1 : 2 * (-k - 1);
  }

  int cells(int g) {
    return 2 * values[g].length + 1;
  }

  /** Events below everything in the cell: they ranked a row of the cell the wrong way round. */
  long eventsBelow(int g, int cell) {
    return below[g][cell / 2];
  }

  long eventsIn(int g, int cell) {
    return cell % 2 == 1 ? below[g][cell / 2 + 1] - below[g][cell / 2] : 0;
  }

  long eventsAbove(int g, int cell) {
    return below[g][values[g].length] - eventsBelow(g, cell) - eventsIn(g, cell);
  }
}
