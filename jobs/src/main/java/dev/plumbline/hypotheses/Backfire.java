package dev.plumbline.hypotheses;

import dev.plumbline.tables.retention.Panel;
import java.util.List;
import java.util.Optional;

/**
 * H10: whether a rep who tells everybody much of himself or herself drives away buyers who keep
 * their distance.
 *
 * <p>The coefficient of push × arm's length is what push does to them beyond what it does to buyers
 * who are known not to be so. A: nothing that matters. B: it raises the hazard. The dose, push ×
 * the score of orientation, stands beside it. Either wants thirty reps, and the first some months
 * of both kinds of buyers.
 *
 * @param levels push × arm's length in the joint model
 * @param dose push × score in the joint model with the score
 */
record Backfire(Contrast levels, Contrast dose) {

  private static final int LEAST_REPS = 30;
  private static final double LEAST_SHARE = .15;

  /** The primary contrast; without an estimate where the data cannot hold it. */
  static Contrast levels(Models models) {
    Contrast levels =
        Contrast.ofProduct(
            Hypothesis.H10,
            Models.JOINT,
            Panel.PUSH,
            Panel.ARMS_LENGTH,
            List.of(Panel.PUSH, Panel.ARMS_LENGTH, Panel.VALUE),
            models);
    return fewReps(levels).or(() -> fewOfAKind(levels)).map(levels::untestable).orElse(levels);
  }

  static Contrast dose(Models models) {
    Contrast dose =
        Contrast.ofProduct(
            Hypothesis.H10,
            Models.DOSE,
            Panel.PUSH,
            Panel.ARMS_SCORE,
            List.of(Panel.PUSH, Panel.ARMS_SCORE, Panel.VALUE),
            models);
    return fewReps(dose).map(dose::untestable).orElse(dose);
  }

  List<Judgement> judgements() {
    return List.of(
        Judgement.of(levels, verdict(levels.finding()), reason()),
        Judgement.beside(dose, verdict(found()), besideReason()));
  }

  private static Optional<String> fewReps(Contrast contrast) {
    return contrast
        .estimate()
        .map(Estimate::clusters)
        .filter(clusters -> clusters < LEAST_REPS)
        .map(clusters -> "%d reps or groups, %d are needed".formatted(clusters, LEAST_REPS));
  }

  private static Optional<String> fewOfAKind(Contrast contrast) {
    if (contrast.estimate().isEmpty()) {
      return Optional.empty();
    }
    double distant = contrast.mean(Panel.ARMS_LENGTH);
    double near = 1 - distant - contrast.mean(Panel.ARMS_UNKNOWN);
    return Math.min(distant, near) >= LEAST_SHARE
        ? Optional.empty()
        : Optional.of(
            "%.0f %% of the months are of buyers at arm's length and %.0f %% of buyers known not to be, %.0f %% of each are needed"
                .formatted(100 * distant, 100 * near, 100 * LEAST_SHARE));
  }

  private static Verdict verdict(Finding finding) {
    return switch (finding) {
      case POS -> Verdict.SUPPORTS_B;
      case NULL -> Verdict.SUPPORTS_A;
      case NEG -> Verdict.NEITHER;
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE -> Verdict.withoutEstimate(finding);
    };
  }

  private String reason() {
    if (!levels.finding().isEstimated()) {
      return Reason.without(levels).andOf(levels).text();
    }
    return Reason.of(of("buyers at arm's length", levels.finding()))
        .and(of("the more distant a buyer is, the more", found()))
        .andOf(levels)
        .text();
  }

  private String besideReason() {
    return found().isEstimated()
        ? Reason.of(of("the more distant a buyer is, the more", found())).andOf(dose).text()
        : Reason.without(dose).andOf(dose).text();
  }

  /** For itself: it is not one of the primary contrasts. */
  private Finding found() {
    return dose.estimate().map(Estimate::finding).orElse(dose.finding());
  }

  private static String of(String whom, Finding finding) {
    return switch (finding) {
      case POS -> "%s: push raises the hazard".formatted(whom);
      case NEG -> "%s: push lowers the hazard, which neither theory predicts".formatted(whom);
      case NULL -> "%s: push does nothing more to the hazard that matters".formatted(whom);
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "%s: what push does cannot be told".formatted(whom);
    };
  }
}
