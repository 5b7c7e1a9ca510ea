package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Events observed against events expected by tenth of predicted risk and by period, such as the
 * calendar quarter: a model that is right on average may be wrong now.
 *
 * <p>Tenths and expected events are those of {@link ObservedExpected}, over all periods together.
 * Cells that expect few events make no chi-squared, so within a period neighbouring tenths are
 * joined, from the lowest on, until a cell expects at least {@value #FEWEST} events; what is left
 * at the end of a period joins its last cell, and a period that expects fewer in all joins the
 * next. With \(O_k\) and \(E_k\) of the cells so joined
 *
 * <p>\[ \chi^2 = \sum_k \frac{(O_k - E_k)^2}{E_k} \]
 *
 * <p>on one degree of freedom less than there are cells.
 *
 * <p>Conventions: rows outside every risk set with an event expect none and are left out. Weights
 * count. The model was fitted to these rows, so the statistic is a little conservative. Expected
 * events are {@code predict(fit, type = "expected")} of {@code coxph}, added up by cell.
 *
 * @param cells before any are joined, in order of period and tenth; those without a row are left
 *     out
 * @see <a href="https://doi.org/10.1007/BF00127305">Grønnesby and Borgan (1996), A method for
 *     checking regression models in survival analysis based on the risk score, Lifetime Data
 *     Analysis 2, 315-328</a>
 * @see <a href="https://doi.org/10.2307/3001616">Cochran (1954), Some methods for strengthening the
 *     common chi-squared tests, Biometrics 10, 417-451</a>
 */
public record PeriodCalibration(List<Cell> cells) {

  private static final double FEWEST = 5;

  /**
   * Rows of one period and one tenth of risk.
   *
   * @param tenth from 1
   * @param rows their number, or total weight
   */
  public record Cell(long period, int tenth, double rows, double observed, double expected) {}

  /**
   * Of a fit to a panel.
   *
   * @param way the way of clustering whose clusters are the periods; their ids are in order of time
   */
  public static PeriodCalibration of(
      Blocks<PanelBlock> panel, RiskSets riskSets, CoxFit fit, int way) {
    RiskTenths tenths = RiskTenths.of(panel, riskSets, fit);
    Counts counts = panel.sum(new Pass(PredictedRisk.of(fit, riskSets), tenths, way));
    List<Cell> cells = new ArrayList<>();
    counts.byPeriod.forEach(
        (period, sums) -> {
          for (int tenth = 0; tenth < sums.length / 3; tenth++) {
            if (sums[3 * tenth] > 0) {
              cells.add(
                  new Cell(
                      period,
                      tenth + 1,
                      sums[3 * tenth],
                      sums[3 * tenth + 1],
                      sums[3 * tenth + 2]));
            }
          }
        });
    return new PeriodCalibration(cells);
  }

  /** Rows, events and expected events of each tenth, by period. */
  private static final class Counts implements Serializable {
    private final TreeMap<Long, double[]> byPeriod = new TreeMap<>();

    double[] of(long period, int tenths) {
      return byPeriod.computeIfAbsent(period, p -> new double[3 * tenths]);
    }
  }

  private record Pass(PredictedRisk risks, RiskTenths tenths, int way)
      implements BlockPass<PanelBlock, Counts> {

    @Override
    public Counts start() {
      return new Counts();
    }

    @Override
    public void add(Counts state, PanelBlock block) {
      ClusterIndex periods = block.clusters()[way];
      double[][] ofPeriod = new double[periods.ids().length][];
      for (int k = 0; k < ofPeriod.length; k++) {
        ofPeriod[k] = state.of(periods.ids()[k], tenths.calibration().groups().size());
      }
      risks.visit(
          block,
          (row, g, event, eta, risk, expected) -> {
            double[] sums = ofPeriod[periods.ofRow()[row]];
            int at = 3 * tenths.of(risk);
            double w = block.weight(row);
            sums[at] += w;
            sums[at + 1] += event ? w : 0;
            sums[at + 2] += w * expected;
          });
    }

    @Override
    public void merge(Counts into, Counts from) {
      from.byPeriod.forEach(
          (period, sums) -> {
            double[] all = into.of(period, sums.length / 3);
            for (int k = 0; k < sums.length; k++) {
              all[k] += sums[k];
            }
          });
    }
  }

  /** Cells joined until each expects enough; observed and expected of each. */
  private List<double[]> joined() {
    List<double[]> joined = new ArrayList<>();
    double[] open = new double[2];
    int ofPeriod = 0;
    for (int k = 0; k < cells.size(); k++) {
      open[0] += cells.get(k).observed;
      open[1] += cells.get(k).expected;
      if (open[1] >= FEWEST) {
        joined.add(open);
        open = new double[2];
        ofPeriod++;
      }
      boolean isLast = k + 1 == cells.size();
      boolean endsPeriod = isLast || cells.get(k + 1).period != cells.get(k).period;
      if (endsPeriod && !joined.isEmpty() && (ofPeriod > 0 || isLast)) {
        double[] last = joined.get(joined.size() - 1);
        last[0] += open[0];
        last[1] += open[1];
        open = new double[2];
      }
      ofPeriod = endsPeriod ? 0 : ofPeriod;
    }
    return joined;
  }

  public double chiSquared() {
    List<double[]> joined = joined();
    double sum = 0;
    for (double[] cell : joined) {
      sum += (cell[0] - cell[1]) * (cell[0] - cell[1]) / cell[1];
    }
    return joined.size() < 2 ? Double.NaN : sum;
  }

  public int degreesOfFreedom() {
    return Math.max(0, joined().size() - 1);
  }

  public Tail significance() {
    return degreesOfFreedom() == 0
        ? new Tail(Double.NaN, Double.NaN)
        : Tail.chiSquared(chiSquared(), degreesOfFreedom());
  }
}
