package dev.plumbline.fit;

import dev.plumbline.stats.curves.CumulativeIncidence;
import dev.plumbline.stats.curves.CumulativeIncidence.Point;
import dev.plumbline.stats.curves.CumulativeIncidence.Stay;
import dev.plumbline.stats.curves.LogLogLimits;
import dev.plumbline.tables.results.Curves;
import java.util.List;

/**
 * How a group left, where it did not leave by churn alone: one curve for each exit, with the others
 * competing. Churn alone is told by retention.
 *
 * @param start month at whose end nobody of the group has left
 */
record IncidenceRows(CurveGroup group, int start) {

  void addTo(TableRows rows) {
    List<Stay> stays = group.stays(start);
    if (stays.stream().noneMatch(stay -> stay.cause() > 1)) {
      return;
    }
    int exits = LandmarkCurves.EXITS.size();
    List<Point> points = CumulativeIncidence.curve(stays, exits);
    long atStart = stays.stream().mapToLong(Stay::subjects).sum();
    for (int cause = 1; cause <= exits; cause++) {
      int exit = cause;
      if (stays.stream().anyMatch(stay -> stay.cause() == exit)) {
        add(rows, exit, start, atStart, 0, 0, 0);
        for (Point point : points) {
          long events =
              stays.stream()
                  .filter(stay -> stay.cause() == exit && stay.exit() == point.time())
                  .mapToLong(Stay::subjects)
                  .sum();
          double incidence = point.incidence()[exit - 1];
          double error = point.standardErrors()[exit - 1];
          add(rows, exit, (int) point.time(), point.atRisk(), events, incidence, error);
        }
      }
    }
  }

  private void add(
      TableRows rows,
      int exit,
      int month,
      long atRisk,
      long events,
      double incidence,
      double error) {
    double without = 1 - incidence;
    LogLogLimits limits = LogLogLimits.of(without, error / without);
    rows.set(Curves.GROUP_VARIABLE, group.key().variable())
        .set(Curves.LANDMARK_MONTH, group.key().landmark())
        .set(Curves.GROUP_LABEL, group.key().label())
        .set(Curves.CURVE, LandmarkCurves.EXITS.get(exit - 1))
        .set(Curves.START_MONTH, start)
        .set(Curves.MONTH, month)
        .set(Curves.ACCOUNTS, group.accounts())
        .set(Curves.REPS, group.reps())
        .set(Curves.AT_RISK, atRisk)
        .set(Curves.EVENTS, events)
        .set(Curves.RETENTION, without)
        .set(Curves.STANDARD_ERROR, error)
        .set(Curves.RETENTION_LOW, limits.low())
        .set(Curves.RETENTION_HIGH, limits.high())
        .end();
  }
}
