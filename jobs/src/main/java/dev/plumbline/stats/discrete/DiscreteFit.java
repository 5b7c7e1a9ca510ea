package dev.plumbline.stats.discrete;

import dev.plumbline.stats.HazardFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.inference.RobustCovariance;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.ClusterProducts;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;

/**
 * A fitted discrete-time hazard model.
 *
 * @param intercepts \(\alpha_g\) of each risk set
 * @param inverse of the information about scaled coefficients, intercepts absorbed
 * @param centres information-weighted mean of the terms in each risk set
 */
public record DiscreteFit(
    Link link,
    Design design,
    RiskSets riskSets,
    boolean[] kept,
    double[] scaledCoefficients,
    double[] intercepts,
    double[][] naive,
    double[][] inverse,
    double[][] centres,
    double logLikelihoodNull,
    double logLikelihood,
    double scoreTest,
    int iterations,
    boolean converged,
    boolean isSeparated)
    implements HazardFit {

  @Override
  public double[] coefficients() {
    double[] coefficients = scaledCoefficients.clone();
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] /= design.unit()[j];
    }
    return coefficients;
  }

  /**
   * The cluster-robust covariance: the information's inverse on both sides of the squared cluster
   * scores.
   *
   * <p>Same as {@code sandwich::vcovCL(glm fit, cluster, type = "HC0", cadjust = FALSE)} of R, in
   * the rows of the terms.
   */
  public RobustCovariance robust(Blocks<PanelBlock> panel, int way) {
    ClusterProducts products =
        panel.products(
            new DiscreteScores(
                link, design, riskSets, scaledCoefficients, intercepts, centres, way));
    return new RobustCovariance(
        design.inUnits(Matrices.sandwich(inverse, products.matrix())), products.clusters());
  }
}
