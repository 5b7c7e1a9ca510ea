package dev.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The frame of a drawing: an SVG that says in words what it shows, the same numbers as a table, and
 * a caption.
 *
 * @param id unique on the page
 * @param title what is shown
 * @param description what a reader who cannot see it should know: the shape of the result
 * @param note how to read it
 */
record Chart(String id, String title, String description, String note) {

  /** Wide enough for its words, narrow enough for a telephone without being scaled down much. */
  static final double WIDTH = 380;

  /** Months between ticks. */
  static final int TICK_MONTHS = 6;

  /** Clear of a tick that stands at the very end. */
  private static final double MONTH_GAP = 14;

  /** An empty drawing of this height. */
  Element drawing(double height) {
    return Element.of(
            "svg",
            Element.of("title", title).with("id", id + "-title"),
            Element.of("desc", description).with("id", id + "-desc"))
        .with(
            "viewBox", "0 0 %s %s".formatted(Element.coordinate(WIDTH), Element.coordinate(height)))
        .with("role", "img")
        .with("aria-labelledby", id + "-title " + id + "-desc");
  }

  Element figure(Element drawing, List<String> header, List<List<String>> rows) {
    return Element.of(
            "figure",
            Element.of("figcaption", Element.of("h3", title), Element.of("p", note)),
            drawing,
            Element.of(
                "details", Element.of("summary", "The numbers as a table"), table(header, rows)))
        .with("id", id);
  }

  /** Without a drawing: what the place says when there is nothing to draw. */
  Element nothing(String why) {
    return Element.of(
            "figure",
            Element.of("figcaption", Element.of("h3", title)),
            Element.of("p", why).with("class", "nothing"))
        .with("id", id);
  }

  /** A table whose first column names the row. Columns of numbers stand to the right. */
  static Element table(List<String> header, List<List<String>> rows) {
    List<String> sides =
        IntStream.range(0, header.size())
            .mapToObj(i -> rows.stream().allMatch(row -> isNumber(row.get(i))) ? "number" : "words")
            .toList();
    return Element.of(
            "div",
            Element.of(
                "table",
                Element.of("thead", cells("th", "col", header, sides)),
                Element.of("tbody")
                    .addAll(rows.stream().map(row -> cells("td", "row", row, sides)))))
        .with("class", "table");
  }

  private static Element cells(String tag, String scope, List<String> cells, List<String> sides) {
    return Element.of("tr")
        .addAll(
            IntStream.range(0, cells.size())
                .mapToObj(
                    i -> {
                      boolean isHeader = i == 0 || tag.equals("th");
                      Element cell = Element.of(isHeader ? "th" : "td", cells.get(i));
                      return (isHeader ? cell.with("scope", scope) : cell)
                          .with("class", sides.get(i));
                    }));
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[–−<]? ?[\\d.,]*( (to|±) [−\\d.,]+)?( %( to .*)?)?");
  }

  static Element text(double x, double y, String cssClass, String text) {
    return Element.of("text", text).with("x", x).with("y", y).with("class", cssClass);
  }

  static Element line(double x1, double y1, double x2, double y2, String cssClass) {
    return Element.of("line")
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2)
        .with("class", cssClass);
  }

  /** The axis of months at {@code bottom}, a tick every six of them. */
  static List<Element> months(Scale x, int last, double bottom) {
    List<Element> axis = new ArrayList<>();
    for (int month = (int) x.low(); month <= last; month += TICK_MONTHS) {
      axis.add(line(x.of(month), bottom, x.of(month), bottom + 4, "axis"));
      axis.add(text(x.of(month), bottom + 16, "tick middle", String.valueOf(month)));
    }
    axis.add(line(x.from(), bottom, x.to(), bottom, "axis"));
    axis.add(text(x.to() + MONTH_GAP, bottom + 16, "tick", "month"));
    return axis;
  }
}
