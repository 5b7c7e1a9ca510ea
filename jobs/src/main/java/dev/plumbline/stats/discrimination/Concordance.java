package dev.plumbline.stats.discrimination;

import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.PanelBlock;

/**
 * How well a linear predictor tells who leaves first: of all pairs of an event and a row at risk at
 * its time, the share in which the event had the higher predictor.
 *
 * <p>\[ C = \frac{c + t / 2}{c + d + t} \]
 *
 * <p>with \(c\) concordant pairs, \(d\) discordant and \(t\) tied in the predictor. Covariates may
 * change with time and rows may enter late: a pair is formed at the time of the event, from rows at
 * risk at that time in the same stratum.
 *
 * <p>Its variance by the infinitesimal jackknife: with \(c_r, d_r, t_r\) the pairs that row \(r\)
 * belongs to and \(P = c + d + t\)
 *
 * <p>\[ D_r = \frac{c_r + t_r / 2 - C (c_r + d_r + t_r)}{P}, \qquad \mathrm{Var} = \sum_k \Bigl(
 * \sum_{r \in k} D_r \Bigr)^2 \]
 *
 * <p>over clusters \(k\).
 *
 * <p>Conventions: a pair counts the product of its rows' weights; offsets are part of the
 * predictor; two events at the same time are no pair; a row censored at the time of the event is at
 * risk. Without any pair \(C\) is NaN.
 *
 * <p>Same as {@code concordance(coxph fit)} of the R package <i>survival</i>, with its {@code
 * cluster}. How it is counted: the predictors of the events of a risk set are sorted; every other
 * row finds its place among them by bisection. Three passes, no sort of the rows.
 *
 * @see <a href="https://doi.org/10.1001/jama.1982.03320430047030">Harrell et al. (1982), Evaluating
 *     the yield of medical tests, JAMA 247, 2543-2546</a>
 * @see <a
 *     href="https://cran.r-project.org/web/packages/survival/vignettes/concordance.pdf">Therneau
 *     and Atkinson (2024), Concordance, section on variance</a>
 */
public record Concordance(
    double concordance, double standardError, double concordant, double discordant, double tied) {

  /**
   * Counts the pairs of a panel on the month grid.
   *
   * @param beta on the scale of the design
   * @param way which way of clustering the standard error goes by
   */
  public static Concordance of(
      Blocks<PanelBlock> panel, RiskSets riskSets, Design design, double[] beta, int way) {
    EventRanks ranks = panel.sum(new EventPredictors.Pass(design, riskSets, beta)).ranks();
    RankCounts counts = panel.sum(new RankCounts.Pass(design, riskSets, beta, ranks));
    var products = panel.products(new PairSums(design, riskSets, beta, ranks, counts.below(), way));
    return of(counts.counts(), ranks, products.matrix());
  }

  private static Concordance of(double[][] counts, EventRanks ranks, double[][] products) {
    double concordant = 0;
    double discordant = 0;
    double tied = 0;
    for (int g = 0; g < counts.length; g++) {
      for (int cell = 0; cell < counts[g].length; cell++) {
        double rows = counts[g][cell];
        concordant += rows * ranks.eventsAbove(g, cell);
        discordant += rows * ranks.eventsBelow(g, cell);
        tied += rows * ranks.eventsIn(g, cell);
      }
    }
    return of(concordant, discordant, tied, products);
  }

  /**
   * From counted pairs.
   *
   * @param products sums over clusters of the outer products of (concordant, discordant, tied)
   */
  static Concordance of(double concordant, double discordant, double tied, double[][] products) {
    double pairs = concordant + discordant + tied;
    double c = (concordant + tied / 2) / pairs;
    double[] influence = {(1 - c) / pairs, -c / pairs, (0.5 - c) / pairs};
    double variance =
        pairs > 0 ? Matrices.dot(influence, Matrices.times(products, influence)) : Double.NaN;
    return new Concordance(c, Math.sqrt(variance), concordant, discordant, tied);
  }
}
