package dev.plumbline.report;

import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The question, answered in words that the verdicts bear and no more.
 *
 * <p>What depth does is what H6 says of it: it protects beyond value, it works through value, or
 * neither. What value does is the finding of H5. An answer that the evidence does not bear is said
 * to be open, and one that failed a check of the data is no answer.
 *
 * @param headline a few words
 * @param sentences what they rest on
 * @param cautions what was not examined, and what the checks found
 */
record Answer(String headline, List<String> sentences, List<String> cautions) {

  static final String QUESTION =
      "Do our customers stay because the relationship is deep, or because we deliver value?";

  private enum Role {
    PROTECTS,
    THROUGH_VALUE,
    NOTHING,
    HARMS,
    OPEN
  }

  static Answer of(List<Verdict> verdicts, List<Effect> effects) {
    List<String> cautions = cautions(verdicts);
    Optional<Verdict> depth = primary(verdicts, "H6");
    Optional<Verdict> value = valueOf(verdicts);
    if (depth.isEmpty() && value.isEmpty()) {
      return new Answer(
          "No answer yet.", List.of("No hypothesis was tested in this run."), cautions);
    }
    Optional<Verdict> withheld = verdicts.stream().filter(Answer::isWithheld).findFirst();
    if (withheld.isPresent()) {
      return new Answer(
          "No answer: the data do not tell cause from consequence.",
          List.of(
              "Effects were found, but a check of the data leaves no verdict: %s."
                  .formatted(Wording.plain(withheld.orElseThrow().gateReason()))),
          cautions);
    }
    if (verdicts.stream().allMatch(Answer::isWithoutEvidence)) {
      return new Answer(
          verdicts.stream().allMatch(v -> v.finding().equals("NOT_TESTABLE"))
              ? "This data cannot answer the question."
              : "Insufficient evidence.",
          withoutEvidence(verdicts),
          cautions);
    }
    Role ofDepth = roleOfDepth(verdicts);
    Role ofValue = value.map(v -> role(v.finding())).orElse(Role.OPEN);
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Sentences.ofDepth(ofDepth.name(), effect(effects, Panel.DEPTH_RECENT.name()), depth));
    sentences.add(Sentences.ofValue(ofValue.name(), effect(effects, Panel.VALUE.name()), value));
    Sentences.ofComparison(verdicts).ifPresent(sentences::add);
    return new Answer(headline(ofDepth, ofValue), List.copyOf(sentences), cautions);
  }

  private static String headline(Role depth, Role value) {
    return switch (depth) {
      case PROTECTS ->
          switch (value) {
            case PROTECTS, THROUGH_VALUE -> "Both: depth and value each go with staying.";
            case NOTHING -> "The relationship: depth goes with staying, value does not.";
            case HARMS, OPEN -> "The relationship goes with staying; value is open.";
          };
      case THROUGH_VALUE, NOTHING ->
          switch (value) {
            case PROTECTS, THROUGH_VALUE ->
                depth == Role.NOTHING
                    ? "Delivered value: depth adds nothing of its own."
                    : "Delivered value: it accounts for most of what depth seems to do.";
            case NOTHING -> "Neither: no effect of depth or value was found.";
            case HARMS, OPEN -> "Not the relationship; whether value counts is open.";
          };
      case HARMS -> "Not the relationship: at equal value, deeper ones end sooner.";
      case OPEN ->
          switch (value) {
            case PROTECTS, THROUGH_VALUE -> "Value goes with staying; the role of depth is open.";
            case NOTHING -> "Not value; whether depth counts is open.";
            case HARMS, OPEN -> "Inconclusive.";
          };
    };
  }

  private static Role roleOfDepth(List<Verdict> verdicts) {
    Optional<Verdict> depth = primary(verdicts, "H6");
    String verdict = depth.map(Verdict::verdict).orElse("INCONCLUSIVE");
    boolean isTotalEffect =
        primary(verdicts, "H4").map(v -> v.finding().equals("NEG")).orElse(false);
    if (verdict.equals("SUPPORTS_A")) {
      return Role.PROTECTS;
    }
    if (verdict.equals("SUPPORTS_B")) {
      return isTotalEffect ? Role.THROUGH_VALUE : Role.NOTHING;
    }
    return depth.map(v -> v.finding().equals("POS")).orElse(false) ? Role.HARMS : Role.OPEN;
  }

  private static Role role(String finding) {
    return switch (finding) {
      case "NEG" -> Role.PROTECTS;
      case "POS" -> Role.HARMS;
      case "NULL" -> Role.NOTHING;
      default -> Role.OPEN;
    };
  }

  /** The contrast whose p-value was adjusted with the other hypotheses, else the first. */
  static Optional<Verdict> primary(List<Verdict> verdicts, String hypothesis) {
    List<Verdict> rows = verdicts.stream().filter(v -> v.hypothesis().equals(hypothesis)).toList();
    return rows.stream().filter(v -> v.q() != null).findFirst().or(() -> rows.stream().findFirst());
  }

  private static Optional<Verdict> valueOf(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(v -> v.hypothesis().equals("H5") && v.contrast().startsWith("value"))
        .findFirst()
        .or(() -> primary(verdicts, "H5"));
  }

  private static Optional<Effect> effect(List<Effect> effects, String factor) {
    return effects.stream().filter(e -> e.factor().equals(factor)).findFirst();
  }

  private static boolean isWithoutEvidence(Verdict verdict) {
    return verdict.finding().equals("INSUFFICIENT_EVIDENCE")
        || verdict.finding().equals("NOT_TESTABLE");
  }

  /** Whether what was found may not be claimed. */
  private static boolean isWithheld(Verdict verdict) {
    return List.of("REVERSE_SUSPECT", "LEAK", "PLACEBO_FAIL").contains(verdict.gate())
        && !isWithoutEvidence(verdict);
  }

  private static List<String> withoutEvidence(List<Verdict> verdicts) {
    long events = verdicts.stream().mapToLong(Verdict::events).max().orElse(0);
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s churn decision%s in the data: too few, or too little seen of these customers, to tell."
            .formatted(Figures.count(events), events == 1 ? "" : "s"));
    verdicts.stream()
        .map(v -> Wording.plain(v.reason()))
        .distinct()
        .map(Sentences::sentence)
        .forEach(sentences::add);
    return List.copyOf(sentences);
  }

  private static List<String> cautions(List<Verdict> verdicts) {
    List<Verdict> gates =
        verdicts.stream()
            .sorted(Comparator.comparing(Verdict::gate).thenComparing(Verdict::hypothesis))
            .toList();
    List<String> cautions = new ArrayList<>();
    for (Verdict verdict : gates) {
      switch (verdict.gate()) {
        case "PASS" -> {}
        case "NOT_RUN" ->
            cautions.add(
                "Reverse causality was not examined: whether customers who had already decided to "
                    + "leave wrote less because of it. Until it is, read every result as an "
                    + "association.");
        case "REVERSE_SUSPECT" ->
            cautions.add(
                "The data look as if leaving came first: customers who had decided to go wrote "
                    + "less. No effect is claimed.");
        case "WEAK_ID" ->
            cautions.add(
                "Read %s with caution: %s."
                    .formatted(verdict.hypothesis(), Wording.plain(verdict.gateReason())));
        case "LEAK" ->
            cautions.add("A feature knew of something that came later. No effect is claimed.");
        case "PLACEBO_FAIL" ->
            cautions.add(
                "An effect was found where there can be none (placebo). No effect is claimed.");
        default -> cautions.add("Check of the data: %s.".formatted(verdict.gate()));
      }
    }
    return cautions.stream().distinct().toList();
  }
}
