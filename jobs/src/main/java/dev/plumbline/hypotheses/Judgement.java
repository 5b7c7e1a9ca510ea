package dev.plumbline.hypotheses;

import java.util.Optional;

/**
 * One contrast of a hypothesis with what was found and what follows for the theories.
 *
 * @param q adjusted p-value; empty for a contrast that stands beside the primary one
 */
record Judgement(
    Hypothesis hypothesis,
    String contrast,
    String modelId,
    Optional<Double> value,
    Optional<Ratio.Limits> limits,
    Optional<Estimate> estimate,
    Optional<Double> q,
    long events,
    Finding finding,
    Verdict verdict,
    String reason) {

  static Judgement of(Contrast contrast, Verdict verdict, String reason) {
    return new Judgement(
        contrast.hypothesis(),
        contrast.name(),
        contrast.modelId(),
        contrast.estimate().map(Estimate::value),
        contrast.estimate().map(e -> new Ratio.Limits(e.low(), e.high())),
        contrast.estimate(),
        contrast.estimate().map(e -> contrast.q()),
        contrast.events(),
        contrast.finding(),
        verdict,
        reason);
  }
}
