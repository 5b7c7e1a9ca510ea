package dev.plumbline.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

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
            Element.of("dd", v.predictionA()),
            Element.of("dt", "Value theory predicts"),
            Element.of("dd", v.predictionB()));
    for (Verdict contrast : contrasts) {
      facts.add(
          Element.of("dt", "Observed: " + contrast.contrast()),
          Element.of("dd", observed(contrast)));
    }
    facts.add(
        Element.of("dt", "Finding"),
        Element.of("dd", finding(v.finding()) + " " + Sentences.sentence(v.reason())));
    return Element.of(
        "article",
        Element.of(
            "h3", Element.of("span", v.hypothesis()).with("class", "code"), " ", v.statement()),
        Element.of("p", verdict(v.verdict())).with("class", "verdict"),
        facts);
  }

  private static String observed(Verdict v) {
    if (v.estimate() == null) {
      return "nothing that bears a number, from %s churn decisions"
          .formatted(Figures.count(v.events()));
    }
    String interval =
        v.low() == null
            ? ""
            : " (95 %% interval %s to %s)"
                .formatted(Figures.decimals(v.low(), 2), Figures.decimals(v.high(), 2));
    String q = v.q() == null ? "" : ", adjusted p %s".formatted(Figures.probability(v.q()));
    return "%s%s%s; %s churn decisions%s"
        .formatted(
            Figures.decimals(v.estimate(), 2),
            interval,
            q,
            Figures.count(v.events()),
            v.minimumDetectable() == null
                ? ""
                : "; an effect of %s could have been seen"
                    .formatted(Figures.decimals(v.minimumDetectable(), 2)));
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
