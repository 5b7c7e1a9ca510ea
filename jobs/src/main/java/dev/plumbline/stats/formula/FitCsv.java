package dev.plumbline.stats.formula;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.CoxRegression;
import dev.plumbline.stats.cox.IntervalData;
import dev.plumbline.stats.cox.Ties;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.discrimination.IntervalConcordance;
import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.interval.IntervalCensus;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.LocalBlocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A Cox model of a CSV file, for comparison with R: {@code scripts/verify-against-r} runs it beside
 * {@code coxph} on the same file.
 *
 * @param robust empty without a cluster column
 */
public record FitCsv(
    List<String> terms,
    CoxFit fit,
    long rows,
    long events,
    Optional<double[][]> robust,
    Concordance concordance) {

  /** The columns of {@link #lines()}. */
  public static final String HEADER =
      "term,coef,se,robust_se,n,events,loglik0,loglik,lrt,wald,score,concordance,conc_se";

  /**
   * Prints the fit as CSV.
   *
   * @param arguments file, formula, efron or breslow, and a cluster column if any
   */
  public static void main(String[] arguments) throws IOException {
    String cluster = arguments.length > 3 ? arguments[3] : "";
    System.out.println(HEADER);
    try {
      FitCsv fit =
          of(
              CsvTable.read(Path.of(arguments[0])),
              SurvivalFormula.parse(arguments[1]),
              Ties.valueOf(arguments[2].toUpperCase(Locale.ROOT)),
              cluster);
      fit.lines().forEach(System.out::println);
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
    }
  }

  /**
   * Fits {@code formula} to {@code table}.
   *
   * @param cluster a column, or empty for none
   */
  public static FitCsv of(CsvTable table, SurvivalFormula formula, Ties ties, String cluster) {
    ModelFrame frame = ModelFrame.of(table, formula, cluster);
    LocalBlocks<IntervalBlock> rows = new LocalBlocks<>(List.of(frame.rows()));
    IntervalCensus census = rows.sum(new IntervalCensus.Pass(frame.terms().size()));
    Design design =
        Design.of(
            IntStream.range(0, frame.terms().size()).mapToObj(Design.Term::asMeasured).toList(),
            census.moments());
    IntervalData data = IntervalData.of(rows, census);
    refuse(frame, census, data);
    CoxFit fit = new CoxRegression(ties, 60).fit(data, design);
    if (fit.isSeparated()) {
      throw new IllegalArgumentException(
          "Cannot fit: a coefficient grows without end, for terms separate the events");
    }
    int way = cluster.isEmpty() ? ModelFrame.BY_ROW : ModelFrame.BY_CLUSTER;
    return new FitCsv(
        frame.terms(),
        fit,
        frame.rows().rows(),
        data.riskSets().totalEvents(),
        cluster.isEmpty() ? Optional.empty() : Optional.of(fit.robust(data, way).matrix()),
        IntervalConcordance.of(frame.rows(), fit.design(), fit.scaledCoefficients(), way));
  }

  /** What no model can be made of. */
  private static void refuse(ModelFrame frame, IntervalCensus census, IntervalData data) {
    for (int k = 0; k < frame.terms().size(); k++) {
      if (!Double.isFinite(census.moments().standardDeviation(k))) {
        throw new IllegalArgumentException(
            "Cannot fit: %s has a value that is not finite, or no row"
                .formatted(frame.terms().get(k)));
      }
    }
    if (data.riskSets().size() == 0) {
      throw new IllegalArgumentException(
          "Cannot fit: no event in %d rows".formatted(frame.rows().rows()));
    }
  }

  /** One line for each term that has a coefficient, to full precision. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    double[] naive = HazardFit.standardErrors(fit.naive());
    Optional<double[]> errors = robust.map(HazardFit::standardErrors);
    int at = 0;
    for (int j = 0; j < terms.size(); j++) {
      if (!fit.kept()[j]) {
        continue;
      }
      int k = at++;
      lines.add(
          String.join(
              ",",
              "\"" + terms.get(j) + "\"",
              String.valueOf(fit.coefficients()[k]),
              String.valueOf(naive[k]),
              errors.map(e -> String.valueOf(e[k])).orElse(""),
              String.valueOf(rows),
              String.valueOf(events),
              String.valueOf(fit.logLikelihoodNull()),
              String.valueOf(fit.logLikelihood()),
              String.valueOf(fit.likelihoodRatioTest()),
              String.valueOf(fit.waldTest(robust.orElse(fit.naive()))),
              String.valueOf(fit.scoreTest()),
              String.valueOf(concordance.concordance()),
              String.valueOf(concordance.standardError())));
    }
    return lines;
  }
}
