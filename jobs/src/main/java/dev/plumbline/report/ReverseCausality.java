package dev.plumbline.report;

import dev.plumbline.tables.results.Tests;
import java.util.List;
import java.util.Optional;

/** Whether it was examined if leaving came first, and what came of it, in a sentence. */
final class ReverseCausality {

  private static final List<String> SIGNS =
      List.of(Tests.LAG_RATIO, Tests.INTENT_SHRINK, Tests.REP_TURNOVER);

  private ReverseCausality() {}

  /** Empty if nothing at all was checked. */
  static Optional<String> sentence(List<Check> checks) {
    List<Check> signs = checks.stream().filter(check -> SIGNS.contains(check.test())).toList();
    if (signs.isEmpty()) {
      return Optional.empty();
    }
    long examined = signs.stream().filter(c -> !c.status().equals(Tests.NOT_EXAMINED)).count();
    long bad = signs.stream().filter(c -> c.status().equals(Tests.FLAGGED)).count();
    if (examined == 0) {
      return Optional.of(
          "Reverse causality could not be examined: nothing in this data tells whether customers "
              + "who had already decided to leave wrote less because of it.");
    }
    return Optional.of(
        "Reverse causality was examined in %d of %d ways: %s for leaving having come first.%s"
            .formatted(
                examined,
                SIGNS.size(),
                bad == 0 ? "none spoke" : bad == 1 ? "one spoke" : "%d spoke".formatted(bad),
                bad < 2 ? " That is no proof of cause." : ""));
  }
}
