package dev.plumbline.stats.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The probability of having left for one cause by a time, where leaving for another makes that
 * impossible: the Aalen-Johansen estimate of competing risks.
 *
 * <p>\[ \hat F_c(t) = \sum_{t_j \le t} \hat S(t_j-) \frac{d_{cj}}{n_j} \]
 *
 * <p>with \(\hat S\) the Kaplan-Meier curve of all causes together. Its standard error is the
 * infinitesimal jackknife: with \(h_c = d_c / n\), \(h = \sum_c h_c\), and for each subject \(i\)
 * at risk \(Y_i\) or leaving \(dN_i\) at a time, from one time to the next
 *
 * <p>\[ dF_{ci} \mathrel{+}= dS_i h_c + \hat S \frac{dN_{ci} - Y_i h_c}{n}, \qquad dS_i \leftarrow
 * dS_i (1 - h) - \hat S \frac{dN_i - Y_i h}{n}, \qquad \mathrm{Var}\,\hat F_c = \sum_i dF_{ci}^2 \]
 *
 * <p>Conventions as in {@link KaplanMeier}: who enters at a time is not at risk at it, who is
 * censored at it is. Same as {@code survfit(Surv(start, stop, cause), id = )} of the R package
 * <i>survival</i> with a factor as cause, one interval for each subject.
 *
 * @see <a href="https://www.jstor.org/stable/4615704">Aalen and Johansen (1978), An empirical
 *     transition matrix for non-homogeneous Markov chains, Scandinavian J. Statistics 5,
 *     141-150</a>
 */
public final class CumulativeIncidence {

  /**
   * Subjects that were observed alike.
   *
   * @param cause 1 or more for an event of that cause, 0 for censoring
   * @param subjects how many they are
   */
  public record Stay(double entry, double exit, int cause, long subjects) {}

  /** \(\hat F_c\) from {@code time} on, by cause from 1. */
  public record Point(
      double time, long atRisk, double survival, double[] incidence, double[] standardErrors) {}

  private CumulativeIncidence() {}

  /** The steps of the curves, one for each time at which somebody left for any cause. */
  public static List<Point> curve(List<Stay> stays, int causes) {
    TreeSet<Double> times = new TreeSet<>();
    stays.stream().filter(s -> s.cause() > 0).forEach(s -> times.add(s.exit()));
    double survival = 1;
    double[] incidence = new double[causes];
    double[] influenceOnSurvival = new double[stays.size()];
    double[][] influence = new double[causes][stays.size()];
    List<Point> points = new ArrayList<>();
    for (double time : times) {
      long atRisk = 0;
      double[] hazard = new double[causes];
      for (Stay stay : stays) {
        atRisk += isAtRisk(stay, time) ? stay.subjects() : 0;
        if (stay.cause() > 0 && stay.exit() == time) {
          hazard[stay.cause() - 1] += stay.subjects();
        }
      }
      double all = 0;
      for (int c = 0; c < causes; c++) {
        hazard[c] /= atRisk;
        all += hazard[c];
        incidence[c] += survival * hazard[c];
      }
      for (int i = 0; i < influenceOnSurvival.length; i++) {
        Stay stay = stays.get(i);
        double atRiskHere = isAtRisk(stay, time) ? 1.0 / atRisk : 0;
        boolean leaves = stay.cause() > 0 && stay.exit() == time;
        for (int c = 0; c < causes; c++) {
          double left = leaves && stay.cause() == c + 1 ? 1.0 / atRisk : 0;
          influence[c][i] +=
              influenceOnSurvival[i] * hazard[c] + survival * (left - atRiskHere * hazard[c]);
        }
        double left = leaves ? 1.0 / atRisk : 0;
        influenceOnSurvival[i] =
            influenceOnSurvival[i] * (1 - all) - survival * (left - atRiskHere * all);
      }
      survival *= 1 - all;
      points.add(new Point(time, atRisk, survival, incidence.clone(), errors(influence, stays)));
    }
    return points;
  }

  private static boolean isAtRisk(Stay stay, double time) {
    return stay.entry() < time && time <= stay.exit();
  }

  private static double[] errors(double[][] influence, List<Stay> stays) {
    double[] errors = new double[influence.length];
    for (int c = 0; c < errors.length; c++) {
      double sum = 0;
      for (int i = 0; i < stays.size(); i++) {
        sum += influence[c][i] * influence[c][i] * stays.get(i).subjects();
      }
      errors[c] = Math.sqrt(sum);
    }
    return errors;
  }
}
