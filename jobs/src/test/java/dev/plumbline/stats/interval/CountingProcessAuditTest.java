package dev.plumbline.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.stats.interval.CountingProcessAudit.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingProcessAuditTest {

  @Test
  void countsWhatIsWrongWithEachSubject() {
    CountingProcessAudit audit =
        CountingProcessAudit.of(
            List.of(
                row("fine", 0, 3, false),
                row("fine", 3, 5, true),
                row("overlapping", 0, 3, false),
                row("overlapping", 2, 5, false),
                row("away for a while", 0, 3, false),
                row("away for a while", 4, 5, false),
                row("no time at all", 2, 2, true),
                row("back from the dead", 0, 2, true),
                row("back from the dead", 2, 3, false),
                new Row("not a number", 0, 1, false, false)));

    assertThat(audit).isEqualTo(new CountingProcessAudit(10, 1, 1, 1, 1, 1));
    assertThat(audit.objection()).contains("1 rows overlap an earlier row of their subject");
  }

  @Test
  void gapsAreNoObjection() {
    assertThat(
            CountingProcessAudit.of(List.of(row("a", 0, 1, false), row("a", 5, 6, true)))
                .objection())
        .isEmpty();
  }

  private static Row row(String subject, double start, double stop, boolean event) {
    return new Row(subject, start, stop, event, true);
  }
}
