package dev.plumbline.fit;

import static dev.plumbline.models.Term.asMeasured;
import static dev.plumbline.models.Term.levels;
import static dev.plumbline.models.Term.standardised;

import dev.plumbline.models.ModelSpec;
import dev.plumbline.models.Outcome;
import dev.plumbline.models.Outcome.Clock;
import dev.plumbline.models.Term;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.retention.Panel;
import dev.plumbline.tables.retention.Spells;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models of retention, named as in the method, section 14. Written before any data was seen.
 *
 * <p>Mail volume stands in the naive baseline alone: an account that has decided to leave writes
 * less, so holding volume fixed opens a path from that decision to depth. Depths from different
 * sources are never pooled without an indicator of the source, so it is a control of every model.
 */
public final class RetentionModels {

  /** Controls alone. */
  public static final String CONTROLS = "M0";

  /** Controls and mail volume: what everybody would try first. */
  public static final String VOLUME = "MV";

  /** Depth. */
  public static final String DEPTH = "M4";

  /** Delivered value. */
  public static final String VALUE = "MVALUE";

  /** Depth and delivered value. */
  public static final String DEPTH_AND_VALUE = "M6";

  /**
   * Depth, its velocity, value, conflict, whether depth matters more in conflict, how much the rep
   * tells all accounts, and whether that matters more to buyers who keep us at arm's length.
   */
  public static final String JOINT = "MJ";

  /** {@link #DEPTH_AND_VALUE}, value unshrunk and corrected for its error of measurement. */
  public static final String DEPTH_AND_VALUE_CORRECTED = "M6rc";

  /** {@link #JOINT}, likewise. */
  public static final String JOINT_CORRECTED = "MJrc";

  /** Depth of both domains apart, value, and how much the rep withholds from all accounts. */
  public static final String DOMAINS = "M11";

  /** The expected phase in place of depth: a check on depth, and no hypothesis. */
  public static final String STAGE = "M4S";

  /** The expected phase in place of depth, and value. */
  public static final String STAGE_AND_VALUE = "M6S";

  /**
   * Sleeping contact, whether it matters more when we are needed, and retreat from a phase, among
   * accounts that were close once.
   */
  public static final String CONNECTIONS = "M12";

  /** The joint model with the score of orientation in place of its levels. */
  public static final String DOSE = "MJA";

  private static final int LAG_MONTHS = 1;

  static final Term DEPTH_TERM = standardised(Panel.DEPTH_RECENT);
  static final Term VALUE_TERM = standardised(Panel.VALUE);
  private static final Term VALUE_RAW_TERM = standardised(Panel.VALUE_RAW);
  private static final Term STAGE_TERM = standardised(Panel.EXPECTED_STAGE);
  private static final Term CONFLICT_TERM = asMeasured(Panel.CONFLICT);

  private static final Term PUSH_TERM = standardised(Panel.PUSH);
  private static final Term ARMS_TERM = asMeasured(Panel.ARMS_LENGTH);
  private static final Term UNKNOWN_TERM = asMeasured(Panel.ARMS_UNKNOWN);
  private static final Term SCORE_TERM = standardised(Panel.ARMS_SCORE);

  private static final List<Term> TOGETHER =
      List.of(
          DEPTH_TERM,
          standardised(Panel.DEPTH_VELOCITY),
          VALUE_TERM,
          CONFLICT_TERM,
          DEPTH_TERM.times(CONFLICT_TERM),
          PUSH_TERM);

  private static final List<Term> JOINT_TERMS =
      with(
          TOGETHER,
          ARMS_TERM,
          UNKNOWN_TERM,
          PUSH_TERM.times(ARMS_TERM),
          PUSH_TERM.times(UNKNOWN_TERM));

  private static final List<Term> MINIMAL =
      List.of(
          standardised(Panel.SIZE),
          standardised(Panel.BASELINE_VOLUME),
          levels(Panel.RENEWAL_CLASS),
          levels(Panel.DEPTH_SOURCE));

  private static final List<Term> FULL =
      List.of(
          standardised(Panel.SIZE),
          standardised(Panel.BASELINE_VOLUME),
          levels(Panel.RENEWAL_CLASS),
          levels(Panel.SEGMENT),
          levels(Panel.REGION),
          levels(Panel.PRODUCT_LINE),
          asMeasured(Panel.IS_REP_CHANGED),
          asMeasured(Panel.IS_LATER_SPELL),
          levels(Panel.CALENDAR_QUARTER),
          levels(Panel.DEPTH_SOURCE));

  private RetentionModels() {}

  /** All of them, to be fitted to the same rows. */
  public static List<ModelSpec> all() {
    return List.of(
        model(CONTROLS, List.of()),
        model(VOLUME, List.of(standardised(Panel.LOG_VOLUME))),
        model(DEPTH, List.of(DEPTH_TERM)),
        model(VALUE, List.of(VALUE_TERM)),
        model(DEPTH_AND_VALUE, List.of(DEPTH_TERM, VALUE_TERM)),
        model(JOINT, JOINT_TERMS).asShareOf(DEPTH),
        model(
            DOMAINS,
            List.of(
                standardised(Panel.DEPTH_BUSINESS),
                standardised(Panel.DEPTH_PERSONAL),
                VALUE_TERM,
                standardised(Panel.WITHHOLDING))),
        model(STAGE, List.of(STAGE_TERM)),
        model(STAGE_AND_VALUE, List.of(STAGE_TERM, VALUE_TERM)));
  }

  /**
   * Models of value without its error of measurement, to be fitted to those of these rows in which
   * both halves of the records saw value; method section 15.14.
   */
  static List<ModelSpec> corrected() {
    List<Term> joint = new ArrayList<>(JOINT_TERMS);
    joint.remove(VALUE_TERM);
    joint.add(0, VALUE_RAW_TERM);
    return List.of(
        model(DEPTH_AND_VALUE_CORRECTED, List.of(VALUE_RAW_TERM, DEPTH_TERM))
            .calibratedBy(Panel.VALUE_HALVES),
        model(JOINT_CORRECTED, joint).calibratedBy(Panel.VALUE_HALVES));
  }

  /**
   * Depth and the joint model of months that another definition of leaving tells, named by it:
   * {@code M4/GAP}.
   */
  public static List<ModelSpec> by(String definition) {
    Clock clock = definition.equals(Spells.RENEWAL) ? Clock.TRIALS : Clock.MONTHS;
    return List.of(
        model(DEPTH + "/" + definition, List.of(DEPTH_TERM), clock),
        model(JOINT + "/" + definition, JOINT_TERMS, clock));
  }

  /** Those that look at rows of their own, to be fitted beside the others. */
  static List<ModelSpec> beside() {
    Term dormant = asMeasured(Panel.DORMANT);
    Term need = asMeasured(Panel.NEED);
    return List.of(
        model(DOSE, with(TOGETHER, SCORE_TERM, PUSH_TERM.times(SCORE_TERM))),
        model(
            CONNECTIONS,
            List.of(
                dormant,
                need,
                dormant.times(need),
                asMeasured(Panel.DEPENETRATION),
                VALUE_TERM,
                CONFLICT_TERM)));
  }

  private static List<Term> with(List<Term> terms, Term... further) {
    return Stream.concat(terms.stream(), Stream.of(further)).toList();
  }

  private static ModelSpec model(String id, List<Term> terms) {
    return model(id, Panel.EVENT, terms, LAG_MONTHS);
  }

  private static ModelSpec model(String id, List<Term> terms, Clock clock) {
    return model(id, Panel.EVENT, terms, LAG_MONTHS, clock);
  }

  /** With the risk sets, clusters and controls of all of them. */
  static ModelSpec model(String id, Field event, List<Term> terms, int lagMonths) {
    return model(id, event, terms, lagMonths, Clock.MONTHS);
  }

  private static ModelSpec model(
      String id, Field event, List<Term> terms, int lagMonths, Clock clock) {
    Outcome outcome =
        new Outcome(
            Panel.ACCOUNT_ID,
            List.of(Panel.ACCOUNT_ID, Panel.PRODUCT_LINE, Panel.SPELL_NO),
            Panel.TENURE,
            event,
            List.of(Panel.STRATUM),
            Panel.MONTH,
            clock,
            List.of(Panel.REP_ID, Panel.PARENT_ID));
    return new ModelSpec(id, outcome, terms, FULL, MINIMAL, lagMonths);
  }
}
