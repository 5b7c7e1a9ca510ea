package dev.plumbline.models;

import dev.plumbline.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * A model to be fitted, before any data was seen: what is asked, and what is held fixed.
 *
 * @param id its name in the tables of results
 * @param terms what the model is about; a term that no row can fill is left out and named
 * @param controls what is held fixed where the events bear it
 * @param minimalControls what is held fixed otherwise
 * @param lagMonths months by which the features precede the month at risk
 * @param halves the difference of two readings whose mean is the first term's column, where both
 *     are known: what it would do without error of measurement is asked too
 * @param whole model of the same rows with the same first term: which share of its coefficient
 *     there is left here is asked too
 * @param isCalibrated whether the coefficients themselves are corrected for that error
 */
public record ModelSpec(
    String id,
    Outcome outcome,
    List<Term> terms,
    List<Term> controls,
    List<Term> minimalControls,
    int lagMonths,
    Optional<Field> halves,
    Optional<String> whole,
    boolean isCalibrated) {

  public ModelSpec {
    terms = List.copyOf(terms);
    controls = List.copyOf(controls);
    minimalControls = List.copyOf(minimalControls);
  }

  /** Of terms that are taken as they were measured. */
  public ModelSpec(
      String id,
      Outcome outcome,
      List<Term> terms,
      List<Term> controls,
      List<Term> minimalControls,
      int lagMonths) {
    this(
        id,
        outcome,
        terms,
        controls,
        minimalControls,
        lagMonths,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The same, with the halves of the first term. */
  public ModelSpec withHalves(Field difference) {
    return withHalves(difference, false);
  }

  /** The same, corrected for the error of the first term. */
  public ModelSpec calibratedBy(Field difference) {
    return withHalves(difference, true);
  }

  private ModelSpec withHalves(Field difference, boolean calibrated) {
    return new ModelSpec(
        id,
        outcome,
        terms,
        controls,
        minimalControls,
        lagMonths,
        Optional.of(difference),
        whole,
        calibrated);
  }

  /** The same, with a model of whose first coefficient its own is a share. */
  public ModelSpec asShareOf(String other) {
    return new ModelSpec(
        id,
        outcome,
        terms,
        controls,
        minimalControls,
        lagMonths,
        halves,
        Optional.of(other),
        isCalibrated);
  }

  /**
   * Everything that makes this model another one, in words: what the digest in the tables of
   * results is taken of.
   */
  public String canonicalText() {
    return String.join(
        "; ",
        id,
        "event " + outcome.event().name(),
        "time " + outcome.tenure().name(),
        "strata " + outcome.strata().stream().map(f -> f.name()).toList(),
        "clusters " + outcome.clusters().stream().map(f -> f.name()).toList(),
        "terms " + terms.stream().map(ModelSpec::text).toList(),
        "controls " + controls.stream().map(ModelSpec::text).toList(),
        "minimal controls " + minimalControls.stream().map(ModelSpec::text).toList(),
        "lag "
            + lagMonths
            + halves.map(field -> "; halves " + field.name()).orElse("")
            + (isCalibrated ? "; calibrated" : ""));
  }

  private static String text(Term term) {
    return term.factors().stream().map(f -> f.field().name() + ":" + f.scale()).toList().toString();
  }
}
