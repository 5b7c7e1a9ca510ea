package dev.plumbline.report;

import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Hazard ratios with their intervals on a logarithmic axis: filled and solid with the other factors
 * held fixed, hollow and dashed alone.
 */
final class ForestChart {

  private static final double LEFT = 8;
  private static final double RIGHT = 252;
  private static final double TOP = 22;
  private static final double NAME = 20;
  private static final double LINE = 17;
  private static final double GAP = 8;
  private static final double WIDEST = 12;
  private static final double[] TICKS = {.1, .2, .33, .5, .75, 1, 1.5, 2, 3, 5, 10};

  private ForestChart() {}

  static Element draw(List<Effect> effects) {
    List<Effect> seen =
        effects.stream()
            .filter(e -> e.direct() != null || e.total() != null)
            .sorted(Comparator.comparing(ForestChart::rank).thenComparing(Effect::label))
            .toList();
    var empty = new Chart("effects", "Effects on the risk of leaving", "", "");
    if (seen.isEmpty()) {
      return empty.nothing(
          effects.stream().map(Effect::reason).findFirst().orElse("No model was fitted."));
    }
    return draw(
        seen,
        "effects",
        "Effects on the risk of leaving",
        "Hazard ratios with 95 % intervals: left of 1, fewer leave. Filled: the other factors held "
            + "fixed. Hollow: without them. Per standard deviation, conflict with against without.");
  }

  /** In the order given, each with a direct or a total effect. */
  static Element draw(List<Effect> seen, String id, String title, String note) {
    Chart chart = new Chart(id, title, summary(seen), note);
    Scale x = scale(seen);
    double bottom = TOP + seen.stream().mapToDouble(ForestChart::height).sum();
    Element drawing = chart.drawing(bottom + 36);
    drawing.addAll(axis(x, bottom).stream());
    double y = TOP;
    for (Effect effect : seen) {
      drawing.add(Chart.text(LEFT, y + 13, "name", effect.label()));
      double at = y + NAME + 6;
      if (effect.direct() != null) {
        drawing.addAll(
            mark(x, at, effect.direct(), effect.directLow(), effect.directHigh(), "direct"));
        at += LINE;
      }
      if (effect.total() != null) {
        drawing.addAll(mark(x, at, effect.total(), effect.totalLow(), effect.totalHigh(), "total"));
      }
      y += height(effect);
    }
    return chart.figure(
        drawing,
        List.of(
            "Factor", "Ratio, others held fixed", "95 % interval", "Ratio, alone", "95 % interval"),
        seen.stream().map(ForestChart::row).toList());
  }

  /** Depth first, then what has both effects, last what has a total one alone. */
  private static int rank(Effect effect) {
    if (effect.factor().equals(Panel.DEPTH_RECENT.name())) {
      return 0;
    }
    return effect.direct() == null ? 3 : effect.total() == null ? 2 : 1;
  }

  private static double height(Effect effect) {
    long lines = Stream.of(effect.direct(), effect.total()).filter(v -> v != null).count();
    return NAME + LINE * lines + GAP;
  }

  private static Scale scale(List<Effect> effects) {
    double reach =
        effects.stream()
            .flatMapToDouble(
                e -> {
                  DoubleStream.Builder ends = DoubleStream.builder();
                  Stream.of(e.directLow(), e.directHigh(), e.totalLow(), e.totalHigh())
                      .filter(v -> v != null && v > 0)
                      .forEach(v -> ends.add(Math.abs(Math.log(v))));
                  return ends.build();
                })
            .max()
            .orElse(0);
    double half = Math.min(Math.max(reach * 1.05, Math.log(1.6)), Math.log(WIDEST));
    return new Scale(-half, half, LEFT, RIGHT);
  }

  private static List<Element> axis(Scale x, double bottom) {
    List<Element> axis = new ArrayList<>();
    for (double tick : TICKS) {
      double at = Math.log(tick);
      if (at > x.low() && at < x.high()) {
        axis.add(Chart.line(x.of(at), TOP - 6, x.of(at), bottom, tick == 1 ? "axis" : "grid"));
        axis.add(
            Chart.text(
                x.of(at),
                bottom + 15,
                "tick middle",
                Figures.decimals(tick, tick % 1 == 0 ? 0 : 2).replaceAll("0$", "")));
      }
    }
    axis.add(Chart.text(x.of(0) - 8, 10, "tick end", "← fewer leave"));
    axis.add(Chart.text(x.of(0) + 8, 10, "tick", "more leave →"));
    axis.add(Chart.text(LEFT, bottom + 30, "tick", "hazard ratio, logarithmic scale"));
    return axis;
  }

  private static Stream<Element> mark(
      Scale x, double y, double ratio, Double low, Double high, String kind) {
    List<Element> mark = new ArrayList<>();
    if (low != null && high != null) {
      mark.add(Chart.line(x.of(within(x, low)), y, x.of(within(x, high)), y, "whisker " + kind));
    }
    mark.add(
        Element.of("circle")
            .with("cx", x.of(within(x, ratio)))
            .with("cy", y)
            .with("r", 4.5)
            .with("class", "dot " + kind));
    mark.add(
        Chart.text(
            Chart.WIDTH,
            y + 4,
            "value end",
            "%s (%s)".formatted(Figures.ratio(ratio), Figures.interval(low, high))));
    return mark.stream();
  }

  /** A limit beyond the axis ends at its edge. */
  private static double within(Scale x, double ratio) {
    return Math.max(x.low(), Math.min(x.high(), Math.log(ratio)));
  }

  private static String summary(List<Effect> effects) {
    StringBuilder words = new StringBuilder();
    for (Effect e : effects) {
      boolean isDirect = e.direct() != null;
      words.append(
          "%s: hazard ratio %s (%s)%s. "
              .formatted(
                  e.label(),
                  Figures.ratio(isDirect ? e.direct() : e.total()),
                  isDirect
                      ? Figures.interval(e.directLow(), e.directHigh())
                      : Figures.interval(e.totalLow(), e.totalHigh()),
                  isDirect ? ", others held fixed" : ", alone"));
    }
    return words.toString().strip();
  }

  private static List<String> row(Effect e) {
    return List.of(
        e.label() + ", " + e.scale(),
        Figures.ratio(e.direct()),
        Figures.interval(e.directLow(), e.directHigh()),
        Figures.ratio(e.total()),
        Figures.interval(e.totalLow(), e.totalHigh()));
  }
}
