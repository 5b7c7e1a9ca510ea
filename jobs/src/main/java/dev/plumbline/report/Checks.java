package dev.plumbline.report;

import dev.plumbline.tables.results.Tests;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether what depth seems to do may be something else: each check, and what follows from it. */
final class Checks {

  /** What is asked, what would be a bad sign, and what follows. */
  private record Words(String question, String limit, String consequence) {}

  private static final String TWO_OF_THREE =
      "with one more of the three signs of this kind no verdict stands";
  private static final String NO_VERDICT = "no verdict stands";
  private static final Map<String, Words> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(
        Tests.LAG_RATIO,
        new Words(
            "Does the depth of a year ago still go with staying?",
            "less than %s of the effect of last month's depth",
            TWO_OF_THREE));
    WORDS.put(
        Tests.INTENT_SHRINK,
        new Words(
            "Do signs that a customer is about to leave explain the effect of depth?",
            "more than %s of it goes when they are held fixed",
            TWO_OF_THREE));
    WORDS.put(
        Tests.REP_TURNOVER,
        new Words(
            "Are deep accounts at risk when the person they know leaves us?",
            "one-sided p of %s or more",
            TWO_OF_THREE));
    WORDS.put(
        Tests.PLACEBO,
        new Words(
            "Does a made-up depth, drawn by lot, go with staying?",
            "|t| of %s or more",
            NO_VERDICT));
    WORDS.put(
        Tests.NEGATIVE_CONTROL,
        new Words(
            "Does depth go with exits that are none of the customer's doing?",
            "|t| of %s or more",
            NO_VERDICT));
    WORDS.put(
        Tests.CLOCK,
        new Words(
            "Did a feature know of something that came later?", "more than %s rows", NO_VERDICT));
    WORDS.put(
        Tests.CORRELATION,
        new Words(
            "Can depth and value be told apart?",
            "correlation beyond %s",
            "what tells them apart is marked as weak"));
  }

  private Checks() {}

  static Element of(List<Check> checks) {
    if (checks.isEmpty()) {
      return Element.of("p", "Nothing was checked.");
    }
    List<String> order = List.copyOf(WORDS.keySet());
    return Element.of(
        "div",
        Element.of(
            "p",
            "Customers who have decided to leave may write less and tell less: then shallow talk is "
                + "a consequence of leaving and not a cause. Three signs speak for that; where depth "
                + "goes with staying and two of them are found, no verdict is given."),
        Chart.table(
            List.of("Question", "Found", "Bad sign", "Result", "What follows from a bad sign"),
            checks.stream()
                .filter(check -> WORDS.containsKey(check.test()))
                .sorted(
                    Comparator.comparing((Check c) -> order.indexOf(c.test()))
                        .thenComparing(Check::subject))
                .map(Checks::row)
                .toList()));
  }

  private static List<String> row(Check check) {
    Words words = WORDS.get(check.test());
    return List.of(
        words.question(),
        Sentences.sentence(Wording.plain(check.note())),
        words.limit().formatted(Figures.threshold(check.threshold())),
        result(check.status()),
        words.consequence());
  }

  private static String result(String status) {
    return switch (status) {
      case Tests.PASS -> "no bad sign";
      case Tests.FLAGGED -> "bad sign";
      case Tests.NOT_EXAMINED -> "could not be examined";
      default -> status;
    };
  }
}
