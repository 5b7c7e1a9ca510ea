package dev.plumbline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One HTML file that answers the question, with its evidence and its limits. It needs no network,
 * no script and no other file.
 */
public final class Report {

  private static final String AS_THEY_WERE =
      "Customers as they stood at one month, and who of them was still there later; nothing else is "
          + "held fixed. Where the deep also differ in value, segment or conflict, or grow apart "
          + "later, these curves may be ordered otherwise than the effects below, which hold the "
          + "rest fixed and follow each customer month by month. The answer rests on the effects.";

  private Report() {}

  /** The tables that a report is made of. */
  public static List<Table> reads() {
    return Evidence.TABLES;
  }

  /**
   * The whole file.
   *
   * @param tables the rows of each of {@link #reads}
   */
  public static String html(Function<Table, Dataset<Row>> tables, Edition edition) {
    return page(Evidence.of(tables), edition);
  }

  private static String page(Evidence evidence, Edition edition) {
    Element head =
        Element.of(
            "head",
            Element.of("meta").with("charset", "utf-8"),
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Element.of("meta").with("name", "color-scheme").with("content", "light"),
            Element.of("title", "Depth, value and retention"),
            Element.style(stylesheet()));
    Element body = Element.of("body", header(edition), main(evidence, edition), footer(edition));
    return "<!DOCTYPE html>\n" + Element.of("html", head, body).with("lang", "en") + "\n";
  }

  private static Element header(Edition edition) {
    return Element.of(
        "header",
        Element.of("p", "Plumbline").with("class", "brand"),
        Element.of("p", "Release of data until " + edition.lastDay()));
  }

  private static Element main(Evidence evidence, Edition edition) {
    Stream<Element> curves =
        landmarks(evidence)
            .flatMap(
                landmark ->
                    Stream.of(
                        RetentionChart.of(
                                "depth", landmark, List.of("Shallowest", "Middle", "Deepest"))
                            .draw(evidence.curves()),
                        RetentionChart.of("value", landmark, List.of("Lowest", "Middle", "Highest"))
                            .draw(evidence.curves())));
    return Element.of("main", FirstScreen.of(evidence, edition))
        .add(
            section(
                "Who stays",
                "curves",
                Element.of("p", AS_THEY_WERE),
                Element.of("div").with("class", "pair").addAll(curves)))
        .add(
            section(
                "How they left, and what depth does in a conflict",
                "exits-and-conflicts",
                Element.of(
                        "div",
                        ExitsChart.draw(evidence.exits(), edition.minAccounts()),
                        Slopes.draw(evidence.slopes()))
                    .with("class", "pair")))
        .add(section("How relationships deepen", "phases", Phases.of(evidence.moves())))
        .add(
            section(
                "What goes with leaving",
                "factors",
                Element.of(
                        "div", ForestChart.draw(evidence.effects()), HeatMap.draw(evidence.grid()))
                    .with("class", "pair"),
                Predictions.of(evidence.predictions())))
        .add(
            section(
                "Two theories, put to the test", "theories", Hypotheses.of(evidence.verdicts())))
        .add(section("What else could explain it", "checks", Checks.of(evidence.checks())))
        .add(
            section(
                "How well the models tell leavers from stayers",
                "models",
                Models.of(evidence.fits())))
        .add(
            section(
                "Where current customers stand",
                "customers",
                Places.of(evidence.quadrants(), edition.minAccounts())))
        .add(section("Coverage and quarantine", "coverage").addAll(DataQuality.of(evidence)))
        .add(section("Limits", "limits").addAll(Notes.limits(evidence, edition)))
        .add(section("Method", "method").addAll(Notes.method()))
        .add(section("Use", "use").addAll(Notes.ethics()));
  }

  /** The curves of a landmark that none of its groups is large enough for are not mentioned. */
  private static Stream<Integer> landmarks(Evidence evidence) {
    List<Integer> told =
        evidence.curves().stream()
            .filter(CurvePoint::isTold)
            .map(CurvePoint::landmark)
            .distinct()
            .sorted()
            .toList();
    return told.isEmpty() ? Stream.of(12) : told.stream();
  }

  private static Element section(String title, String id, Object... content) {
    return Element.of("section", Element.of("h2", title)).with("id", id).add(content);
  }

  private static Element footer(Edition edition) {
    List<List<String>> facts =
        List.of(
            List.of("Run", edition.run()),
            List.of("Code", edition.codeVersion()),
            List.of("Lexicon", edition.lexicon()),
            List.of("Settings", edition.configHash()),
            List.of("Text read", edition.textMode().toLowerCase(Locale.ROOT)));
    return Element.of(
        "footer",
        Element.of("dl")
            .addAll(
                facts.stream()
                    .flatMap(
                        fact ->
                            Stream.of(
                                Element.of("dt", fact.get(0)), Element.of("dd", fact.get(1))))));
  }

  private static String stylesheet() {
    try (var css = Report.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
