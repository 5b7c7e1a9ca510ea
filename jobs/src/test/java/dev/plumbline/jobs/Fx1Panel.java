package dev.plumbline.jobs;

import dev.plumbline.stats.fixtures.Fx1;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** FX1 as rows of the panel: depth is x1, size x2 and value x3. It has no velocity and no push. */
final class Fx1Panel {

  static final String HEADER =
      "account_id | product_line | spell_no | tenure | event | stratum | depth_recent | size"
          + " | value | rep_id | parent_id | has_history";

  private Fx1Panel() {}

  static String text() {
    return text(
        row -> String.format(Locale.ROOT, "%.3f", row.x3() / 1000.0),
        Fx1.Row::stop,
        row -> "s" + row.stratum());
  }

  /** With another value, another clock and other strata. */
  static String text(
      Function<Fx1.Row, String> value,
      ToIntFunction<Fx1.Row> tenure,
      Function<Fx1.Row, String> stratum) {
    return Fx1.rows().stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "a%d | all | 1 | %d | %d     | %s | %.3f | %d | %s | r%d | p%d | true",
                    row.account(),
                    tenure.applyAsInt(row),
                    row.event() ? 1 : 0,
                    stratum.apply(row),
                    row.x1() / 1000.0,
                    row.x2(),
                    value.apply(row),
                    row.rep(),
                    row.parent()))
        .collect(Collectors.joining("\n", HEADER + "\n", ""));
  }
}
