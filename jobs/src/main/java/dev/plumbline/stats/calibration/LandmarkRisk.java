package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.ClusterPass;
import dev.plumbline.stats.panel.ClusterSums;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import dev.plumbline.stats.panel.Tile;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The survival that a fit predicts for the subjects that came to a landmark, from what was known of
 * them then, held against what became of them.
 *
 * @param strata distinct, in order
 * @param hazard \(\sum H_g e^{-c_g}\) from the landmark on, by stratum and month from 1
 */
record LandmarkRisk(Design design, double[] beta, int landmark, long[] strata, double[][] hazard)
    implements Serializable {

  // What is added up of each subject: whether it came to the landmark, its predictor and stratum
  // there, whether it left within the horizon, its weight, and in which months it was seen.
  private static final int REACHED = 0;
  private static final int ETA = 1;
  private static final int STRATUM = 2;
  private static final int LEFT = 3;
  private static final int WEIGHT = 4;
  private static final int SEEN = WEIGHT + SubjectWeight.WIDTH;

  /**
   * The score of a fit.
   *
   * @param landmark time after which subjects are followed
   * @param months for how long
   * @param way the way of clustering whose clusters are the subjects
   */
  static BrierScore score(
      Blocks<PanelBlock> panel, RiskSets riskSets, CoxFit fit, int landmark, int months, int way) {
    long[] strata = Arrays.stream(riskSets.stratum()).distinct().sorted().toArray();
    double[][] hazard = new double[strata.length][months];
    for (int g = 0; g < riskSets.size(); g++) {
      int stratum = Arrays.binarySearch(strata, riskSets.stratum()[g]);
      int month = (int) riskSets.time()[g] - landmark;
      double step = fit.likelihood().residualTerms().hazard()[g] * Math.exp(-fit.shift()[g]);
      for (int m = Math.max(1, month); month >= 1 && m <= months; m++) {
        hazard[stratum][m - 1] += step;
      }
    }
    LandmarkRisk risk =
        new LandmarkRisk(fit.design(), fit.scaledCoefficients(), landmark, strata, hazard);
    BrierSums sums = new BrierSums(months);
    panel.exchange(new Stays(risk, way), stays -> risk.summed(stays)).forEach(sums::merge);
    return BrierScore.of(sums);
  }

  private int months() {
    return hazard.length == 0 ? 0 : hazard[0].length;
  }

  private BrierSums summed(ClusterSums stays) {
    BrierSums sums = new BrierSums(months());
    for (double[] stay : stays.inOrderOfId()) {
      int last = months();
      while (last > 0 && stay[SEEN + last - 1] == 0) {
        last--;
      }
      if (stay[REACHED] == 1) {
        double[] survival = new double[months()];
        for (int month = 0; month < survival.length; month++) {
          double baseline = stay[STRATUM] < 0 ? 0 : hazard[(int) stay[STRATUM]][month];
          survival[month] = Math.exp(-baseline * Math.exp(stay[ETA]));
        }
        sums.add(SubjectWeight.of(stay, WEIGHT), last, stay[LEFT] > 0, survival);
      }
    }
    return sums;
  }

  private record Stays(LandmarkRisk risk, int way) implements ClusterPass<PanelBlock> {

    @Override
    public int width() {
      return SEEN + risk.months();
    }

    @Override
    public void add(ClusterSums state, PanelBlock block) {
      ClusterIndex subjects = block.clusters()[way];
      Tile tile = new Tile(risk.design);
      double[] seen = new double[SEEN + risk.months()];
      for (int run = 0; run < block.runs(); run++) {
        int month = block.time()[run] - risk.landmark;
        if (month < 1 || month > risk.months()) {
          continue;
        }
        int firstOther = block.start()[run] + block.events()[run];
        int stratum = Arrays.binarySearch(risk.strata, block.stratum()[run]);
        for (int row = block.start()[run]; row < block.start()[run + 1]; row += Tile.ROWS) {
          tile.load(block, row, block.start()[run + 1]);
          tile.linearPredictor(block, risk.beta);
          for (int i = 0; i < tile.rows(); i++) {
            Arrays.fill(seen, 0);
            seen[REACHED] = month == 1 ? 1 : 0;
            seen[ETA] = month == 1 ? tile.eta()[i] : 0;
            seen[STRATUM] = month == 1 ? stratum : 0;
            seen[LEFT] = row + i < firstOther ? 1 : 0;
            seen[SEEN + month - 1] = 1;
            SubjectWeight.add(seen, WEIGHT, block.weight(row + i));
            state.add(subjects.ids()[subjects.ofRow()[row + i]], seen, 0);
          }
        }
      }
    }
  }
}
