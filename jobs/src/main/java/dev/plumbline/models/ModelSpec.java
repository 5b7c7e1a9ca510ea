package dev.plumbline.models;

import java.util.List;

/**
 * A model to be fitted, before any data was seen: what is asked, and what is held fixed.
 *
 * @param id its name in the tables of results
 * @param terms what the model is about; a term that no row can fill is left out and named
 * @param controls what is held fixed where the events bear it
 * @param minimalControls what is held fixed otherwise
 * @param lagMonths months by which the features precede the month at risk
 */
public record ModelSpec(
    String id,
    Outcome outcome,
    List<Term> terms,
    List<Term> controls,
    List<Term> minimalControls,
    int lagMonths) {

  public ModelSpec {
    terms = List.copyOf(terms);
    controls = List.copyOf(controls);
    minimalControls = List.copyOf(minimalControls);
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
        "lag " + lagMonths);
  }

  private static String text(Term term) {
    return term.factors().stream().map(f -> f.field().name() + ":" + f.scale()).toList().toString();
  }
}
