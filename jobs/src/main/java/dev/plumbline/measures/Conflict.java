package dev.plumbline.measures;

import static dev.plumbline.tables.features.ConflictMonths.INCIDENTS;
import static dev.plumbline.tables.features.ConflictMonths.MAX_SEVERITY;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Whether we were in conflict lately, and how heavily conflicts weigh; method section 8.
 *
 * <p>The load of an incident is its severity, halved every two months since its month began.
 */
final class Conflict {

  private static final double HALF_LIFE_MONTHS = 2;
  private static final Total RECENT = Total.of("incidents", Span.SHORT, INCIDENTS.col());
  private static final Total LOAD =
      Total.of(
          "conflict_load",
          Span.LONG,
          INCIDENTS
              .col()
              .multiply(MAX_SEVERITY.col())
              .multiply(pow(lit(0.5), Windows.AGE.col().divide(HALF_LIFE_MONTHS))));

  private Conflict() {}

  static List<Total> totals() {
    return List.of(RECENT, LOAD);
  }

  /** 1 if there was an incident in the last three months, else 0; null if none could be seen. */
  static Column inLastThreeMonths() {
    return when(Seen.any(Span.SHORT), when(RECENT.col().gt(0), 1).otherwise(0));
  }

  static Column load() {
    return when(Seen.any(Span.LONG), LOAD.col());
  }
}
