package dev.plumbline.report;

import dev.plumbline.tables.results.Coefficients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What depth does with and without a conflict, and a conflict by depth: simple slopes. */
final class Slopes {

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("depth_recent at conflict 0", "Depth, where there is no conflict");
    WORDS.put("depth_recent at conflict 1", "Depth, in a conflict");
    WORDS.put("conflict at depth_recent P10", "A conflict, at low depth");
    WORDS.put("conflict at depth_recent P50", "A conflict, at middling depth");
    WORDS.put("conflict at depth_recent P90", "A conflict, at high depth");
  }

  private Slopes() {}

  static Element draw(List<Effect> slopes) {
    Map<String, Effect> byTerm =
        slopes.stream().collect(Collectors.toMap(Effect::factor, slope -> slope));
    List<Effect> inOrder =
        WORDS.keySet().stream().filter(byTerm::containsKey).map(byTerm::get).toList();
    Chart empty = new Chart("slopes", "Depth in conflicts, and conflicts by depth", "", "");
    if (inOrder.isEmpty()) {
      return empty.nothing("No model holds both depth and conflict.");
    }
    return ForestChart.draw(
        inOrder,
        "slopes",
        "Depth in conflicts, and conflicts by depth",
        "Hazard ratios of the joint model with 95 % intervals, the other factors held fixed: depth "
            + "per standard deviation, a conflict with against without, at the 10th, 50th and 90th "
            + "percentile of depth.");
  }

  /** A row of {@link Coefficients} that has a moderator. */
  static Effect effect(Row row) {
    String term = row.<String>getAs(Coefficients.TERM.name());
    return new Effect(
        term,
        WORDS.getOrDefault(term, term),
        row.<Boolean>getAs(Coefficients.IS_SCALED.name())
            ? "per standard deviation"
            : "with against without",
        null,
        null,
        null,
        null,
        row.<String>getAs(Coefficients.MODEL_ID.name()),
        row.<Double>getAs(Coefficients.HAZARD_RATIO.name()),
        Math.exp(row.<Double>getAs(Coefficients.ESTIMATE_LOW.name())),
        Math.exp(row.<Double>getAs(Coefficients.ESTIMATE_HIGH.name())),
        null,
        null,
        null);
  }
}
