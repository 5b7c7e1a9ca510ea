package dev.plumbline.hypotheses;

import static dev.plumbline.hypotheses.Finding.NEG;
import static dev.plumbline.hypotheses.Finding.NULL;
import static dev.plumbline.hypotheses.Finding.POS;

import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * H5: whether value counts, and for more than depth.
 *
 * <p>\(\Delta = |\beta_{value}| - |\beta_{depth}|\), with \(\mathrm{Var} \Delta = V_{bb} + V_{aa} -
 * 2 \, \mathrm{sgn}(ab) V_{ab}\) by the delta method. B: value lowers the hazard and \(\Delta >
 * 0\). A: depth lowers it and \(\Delta < 0\), or value is negligible. Both: each lowers it and
 * neither is shown to count for more.
 *
 * @param smallestOfInterest smallest difference that matters, on the log hazard scale
 */
record ValueDominates(Contrast value, double smallestOfInterest) {

  private static final String DIFFERENCE = "difference of value and depth in %s";
  private static final String UNCALIBRATED =
      "value is not calibrated for error of measurement, which draws its effect towards 0";

  static String difference(String modelId) {
    return DIFFERENCE.formatted(modelId);
  }

  List<Judgement> judgements() {
    Verdict verdict = verdict();
    List<Judgement> judgements = new ArrayList<>();
    judgements.add(Judgement.of(value, verdict, reason()));
    difference()
        .ifPresent(
            d ->
                judgements.add(
                    new Judgement(
                        value.hypothesis(),
                        difference(value.modelId()),
                        value.modelId(),
                        Optional.of(d.value()),
                        Optional.of(new Ratio.Limits(d.low(), d.high())),
                        Optional.of(d),
                        Optional.empty(),
                        value.events(),
                        d.finding(),
                        verdict,
                        reason())));
    return judgements;
  }

  private Verdict verdict() {
    if (!value.finding().isEstimated()) {
      return Verdict.withoutEstimate(value.finding());
    }
    if (value.finding() == POS) {
      return Verdict.NEITHER;
    }
    boolean depthKeeps = depth().map(d -> d.finding() == NEG).orElse(false);
    Finding more = difference().map(Estimate::finding).orElse(Finding.INCONCLUSIVE);
    if (value.finding() == NEG && more == POS) {
      return Verdict.SUPPORTS_B;
    }
    if (depthKeeps && (more == NEG || value.finding() == NULL)) {
      return Verdict.SUPPORTS_A;
    }
    if (depthKeeps && value.finding() == NEG) {
      return Verdict.BOTH;
    }
    boolean depthDoesNot = depth().map(d -> d.finding() == NULL).orElse(false);
    return value.finding() == NULL && depthDoesNot ? Verdict.NEITHER : Verdict.INCONCLUSIVE;
  }

  private Optional<Estimate> depth() {
    return value.model().flatMap(m -> m.estimate(Panel.DEPTH_RECENT.name()));
  }

  private Optional<Estimate> difference() {
    if (value.estimate().isEmpty() || depth().isEmpty()) {
      return Optional.empty();
    }
    Estimate b = value.estimate().orElseThrow();
    Estimate a = depth().orElseThrow();
    double together =
        value.model().orElseThrow().covariance(value.term(), Panel.DEPTH_RECENT.name());
    double variance =
        b.standardError() * b.standardError()
            + a.standardError() * a.standardError()
            - 2 * Math.signum(a.value() * b.value()) * together;
    return Optional.of(
        Estimate.of(
            Math.abs(b.value()) - Math.abs(a.value()),
            Math.sqrt(Math.max(0, variance)),
            Math.min(a.clusters(), b.clusters()),
            smallestOfInterest));
  }

  private String reason() {
    if (!value.finding().isEstimated()) {
      return Reason.without(value).andOf(value).text();
    }
    Reason reason = Reason.of(ofValue()).and(ofDifference());
    boolean isCorrected = value.modelId().equals(Models.DEPTH_AND_VALUE_CORRECTED);
    return (isCorrected ? reason : reason.and(UNCALIBRATED)).andOf(value).text();
  }

  private String ofValue() {
    return switch (value.finding()) {
      case NEG -> "value lowers the hazard";
      case POS -> "value raises the hazard, which neither theory predicts";
      case NULL -> "any effect of value is smaller than what matters";
      case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
          "the interval of value holds effects that matter, and none";
    };
  }

  private String ofDifference() {
    return difference()
        .map(
            d ->
                switch (d.finding()) {
                  case POS -> "it counts for more than depth";
                  case NEG -> "depth counts for more";
                  case NULL -> "it and depth count alike";
                  case INCONCLUSIVE, INSUFFICIENT_EVIDENCE, NOT_TESTABLE ->
                      "which of it and depth counts for more is not told apart";
                })
        .orElse("there is no depth to compare it with");
  }
}
