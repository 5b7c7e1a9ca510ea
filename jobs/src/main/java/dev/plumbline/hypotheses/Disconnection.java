package dev.plumbline.hypotheses;

import java.util.List;

/**
 * H12: whether silence is decay, or the rest between two needs.
 *
 * <p>Among accounts that were close once, beside sleep × need in the model, the coefficient of
 * sleep is that of months in which nothing needs us. A: it raises the hazard. B: it does nothing
 * that matters. Retreat from a phase stands beside it. Whether those who left come back as past
 * value predicts is not examined here, and the reason says so.
 *
 * @param dormant sleep in the model of connections
 * @param retreat phases given up, in the same model
 */
record Disconnection(Contrast dormant, Contrast retreat) {

  private static final String NOT_EXAMINED = "who comes back was not examined";

  List<Judgement> judgements() {
    return List.of(Judgement.of(dormant, verdict(dormant.finding()), reason()), beside());
  }

  private static Verdict verdict(Finding finding) {
    return switch (finding) {
      case POS -> Verdict.SUPPORTS_A;
      case NULL -> Verdict.SUPPORTS_B;
      case NEG -> Verdict.NEITHER;
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE -> Verdict.withoutEstimate(finding);
    };
  }

  private String reason() {
    if (!dormant.finding().isEstimated()) {
      return Reason.without(dormant).andOf(dormant).text();
    }
    return Reason.of(of("silence without need", dormant.finding()))
        .and(of("retreat from a phase", found()))
        .and(NOT_EXAMINED)
        .andOf(dormant)
        .text();
  }

  private static String of(String what, Finding finding) {
    return switch (finding) {
      case POS -> what + " raises the hazard";
      case NEG -> what + " lowers the hazard, which neither theory predicts";
      case NULL -> "any effect of %s is smaller than what matters".formatted(what);
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "what %s does cannot be told".formatted(what);
    };
  }

  /** For itself: it is not one of the primary contrasts. */
  private Finding found() {
    return retreat.estimate().map(Estimate::finding).orElse(retreat.finding());
  }

  private Judgement beside() {
    Reason reason =
        found().isEstimated()
            ? Reason.of(of("retreat from a phase", found()))
            : Reason.without(retreat);
    return Judgement.beside(retreat, verdict(found()), reason.andOf(retreat).text());
  }
}
