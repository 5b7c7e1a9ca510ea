package dev.plumbline.stats.discrete;

import dev.plumbline.stats.Separation;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.linear.Cholesky;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelCensus;
import dev.plumbline.stats.panel.PanelCensus.Counts;
import java.util.Optional;

/**
 * Coefficients of a discrete-time hazard with a free baseline: a regression of the event on the
 * terms with one intercept for each risk set.
 *
 * <p>With the complementary log-log link the likelihood is exactly that of proportional hazards
 * observed by the month, however many events share a month, so its coefficients estimate the same
 * thing as Cox's, without an approximation for ties. With the logit it is the model of log odds.
 *
 * <p><b>Absorbed baseline.</b> The intercepts \(\alpha_g\) meet only their own risk set, so their
 * block of the information is diagonal. With \(D_g = \sum W\), \(C_g = \sum W x\), \(s_g = \sum s\)
 * by risk set and \(B = \sum W x x'\), \(u = \sum s x\) over all rows, each scoring step solves
 *
 * <p>\[ \Bigl( B - \sum_g \frac{C_g C_g'}{D_g} \Bigr) \Delta\beta = u - \sum_g \frac{C_g s_g}{D_g},
 * \qquad \Delta\alpha_g = \frac{s_g - C_g' \Delta\beta}{D_g} \]
 *
 * <p>at the cost of one pass, whatever the number of months.
 *
 * <p>Conventions:
 *
 * <ul>
 *   <li>Risk sets in which nobody or everybody had the event are left out: their intercept is
 *       infinite and they say nothing about \(\beta\).
 *   <li>Intercepts start at the observed share of events, so the first log-likelihood is that with
 *       coefficients of zero. With weights or offsets that first value is a lower bound of it.
 *   <li>Steps are halved while the log-likelihood falls; aliased terms are dropped as in {@link
 *       dev.plumbline.stats.cox.CoxRegression}.
 * </ul>
 *
 * <p>Same as {@code glm(event ~ x + factor(month) - 1, binomial("cloglog"))} of R on the months
 * with an event: coefficients, their standard errors and the log-likelihood.
 *
 * @see <a href="https://doi.org/10.2307/2529588">Prentice and Gloeckler (1978), Regression analysis
 *     of grouped survival data, Biometrics 34, 57-67</a>
 */
public record DiscreteHazard(Link link, int maxIterations) {

  private static final double DECREMENT = 1e-20;
  private static final int HALVINGS = 20;

  public static DiscreteHazard cloglog() {
    return new DiscreteHazard(Link.CLOGLOG, 60);
  }

  public static DiscreteHazard logit() {
    return new DiscreteHazard(Link.LOGIT, 60);
  }

  /** The risk sets that say something about coefficients: neither nobody nor everybody left. */
  public static RiskSets informative(PanelCensus census) {
    return RiskSets.of(census, counts -> counts.events() > 0 && counts.events() < counts.rows());
  }

  /**
   * The model that maximises the likelihood over coefficients and intercepts.
   *
   * @throws IllegalArgumentException if no risk set is informative or no term is left
   */
  public DiscreteFit fit(Blocks<PanelBlock> panel, PanelCensus census, Design design) {
    RiskSets riskSets = informative(census);
    if (riskSets.size() == 0 || design.terms() == 0) {
      throw new IllegalArgumentException("Cannot fit without events or without terms");
    }
    double[] intercepts = startingIntercepts(census, riskSets);
    Step first = evaluate(panel, riskSets, design, new double[design.terms()], intercepts);
    boolean[] kept = first.factor.aliased();
    for (int j = 0; j < kept.length; j++) {
      kept[j] = !kept[j];
    }
    Design reduced = design.only(kept);
    if (reduced.terms() == 0) {
      throw new IllegalArgumentException("Cannot fit: every term is constant in every risk set");
    }
    Step start =
        reduced.terms() == design.terms()
            ? first
            : evaluate(panel, riskSets, reduced, new double[reduced.terms()], intercepts);
    return climb(panel, riskSets, reduced, kept, start);
  }

  private DiscreteFit climb(
      Blocks<PanelBlock> panel, RiskSets riskSets, Design design, boolean[] kept, Step start) {
    Step at = start;
    int iterations = 0;
    boolean converged = false;
    while (iterations < maxIterations && !converged) {
      iterations++;
      if (at.decrement < DECREMENT) {
        converged = true;
      } else {
        Optional<Step> next = halvedUntilHigher(panel, riskSets, design, at);
        converged = next.isEmpty();
        at = next.orElse(at);
      }
    }
    return new DiscreteFit(
        link,
        design,
        riskSets,
        kept,
        at.beta,
        at.intercepts,
        design.inUnits(at.factor.inverse()),
        at.factor.inverse(),
        at.centres,
        start.sums.logLikelihood,
        at.sums.logLikelihood,
        start.scoreTest,
        iterations,
        converged,
        Separation.isSeen(at.beta, at.factor.inverse(), start.factor.inverse(), converged));
  }

  private Optional<Step> halvedUntilHigher(
      Blocks<PanelBlock> panel, RiskSets riskSets, Design design, Step from) {
    double factor = 1;
    for (int halving = 0; halving <= HALVINGS; halving++) {
      Step next =
          evaluate(
              panel,
              riskSets,
              design,
              moved(from.beta, factor, from.step),
              moved(from.intercepts, factor, from.interceptStep));
      double tolerance = 1e-12 * Math.abs(from.sums.logLikelihood);
      if (next.sums.logLikelihood >= from.sums.logLikelihood - tolerance) {
        return Optional.of(next);
      }
      factor /= 2;
    }
    return Optional.empty();
  }

  private Step evaluate(
      Blocks<PanelBlock> panel,
      RiskSets riskSets,
      Design design,
      double[] beta,
      double[] intercepts) {
    return Step.of(
        panel.sum(new DiscretePass(link, design, riskSets, beta, intercepts)), beta, intercepts);
  }

  private double[] startingIntercepts(PanelCensus census, RiskSets riskSets) {
    double[] intercepts = new double[riskSets.size()];
    census
        .buckets()
        .forEach(
            (bucket, counts) -> {
              int g = riskSets.indexOf(bucket.stratum(), bucket.time());
              if (g >= 0) {
                intercepts[g] = link.of(share(counts));
              }
            });
    return intercepts;
  }

  private static double share(Counts counts) {
    return (double) counts.events() / counts.rows();
  }

  private static double[] moved(double[] from, double factor, double[] step) {
    double[] moved = from.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += factor * step[j];
    }
    return moved;
  }

  /** A value of coefficients and intercepts, and the step that leads on from it. */
  private record Step(
      double[] beta,
      double[] intercepts,
      DiscreteSums sums,
      double[][] centres,
      Cholesky factor,
      double[] step,
      double[] interceptStep,
      double scoreTest,
      double decrement) {

    static Step of(DiscreteSums sums, double[] beta, double[] intercepts) {
      int p = sums.terms;
      double[][] information = new double[p][];
      double[] score = sums.scoreTerms.clone();
      double[][] centres = new double[intercepts.length][p];
      for (int a = 0; a < p; a++) {
        information[a] = sums.products[a].clone();
      }
      for (int g = 0; g < centres.length; g++) {
        for (int a = 0; a < p; a++) {
          centres[g][a] = sums.weightTerms[g][a] / sums.weight[g];
          score[a] -= centres[g][a] * sums.score[g];
          for (int b = 0; b < p; b++) {
            information[a][b] -= centres[g][a] * sums.weightTerms[g][b];
          }
        }
      }
      Cholesky factor = Cholesky.of(Matrices.symmetrised(information));
      double[] step = factor.solve(score);
      double[] interceptStep = new double[centres.length];
      double decrement = Matrices.dot(step, score);
      double scoreTest = decrement;
      for (int g = 0; g < centres.length; g++) {
        double along = Matrices.dot(centres[g], step);
        interceptStep[g] = sums.score[g] / sums.weight[g] - along;
        decrement += sums.score[g] * sums.score[g] / sums.weight[g];
      }
      return new Step(
          beta, intercepts, sums, centres, factor, step, interceptStep, scoreTest, decrement);
    }
  }
}
