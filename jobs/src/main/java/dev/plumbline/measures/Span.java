package dev.plumbline.measures;

import java.util.Locale;

/** A window that ends just before the month that it serves; method section 3. */
enum Span {
  LAST(1, 1),
  SHORT(1, 3),
  BASE(1, 6),
  PRIOR(7, 12),
  LONG(1, 12);

  static final int LONGEST = 12;

  private final int youngest;
  private final int oldest;

  Span(int youngest, int oldest) {
    this.youngest = youngest;
    this.oldest = oldest;
  }

  /** Whether months so long before the one served are in the window. */
  boolean holds(int age) {
    return age >= youngest && age <= oldest;
  }

  /** First and last month of the window, counted from the month served. */
  int from() {
    return -oldest;
  }

  int to() {
    return -youngest;
  }

  /** The name of something counted over this window. */
  String name(String what) {
    return what + "_" + name().toLowerCase(Locale.ROOT);
  }
}
