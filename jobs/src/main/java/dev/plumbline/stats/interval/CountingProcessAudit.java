package dev.plumbline.stats.interval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param notFinite rows with a time or a value that is not a finite number; an open start is one
 */
public record CountingProcessAudit(
    long rows, long overlaps, long gaps, long empty, long afterEvent, long notFinite) {

  /** A row as far as the audit looks at it. */
  public record Row(String subject, double start, double stop, boolean event, boolean isFinite) {}

  public static CountingProcessAudit of(List<Row> rows) {
    Map<String, List<Row>> bySubject = new TreeMap<>();
    for (Row row : rows) {
      bySubject.computeIfAbsent(row.subject(), s -> new ArrayList<>()).add(row);
    }
    long[] counts = new long[5];
    bySubject.values().forEach(subject -> count(subject, counts));
    return new CountingProcessAudit(
        rows.size(), counts[0], counts[1], counts[2], counts[3], counts[4]);
  }

  private static void count(List<Row> subject, long[] counts) {
    subject.sort(Comparator.comparingDouble(Row::start).thenComparingDouble(Row::stop));
    double end = Double.NaN;
    double event = Double.POSITIVE_INFINITY;
    for (Row row : subject) {
      counts[0] += row.start() < end ? 1 : 0;
      counts[1] += row.start() > end ? 1 : 0;
      counts[2] += row.stop() > row.start() ? 0 : 1;
      counts[3] += row.start() >= event ? 1 : 0;
      counts[4] += row.isFinite() ? 0 : 1;
      end = Double.isNaN(end) ? row.stop() : Math.max(end, row.stop());
      event = row.event() ? Math.min(event, row.stop()) : event;
    }
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
