package dev.plumbline.hypotheses;

import dev.plumbline.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * A coefficient that a hypothesis stands on, as the fitted models give it.
 *
 * @param term the coefficient
 * @param beside terms that the model must hold with it for the coefficient to mean what is asked
 * @param objection why the data cannot hold the question although the model was fitted
 * @param q its p-value, adjusted over the primary contrasts of the run; NaN until it is
 */
record Contrast(
    Hypothesis hypothesis,
    String name,
    String modelId,
    String term,
    List<String> beside,
    Optional<Model> model,
    Optional<String> objection,
    double q) {

  static Contrast of(
      Hypothesis hypothesis, String modelId, Field term, List<Field> beside, Models models) {
    return of(hypothesis, modelId, term.name(), beside, models);
  }

  /** Of a product of two columns. */
  static Contrast ofProduct(
      Hypothesis hypothesis,
      String modelId,
      Field term,
      Field other,
      List<Field> beside,
      Models models) {
    return of(hypothesis, modelId, product(term, other), beside, models);
  }

  /** As a term of two columns stands in the tables of results. */
  static String product(Field term, Field other) {
    return term.name() + " × " + other.name();
  }

  private static Contrast of(
      Hypothesis hypothesis, String modelId, String term, List<Field> beside, Models models) {
    // Every depth is called depth, whichever window it looks at, and every value value.
    String what = term.replace("_recent", "").replace("_raw", "");
    return new Contrast(
        hypothesis,
        "%s in %s".formatted(what, modelId),
        modelId,
        term,
        beside.stream().map(Field::name).toList(),
        models.find(modelId),
        Optional.empty(),
        Double.NaN);
  }

  Contrast withQ(double adjusted) {
    return new Contrast(hypothesis, name, modelId, term, beside, model, objection, adjusted);
  }

  /** The same, whose estimate answers nothing. */
  Contrast untestable(String why) {
    return new Contrast(hypothesis, name, modelId, term, beside, model, Optional.of(why), q);
  }

  /** Of a column over the rows of the fit; 0 if it is no term. */
  double mean(Field column) {
    return model.map(m -> m.means().getOrDefault(column.name(), 0.0)).orElse(0.0);
  }

  Optional<Estimate> estimate() {
    return isTestable() ? model.flatMap(m -> m.estimate(term)) : Optional.empty();
  }

  private boolean isTestable() {
    return objection.isEmpty() && unfilled().isEmpty();
  }

  /** Terms of the question that the data cannot hold. */
  List<String> unfilled() {
    List<String> without = model.map(Model::unfilled).orElse(List.of());
    return without.stream().filter(t -> t.equals(term) || beside.contains(t)).toList();
  }

  Finding finding() {
    return estimate()
        .map(e -> e.finding(q))
        .orElse(isTestable() ? Finding.INSUFFICIENT_EVIDENCE : Finding.NOT_TESTABLE);
  }

  long events() {
    return model.map(Model::events).orElse(0L);
  }
}
