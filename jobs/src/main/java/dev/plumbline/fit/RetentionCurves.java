package dev.plumbline.fit;

import dev.plumbline.fit.LandmarkCurves.Measure;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Retention curves by depth and by value at each landmark.
 *
 * @param landmarks months of tenure at which groups are formed
 */
record RetentionCurves(List<Integer> landmarks) {

  private static final List<Measure> MEASURES =
      List.of(new Measure("depth", Panel.DEPTH_RECENT), new Measure("value", Panel.VALUE));

  /** The groups of {@code panel}, in order of their key. */
  List<CurveGroup> of(Dataset<Row> panel) {
    TreeMap<CurveGroup.Key, CurveGroup> groups = new TreeMap<>();
    for (Row row : new LandmarkCurves(landmarks, MEASURES).endings(panel).collectAsList()) {
      CurveGroup group =
          groups.computeIfAbsent(
              new CurveGroup.Key(
                  row.getAs(Curves.GROUP_VARIABLE.name()),
                  row.getAs(Curves.LANDMARK_MONTH.name()),
                  row.getAs(Curves.GROUP_LABEL.name())),
              CurveGroup::new);
      Integer last = row.getAs(LandmarkCurves.LAST_MONTH.name());
      if (last == null) {
        group.counts(row.getAs(Curves.ACCOUNTS.name()), row.getAs(Curves.REPS.name()));
      } else {
        int left = row.getAs(LandmarkCurves.LEFT.name());
        group.ended(last, left == 1, row.getAs(LandmarkCurves.STAYS.name()));
      }
    }
    return new ArrayList<>(groups.values());
  }
}
