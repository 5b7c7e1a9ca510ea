package dev.plumbline.hypotheses;

import java.util.List;

/**
 * H11: whether what people tell of themselves keeps customers beyond what is told of business.
 *
 * <p>A: personal depth lowers the hazard at equal business depth and value, and reps who withhold
 * from everybody raise it. B: neither does anything that matters. Personal depth decides; the rep's
 * withholding stands beside it, an exposure that the account had no part in.
 *
 * @param personal personal depth in the model of both domains
 * @param withholding how much the rep withholds from other accounts, in the same model
 */
record PersonalBeyondBusiness(Contrast personal, Contrast withholding) {

  List<Judgement> judgements() {
    return List.of(Judgement.of(personal, verdict(), reason()), beside());
  }

  private Verdict verdict() {
    return switch (personal.finding()) {
      case NEG -> Verdict.SUPPORTS_A;
      case NULL -> Verdict.SUPPORTS_B;
      case POS -> Verdict.NEITHER;
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          Verdict.withoutEstimate(personal.finding());
    };
  }

  private String reason() {
    if (!personal.finding().isEstimated()) {
      return Reason.without(personal).andOf(personal).text();
    }
    return Reason.of(ofPersonal()).and(ofWithholding()).andOf(personal).text();
  }

  private String ofPersonal() {
    return switch (personal.finding()) {
      case NEG -> "personal depth lowers the hazard at equal business depth and value";
      case POS -> "personal depth raises the hazard, which neither theory predicts";
      case NULL -> "any effect of personal depth is smaller than what matters";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "the interval of personal depth holds effects that matter, and none";
    };
  }

  private String ofWithholding() {
    return switch (found()) {
      case POS -> "reps who withhold raise it";
      case NEG -> "reps who withhold lower it, which neither theory predicts";
      case NULL -> "whether a rep withholds does nothing that matters";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "what it does if a rep withholds cannot be told";
    };
  }

  /** For itself: it is not one of the primary contrasts. */
  private Finding found() {
    return withholding.estimate().map(Estimate::finding).orElse(withholding.finding());
  }

  private Judgement beside() {
    Verdict verdict =
        switch (found()) {
          case POS -> Verdict.SUPPORTS_A;
          case NULL -> Verdict.SUPPORTS_B;
          case NEG -> Verdict.NEITHER;
          case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
              Verdict.withoutEstimate(found());
        };
    Reason reason =
        found().isEstimated() ? Reason.of(ofWithholding()) : Reason.without(withholding);
    return Judgement.beside(withholding, verdict, reason.andOf(withholding).text());
  }
}
