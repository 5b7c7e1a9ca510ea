package dev.plumbline.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well each model tells who leaves, from the plainest to the fullest. */
final class Models {

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("M0", "nothing");
    WORDS.put("MV", "mail volume, the naive baseline");
    WORDS.put("M4", "depth");
    WORDS.put("MVALUE", "value");
    WORDS.put("M6", "depth and value");
    WORDS.put(
        "MJ",
        "depth, its velocity, value, conflict, depth in conflict, and how much the rep tells whom");
  }

  private Models() {}

  static Element of(List<Fit> fits) {
    if (fits.isEmpty()) {
      return Element.of("p", "No model was asked for.");
    }
    List<String> order = List.copyOf(WORDS.keySet());
    return Element.of(
        "div",
        Element.of(
            "p",
            "Concordance: of two customers at risk, how often the one who left had the higher "
                + "predicted risk; a coin has 0.5. With 95 % intervals. Log-likelihood: the nearer "
                + "to 0, the better a model fits; all are fitted on the same months."),
        Chart.table(
            List.of("Model", "Beside controls", "Concordance", "Log-likelihood", "Left", "Status"),
            fits.stream()
                .filter(Models::isCompared)
                .sorted(Comparator.comparing(fit -> order.indexOf(fit.model())))
                .map(Models::row)
                .toList()));
  }

  /** Whether it is one of those fitted to the same months; others stand beside them as checks. */
  static boolean isCompared(Fit fit) {
    return WORDS.containsKey(fit.model());
  }

  private static List<String> row(Fit fit) {
    return List.of(
        fit.model(),
        WORDS.getOrDefault(fit.model(), fit.terms()),
        concordance(fit),
        Figures.decimals(fit.logLikelihood(), 1),
        Figures.count(fit.events()),
        fit.reason().isBlank() ? fit.status() : fit.status() + ": " + fit.reason());
  }

  private static String concordance(Fit fit) {
    if (fit.concordance() == null || fit.concordanceSe() == null) {
      return Figures.decimals(fit.concordance(), 3);
    }
    return "%s ± %s"
        .formatted(
            Figures.decimals(fit.concordance(), 3),
            Figures.decimals(1.96 * fit.concordanceSe(), 3));
  }
}
