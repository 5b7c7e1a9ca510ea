package dev.plumbline.hypotheses;

import static dev.plumbline.hypotheses.Finding.NEG;
import static dev.plumbline.hypotheses.Finding.NULL;

import java.util.List;

/**
 * H8: whether a conflict costs less where the relationship is deep.
 *
 * <p>The coefficient of depth × conflict is the log of the ratio of two hazard ratios of a
 * conflict, one standard deviation of depth apart: below 0 depth buffers, above 0 it makes a
 * conflict worse, as betrayal does, which neither theory predicts. Both predict buffering, and
 * differ in what depth does without conflict.
 *
 * @param grace depth × conflict in the joint model
 * @param direct depth in the joint model: that of months without conflict
 */
record Grace(Contrast grace, Contrast direct) {

  List<Judgement> judgements() {
    return List.of(Judgement.of(grace, verdict(), reason()));
  }

  private Verdict verdict() {
    return switch (grace.finding()) {
      case NEG ->
          direct.finding() == NEG
              ? Verdict.SUPPORTS_A
              : direct.finding() == NULL ? Verdict.SUPPORTS_B : Verdict.BOTH;
      case NULL, POS -> Verdict.NEITHER;
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          Verdict.withoutEstimate(grace.finding());
    };
  }

  private String reason() {
    if (!grace.finding().isEstimated()) {
      return Reason.without(grace).andOf(grace).text();
    }
    Reason reason = Reason.of(ofGrace());
    if (grace.finding() == NEG) {
      reason.and(ofDirect());
    }
    return reason.andOf(grace).text();
  }

  private String ofGrace() {
    return switch (grace.finding()) {
      case NEG -> "a conflict adds less to the hazard where the relationship is deep";
      case POS ->
          "a conflict adds more to the hazard where the relationship is deep, as if it were betrayed";
      case NULL -> "a conflict adds as much to the hazard where the relationship is deep";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "the interval holds effects that matter, and none";
    };
  }

  private String ofDirect() {
    return switch (direct.finding()) {
      case NEG -> "without conflict depth lowers it, too";
      case NULL -> "without conflict depth does nothing that matters: it buys grace alone";
      case POS -> "without conflict depth raises it";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "what depth does without conflict cannot be told, and with it which theory is right";
    };
  }
}
