package dev.plumbline.report;

/** Where a value stands on a drawing: a straight line from one range to another. */
record Scale(double low, double high, double from, double to) {

  double of(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }
}
