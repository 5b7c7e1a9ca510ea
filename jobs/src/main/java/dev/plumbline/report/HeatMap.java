package dev.plumbline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Risk of leaving in a month by tenth of depth and third of value: the darker, the more leave, with
 * the number in each cell.
 */
final class HeatMap {

  private static final List<String> THIRDS = List.of("Lowest", "Middle", "Highest");
  private static final double LEFT = 62;
  private static final double TOP = 8;
  private static final double ROW = 46;
  private static final int TENTHS = 10;
  private static final double WIDTH = (Chart.WIDTH - LEFT) / TENTHS;

  private HeatMap() {}

  static Element draw(List<GridCell> cells) {
    List<GridCell> told =
        cells.stream()
            .filter(c -> c.hazard() != null)
            .sorted(Comparator.comparing(GridCell::tercile).thenComparing(GridCell::first))
            .toList();
    Chart chart =
        new Chart(
            "grid",
            "Depth at equal value",
            summary(told),
            "Of 100 customers at risk, how many decide to leave in a month; all segments, not "
                + "adjusted. Read along a row: does depth help once value is held fixed? Read down a "
                + "column: does value help at equal depth? Cells that held too few are joined.");
    if (told.isEmpty()) {
      return chart.nothing("No cell holds enough accounts to be shown.");
    }
    double most = told.stream().mapToDouble(GridCell::hazard).max().orElseThrow();
    Element drawing = chart.drawing(TOP + 3 * ROW + 40);
    for (int third = 1; third <= THIRDS.size(); third++) {
      double y = TOP + (THIRDS.size() - third) * ROW;
      drawing.add(Chart.text(0, y + ROW / 2 - 2, "name", THIRDS.get(third - 1)));
      drawing.add(Chart.text(0, y + ROW / 2 + 12, "tick", "value"));
    }
    told.forEach(cell -> drawing.addAll(cell(cell, most).stream()));
    double bottom = TOP + 3 * ROW;
    drawing.add(Chart.text(LEFT, bottom + 16, "tick", "← shallowest tenth"));
    drawing.add(Chart.text(Chart.WIDTH, bottom + 16, "tick end", "deepest tenth →"));
    drawing.add(
        Chart.text(LEFT, bottom + 32, "tick", "per cent leaving in a month; darker means more"));
    return chart.figure(
        drawing,
        List.of(
            "Value third, depth tenths",
            "Accounts",
            "Months",
            "Left",
            "Left in a month, %",
            "Stay 12 months",
            "95 % interval"),
        told.stream().map(HeatMap::row).toList());
  }

  private static List<Element> cell(GridCell cell, double most) {
    double x = LEFT + (cell.first() - 1) * WIDTH;
    double y = TOP + (THIRDS.size() - cell.tercile()) * ROW;
    double width = (cell.last() - cell.first() + 1) * WIDTH;
    int shade = (int) Math.round(8 * Math.sqrt(most == 0 ? 0 : cell.hazard() / most));
    List<Element> parts = new ArrayList<>();
    parts.add(
        Element.of("rect")
            .with("x", x + 0.75)
            .with("y", y + 0.75)
            .with("width", width - 1.5)
            .with("height", ROW - 1.5)
            .with("class", "shade-" + shade));
    parts.add(
        Chart.text(
            x + width / 2,
            y + ROW / 2 + 4,
            "cell middle" + (shade > 4 ? " light" : ""),
            Figures.hundredths(cell.hazard())));
    return parts;
  }

  private static String summary(List<GridCell> cells) {
    StringBuilder words = new StringBuilder();
    for (int third = 1; third <= THIRDS.size(); third++) {
      int row = third;
      List<GridCell> told = cells.stream().filter(c -> c.tercile() == row).toList();
      if (!told.isEmpty()) {
        words.append(
            "%s third of value: %s per cent leave in a month where depth is least, %s where it is greatest. "
                .formatted(
                    THIRDS.get(third - 1),
                    Figures.hundredths(told.get(0).hazard()),
                    Figures.hundredths(told.get(told.size() - 1).hazard())));
      }
    }
    return words.toString().strip();
  }

  private static List<String> row(GridCell c) {
    String tenths =
        c.first().equals(c.last()) ? "" + c.first() : "%d to %d".formatted(c.first(), c.last());
    return List.of(
        "%s, %s".formatted(THIRDS.get(c.tercile() - 1), tenths),
        Figures.count(c.accounts()),
        Figures.count(c.months()),
        Figures.count(c.events()),
        Figures.hundredths(c.hazard()),
        Figures.percent(c.retention()),
        Figures.percent(c.low()) + " to " + Figures.percent(c.high()));
  }
}
