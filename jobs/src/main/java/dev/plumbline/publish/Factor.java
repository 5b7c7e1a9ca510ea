package dev.plumbline.publish;

import static dev.plumbline.publish.Factor.Effect.DIRECT;
import static dev.plumbline.publish.Factor.Effect.TOTAL;

import dev.plumbline.models.Term;
import dev.plumbline.tables.retention.Panel;
import java.util.List;

/**
 * A row of the forest as one model can fill it.
 *
 * @param effect whether the model holds fixed what the factor may work through
 * @param hypothesis the hypothesis that the factor decides; empty if none
 */
record Factor(
    String term, String label, String scale, String model, Effect effect, String hypothesis) {

  enum Effect {
    TOTAL,
    DIRECT
  }

  private static final String DEVIATION = "one standard deviation more";
  private static final Term DEPTH = Term.standardised(Panel.DEPTH_RECENT);
  private static final Term VALUE = Term.standardised(Panel.VALUE);
  private static final Term VELOCITY = Term.standardised(Panel.DEPTH_VELOCITY);
  private static final Term CONFLICT = Term.asMeasured(Panel.CONFLICT);
  private static final Term VOLUME = Term.standardised(Panel.LOG_VOLUME);

  static final List<Factor> ALL =
      List.of(
          of(DEPTH, "Depth of the relationship", DEVIATION, "M4", TOTAL, "H6"),
          of(DEPTH, "Depth of the relationship", DEVIATION, "MJ", DIRECT, "H6"),
          of(VALUE, "Delivered value", DEVIATION, "MVALUE", TOTAL, "H5"),
          of(VALUE, "Delivered value", DEVIATION, "MJ", DIRECT, "H5"),
          of(VELOCITY, "Having just deepened", DEVIATION, "MJ", DIRECT, "H9"),
          of(CONFLICT, "Recent conflict", "with against without", "MJ", DIRECT, ""),
          of(
              DEPTH.times(CONFLICT),
              "Depth, extra in conflict",
              DEVIATION + ", in months of conflict",
              "MJ",
              DIRECT,
              "H8"),
          of(VOLUME, "Mail volume, the naive score", DEVIATION, "MV", TOTAL, ""));

  private static Factor of(
      Term term, String label, String scale, String model, Effect effect, String hypothesis) {
    return new Factor(term.name(), label, scale, model, effect, hypothesis);
  }
}
