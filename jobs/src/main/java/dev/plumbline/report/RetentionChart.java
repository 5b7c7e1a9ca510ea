package dev.plumbline.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Retention curves of the thirds of one landmark: steps with their intervals, each with a label at
 * its end and its own line style, and the accounts at risk below.
 *
 * @param thirds the groups in words, from lowest to highest
 */
record RetentionChart(String variable, int landmark, Chart chart, List<String> thirds) {

  private static final List<String> GROUPS = List.of("1 lowest", "2 middle", "3 highest");
  private static final double TOP = 12;
  private static final double BOTTOM = 222;
  private static final double LEFT = 84;
  private static final double RIGHT = 278;
  private static final double LABEL_GAP = 14;

  static RetentionChart of(String variable, int landmark, List<String> thirds) {
    String id = "retention-%s-%d".formatted(variable, landmark);
    return new RetentionChart(
        variable,
        landmark,
        new Chart(
            id,
            "Retention by %s at month %d".formatted(variable, landmark),
            "",
            ("Customers sorted into thirds by %s at the end of month %d of their stay, and followed "
                    + "from there. Steps are Kaplan–Meier estimates, bands 95 %% intervals.")
                .formatted(variable, landmark)),
        thirds);
  }

  Element draw(List<CurvePoint> points) {
    Map<String, List<CurvePoint>> curves =
        points.stream()
            .filter(p -> p.variable().equals(variable) && p.landmark() == landmark)
            .filter(p -> p.isTold() && GROUPS.contains(p.group()))
            .sorted(Comparator.comparing(CurvePoint::month))
            .collect(groupingBy(CurvePoint::group, TreeMap::new, toList()));
    if (curves.isEmpty()) {
      return chart.nothing("No group is large enough for a curve.");
    }
    int last = curves.values().stream().mapToInt(c -> end(c).month()).max().orElseThrow();
    var x = new Scale(landmark, Math.max(last, landmark + 1), LEFT, RIGHT);
    var y = new Scale(0, 1, BOTTOM, TOP);
    Chart described = new Chart(chart.id(), chart.title(), summary(curves), chart.note());
    Element drawing = described.drawing(BOTTOM + 44 + LABEL_GAP * curves.size());
    drawing.addAll(axes(x, y, last).stream());
    curves.forEach((group, curve) -> drawing.add(band(style(group), curve, x, y)));
    curves.forEach((group, curve) -> drawing.add(steps(style(group), curve, x, y)));
    drawing.addAll(labels(curves, x, y).stream());
    drawing.addAll(atRisk(curves, x, last).stream());
    return described.figure(
        drawing, List.of("Month", "Group", "At risk", "Stayed", "95 % interval"), rows(curves));
  }

  private static List<Element> axes(Scale x, Scale y, int last) {
    List<Element> axes = new ArrayList<>();
    for (int percent = 0; percent <= 100; percent += 25) {
      double at = y.of(percent / 100.0);
      axes.add(Chart.line(LEFT, at, RIGHT, at, "grid"));
      axes.add(Chart.text(LEFT - 6, at + 4, "tick end", percent + " %"));
    }
    axes.addAll(Chart.months(x, last, BOTTOM));
    return axes;
  }

  private static Element band(String style, List<CurvePoint> curve, Scale x, Scale y) {
    List<CurvePoint> told =
        curve.stream().filter(p -> p.low() != null && p.high() != null).toList();
    List<String> corners = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      corners.add(corner(x.of(told.get(i).month()), y.of(told.get(i).high())));
      corners.add(corner(x.of(until(told, i)), y.of(told.get(i).high())));
    }
    for (int i = told.size() - 1; i >= 0; i--) {
      corners.add(corner(x.of(until(told, i)), y.of(told.get(i).low())));
      corners.add(corner(x.of(told.get(i).month()), y.of(told.get(i).low())));
    }
    return Element.of("polygon")
        .with("points", String.join(" ", corners))
        .with("class", "band " + style);
  }

  private static int until(List<CurvePoint> curve, int i) {
    return curve.get(Math.min(i + 1, curve.size() - 1)).month();
  }

  private static String corner(double x, double y) {
    return Element.coordinate(x) + "," + Element.coordinate(y);
  }

  private static Element steps(String style, List<CurvePoint> curve, Scale x, Scale y) {
    String path =
        curve.stream()
            .map(
                p ->
                    "H%s V%s"
                        .formatted(
                            Element.coordinate(x.of(p.month())),
                            Element.coordinate(y.of(p.retention()))))
            .collect(joining(" "));
    double top = y.of(1);
    return Element.of("path")
        .with(
            "d", "M%s %s %s".formatted(Element.coordinate(x.from()), Element.coordinate(top), path))
        .with("class", "curve " + style);
  }

  /** At the ends of the curves, pushed apart where they would touch. */
  private List<Element> labels(Map<String, List<CurvePoint>> curves, Scale x, Scale y) {
    List<Map.Entry<String, List<CurvePoint>>> fromTop =
        curves.entrySet().stream()
            .sorted(Comparator.comparing(e -> -end(e.getValue()).retention()))
            .toList();
    List<Element> labels = new ArrayList<>();
    double free = TOP;
    for (var entry : fromTop) {
      CurvePoint end = end(entry.getValue());
      double at = Math.max(y.of(end.retention()) + 4, free);
      labels.add(
          Chart.text(
              x.of(end.month()) + 6,
              at,
              "label " + style(entry.getKey()),
              "%s %s".formatted(words(entry.getKey()), Figures.percent(end.retention()))));
      free = at + LABEL_GAP;
    }
    return labels;
  }

  private List<Element> atRisk(Map<String, List<CurvePoint>> curves, Scale x, int last) {
    List<Element> rows = new ArrayList<>();
    double at = BOTTOM + 34;
    rows.add(Chart.text(0, at, "tick strong", "Accounts at risk"));
    for (var entry : curves.entrySet()) {
      at += LABEL_GAP;
      rows.add(Chart.text(0, at, "label " + style(entry.getKey()), words(entry.getKey())));
      for (CurvePoint p : entry.getValue()) {
        if ((p.month() - landmark) % Chart.TICK_MONTHS == 0 && p.month() <= last) {
          rows.add(Chart.text(x.of(p.month()), at, "tick middle", Figures.count(p.atRisk())));
        }
      }
    }
    return rows;
  }

  private List<List<String>> rows(Map<String, List<CurvePoint>> curves) {
    return curves.entrySet().stream()
        .flatMap(
            curve ->
                curve.getValue().stream()
                    .map(
                        p ->
                            List.of(
                                String.valueOf(p.month()),
                                words(curve.getKey()),
                                Figures.count(p.atRisk()),
                                Figures.percent(p.retention()),
                                p.low() == null
                                    ? Figures.percent(null)
                                    : Figures.percent(p.low())
                                        + " to "
                                        + Figures.percent(p.high()))))
        .toList();
  }

  private String summary(Map<String, List<CurvePoint>> curves) {
    return curves.entrySet().stream()
        .map(
            curve ->
                "%s: %s stayed to month %d"
                    .formatted(
                        words(curve.getKey()),
                        Figures.percent(end(curve.getValue()).retention()),
                        end(curve.getValue()).month()))
        .collect(joining("; ", "", "."));
  }

  private String words(String group) {
    return thirds.get(GROUPS.indexOf(group));
  }

  private static String style(String group) {
    return List.of("lowest", "middle-third", "highest").get(GROUPS.indexOf(group));
  }

  private static CurvePoint end(List<CurvePoint> curve) {
    return curve.get(curve.size() - 1);
  }
}
