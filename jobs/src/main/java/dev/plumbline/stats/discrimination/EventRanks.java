package dev.plumbline.stats.discrimination;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The predictors of the events of each risk set in order, which cut the line into cells: cell
 * \(2k\) lies below the \(k\)-th distinct value and above the one before, cell \(2k + 1\) is that
 * value itself.
 *
 * @param values distinct, increasing, by risk set
 * @param below weight of the events whose value is below the \(k\)-th; the last entry is that of
 *     all
 */
record EventRanks(double[][] values, double[][] below) implements Serializable {

  static EventRanks of(double[][] eta, double[][] weights) {
    double[][] values = new double[eta.length][];
    double[][] below = new double[eta.length][];
    for (int g = 0; g < eta.length; g++) {
      values[g] = Arrays.stream(eta[g]).sorted().distinct().toArray();
      below[g] = new double[values[g].length + 1];
      for (int i = 0; i < eta[g].length; i++) {
        below[g][Arrays.binarySearch(values[g], eta[g][i]) + 1] += weights[g][i];
      }
      for (int k = 0; k < values[g].length; k++) {
        below[g][k + 1] += below[g][k];
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

  /**
   * The weight of events below everything in the cell: they ranked a row of the cell the wrong way
   * round.
   */
  double eventsBelow(int g, int cell) {
    return below[g][cell / 2];
  }

  double eventsIn(int g, int cell) {
    return cell % 2 == 1 ? below[g][cell / 2 + 1] - below[g][cell / 2] : 0;
  }

  double eventsAbove(int g, int cell) {
    return below[g][values[g].length] - eventsBelow(g, cell) - eventsIn(g, cell);
  }
}
