package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the predicted probabilities of surviving so long are spread evenly over subjects, as they
 * are if predictions are right.
 *
 * <p>Of a subject that was observed from its entry to its stop, \(\tilde S =
 * \exp(-[\hat\Lambda(stop) - \hat\Lambda(entry)])\), conditional on having entered, so late entry
 * does no harm. An event adds 1 to the bin of its \(\tilde S\). One censored at \(\tilde S = s\) in
 * bin \(j\), from \(p_j\), will leave at a lower probability, spread evenly: it adds \((s - p_j) /
 * s\) to bin \(j\) and \((p_{k+1} - p_k) / s\) to each bin \(k < j\). With \(N\) subjects and \(B\)
 * bins
 *
 * <p>\[ \chi^2 = \sum_k \frac{(n_k - N / B)^2}{N / B} \]
 *
 * <p>on \(B - 1\) degrees of freedom.
 *
 * <p>Conventions: ten bins, closed above; \(\hat\Lambda\) counts the whole hazard of each risk set.
 * A weight says how many such subjects there are, so it must be the same in all rows of a subject:
 * others are refused. Conservative where much is censored: it says something only when it rejects.
 * There is no counterpart in the R package <i>survival</i>.
 *
 * @param bins \(n_k\), from the bin of the lowest probabilities on
 * @see <a href="https://jmlr.org/papers/v21/18-772.html">Haider, Hoehn, Davis and Greiner (2020),
 *     Effective ways to build and evaluate individual survival distributions, JMLR 21, 85</a>
 */
public record DCalibration(double[] bins) {

  private static final int BINS = 10;

  /**
   * Of a fit to a panel.
   *
   * @param way the way of clustering whose clusters are the subjects
   */
  public static DCalibration of(Blocks<PanelBlock> panel, RiskSets riskSets, CoxFit fit, int way) {
    List<double[]> parts =
        panel.exchange(
            new Stays(PredictedRisk.of(fit, riskSets), way), stays -> binned(stays.inOrderOfId()));
    double[] bins = new double[BINS];
    for (double[] part : parts) {
      for (int k = 0; k < BINS; k++) {
        bins[k] += part[k];
      }
    }
    return new DCalibration(bins);
  }

  /** The predicted hazard of each subject while it was observed, and whether it had the event. */
  private record Stays(PredictedRisk risks, int way) implements ClusterPass<PanelBlock> {

    @Override
    public int width() {
      return 2 + SubjectWeight.WIDTH;
    }

    @Override
    public void add(ClusterSums state, PanelBlock block) {
      ClusterIndex subjects = block.clusters()[way];
      double[] sums = new double[width() * subjects.ids().length];
      risks.visit(
          block,
          (row, g, event, eta, risk, expected) -> {
            int at = width() * subjects.ofRow()[row];
            sums[at] += risk;
            sums[at + 1] += event ? 1 : 0;
          });
      for (int row = 0; row < block.rows(); row++) {
        SubjectWeight.add(sums, width() * subjects.ofRow()[row] + 2, block.weight(row));
      }
      state.add(subjects, sums);
    }
  }

  /** The bins of subjects, each given by its hazard, whether it had the event, and its weight. */
  static double[] binned(double[][] subjects) {
    double[] bins = new double[BINS];
    for (double[] subject : subjects) {
      double s = Math.exp(-subject[0]);
      double w = SubjectWeight.of(subject, 2);
      int j = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(s * BINS) - 1));
      if (subject[1] > 0) {
        bins[j] += w;
      } else if (s > 0) {
        bins[j] += w * (s - (double) j / BINS) / s;
        for (int k = 0; k < j; k++) {
          bins[k] += w / BINS / s;
        }
      } else {
        bins[0] += w;
      }
    }
    return bins;
  }

  public double chiSquared() {
    double expected = Arrays.stream(bins).sum() / BINS;
    return Arrays.stream(bins).map(n -> (n - expected) * (n - expected) / expected).sum();
  }

  public int degreesOfFreedom() {
    return BINS - 1;
  }

  public Tail significance() {
    return Tail.chiSquared(chiSquared(), degreesOfFreedom());
  }
}
