package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A risk set of the month grid: the rows of one stratum in one month of tenure. Ordered by stratum,
 * then time.
 */
public record Bucket(long stratum, int time) implements Comparable<Bucket>, Serializable {

  private static final Comparator<Bucket> ORDER =
      Comparator.comparingLong(Bucket::stratum).thenComparingInt(Bucket::time);

  @Override
  public int compareTo(Bucket other) {
    return ORDER.compare(this, other);
  }
}
