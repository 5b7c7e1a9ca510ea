package dev.plumbline.stats.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.stats.cox.Ties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published data sets against R: the calls are in {@code r/survival.R}. */
class SurvivalFormulaTest {

  private static final List<String> FIGURES =
      List.of(
          "coef",
          "se",
          "robust_se",
          "n",
          "events",
          "loglik0",
          "loglik",
          "lrt",
          "wald",
          "score",
          "concordance",
          "conc_se");

  /** One line of {@code survival.csv}. */
  record Expected(Map<String, String> figures) {

    String text(String name) {
      return figures.get(name);
    }

    @Override
    public String toString() {
      return "%s %s %s %s".formatted(text("file"), text("ties"), text("cluster"), text("term"));
    }
  }

  static List<Expected> everyLineOfR() throws IOException {
    CsvTable table = resource("survival.csv");
    return IntStream.range(0, table.rows())
        .mapToObj(
            i ->
                new Expected(
                    table.columns().entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey, column -> column.getValue().get(i)))))
        .toList();
  }

  /** To 1e-9 relative: R stops when the log-likelihood stands still, we when the score is zero. */
  @ParameterizedTest
  @MethodSource("everyLineOfR")
  void agreesWithR(Expected expected) throws IOException {
    FitCsv fit =
        FitCsv.of(
            resource(expected.text("file")),
            SurvivalFormula.parse(expected.text("formula")),
            Ties.valueOf(expected.text("ties").toUpperCase(Locale.ROOT)),
            expected.text("cluster"));

    CsvTable actual = CsvTable.parse(FitCsv.HEADER + "\n" + String.join("\n", fit.lines()));
    int row = actual.column("term").indexOf(expected.text("term"));
    assertThat(row).as("a coefficient of that name").isNotNegative();
    for (String figure : FIGURES) {
      String r = expected.text(figure);
      if (r.isEmpty()) {
        continue;
      }
      double value = Double.parseDouble(r);
      assertThat(Double.parseDouble(actual.column(figure).get(row)))
          .as(figure)
          .isCloseTo(value, within(Math.abs(value) < 1e-4 ? 1e-10 : 1e-9 * Math.abs(value)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time ~ age",
        "Surv(time) ~ age",
        "Surv(time, status) ~ age:sex",
        "Surv(a, b, c, d) ~ x"
      })
  void saysWhatItCannotRead(String formula) {
    assertThatThrownBy(() -> SurvivalFormula.parse(formula))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read ");
  }

  private static CsvTable resource(String name) throws IOException {
    try (InputStream file = SurvivalFormulaTest.class.getResourceAsStream("/r/" + name)) {
      return CsvTable.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
