package dev.plumbline.report;

import java.util.List;
import java.util.Optional;

/** What was found, a sentence each, with its numbers. */
final class Sentences {

  private Sentences() {}

  /**
   * @param role what depth does
   */
  static String ofDepth(String role, Optional<Effect> depth, Optional<Verdict> verdict) {
    return switch (role) {
      case "PROTECTS" ->
          "At equal delivered value, customers with deeper relationships left less often%s."
              .formatted(numbers(depth));
      case "THROUGH_VALUE" ->
          "Customers with deeper relationships left less often, and delivered value accounts for most of it: this is what depth still does at equal value%s."
              .formatted(numbers(depth));
      case "NOTHING" ->
          "Depth of the relationship made no difference worth the name%s."
              .formatted(numbers(depth));
      case "HARMS" ->
          "At equal delivered value, customers with deeper relationships left more often%s."
              .formatted(numbers(depth));
      default -> "Whether depth counts beyond value is open. %s".formatted(why(verdict));
    };
  }

  /**
   * @param role what value does
   */
  static String ofValue(String role, Optional<Effect> value, Optional<Verdict> verdict) {
    return switch (role) {
      case "PROTECTS", "THROUGH_VALUE" ->
          "At equal depth, customers who were delivered more value left less often%s."
              .formatted(numbers(value));
      case "NOTHING" ->
          "Delivered value made no difference worth the name%s.".formatted(numbers(value));
      case "HARMS" ->
          "At equal depth, customers who were delivered more value left more often%s: look at how value is measured before believing it."
              .formatted(numbers(value));
      default -> "Whether delivered value counts is open. %s".formatted(why(verdict));
    };
  }

  /** Which of the two counts for more, where H5 compares them. */
  static Optional<String> ofComparison(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(v -> v.hypothesis().equals("H5") && !v.contrast().startsWith("value"))
        .findFirst()
        .map(
            v ->
                switch (v.verdict()) {
                  case "SUPPORTS_B" -> "Of the two, value counts for more.";
                  case "SUPPORTS_A" -> "Value does not count for more than depth.";
                  default -> "Which of the two counts for more cannot be told.";
                });
  }

  static String sentence(String words) {
    if (words.isBlank()) {
      return "";
    }
    String capital = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }

  private static String why(Optional<Verdict> verdict) {
    if (verdict.isEmpty()) {
      return "It was not tested.";
    }
    Verdict v = verdict.get();
    String state =
        switch (v.finding()) {
          case "INSUFFICIENT_EVIDENCE" -> "There is insufficient evidence";
          case "NOT_TESTABLE" -> "This data cannot test it";
          default -> "The evidence is inconclusive";
        };
    return sentence("%s: %s".formatted(state, Wording.plain(v.reason())));
  }

  private static String numbers(Optional<Effect> effect) {
    return effect
        .filter(e -> e.direct() != null)
        .map(
            e ->
                ": one standard deviation more goes with %s in a month (hazard ratio %s, 95 %% interval %s)"
                    .formatted(
                        change(e.direct()),
                        Figures.ratio(e.direct()),
                        Figures.interval(e.directLow(), e.directHigh())))
        .orElse("");
  }

  private static String change(double ratio) {
    String percent = Figures.percent(Math.abs(1 - ratio));
    return ratio < 1 ? percent + " less risk of leaving" : percent + " more risk of leaving";
  }
}
