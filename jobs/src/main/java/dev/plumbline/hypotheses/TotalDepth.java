package dev.plumbline.hypotheses;

import java.util.List;

/** H4: whether depth goes with staying at all, whatever the way. */
record TotalDepth(Contrast depth) {

  List<Judgement> judgements() {
    return List.of(Judgement.of(depth, verdict(), reason()));
  }

  private Verdict verdict() {
    return switch (depth.finding()) {
      case NEG -> Verdict.BOTH;
      case NULL -> Verdict.SUPPORTS_B;
      case POS -> Verdict.NEITHER;
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          Verdict.withoutEstimate(depth.finding());
    };
  }

  private String reason() {
    Reason reason =
        switch (depth.finding()) {
          case NEG -> Reason.of("depth lowers the hazard, as both theories predict");
          case NULL -> Reason.of("any effect of depth is smaller than what matters");
          case POS -> Reason.of("depth raises the hazard, which neither theory predicts");
          case INCONCLUSIVE -> Reason.of("the interval holds effects that matter, and none");
          case INSUFFICIENT_EVIDENCE, NOT_TESTABLE -> Reason.without(depth);
        };
    return reason.andOf(depth).text();
  }
}
