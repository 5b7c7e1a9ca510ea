package dev.plumbline.stats.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model as R writes it: {@code Surv(start, stop, status == 2) ~ age + log(bili) + strata(sex)}.
 *
 * <p>Understood are columns, {@code log(column)}, {@code strata(column)} and {@code
 * offset(column)}, joined by plus signs, and an event that is a column of 0 and 1 or is compared
 * with a number. Columns of words become indicators of all levels but the first in alphabetical
 * order, as R's factors do.
 *
 * @param start column of entry, or empty if everybody enters at 0
 * @param eventValue the number that means an event; NaN if the column is 1 for one
 * @param strata column of strata, or empty
 * @param offset column that is added to the linear predictor, or empty
 */
public record SurvivalFormula(
    String start,
    String stop,
    String event,
    double eventValue,
    List<Part> parts,
    String strata,
    String offset) {

  /** One term of the right-hand side. */
  public record Part(String column, boolean isLog) {}

  private static final Pattern SHAPE = Pattern.compile("\\s*Surv\\((.+?)\\)\\s*~(.+)");
  private static final Pattern EVENT = Pattern.compile("([\\w.]+)\\s*(?:==\\s*([\\d.]+))?");
  private static final Pattern PART =
      Pattern.compile("(log|strata|offset)\\(([\\w.]+)\\)|([\\w.]+)");

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException if it says something that is not understood, which is named
   */
  public static SurvivalFormula parse(String text) {
    Matcher shape = matching(SHAPE, text);
    String[] times = shape.group(1).split(",", -1);
    if (times.length < 2 || times.length > 3) {
      throw new IllegalArgumentException(
          "Cannot read Surv(%s): it takes (time, event) or (start, stop, event)"
              .formatted(shape.group(1)));
    }
    Matcher event = matching(EVENT, times[times.length - 1].strip());
    List<Part> parts = new ArrayList<>();
    String strata = "";
    String offset = "";
    for (String part : shape.group(2).split("\\+", -1)) {
      Matcher term = matching(PART, part.strip());
      if (term.group(3) != null) {
        parts.add(new Part(term.group(3), false));
      } else if (term.group(1).equals("log")) {
        parts.add(new Part(term.group(2), true));
      } else if (term.group(1).equals("offset")) {
        offset = term.group(2);
      } else {
        strata = term.group(2);
      }
    }
    return new SurvivalFormula(
        times.length == 3 ? times[0].strip() : "",
        times[times.length - 2].strip(),
        event.group(1),
        event.group(2) == null ? Double.NaN : Double.parseDouble(event.group(2)),
        List.copyOf(parts),
        strata,
        offset);
  }

  private static Matcher matching(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Cannot read \"%s\" in the formula".formatted(text));
    }
    return matcher;
  }
}
