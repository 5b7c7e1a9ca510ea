package dev.plumbline.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.plumbline.tables.results.Curves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * How many customers stay by what the joint model predicts: of the kind of contract that most have,
 * an average one, and those that differ from it in depth or value.
 */
final class Predictions {

  private static final int[] MONTHS = {12, 24};
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("MJ: average", "Average in everything");
    WORDS.put("MJ: depth_recent + 1 sd", "Deeper by a standard deviation");
    WORDS.put("MJ: depth_recent - 1 sd", "Shallower by a standard deviation");
    WORDS.put(
        "MJ: depth_recent + 1 sd, - 1 sd after 12 months",
        "Deeper, and shallower from month 13 on");
    WORDS.put("MJ: value + 1 sd", "More value by a standard deviation");
    WORDS.put("MJ: value - 1 sd", "Less value by a standard deviation");
  }

  /** A row of {@link Curves} that is predicted. */
  record Point(
      String stratum,
      String path,
      int start,
      int month,
      long atRisk,
      double retention,
      Double low,
      Double high) {

    static Point from(Row row) {
      return new Point(
          row.<String>getAs(Curves.GROUP_LABEL.name()),
          row.<String>getAs(Curves.CURVE.name()),
          row.<Integer>getAs(Curves.START_MONTH.name()),
          row.<Integer>getAs(Curves.MONTH.name()),
          row.<Long>getAs(Curves.AT_RISK.name()),
          row.<Double>getAs(Curves.RETENTION.name()),
          row.<Double>getAs(Curves.RETENTION_LOW.name()),
          row.<Double>getAs(Curves.RETENTION_HIGH.name()));
    }
  }

  private Predictions() {}

  static Element of(List<Point> points) {
    Element title = Element.of("h3", "What the joint model predicts");
    if (points.isEmpty()) {
      return Element.of("div", title, Element.of("p", "Too few left of any kind of contract."));
    }
    Point most =
        points.stream()
            .max(Comparator.comparing(Point::atRisk).thenComparing(Point::stratum))
            .orElseThrow();
    Map<String, List<Point>> paths =
        points.stream()
            .filter(point -> point.stratum().equals(most.stratum()))
            .sorted(Comparator.comparing(Point::month))
            .collect(groupingBy(Point::path, TreeMap::new, toList()));
    List<List<String>> rows = new ArrayList<>();
    WORDS.forEach(
        (path, words) -> {
          if (paths.containsKey(path)) {
            List<String> row = new ArrayList<>(List.of(words));
            for (int months : MONTHS) {
              row.add(after(paths.get(path), months));
            }
            rows.add(row);
          }
        });
    return Element.of(
        "div",
        title,
        Element.of(
            "p",
            "Of customers with the contract that most have (%s), who came to month %d of their stay: how many are still there 12 and 24 months later, with 95 %% intervals. They are average in all that is not named. A prediction from associations, not what would happen if depth or value were changed."
                .formatted(most.stratum(), most.start())),
        Chart.table(List.of("Customer", "Stays 12 months more", "Stays 24 months more"), rows));
  }

  /** Nothing where nobody was followed for so long. */
  private static String after(List<Point> curve, int months) {
    int until = curve.get(0).start() + months;
    if (curve.get(curve.size() - 1).month() < until) {
      return Figures.percent(null);
    }
    Point last = curve.get(0);
    for (Point point : curve) {
      last = point.month() <= until ? point : last;
    }
    return last.low() == null
        ? Figures.percent(last.retention())
        : "%s (%s to %s)"
            .formatted(
                Figures.percent(last.retention()),
                Figures.percent(last.low()),
                Figures.percent(last.high()));
  }
}
