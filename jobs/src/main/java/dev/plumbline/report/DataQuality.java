package dev.plumbline.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What was read, what was captured from when to when, and what was set aside. */
final class DataQuality {

  private DataQuality() {}

  static Stream<Element> of(Evidence evidence) {
    return Stream.of(
        Element.of("h3", "Captured"),
        Element.of(
            "p",
            "Silence is not absence: a month counts as silent only where its source was captured."),
        captured(evidence.coverage()),
        Element.of("h3", "Records"),
        Element.of("p", totals(evidence.conservation())),
        conserved(evidence.conservation()),
        Element.of("h3", "Quarantine"),
        quarantined(evidence.quarantined()));
  }

  private static Element captured(List<Captured> coverage) {
    return Chart.table(
        List.of("Source", "Object", "Status", "From", "To", "Records"),
        coverage.stream()
            .map(
                c ->
                    List.of(
                        c.source(),
                        c.object(),
                        c.status().toLowerCase(Locale.ROOT),
                        month(c.first()),
                        month(c.last()),
                        Figures.count(c.records())))
            .toList());
  }

  private static String month(LocalDate date) {
    return date == null ? Figures.orNone(null) : date.toString().substring(0, 7);
  }

  private static String totals(List<Conserved> conservation) {
    long read = conservation.stream().mapToLong(Conserved::read).sum();
    long quarantined = conservation.stream().mapToLong(Conserved::quarantined).sum();
    return "%s records were in the exports. %s of them could not be read and are in quarantine, %s %%."
        .formatted(
            Figures.count(read),
            Figures.count(quarantined),
            Figures.decimals(read == 0 ? 0.0 : 100.0 * quarantined / read, 2));
  }

  private static Element conserved(List<Conserved> conservation) {
    return Chart.table(
        List.of("Source", "Object", "Read", "Accepted", "Quarantined", "Duplicate", "Out of scope"),
        conservation.stream()
            .map(
                c ->
                    List.of(
                        c.source(),
                        c.object(),
                        Figures.count(c.read()),
                        Figures.count(c.accepted()),
                        Figures.count(c.quarantined()),
                        Figures.count(c.duplicate()),
                        Figures.count(c.outOfScope())))
            .toList());
  }

  private static Element quarantined(Map<List<String>, Long> counts) {
    if (counts.isEmpty()) {
      return Element.of("p", "No record is in quarantine.");
    }
    return Chart.table(
        List.of("Source", "Object", "Reason", "Records"),
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<List<String>, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(e -> String.join(" ", e.getKey())))
            .map(
                e ->
                    List.of(
                        e.getKey().get(0),
                        e.getKey().get(1),
                        e.getKey().get(2),
                        Figures.count(e.getValue())))
            .toList());
  }
}
