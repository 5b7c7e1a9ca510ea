package dev.plumbline.fit;

import dev.plumbline.stats.curves.CumulativeIncidence.Stay;
import dev.plumbline.stats.curves.KaplanMeier;
import dev.plumbline.stats.curves.RestrictedMean;
import dev.plumbline.stats.curves.RestrictedMeanBootstrap;
import dev.plumbline.stats.curves.RiskSet;
import dev.plumbline.tables.results.Curves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One group of one landmark while it is followed: how many were last seen in each month, and how
 * they left.
 */
final class CurveGroup {

  private static final int BY_EVENT = 1;
  private static final long[] NOBODY = new long[BY_EVENT + 1];

  /** Months over which the restricted mean is taken. */
  private static final int HORIZON_MONTHS = 24;

  /** Which group of which landmark. */
  record Key(String variable, int landmark, String label) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::variable).thenComparing(Key::landmark).thenComparing(Key::label);

    /** The group of everybody at the same landmark. */
    Key ofAll() {
      return new Key(variable, landmark, Curves.ALL);
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final Key key;
  private final long stratum;
  private final RestrictedMeanBootstrap bootstrap;
  private final TreeMap<Integer, long[]> lastSeen = new TreeMap<>();
  private long accounts;
  private long reps;

  /**
   * Nobody yet.
   *
   * @param stratum by which {@code bootstrap} knows the group
   */
  CurveGroup(Key key, long stratum, RestrictedMeanBootstrap bootstrap) {
    this.key = key;
    this.stratum = stratum;
    this.bootstrap = bootstrap;
  }

  static CurveGroup ofNobody(Key key) {
    return new CurveGroup(key, -1, null);
  }

  Key key() {
    return key;
  }

  long stratum() {
    return stratum;
  }

  void counts(long ofAccounts, long ofReps) {
    accounts = ofAccounts;
    reps = ofReps;
  }

  /** Adds stays that were last seen in {@code month}, by exit: those without one first. */
  void ended(int month, long[] byExit) {
    long[] all = lastSeen.computeIfAbsent(month, m -> new long[byExit.length]);
    Arrays.setAll(all, exit -> all[exit] + byExit[exit]);
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
    long atRisk = lastSeen.values().stream().flatMapToLong(Arrays::stream).sum();
    for (int month = key.landmark() + 1; atRisk > 0; month++) {
      long[] ended = lastSeen.getOrDefault(month, NOBODY);
      riskSets.add(new RiskSet(month, atRisk, ended[BY_EVENT]));
      atRisk -= Arrays.stream(ended).sum();
    }
    return riskSets;
  }

  /** Those at risk after {@code start}, alike ones together. */
  List<Stay> stays(int start) {
    List<Stay> stays = new ArrayList<>();
    lastSeen
        .tailMap(start, false)
        .forEach(
            (month, byExit) -> {
              for (int exit = 0; exit < byExit.length; exit++) {
                if (byExit[exit] > 0) {
                  stays.add(new Stay(start, month, exit, byExit[exit]));
                }
              }
            });
    return stays;
  }

  /**
   * The curve of this group, from the first month with enough at risk on.
   *
   * @param start month at whose end the curve is 1
   * @param replicates restricted means of the bootstrap, taken from {@code start} on
   */
  record Curve(
      int start, List<RiskSet> riskSets, List<KaplanMeier.Point> steps, double[] replicates) {

    /** Empty if the group was not followed for all of the horizon. */
    Optional<RestrictedMean> restrictedMean() {
      int horizon = start + HORIZON_MONTHS;
      double last = riskSets.get(riskSets.size() - 1).time();
      return last < horizon
          ? Optional.empty()
          : Optional.of(RestrictedMean.of(riskSets, start, horizon));
    }

    /**
     * Its restricted mean less that of {@code other}, if they start together: with the error of the
     * bootstrap by rep; that of independent groups where there are too few reps to draw from.
     */
    Optional<RestrictedMean> less(Curve other) {
      if (start != other.start) {
        return Optional.empty();
      }
      double error =
          RestrictedMeanBootstrap.standardErrorOfDifference(replicates, other.replicates);
      return restrictedMean()
          .flatMap(mean -> other.restrictedMean().map(mean::minus))
          .map(d -> error > 0 ? new RestrictedMean(d.mean(), error) : d);
    }
  }

  /** Empty if there was never a risk set large enough to start from. */
  Optional<Curve> curve(int minimumRiskSet) {
    List<RiskSet> riskSets = KaplanMeier.fromFirstWith(minimumRiskSet, riskSets());
    if (riskSets.isEmpty()) {
      return Optional.empty();
    }
    int start = (int) riskSets.get(0).time() - 1;
    double[] replicates =
        key.label().equals(Curves.ALL)
            ? new double[0]
            : bootstrap.means(stratum, start, start + HORIZON_MONTHS);
    return Optional.of(new Curve(start, riskSets, KaplanMeier.curve(riskSets), replicates));
  }
}
