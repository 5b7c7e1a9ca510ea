package dev.plumbline.models;

import dev.plumbline.schema.Field;
import java.util.List;

/**
 * What a model explains, by the columns of a panel whose rows are months at risk.
 *
 * @param account whose month it is
 * @param stay columns that tell one stay from another; a stay has at most one event, its last month
 * @param tenure month of tenure, an integer: with the strata it is the risk set
 * @param event 1 if the event happened in the month, else 0
 * @param strata columns within whose values only the baseline hazard is shared; may be none
 * @param month date of the month at risk, for calibration by calendar quarter
 * @param clock what {@code tenure} counts
 * @param clusters columns by which errors may be correlated: one or two
 */
public record Outcome(
    Field account,
    List<Field> stay,
    Field tenure,
    Field event,
    List<Field> strata,
    Field month,
    Clock clock,
    List<Field> clusters) {

  /** What time is. */
  public enum Clock {
    /** Months, between which events happen: hazards are proportional in continuous time. */
    MONTHS,
    /** Trials, such as renewals: there is no time between them. */
    TRIALS
  }

  public Outcome {
    stay = List.copyOf(stay);
    strata = List.copyOf(strata);
    clusters = List.copyOf(clusters);
    if (clusters.isEmpty() || clusters.size() > 2) {
      throw new IllegalArgumentException(
          "Cannot cluster by %d columns: one or two are needed".formatted(clusters.size()));
    }
  }
}
