package dev.plumbline.hypotheses;

import static dev.plumbline.hypotheses.Finding.NEG;
import static dev.plumbline.hypotheses.Finding.NULL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * H6, the one that tells the theories apart: what depth does at equal value, by itself and as a
 * share of what it does in all.
 *
 * <p>A: it lowers the hazard, and the share is a half or more. B: it is negligible, or depth in all
 * lowers the hazard and the share is a third at most. A share of a total effect that is not shown
 * to exist decides nothing. The point estimate of the share decides; its interval is printed beside
 * it: over replicates of both models, or by Fieller where there are none. A share is needed because
 * value, imperfectly measured, leaves depth some effect that is not its own.
 *
 * @param direct depth in the joint model
 * @param total depth in the model without value, as judged for H4
 * @param replicates limits of the share over replicates of a bootstrap
 */
record DepthBeyondValue(Contrast direct, Contrast total, Optional<Ratio.Limits> replicates) {

  static final String SHARE = "share_direct";
  private static final double HALF = 0.5;
  private static final double THIRD = 1.0 / 3;

  List<Judgement> judgements() {
    Verdict verdict = verdict();
    List<Judgement> judgements = new ArrayList<>();
    judgements.add(Judgement.of(direct, verdict, reason()));
    share()
        .ifPresent(
            share ->
                judgements.add(
                    new Judgement(
                        direct.hypothesis(),
                        SHARE,
                        direct.modelId(),
                        Optional.of(share.value()),
                        replicates.or(share::limits),
                        Optional.empty(),
                        Optional.empty(),
                        direct.events(),
                        direct.finding(),
                        verdict,
                        reason())));
    return judgements;
  }

  private Verdict verdict() {
    if (!direct.finding().isEstimated()) {
      return Verdict.withoutEstimate(direct.finding());
    }
    if (direct.finding() == NULL) {
      return Verdict.SUPPORTS_B;
    }
    if (total.finding() != NEG) {
      return Verdict.INCONCLUSIVE;
    }
    double share = share().orElseThrow().value();
    if (direct.finding() == NEG && share >= HALF) {
      return Verdict.SUPPORTS_A;
    }
    return share <= THIRD ? Verdict.SUPPORTS_B : Verdict.INCONCLUSIVE;
  }

  private Optional<Ratio> share() {
    return direct.estimate().flatMap(d -> total.estimate().map(t -> Ratio.of(d, t)));
  }

  private String reason() {
    if (!direct.finding().isEstimated()) {
      return Reason.without(direct).andOf(direct).text();
    }
    Reason reason = Reason.of(ofDirect()).and(ofShare()).andOf(direct);
    direct.model().ifPresent(reason::andMissingOf);
    return reason.text();
  }

  private String ofDirect() {
    return switch (direct.finding()) {
      case NEG -> "at equal value depth lowers the hazard";
      case POS -> "at equal value depth raises the hazard, which neither theory predicts";
      case NULL -> "at equal value any effect of depth is smaller than what matters";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "at equal value the interval of depth holds effects that matter, and none";
    };
  }

  private String ofShare() {
    if (total.finding() != NEG) {
      return "no total effect of depth is shown that it could be a share of";
    }
    double share = share().orElseThrow().value();
    String size =
        share >= HALF
            ? "a half or more"
            : share <= THIRD ? "a third at most" : "between the two marks";
    return "its share of the total effect is %s, %s".formatted(Reason.number(share), size);
  }
}
