package dev.plumbline.report;

import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The question, the answer, what it rests on and what was not examined. */
final class FirstScreen {

  private static final String HOW_TO_READ =
      "How to read it: a hazard ratio compares the risk of leaving in a month. 0.80 is 20 % less "
          + "risk, 1 no difference, 1.25 is 25 % more. It belongs to one standard deviation: the "
          + "step from an average customer to one deeper, or better served, than five in six. The "
          + "95 % interval holds the ratios that this data does not contradict.";

  private FirstScreen() {}

  static Element of(Evidence evidence, Edition edition) {
    Answer answer = Answer.of(evidence.verdicts(), evidence.effects());
    return Element.of(
            "section",
            Element.of("p", "The question").with("class", "kicker"),
            Element.of("h1", Answer.QUESTION),
            Element.of(
                    "div",
                    Element.of("p", "The answer of this data").with("class", "kicker"),
                    Element.of("h2", answer.headline()).with("id", "headline"))
                .with("class", "answer")
                .addAll(answer.sentences().stream().map(s -> Element.of("p", s))),
            Element.of("ul")
                .with("class", "cautions")
                .addAll(
                    Stream.concat(
                            answer.cautions().stream(),
                            ReverseCausality.sentence(evidence.checks()).stream())
                        .map(c -> Element.of("li", c))),
            Element.of("dl").with("class", "tiles").addAll(tiles(evidence, edition).stream()),
            Element.of("p", HOW_TO_READ).with("class", "note reading"))
        .with("id", "answer");
  }

  private static List<Element> tiles(Evidence evidence, Edition edition) {
    List<Element> tiles = new ArrayList<>();
    effect(evidence, Panel.DEPTH_RECENT.name())
        .ifPresent(e -> tiles.add(ratio("Depth, at equal value", e)));
    effect(evidence, Panel.VALUE.name())
        .ifPresent(e -> tiles.add(ratio("Value, at equal depth", e)));
    largest(evidence)
        .ifPresent(
            fit -> {
              tiles.add(
                  tile(
                      "Churn decisions",
                      Figures.count(fit.events()),
                      "in %s months at risk".formatted(Figures.count(fit.months()))));
              tiles.add(
                  tile(
                      "Accounts",
                      Figures.count(fit.accounts()),
                      "data until " + edition.lastDay()));
            });
    return tiles;
  }

  private static Element ratio(String name, Effect effect) {
    return tile(
        name,
        Figures.ratio(effect.direct()),
        effect.direct() == null
            ? "no estimate"
            : "hazard ratio, 95 %% %s"
                .formatted(Figures.interval(effect.directLow(), effect.directHigh())));
  }

  private static Element tile(String name, String value, String note) {
    return Element.of(
        "div",
        Element.of("dt", name),
        Element.of("dd", value).with("class", "value"),
        Element.of("dd", note).with("class", "note"));
  }

  private static Optional<Effect> effect(Evidence evidence, String factor) {
    return evidence.effects().stream().filter(e -> e.factor().equals(factor)).findFirst();
  }

  private static Optional<Fit> largest(Evidence evidence) {
    return evidence.fits().stream().max(Comparator.comparing(Fit::months));
  }
}
