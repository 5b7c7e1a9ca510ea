package dev.plumbline.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.stats.fixtures.Intervals;
import dev.plumbline.stats.fixtures.Intervals.Row;
import dev.plumbline.stats.fixtures.Panels;
import dev.plumbline.testing.Evidence;
import dev.plumbline.testing.Evidence.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountingProcessAuditTest {

  private static final Row[] FAULTY = {
    row(1, 0, 3, false),
    row(1, 3, 5, true),
    // Overlaps.
    row(2, 2, 5, false),
    row(2, 0, 3, false),
    // Away for a while.
    row(3, 0, 3, false),
    row(3, 4, 5, false),
    // No time at all.
    row(4, 2, 2, true),
    // Back after its event.
    row(5, 0, 2, true),
    row(5, 2, 3, false),
    // Not a number.
    new Row(0, 0, 1, false, new double[] {Double.NaN}, 1, 0, 6),
    new Row(0, 0, 1, false, new double[] {1}, 0, 0, 7)
  };

  @Test
  @Evidence(of = CountingProcessAudit.class, kind = Kind.BY_HAND)
  void countsWhatIsWrongWithEachSubject() {
    for (int blockRows : new int[] {1, 2, 100}) {
      CountingProcessAudit audit =
          CountingProcessAudit.ofIntervals(Intervals.of(List.of(FAULTY), blockRows), 0);

      assertThat(audit).isEqualTo(new CountingProcessAudit(11, 1, 1, 1, 1, 2));
      assertThat(audit.objection()).contains("1 rows overlap an earlier row of their subject");
      assertThat(audit.counts()).containsEntry("overlaps", 1L).containsEntry("rows", 11L);
    }
  }

  @Test
  void eachFaultIsAnObjectionButGapsAreNone() {
    assertThat(objection(row(1, 0, 1, false), row(1, 5, 6, true))).isEmpty();
    assertThat(objection(row(1, 2, 2, false))).contains("1 rows do not end after they start");
    assertThat(objection(row(1, 0, 2, true), row(1, 2, 3, false)))
        .contains("1 rows begin after an event of their subject");
    assertThat(objection(row(1, 0, Double.POSITIVE_INFINITY, false)))
        .contains("1 rows hold a number that is not finite");
    assertThat(objection(row(1, Double.NEGATIVE_INFINITY, 2, false))).isEmpty();
  }

  /** The check of R's {@code survcheck}: see r/calibration.R. */
  @Test
  @Evidence(of = CountingProcessAudit.class, kind = Kind.R)
  void overlapsAndGapsByR() {
    CountingProcessAudit audit =
        CountingProcessAudit.ofIntervals(
            Intervals.of(
                List.of(
                    row(1, 0, 3, false),
                    row(1, 3, 5, true),
                    row(2, 0, 3, false),
                    row(2, 2, 5, false),
                    row(3, 0, 3, false),
                    row(3, 4, 5, false)),
                10),
            0);

    assertThat(audit.overlaps()).isOne();
    assertThat(audit.gaps()).isOne();
  }

  /** Rows in any order, and subjects under other names. */
  @Test
  @Evidence(of = CountingProcessAudit.class, kind = Kind.SYMMETRY)
  void orderOfRowsDoesNotMatter() {
    List<Row> reversed = new ArrayList<>(List.of(FAULTY));
    Collections.reverse(reversed);

    assertThat(CountingProcessAudit.ofIntervals(Intervals.of(reversed, 3), 0))
        .isEqualTo(CountingProcessAudit.ofIntervals(Intervals.of(List.of(FAULTY), 11), 0));
  }

  /** A month twice, and a month after the event. */
  @Test
  @Evidence(of = CountingProcessAudit.class, kind = Kind.SECOND_ROUTE)
  void monthsOfAPanelAreIntervalsOfLengthOne() {
    var panel =
        Panels.of(
            List.of(
                Panels.Row.of(1, false, 9, 0.5),
                Panels.Row.of(2, false, 9, 0.5),
                Panels.Row.of(2, true, 9, 0.5),
                Panels.Row.of(3, false, 9, 0.5),
                Panels.Row.of(1, true, 8, 0.5)),
            2);

    assertThat(CountingProcessAudit.ofPanel(panel, 0))
        .isEqualTo(new CountingProcessAudit(5, 1, 0, 0, 1, 0));
  }

  /** No fault in FX1, whose subjects R's {@code survcheck} passes too. */
  @Test
  void cleanPanelsHaveNoFault() {
    assertThat(CountingProcessAudit.ofPanel(Panels.of(Panels.fx1(), 50), 0))
        .isEqualTo(new CountingProcessAudit(896, 0, 0, 0, 0, 0));
  }

  private static Optional<String> objection(Row... rows) {
    return CountingProcessAudit.ofIntervals(Intervals.of(List.of(rows), 10), 0).objection();
  }

  private static Row row(long subject, double start, double stop, boolean event) {
    return new Row(0, start, stop, event, new double[] {1}, 1, 0, subject);
  }
}
