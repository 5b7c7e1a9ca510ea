package dev.plumbline.measures;

import static dev.plumbline.tables.features.ConflictMonths.ESCALATED_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.GRACE_IN_CONFLICT;
import static dev.plumbline.tables.features.ConflictMonths.INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.RECOVERY_DAYS;
import static dev.plumbline.tables.features.ConflictMonths.REPAIRED_INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.SEVERITY_ADDED;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Field;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Whether we were in conflict lately, how heavily conflicts weigh, and how they were repaired and
 * forgiven; method section 8.
 *
 * <p>The load of an incident is its severity, halved every two months since the month in which it
 * was told.
 */
final class Conflict {

  private static final double HALF_LIFE_MONTHS = 2;
  private static final Total RECENT = Total.of("incidents", Span.SHORT, INCIDENTS.col());
  private static final Total EXOGENOUS =
      Total.of("exogenous", Span.SHORT, MassOutages.EXOGENOUS.col());
  private static final Total LOAD =
      Total.fading("conflict_load", Span.LONG, SEVERITY_ADDED.col(), HALF_LIFE_MONTHS);
  private static final Total ALL = ofYear(INCIDENTS);
  private static final Total ESCALATED = ofYear(ESCALATED_INCIDENTS);
  private static final Total REPAIRED = ofYear(REPAIRED_INCIDENTS);
  private static final Total DAYS = ofYear(RECOVERY_DAYS);
  private static final Total FORGIVEN = ofYear(GRACE_IN_CONFLICT);

  private Conflict() {}

  static List<Total> totals() {
    return List.of(RECENT, EXOGENOUS, LOAD, ALL, ESCALATED, REPAIRED, DAYS, FORGIVEN);
  }

  /** 1 if there was an incident in the last three months, else 0; null if none could be seen. */
  static Column inLastThreeMonths() {
    return when(Seen.any(Span.SHORT), when(RECENT.col().gt(0), 1).otherwise(0));
  }

  /** The same of mass outages. */
  static Column outageInLastThreeMonths() {
    return when(Seen.any(Span.SHORT), when(EXOGENOUS.col().gt(0), 1).otherwise(0));
  }

  static Column load() {
    return when(Seen.any(Span.LONG), LOAD.col());
  }

  static Column incidents() {
    return when(Seen.any(Span.LONG), ALL.col());
  }

  /** Incidents that did not escalate. */
  static Column absorbed() {
    return when(Seen.any(Span.LONG), ALL.col().minus(least(ESCALATED.col(), ALL.col())));
  }

  /** Days from an incident to its last sign of repair, mean of the repaired; null without one. */
  static Column recoveryDays() {
    return when(REPAIRED.col().gt(0), DAYS.col().divide(REPAIRED.col()));
  }

  /** Share of incidents that were repaired; null without an incident. */
  static Column repairRatio() {
    return when(ALL.col().gt(0), least(REPAIRED.col().divide(ALL.col()), lit(1.0)));
  }

  /** Messages that forgive, soon after a signal of conflict; null where no text was read. */
  static Column graceMessages() {
    Column scored = Disclosure.scored(Span.BASE).plus(Disclosure.scored(Span.PRIOR));
    return when(scored.gt(0), FORGIVEN.col());
  }

  private static Total ofYear(Field field) {
    return Total.of("conflict_" + field.name(), Span.LONG, field.col());
  }
}
