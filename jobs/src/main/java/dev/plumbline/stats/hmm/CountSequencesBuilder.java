package dev.plumbline.stats.hmm;

import java.util.Arrays;

/**
 * Takes sequences step by step. Steps after the last with exposure tell nothing and are dropped,
 * and with them a sequence that has no other.
 */
public final class CountSequencesBuilder {

  private final int kinds;
  private long[] ids = new long[64];
  private int[] ends = new int[64];
  private int[] exposures = new int[1024];
  private int[] counts;
  private int sequences;
  private int steps;

  public CountSequencesBuilder(int kinds) {
    this.kinds = kinds;
    this.counts = new int[1024 * kinds];
  }

  /** A step of the sequence at hand, of which nothing is known yet. */
  public void step() {
    if (steps == exposures.length) {
      exposures = Arrays.copyOf(exposures, 2 * steps);
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    exposures[steps] = 0;
    Arrays.fill(counts, steps * kinds, (steps + 1) * kinds, 0);
    steps++;
  }

  /** More exposure of the step at hand. */
  public void addExposure(int exposure) {
    exposures[steps - 1] += exposure;
  }

  /** More counts of one kind of the step at hand. */
  public void addCount(int kind, int count) {
    counts[(steps - 1) * kinds + kind] += count;
  }

  /** Ends the sequence at hand, if it has begun. */
  public void end(long id) {
    int start = sequences == 0 ? 0 : ends[sequences - 1];
    while (steps > start && exposures[steps - 1] == 0) {
      steps--;
    }
    if (steps == start) {
      return;
    }
    if (sequences == ends.length) {
      ends = Arrays.copyOf(ends, 2 * sequences);
      ids = Arrays.copyOf(ids, 2 * sequences);
    }
    ids[sequences] = id;
    ends[sequences++] = steps;
  }

  void copy(CountSequences from, int sequence) {
    for (int step = from.start(sequence); step < from.end(sequence); step++) {
      step();
      addExposure(from.exposure(step));
      for (int kind = 0; kind < kinds; kind++) {
        addCount(kind, from.counts()[step * kinds + kind]);
      }
    }
    end(from.id(sequence));
  }

  /** What was taken since the last time. */
  public CountSequences build() {
    CountSequences built =
        new CountSequences(
            kinds,
            Arrays.copyOf(ids, sequences),
            Arrays.copyOf(ends, sequences),
            Arrays.copyOf(exposures, steps),
            Arrays.copyOf(counts, steps * kinds));
    sequences = 0;
    steps = 0;
    return built;
  }
}
