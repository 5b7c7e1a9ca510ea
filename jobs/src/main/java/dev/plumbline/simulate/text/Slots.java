package dev.plumbline.simulate.text;

import dev.plumbline.simulate.world.Chance;
import java.util.Map;
import java.util.function.Function;

/** Fills the slots of a sentence with words drawn at random. */
public final class Slots {

  private static final Map<String, Function<Chance, String>> WORDS =
      Map.of(
          "product",
          c -> c.oneOf("valves", "sensors", "pumps", "licences", "filters", "labels", "bearings"),
          "team",
          c -> c.oneOf("logistics", "purchasing", "production", "service", "planning", "sales"),
          "city",
          c -> c.oneOf("Lyon", "Hamburg", "Leeds", "Turku", "Boston", "Gdansk", "Basel", "Porto"),
          "month",
          c -> c.oneOf("March", "May", "June", "September", "October", "November"),
          "weekday",
          c -> c.oneOf("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
          "name",
          c -> c.oneOf("Anna", "Peter", "Laura", "Thomas", "Julia", "Martin", "Eva", "Simon"),
          "n",
          c -> String.valueOf(c.between(2, 9)),
          "nn",
          c -> String.valueOf(c.between(2, 9) * 10),
          "pct",
          c -> String.valueOf(c.between(1, 8) * 5));

  private Slots() {}

  public static String fill(Chance chance, String pattern) {
    if (pattern.indexOf('{') < 0) {
      return pattern;
    }
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int close = pattern.indexOf('}', open);
      text.append(pattern, from, open);
      text.append(WORDS.get(pattern.substring(open + 1, close)).apply(chance));
      from = close + 1;
    }
    return text.append(pattern, from, pattern.length()).toString();
  }
}
