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
    String reason,
    Identification.Ruling ruling) {

  private static final Identification.Ruling NOT_YET = new Identification.Ruling(Gate.NOT_RUN, "");

  /** Before anything is said of how well it is identified. */
  Judgement(
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
    this(
        hypothesis,
        contrast,
        modelId,
        value,
        limits,
        estimate,
        q,
        events,
        finding,
        verdict,
        reason,
        NOT_YET);
  }

  /** As the gate lets it stand: what is found stays, a verdict may be withheld. */
  Judgement under(Identification.Ruling gate) {
    boolean isWithheld = gate.gate().withholds() && verdict != Verdict.NOT_TESTABLE;
    return new Judgement(
        hypothesis,
        contrast,
        modelId,
        value,
        limits,
        estimate,
        q,
        events,
        finding,
        isWithheld ? Verdict.INCONCLUSIVE : verdict,
        isWithheld ? "withheld, %s; otherwise: %s".formatted(gate.reason(), reason) : reason,
        gate);
  }

  /** As a contrast that stands beside the primary one. */
  Judgement withoutQ() {
    return new Judgement(
        hypothesis,
        contrast,
        modelId,
        value,
        limits,
        estimate,
        Optional.empty(),
        events,
        finding,
        verdict,
        reason,
        ruling);
  }

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

  /** Of a contrast that stands beside the primary one: found for itself. */
  static Judgement beside(Contrast contrast, Verdict verdict, String reason) {
    return new Judgement(
        contrast.hypothesis(),
        contrast.name(),
        contrast.modelId(),
        contrast.estimate().map(Estimate::value),
        contrast.estimate().map(e -> new Ratio.Limits(e.low(), e.high())),
        contrast.estimate(),
        Optional.empty(),
        contrast.events(),
        contrast.estimate().map(Estimate::finding).orElse(contrast.finding()),
        verdict,
        reason);
  }
}
