package dev.plumbline.hypotheses;

import dev.plumbline.tables.retention.Panel;
import java.util.List;

/**
 * H3: whether relationships deepen because they pay, or because they are needed.
 *
 * <p>In the hazard of rising to the next phase, A: what the relationship gave beyond what was
 * expected raises it. B: that does nothing that matters, and need raises it. Whether deepening is
 * of business alone is not examined, and the reason says so.
 *
 * @param net net reward in the model of deepening
 * @param need in the same model
 */
record RewardsDeepen(Contrast net, Contrast need) {

  private static final String NOT_EXAMINED = "in which domain it deepens was not examined";

  static Contrast net(Models models) {
    return Contrast.of(
        Hypothesis.H3,
        Models.DEEPENING,
        Panel.NET_RELATIVE,
        List.of(Panel.VALUE, Panel.NEED),
        models);
  }

  static Contrast need(Models models) {
    return Contrast.of(
        Hypothesis.H3,
        Models.DEEPENING,
        Panel.NEED,
        List.of(Panel.VALUE, Panel.NET_RELATIVE),
        models);
  }

  List<Judgement> judgements() {
    return List.of(
        Judgement.of(net, verdict(), reason()), Judgement.beside(need, ofNeed(), besideReason()));
  }

  private Verdict verdict() {
    return switch (net.finding()) {
      case POS -> Verdict.SUPPORTS_A;
      case NEG -> Verdict.NEITHER;
      case NULL ->
          switch (found()) {
            case POS -> Verdict.SUPPORTS_B;
            case NEG, NULL -> Verdict.NEITHER;
            case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE -> Verdict.INCONCLUSIVE;
          };
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          Verdict.withoutEstimate(net.finding());
    };
  }

  /** That need deepens is B's alone; that it does not speaks for nobody. */
  private Verdict ofNeed() {
    return switch (found()) {
      case POS -> Verdict.SUPPORTS_B;
      case NEG, NULL -> Verdict.NEITHER;
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE -> Verdict.withoutEstimate(found());
    };
  }

  private String reason() {
    if (!net.finding().isEstimated()) {
      return Reason.without(net).andOf(net).text();
    }
    return Reason.of(of("what the relationship gave", net.finding()))
        .and(of("need", found()))
        .and(NOT_EXAMINED)
        .andOf(net)
        .text();
  }

  private String besideReason() {
    return found().isEstimated()
        ? Reason.of(of("need", found())).andOf(need).text()
        : Reason.without(need).andOf(need).text();
  }

  /** For itself: it is not one of the primary contrasts. */
  private Finding found() {
    return need.estimate().map(Estimate::finding).orElse(need.finding());
  }

  private static String of(String what, Finding finding) {
    return switch (finding) {
      case POS -> "%s makes a phase rise sooner".formatted(what);
      case NEG -> "%s makes it rise later, which neither theory predicts".formatted(what);
      case NULL -> "any effect of %s on it is smaller than what matters".formatted(what);
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "what %s does to it cannot be told".formatted(what);
    };
  }
}
