package dev.plumbline.stats.curves;

import java.util.ArrayList;
import java.util.List;

/**
 * The cumulative hazard from right-censored observations.
 *
 * <p>\[ \hat H(t) = \sum_{j : t_j \le t} \frac{d_j}{n_j}, \qquad \widehat{\mathrm{Var}}\,\hat H(t)
 * = \sum_{j : t_j \le t} \frac{d_j}{n_j^2} \]
 *
 * <p>Conventions as in {@link KaplanMeier}. Same as {@code survfit(...)$cumhaz} and {@code
 * $std.chaz} of the R package <i>survival</i>.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344247">Aalen (1978), Nonparametric inference for a
 *     family of counting processes, Annals of Statistics 6, 701-726</a>
 */
public final class NelsonAalen {

  /** \(\hat H\) from {@code time} on, up to the time of the next point. */
  public record Point(double time, double cumulativeHazard, double standardError) {}

  private NelsonAalen() {}

  /**
   * The steps of the curve, one for each risk set in which an event happened.
   *
   * @param riskSets in increasing order of time
   */
  public static List<Point> curve(List<RiskSet> riskSets) {
    List<Point> points = new ArrayList<>();
    double hazard = 0;
    double variance = 0;
    for (RiskSet at : riskSets) {
      if (at.events() > 0) {
        double n = at.atRisk();
        hazard += at.events() / n;
        variance += at.events() / (n * n);
        points.add(new Point(at.time(), hazard, Math.sqrt(variance)));
      }
    }
    return List.copyOf(points);
  }
}
