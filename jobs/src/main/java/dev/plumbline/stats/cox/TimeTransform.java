package dev.plumbline.stats.cox;

import dev.plumbline.stats.curves.KaplanMeier;
import dev.plumbline.stats.curves.RiskSet;
import java.util.Arrays;
import java.util.List;

/** The ways in which a coefficient may change with time: {@code g(t)} of each risk set. */
public enum TimeTransform {
  /** Time as it is. */
  IDENTITY,
  /** Its natural logarithm. */
  LOG,
  /**
   * One minus the Kaplan-Meier curve of all strata together, just before the time: spreads the
   * events evenly, whatever the unit of time.
   */
  KM;

  /**
   * {@code g} at the time of each risk set.
   *
   * @param pooled risk sets of all strata together, in order of time
   */
  public double[] of(RiskSets riskSets, List<RiskSet> pooled) {
    return switch (this) {
      case IDENTITY -> riskSets.time().clone();
      case LOG -> Arrays.stream(riskSets.time()).map(Math::log).toArray();
      case KM -> {
        List<KaplanMeier.Point> curve = KaplanMeier.curve(pooled);
        yield Arrays.stream(riskSets.time()).map(t -> 1 - before(curve, t)).toArray();
      }
    };
  }

  private static double before(List<KaplanMeier.Point> curve, double time) {
    double survival = 1;
    for (KaplanMeier.Point point : curve) {
      if (point.time() >= time) {
        break;
      }
      survival = point.survival();
    }
    return survival;
  }
}
