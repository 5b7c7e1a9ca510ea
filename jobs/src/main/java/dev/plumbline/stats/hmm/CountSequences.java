package dev.plumbline.stats.hmm;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many sequences of counts, end to end in primitive arrays.
 *
 * <p>A step of a sequence has an exposure and, of each kind, how many of the exposed did so. A step
 * without exposure is one of which nothing is known.
 */
public final class CountSequences implements Serializable {

  private static final long serialVersionUID = 1;

  private final int kinds;
  private final long[] ids;
  private final int[] ends;
  private final int[] exposures;
  private final int[] counts;

  CountSequences(int kinds, long[] ids, int[] ends, int[] exposures, int[] counts) {
    this.kinds = kinds;
    this.ids = ids;
    this.ends = ends;
    this.exposures = exposures;
    this.counts = counts;
  }

  /** All sequences of {@code blocks} as one, by id, so that it does not matter how they lay. */
  public static CountSequences sorted(int kinds, List<CountSequences> blocks) {
    record Place(CountSequences block, int sequence) {}
    CountSequencesBuilder builder = new CountSequencesBuilder(kinds);
    blocks.stream()
        .flatMap(b -> IntStream.range(0, b.size()).mapToObj(i -> new Place(b, i)))
        .sorted(Comparator.comparingLong(place -> place.block().ids[place.sequence()]))
        .forEach(place -> builder.copy(place.block(), place.sequence()));
    return builder.build();
  }

  /** Kinds of counts at each step. */
  public int kinds() {
    return kinds;
  }

  /** Sequences. */
  public int size() {
    return ends.length;
  }

  /** Steps of all sequences. */
  public long steps() {
    return exposures.length;
  }

  long id(int sequence) {
    return ids[sequence];
  }

  int start(int sequence) {
    return sequence == 0 ? 0 : ends[sequence - 1];
  }

  int end(int sequence) {
    return ends[sequence];
  }

  int exposure(int step) {
    return exposures[step];
  }

  /** Counts of all steps, those of step t from {@code t * kinds()}; callers do not change them. */
  int[] counts() {
    return counts;
  }

  int[] countsOf(int step) {
    return Arrays.copyOfRange(counts, step * kinds, (step + 1) * kinds);
  }

  int longest() {
    return IntStream.range(0, size()).map(i -> end(i) - start(i)).max().orElse(0);
  }
}
