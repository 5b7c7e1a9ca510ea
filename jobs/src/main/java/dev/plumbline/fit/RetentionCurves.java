package dev.plumbline.fit;

import dev.plumbline.fit.LandmarkCurves.Measure;
import dev.plumbline.stats.curves.EndingCounts;
import dev.plumbline.stats.curves.RestrictedMeanBootstrap;
import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.tables.results.Curves;
import dev.plumbline.tables.retention.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Retention curves by depth, by value and by phase at each landmark.
 *
 * @param landmarks months of tenure at which groups are formed
 */
record RetentionCurves(List<Integer> landmarks) {

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("depth", Panel.DEPTH_RECENT),
          new Measure("value", Panel.VALUE),
          new Measure(LandmarkCurves.STAGE, Panel.STAGE));

  private static final int BY_ACCOUNT = 0;
  private static final int BY_REP = 1;
  private static final int REPLICATES = 200;
  private static final PoissonWeights WEIGHTS = new PoissonWeights(20_240_607);

  /** The groups of {@code panel}, in order of their key. */
  List<CurveGroup> of(Dataset<Row> panel) {
    LandmarkCurves curves = new LandmarkCurves(landmarks, MEASURES);
    TreeMap<CurveGroup.Key, CurveGroup> groups = new TreeMap<>();
    try (DecodedPanel stays = curves.decoded(panel)) {
      EndingCounts endings =
          stays.panel().sum(new EndingCounts.Pass(0, LandmarkCurves.EXITS.size()));
      RestrictedMeanBootstrap bootstrap =
          stays.panel().sum(new RestrictedMeanBootstrap.Pass(WEIGHTS, BY_REP, REPLICATES));
      endings
          .counts()
          .forEach(
              (bucket, counts) -> {
                CurveGroup.Key key = curves.key(bucket.stratum());
                groups
                    .computeIfAbsent(key, k -> new CurveGroup(k, bucket.stratum(), bootstrap))
                    .ended(bucket.time(), counts);
                groups
                    .computeIfAbsent(
                        key.ofAll(), k -> new CurveGroup(k, bucket.stratum(), bootstrap))
                    .ended(bucket.time(), counts);
              });
      count(stays, new ArrayList<>(groups.values()));
    }
    return new ArrayList<>(groups.values());
  }

  private static void count(DecodedPanel stays, List<CurveGroup> groups) {
    List<long[]> members = groups.stream().map(group -> strata(group, groups)).toList();
    long[] accounts = GroupSizes.of(stays.panel(), BY_ACCOUNT, members);
    long[] reps = GroupSizes.of(stays.panel(), BY_REP, members);
    for (int k = 0; k < members.size(); k++) {
      groups.get(k).counts(accounts[k], reps[k]);
    }
  }

  /** Its own, or those of all thirds. */
  private static long[] strata(CurveGroup group, List<CurveGroup> groups) {
    boolean isAll = group.key().label().equals(Curves.ALL);
    return groups.stream()
        .filter(g -> isAll ? g != group && g.key().ofAll().equals(group.key()) : g == group)
        .filter(g -> !g.key().label().equals(Curves.ALL))
        .mapToLong(CurveGroup::stratum)
        .toArray();
  }
}
