package dev.plumbline.stats.interval;

import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.IdIndex;
import dev.plumbline.stats.panel.PanelBlock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether rows are a counting process at all: each subject in one place at a time, and gone once it
 * has left.
 *
 * <p>Counts what R's {@code survcheck(Surv(start, stop, event) ~ 1, id = )} calls overlaps and
 * gaps, and what R's {@code Surv} refuses or turns into {@code NA}: a stop that is not after its
 * start, a time that is no number. Rows after an event, which R takes for a return, are counted
 * too: an event here ends a stay.
 *
 * @param rows all of them
 * @param overlaps rows that begin before an earlier row of the subject ends
 * @param gaps rows that begin after the row before has ended
 * @param empty rows whose stop is not after their start
 * @param afterEvent rows that begin at or after an event of the subject
 * @param notFinite rows with a time, a value, a weight or an offset that is not a finite number, or
 *     a weight that is not positive; an open start is finite
 */
public record CountingProcessAudit(
    long rows, long overlaps, long gaps, long empty, long afterEvent, long notFinite)
    implements Serializable {

  private static final CountingProcessAudit OF_NOTHING = new CountingProcessAudit(0, 0, 0, 0, 0, 0);

  /** Audits a panel on the month grid, whose subjects are its clusters of one way. */
  public static CountingProcessAudit ofPanel(Blocks<PanelBlock> panel, int way) {
    return sum(panel.exchange(new SubjectRows.OfPanel(way), CountingProcessAudit::of));
  }

  /** Audits rows of any start and stop, whose subjects are their clusters of one way. */
  public static CountingProcessAudit ofIntervals(Blocks<IntervalBlock> rows, int way) {
    return sum(rows.exchange(new SubjectRows.OfIntervals(way), CountingProcessAudit::of));
  }

  private static CountingProcessAudit sum(List<CountingProcessAudit> audits) {
    return audits.stream().reduce(OF_NOTHING, CountingProcessAudit::plus);
  }

  /** Audits all rows of some subjects. */
  public static CountingProcessAudit of(SubjectRows rows) {
    IdIndex numbers = new IdIndex(64);
    int[] subjectOf = new int[rows.rows()];
    int[] next = new int[rows.rows() + 1];
    for (int i = 0; i < subjectOf.length; i++) {
      subjectOf[i] = numbers.indexOf(rows.subject(i));
      next[subjectOf[i] + 1]++;
    }
    for (int s = 0; s < subjectOf.length; s++) {
      next[s + 1] += next[s];
    }
    Integer[] bySubject = new Integer[subjectOf.length];
    for (int i = 0; i < subjectOf.length; i++) {
      bySubject[next[subjectOf[i]]++] = i;
    }
    CountingProcessAudit audit = OF_NOTHING;
    for (int s = 0, from = 0; s < numbers.size(); s++) {
      Arrays.sort(
          bySubject,
          from,
          next[s],
          Comparator.<Integer>comparingDouble(rows::start).thenComparingDouble(rows::stop));
      audit = audit.plus(ofSubject(rows, bySubject, from, next[s]));
      from = next[s];
    }
    return audit;
  }

  private static CountingProcessAudit ofSubject(
      SubjectRows rows, Integer[] order, int from, int to) {
    long overlaps = 0;
    long gaps = 0;
    long empty = 0;
    long afterEvent = 0;
    long notFinite = 0;
    double end = Double.NaN;
    double event = Double.POSITIVE_INFINITY;
    for (int k = from; k < to; k++) {
      int row = order[k];
      overlaps += rows.start(row) < end ? 1 : 0;
      gaps += rows.start(row) > end ? 1 : 0;
      empty += rows.stop(row) > rows.start(row) ? 0 : 1;
      afterEvent += rows.start(row) >= event ? 1 : 0;
      notFinite += rows.isFinite(row) ? 0 : 1;
      end = Double.isNaN(end) ? rows.stop(row) : Math.max(end, rows.stop(row));
      event = rows.event(row) ? Math.min(event, rows.stop(row)) : event;
    }
    return new CountingProcessAudit(to - from, overlaps, gaps, empty, afterEvent, notFinite);
  }

  /** This audit and that of other subjects. */
  CountingProcessAudit plus(CountingProcessAudit other) {
    return new CountingProcessAudit(
        rows + other.rows,
        overlaps + other.overlaps,
        gaps + other.gaps,
        empty + other.empty,
        afterEvent + other.afterEvent,
        notFinite + other.notFinite);
  }

  /** What was counted, by name. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("rows", rows);
    counts.put("overlaps", overlaps);
    counts.put("gaps", gaps);
    counts.put("empty", empty);
    counts.put("after_event", afterEvent);
    counts.put("not_finite", notFinite);
    return counts;
  }

  /** Why no model may be fitted; empty if there is no objection. Gaps are none: nobody looked. */
  public Optional<String> objection() {
    if (overlaps > 0) {
      return Optional.of("%d rows overlap an earlier row of their subject".formatted(overlaps));
    }
    if (empty > 0) {
      return Optional.of("%d rows do not end after they start".formatted(empty));
    }
    if (afterEvent > 0) {
      return Optional.of("%d rows begin after an event of their subject".formatted(afterEvent));
    }
    if (notFinite > 0) {
      return Optional.of("%d rows hold a number that is not finite".formatted(notFinite));
    }
    return Optional.empty();
  }
}
