package dev.plumbline.hypotheses;

import static dev.plumbline.hypotheses.Finding.NEG;
import static dev.plumbline.hypotheses.Finding.NULL;
import static dev.plumbline.hypotheses.Finding.POS;

import java.util.List;

/**
 * H9, its first part: whether lasting depth protects, or only depth that is new.
 *
 * <p>Beside each other in the joint model, the coefficient of recent depth is the effect of depth
 * that lasts, and that of velocity what having just deepened adds to it. A: lasting depth lowers
 * the hazard. B: it is negligible, and new depth lowers it. How depth counts with longer lags, with
 * tenure, and long after a landmark is not examined here, and the reason says so.
 *
 * @param velocity depth velocity in the joint model
 * @param lasting recent depth in the joint model
 */
record Durability(Contrast velocity, Contrast lasting) {

  private static final String NOT_EXAMINED =
      "longer lags and windows after landmarks were not examined";

  List<Judgement> judgements() {
    return List.of(Judgement.of(velocity, verdict(), reason()));
  }

  private Verdict verdict() {
    if (!velocity.finding().isEstimated()) {
      return Verdict.withoutEstimate(velocity.finding());
    }
    if (lasting.finding() == NEG) {
      return Verdict.SUPPORTS_A;
    }
    if (lasting.finding() == NULL && velocity.finding() == NEG) {
      return Verdict.SUPPORTS_B;
    }
    boolean isNothing = lasting.finding() == NULL && velocity.finding() == NULL;
    return lasting.finding() == POS || isNothing ? Verdict.NEITHER : Verdict.INCONCLUSIVE;
  }

  private String reason() {
    if (!velocity.finding().isEstimated()) {
      return Reason.without(velocity).andOf(velocity).text();
    }
    return Reason.of(ofLasting()).and(ofVelocity()).and(NOT_EXAMINED).andOf(velocity).text();
  }

  private String ofLasting() {
    return switch (lasting.finding()) {
      case NEG -> "depth that lasts lowers the hazard";
      case POS -> "depth that lasts raises the hazard, which neither theory predicts";
      case NULL -> "any effect of depth that lasts is smaller than what matters";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "the interval of depth that lasts holds effects that matter, and none";
    };
  }

  private String ofVelocity() {
    return switch (velocity.finding()) {
      case NEG -> "having just deepened lowers it further";
      case POS -> "having just deepened raises it";
      case NULL -> "having just deepened adds nothing that matters";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "what having just deepened adds cannot be told";
    };
  }
}
