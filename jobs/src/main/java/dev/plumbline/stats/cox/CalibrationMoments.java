package dev.plumbline.stats.cox;

import dev.plumbline.stats.inference.PoissonWeights;
import dev.plumbline.stats.inference.RegressionCalibration;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.io.Serializable;

/**
 * Mean and covariance of the terms of a design, and the variance of the difference of two readings
 * of one of them, in the sample and in every replicate of a bootstrap.
 *
 * <p>A draw takes clusters whole, so the rows of a cluster are added up once, and only their sums
 * for each draw.
 */
final class CalibrationMoments implements Serializable {

  /**
   * The pass that takes them.
   *
   * @param term that was read twice
   * @param difference column of the difference of its readings
   * @param way the way of clustering by which is drawn
   */
  record Pass(
      Design design, int term, int difference, PoissonWeights weights, int way, int replicates)
      implements BlockPass<PanelBlock, CalibrationMoments> {

    @Override
    public CalibrationMoments start() {
      return new CalibrationMoments(design.terms(), replicates + 1);
    }

    @Override
    public void merge(CalibrationMoments into, CalibrationMoments from) {
      for (int draw = 0; draw < into.sums.length; draw++) {
        for (int k = 0; k < into.sums[draw].length; k++) {
          into.sums[draw][k] += from.sums[draw][k];
        }
      }
    }

    @Override
    public void add(CalibrationMoments state, PanelBlock block) {
      ClusterIndex clusters = block.clusters()[way];
      double[][] ofCluster = new double[clusters.ids().length][state.sums[0].length];
      double[] z = new double[design.terms()];
      for (int row = 0; row < block.rows(); row++) {
        design.row(block.columns(), row, z);
        double apart = block.columns()[difference][row] / design.scale()[term][0];
        addRow(ofCluster[clusters.ofRow()[row]], z, apart);
      }
      for (int c = 0; c < ofCluster.length; c++) {
        for (int draw = 0; draw < state.sums.length; draw++) {
          int times = draw == 0 ? 1 : weights.of(clusters.ids()[c], draw - 1);
          for (int k = 0; times > 0 && k < ofCluster[c].length; k++) {
            state.sums[draw][k] += times * ofCluster[c][k];
          }
        }
      }
    }

    /** One, the difference and its square, the terms, and their products. */
    private static void addRow(double[] sums, double[] z, double apart) {
      sums[0] += 1;
      sums[1] += apart;
      sums[2] += apart * apart;
      int k = 3;
      for (int a = 0; a < z.length; a++) {
        sums[k++] += z[a];
        for (int b = 0; b <= a; b++) {
          sums[k++] += z[a] * z[b];
        }
      }
    }
  }

  private final int terms;
  private final double[][] sums;

  private CalibrationMoments(int terms, int draws) {
    this.terms = terms;
    this.sums = new double[draws][3 + terms + terms * (terms + 1) / 2];
  }

  /** Of the terms, about their means, with divisor n. */
  double[][] covariance(int draw) {
    double[] s = sums[draw];
    double[] mean = new double[terms];
    double[][] covariance = new double[terms][terms];
    int k = 3;
    for (int a = 0; a < terms; a++) {
      mean[a] = s[k++] / s[0];
      for (int b = 0; b <= a; b++) {
        covariance[a][b] = s[k++] / s[0] - mean[a] * mean[b];
        covariance[b][a] = covariance[a][b];
      }
    }
    return covariance;
  }

  /** Of the term, in the unit of the covariance. */
  double errorVariance(int draw) {
    double[] s = sums[draw];
    double mean = s[1] / s[0];
    return RegressionCalibration.errorVariance(s[2] / s[0] - mean * mean);
  }
}
