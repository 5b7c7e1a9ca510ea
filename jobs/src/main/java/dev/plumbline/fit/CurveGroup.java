package dev.plumbline.fit;

import dev.plumbline.stats.curves.KaplanMeier;
import dev.plumbline.stats.curves.RestrictedMean;
import dev.plumbline.stats.curves.RiskSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One group of one landmark while it is followed: how many were last seen in each month, and how
 * many of them left.
 */
final class CurveGroup {

  /** Months over which the restricted mean is taken. */
  private static final int HORIZON_MONTHS = 24;

  /** Which group of which landmark. */
  record Key(String variable, int landmark, String label) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::variable).thenComparing(Key::landmark).thenComparing(Key::label);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final Key key;
  private final TreeMap<Integer, long[]> lastSeen = new TreeMap<>();
  private long accounts;
  private long reps;

  CurveGroup(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  void counts(long ofAccounts, long ofReps) {
    accounts = ofAccounts;
    reps = ofReps;
  }

  void ended(int month, boolean byEvent, long stays) {
    lastSeen.computeIfAbsent(month, m -> new long[2])[byEvent ? 1 : 0] += stays;
  }

  long accounts() {
    return accounts;
  }

  long reps() {
    return reps;
  }

  /** One for each month after the landmark in which somebody was at risk. */
  List<RiskSet> riskSets() {
    List<RiskSet> riskSets = new ArrayList<>();
    long atRisk = lastSeen.values().stream().mapToLong(n -> n[0] + n[1]).sum();
    for (int month = key.landmark() + 1; atRisk > 0; month++) {
      long[] ended = lastSeen.getOrDefault(month, new long[2]);
      riskSets.add(new RiskSet(month, atRisk, ended[1]));
      atRisk -= ended[0] + ended[1];
    }
    return riskSets;
  }

  /**
   * The curve of this group, from the first month with enough at risk on.
   *
   * @param start month at whose end the curve is 1
   */
  record Curve(int start, List<RiskSet> riskSets, List<KaplanMeier.Point> steps) {

    /** Empty if the group was not followed for all of the horizon. */
    Optional<RestrictedMean> restrictedMean() {
      int horizon = start + HORIZON_MONTHS;
      double last = riskSets.get(riskSets.size() - 1).time();
      return last < horizon
          ? Optional.empty()
          : Optional.of(RestrictedMean.of(riskSets, start, horizon));
    }
  }

  /** Empty if there was never a risk set large enough to start from. */
  Optional<Curve> curve(int minimumRiskSet) {
    List<RiskSet> riskSets = KaplanMeier.fromFirstWith(minimumRiskSet, riskSets());
    return riskSets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Curve((int) riskSets.get(0).time() - 1, riskSets, KaplanMeier.curve(riskSets)));
  }
}
