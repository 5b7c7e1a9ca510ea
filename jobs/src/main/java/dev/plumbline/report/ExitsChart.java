package dev.plumbline.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * By which exits customers left after a landmark: steps that rise, one curve for each exit with the
 * others competing. Exits that few customers took are named and not drawn.
 */
final class ExitsChart {

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("CHURN", "By choice");
    WORDS.put("MERGER", "Merged");
    WORDS.put("BANKRUPTCY", "Bankrupt");
    WORDS.put("SUPPLIER_TERMINATION", "Ended by us");
    WORDS.put("PRODUCT_SUNSET", "Product ended");
    WORDS.put("OTHER_EXIT", "Otherwise");
  }

  private static final double TOP = 12;
  private static final double BOTTOM = 172;
  private static final double LEFT = 48;
  private static final double RIGHT = 258;
  private static final double LABEL_GAP = 14;
  private static final double[] TOPS = {.02, .05, .1, .2, .5, 1};

  private ExitsChart() {}

  /**
   * Draws those of the first landmark that has any.
   *
   * @param minAccounts that must have left by an exit for it to be drawn
   */
  static Element draw(List<ExitPoint> points, int minAccounts) {
    Chart chart = new Chart("exits", "How customers left", "", "");
    if (points.isEmpty()) {
      return chart.nothing("No other exit than leaving by choice was seen.");
    }
    int landmark = points.stream().mapToInt(ExitPoint::landmark).min().orElseThrow();
    Map<String, List<ExitPoint>> exits =
        points.stream()
            .filter(p -> p.landmark() == landmark)
            .sorted(Comparator.comparing(ExitPoint::month))
            .collect(groupingBy(ExitPoint::exit, TreeMap::new, toList()));
    Map<String, List<ExitPoint>> drawn = new LinkedHashMap<>();
    List<String> few = new ArrayList<>();
    WORDS.forEach(
        (exit, words) -> {
          List<ExitPoint> curve =
              exits.getOrDefault(exit, List.of()).stream()
                  .filter(p -> p.atRisk() >= minAccounts)
                  .toList();
          if (curve.stream().mapToLong(ExitPoint::left).sum() >= minAccounts) {
            drawn.put(words, curve);
          } else if (exits.containsKey(exit)) {
            few.add(words.toLowerCase(Locale.ROOT));
          }
        });
    String withheld =
        few.isEmpty()
            ? ""
            : " Not shown, for fewer than %d customers left so: %s."
                .formatted(minAccounts, String.join(", ", few));
    if (drawn.isEmpty()) {
      return chart.nothing("No exit was taken by enough customers to be shown." + withheld);
    }
    return drawn(drawn, landmark, withheld);
  }

  private static Element drawn(Map<String, List<ExitPoint>> curves, int landmark, String withheld) {
    Chart chart =
        new Chart(
            "exits",
            "How customers left after month " + landmark,
            curves.entrySet().stream()
                .map(
                    c ->
                        "%s: %s by month %d"
                            .formatted(
                                c.getKey(),
                                percent(end(c.getValue()).share()),
                                end(c.getValue()).month()))
                .collect(joining("; ", "", ".")),
            "Share of the customers of month %d that had left in each way. Aalen–Johansen estimates: whoever left in one way cannot leave in another.%s"
                .formatted(landmark, withheld));
    int last = curves.values().stream().mapToInt(c -> end(c).month()).max().orElseThrow();
    double most = curves.values().stream().mapToDouble(c -> end(c).share()).max().orElseThrow();
    double top = 1;
    for (int k = TOPS.length - 1; k >= 0 && TOPS[k] >= most; k--) {
      top = TOPS[k];
    }
    Scale x = new Scale(landmark, Math.max(last, landmark + 1), LEFT, RIGHT);
    Scale y = new Scale(0, top, BOTTOM, TOP);
    Element drawing = chart.drawing(BOTTOM + 24);
    drawing.addAll(axes(x, y, last).stream());
    double free = BOTTOM + 4;
    List<Map.Entry<String, List<ExitPoint>>> fromBottom =
        curves.entrySet().stream()
            .sorted(Comparator.comparing(c -> end(c.getValue()).share()))
            .toList();
    for (var curve : fromBottom) {
      String style = style(curve.getKey());
      ExitPoint end = end(curve.getValue());
      drawing.add(steps(style, curve.getValue(), x, y));
      double at = Math.min(y.of(end.share()) + 4, free);
      String label = "%s %s".formatted(curve.getKey(), percent(end.share()));
      drawing.add(Chart.text(x.of(end.month()) + 6, at, "label " + style, label));
      free = at - LABEL_GAP;
    }
    return chart.figure(
        drawing, List.of("Month", "Exit", "At risk", "Had left", "95 % interval"), rows(curves));
  }

  private static List<Element> axes(Scale x, Scale y, int last) {
    List<Element> axes = new ArrayList<>();
    for (int k = 0; k <= 4; k++) {
      double share = y.high() * k / 4;
      axes.add(Chart.line(LEFT, y.of(share), RIGHT, y.of(share), "grid"));
      String percent = Figures.decimals(100 * share, y.high() < .2 ? 1 : 0) + " %";
      axes.add(Chart.text(LEFT - 6, y.of(share) + 4, "tick end", percent));
    }
    axes.addAll(Chart.months(x, last, BOTTOM));
    return axes;
  }

  private static Element steps(String style, List<ExitPoint> curve, Scale x, Scale y) {
    String path =
        curve.stream()
            .map(
                p ->
                    "H%s V%s"
                        .formatted(
                            Element.coordinate(x.of(p.month())),
                            Element.coordinate(y.of(p.share()))))
            .collect(joining(" "));
    String from = Element.coordinate(x.from()) + " " + Element.coordinate(y.of(0));
    return Element.of("path").with("d", "M" + from + " " + path).with("class", "curve " + style);
  }

  private static List<List<String>> rows(Map<String, List<ExitPoint>> curves) {
    return curves.entrySet().stream()
        .flatMap(
            curve ->
                curve.getValue().stream()
                    .map(
                        p ->
                            List.of(
                                String.valueOf(p.month()),
                                curve.getKey(),
                                Figures.count(p.atRisk()),
                                percent(p.share()),
                                p.low() == null
                                    ? percent(null)
                                    : percent(p.low()) + " to " + percent(p.high()))))
        .toList();
  }

  private static String style(String words) {
    int place = List.copyOf(WORDS.values()).indexOf(words);
    return List.of("highest", "middle-third", "lowest", "other", "other", "other").get(place);
  }

  /** With one decimal: some exits are rare. */
  private static String percent(Double share) {
    return Figures.hundredths(share) + (share == null ? "" : " %");
  }

  private static ExitPoint end(List<ExitPoint> curve) {
    return curve.get(curve.size() - 1);
  }
}
