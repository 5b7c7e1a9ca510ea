package dev.plumbline.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each theory predicted, what was found, and for which it speaks. */
final class Hypotheses {

  private Hypotheses() {}

  static Element of(List<Verdict> verdicts) {
    Map<String, List<Verdict>> byHypothesis =
        verdicts.stream().collect(groupingBy(Verdict::hypothesis, TreeMap::new, toList()));
    return Element.of("div")
        .with("class", "hypotheses")
        .addAll(byHypothesis.values().stream().map(Hypotheses::card));
  }

  private static Element card(List<Verdict> contrasts) {
    Verdict v = Answer.primary(contrasts, contrasts.get(0).hypothesis()).orElseThrow();
    Element facts =
        Element.of(
            "dl",
            Element.of("dt", "Relationship theory predicts"),
            Element.of("dd", Wording.plain(v.predictionA())),
            Element.of("dt", "Value theory predicts"),
            Element.of("dd", Wording.plain(v.predictionB())));
    for (Verdict contrast : contrasts) {
      facts.add(
          Element.of("dt", "Observed: " + Wording.contrast(contrast.contrast())),
          Element.of("dd", observed(contrast)));
    }
    facts.add(
        Element.of("dt", "Finding"),
        Element.of(
            "dd", finding(v.finding()) + " " + Sentences.sentence(Wording.plain(v.reason()))));
    return Element.of(
        "article",
        Element.of(
            "h3",
            Element.of("span", v.hypothesis()).with("class", "code"),
            " ",
            Wording.plain(v.statement())),
        Element.of("p", verdict(v.verdict())).with("class", "verdict"),
        facts);
  }

  private static String observed(Verdict v) {
    if (v.estimate() == null) {
      return "nothing that bears a number, from %s churn decisions"
          .formatted(Figures.count(v.events()));
    }
    List<String> facts = new ArrayList<>();
    facts.add(effect(v));
    if (v.q() != null) {
      facts.add(
          "p %s, adjusted for the number of hypotheses".formatted(Figures.probability(v.q())));
    }
    facts.add("%s churn decisions".formatted(Figures.count(v.events())));
    if (v.minimumDetectable() != null) {
      facts.add(
          "four times in five, so much data would show a ratio of %s or beyond"
              .formatted(Figures.ratio(Math.exp(-v.minimumDetectable()))));
    }
    if (v.eValue() != null) {
      facts.add("E-value %s".formatted(Figures.ratio(v.eValue())));
    }
    return String.join("; ", facts);
  }

  private static String effect(Verdict v) {
    if (Wording.isShare(v.contrast())) {
      return Figures.ratio(v.estimate()) + interval(v.low(), v.high());
    }
    String name =
        Wording.isDifference(v.contrast()) ? "ratio of the two hazard ratios" : "hazard ratio";
    return "%s %s%s"
        .formatted(
            name, Figures.ratio(Math.exp(v.estimate())), interval(exp(v.low()), exp(v.high())));
  }

  private static String interval(Double low, Double high) {
    return low == null ? "" : " (95 %% interval %s)".formatted(Figures.interval(low, high));
  }

  private static Double exp(Double log) {
    return log == null ? null : Double.valueOf(Math.exp(log));
  }

  private static String verdict(String code) {
    return switch (code) {
      case "SUPPORTS_A" -> "Speaks for the relationship theory";
      case "SUPPORTS_B" -> "Speaks for the value theory";
      case "BOTH" -> "As both theories expect";
      case "NEITHER" -> "As neither theory expects";
      case "NOT_TESTABLE" -> "Not testable on this data";
      case "INCONCLUSIVE" -> "Inconclusive";
      default -> code;
    };
  }

  private static String finding(String code) {
    return switch (code) {
      case "NEG" -> "Lowers the risk of leaving.";
      case "POS" -> "Raises the risk of leaving.";
      case "NULL" -> "Too small to matter.";
      case "INCONCLUSIVE" -> "Inconclusive.";
      case "INSUFFICIENT_EVIDENCE" -> "Insufficient evidence.";
      case "NOT_TESTABLE" -> "Not testable.";
      default -> code;
    };
  }
}
