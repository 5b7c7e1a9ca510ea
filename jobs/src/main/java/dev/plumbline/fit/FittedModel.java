package dev.plumbline.fit;

import dev.plumbline.models.ModelSpec;
import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.BaselineHazard;
import dev.plumbline.stats.curves.RiskSet;
import dev.plumbline.stats.discrimination.Concordance;
import dev.plumbline.stats.inference.EValue;
import dev.plumbline.stats.inference.Effect;
import dev.plumbline.stats.inference.EvidenceGate;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.interval.CountingProcessAudit;
import java.util.List;
import java.util.Optional;

/**
 * What came of one model and one estimator.
 *
 * @param estimator one of those named in {@link dev.plumbline.tables.results.Fits}
 * @param controlSet full or minimal
 * @param terms names of the terms fitted, or that would have been
 * @param missing names of terms that no row could fill
 * @param dropped names of terms that do not vary, or follow from others
 * @param estimates empty if refused
 */
public record FittedModel(
    ModelSpec spec,
    String estimator,
    boolean isPrimary,
    String controlSet,
    List<String> terms,
    List<String> missing,
    List<String> dropped,
    Sample sample,
    EvidenceGate evidence,
    List<String> flags,
    Optional<Estimates> estimates) {

  /** Among the flags: terms separate the events. */
  static final String SEPARATION = "SEPARATION";

  /**
   * The rows that the model was given.
   *
   * @param audit whether they are a counting process, stay by stay
   */
  public record Sample(
      CountingProcessAudit audit, long accountMonths, long accounts, long events, long riskSets) {

    /** Share of accounts that had the event: whether a hazard ratio may be read as a risk ratio. */
    double cumulativeIncidence() {
      return accounts == 0 ? 0 : (double) events / accounts;
    }
  }

  /**
   * The numbers.
   *
   * @param covariance robust, with the small-sample factor
   * @param coefficients in the order of the terms
   * @param slopes effects of moderated terms at values of their moderators
   * @param predictions retention along paths of the terms
   */
  public record Estimates(
      HazardFit fit,
      RobustCovariance covariance,
      double wald,
      Optional<Concordance> concordance,
      List<Coefficient> coefficients,
      List<Slope> slopes,
      List<Prediction> predictions,
      List<Test> tests) {}

  /** One coefficient and what is concluded from it. */
  public record Coefficient(
      String term,
      boolean isScaled,
      double mean,
      double standardDeviation,
      double seNaive,
      Effect effect,
      EValue eValue,
      Optional<Double> wildP) {}

  /**
   * The effect of a term at one value of another that it is multiplied by.
   *
   * @param effect with the value in the name of its term
   * @param moderator the other term
   * @param value in the unit of the moderator's column
   */
  public record Slope(Coefficient effect, String moderator, double value) {}

  /**
   * Retention in one stratum along one path of the terms.
   *
   * @param start month at whose end the curve is 1
   * @param riskSets from then on, with the months in which nobody left
   * @param steps one for each month in which somebody did
   */
  public record Prediction(
      String stratum,
      String path,
      int start,
      List<RiskSet> riskSets,
      List<BaselineHazard.Point> steps) {}

  /** A test about the fit. */
  public record Test(
      String name, String term, double statistic, double degreesOfFreedom, Tail significance) {}
}
