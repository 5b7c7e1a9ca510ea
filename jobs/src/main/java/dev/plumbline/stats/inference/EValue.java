package dev.plumbline.stats.inference;

/**
 * How strong an unmeasured cause would have to be to explain an effect away: the risk ratio that it
 * would need with both the exposure and the outcome.
 *
 * <p>A hazard ratio \(h\) is taken as the risk ratio \(R = h\) while the outcome is rare
 * (cumulative incidence at most 15 %), else as \(R = (1 - 0.5^{\sqrt h}) / (1 -
 * 0.5^{\sqrt{1/h}})\). With \(R^* = \max(R, 1/R)\)
 *
 * <p>\[ E = R^* + \sqrt{R^* (R^* - 1)} \]
 *
 * <p>Conventions: the E-value of a limit is that of the limit nearest to no effect, and 1 if the
 * interval holds no effect. Same as {@code evalues.HR(est, lo, hi, rare)} of the R package
 * <i>EValue</i>.
 *
 * @param ofEstimate \(E\) of the estimate
 * @param ofLimit \(E\) of the limit nearest to no effect
 * @see <a href="https://doi.org/10.7326/M16-2607">VanderWeele and Ding (2017), Sensitivity analysis
 *     in observational research: introducing the E-value, Annals of Internal Medicine 167,
 *     268-274</a>
 */
public record EValue(double ofEstimate, double ofLimit) {

  private static final double RARE = 0.15;

  /** From a log hazard ratio and its limits. */
  public static EValue of(
      double logHazardRatio, double low, double high, double cumulativeIncidence) {
    boolean rare = cumulativeIncidence <= RARE;
    double nearest = low > 0 ? low : high < 0 ? high : 0;
    return new EValue(of(logHazardRatio, rare), of(nearest, rare));
  }

  private static double of(double logHazardRatio, boolean rare) {
    double h = Math.exp(logHazardRatio);
    double risk =
        rare ? h : (1 - Math.pow(0.5, Math.sqrt(h))) / (1 - Math.pow(0.5, Math.sqrt(1 / h)));
    double r = Math.max(risk, 1 / risk);
    return r + Math.sqrt(r * (r - 1));
  }
}
