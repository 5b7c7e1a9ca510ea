package dev.plumbline.report;

import dev.plumbline.tables.results.Curves;
import org.apache.spark.sql.Row;

/** A point of the incidence of an exit, the others competing: a row of {@link Curves}. */
record ExitPoint(
    String exit,
    int landmark,
    int month,
    long atRisk,
    long left,
    Double low,
    Double high,
    double share) {

  static ExitPoint from(Row row) {
    Double below = row.<Double>getAs(Curves.RETENTION_HIGH.name());
    Double above = row.<Double>getAs(Curves.RETENTION_LOW.name());
    return new ExitPoint(
        row.<String>getAs(Curves.CURVE.name()),
        row.<Integer>getAs(Curves.LANDMARK_MONTH.name()),
        row.<Integer>getAs(Curves.MONTH.name()),
        row.<Long>getAs(Curves.AT_RISK.name()),
        row.<Long>getAs(Curves.EVENTS.name()),
        below == null ? null : 1 - below,
        above == null ? null : 1 - above,
        1 - row.<Double>getAs(Curves.RETENTION.name()));
  }
}
