package dev.plumbline.stats.calibration;

import dev.plumbline.stats.cox.CoxFit;
import dev.plumbline.stats.cox.RiskSets;
import dev.plumbline.stats.inference.Tail;
import dev.plumbline.stats.panel.Blocks;
import dev.plumbline.stats.panel.PanelBlock;
import java.io.Serializable;
import java.util.List;

/**
 * Events observed against events expected, in groups of rows of like predicted risk.
 *
 * <p>A row at risk in risk set \(g\) has the predicted risk \(H_g e^{\eta}\), the step of the
 * baseline hazard times its relative risk, and as many expected events; a tied event expects less,
 * by what Efron spares it, so that over all rows as many are expected as happened. Groups are
 * tenths of the rows by risk, and
 *
 * <p>\[ \chi^2 = \sum_k \frac{(O_k - E_k)^2}{E_k} \]
 *
 * <p>on one degree of freedom less than there are groups.
 *
 * <p>Conventions: rows are sorted into {@value RiskCells#CELLS} cells of equal width on the scale
 * of the logarithm of risk, and a group is the fewest neighbouring cells that hold a tenth, so rows
 * of equal risk share a group and nothing is sorted. Rows outside every risk set with an event
 * expect none and are left out. On the rows that were fitted the statistic is a little
 * conservative.
 *
 * <p>{@code E} is {@code predict(fit, type = "expected")} of {@code coxph}, added up by group.
 *
 * @see <a href="https://doi.org/10.1007/BF00127305">Grønnesby and Borgan (1996), A method for
 *     checking regression models in survival analysis based on the risk score, Lifetime Data
 *     Analysis 2, 315-328</a>
 * @see <a href="https://doi.org/10.1023/A:1009612305785">May and Hosmer (1998), A simplified method
 *     of calculating an overall goodness-of-fit test for the Cox proportional hazards model,
 *     Lifetime Data Analysis 4, 109-120</a>
 */
public record ObservedExpected(List<Group> groups) implements Serializable {

  /**
   * Rows of like risk.
   *
   * @param rows their number, or total weight
   * @param lowest predicted risk from which the group's cells run
   * @param highest predicted risk up to which they run
   */
  public record Group(double rows, double observed, double expected, double lowest, double highest)
      implements Serializable {}

  public static ObservedExpected of(Blocks<PanelBlock> panel, RiskSets riskSets, CoxFit fit) {
    return RiskTenths.of(panel, riskSets, fit).calibration();
  }

  public double chiSquared() {
    double sum = 0;
    for (Group group : groups) {
      sum += (group.observed - group.expected) * (group.observed - group.expected) / group.expected;
    }
    return groups.size() < 2 ? Double.NaN : sum;
  }

  public int degreesOfFreedom() {
    return Math.max(0, groups.size() - 1);
  }

  public Tail significance() {
    return degreesOfFreedom() == 0
        ? new Tail(Double.NaN, Double.NaN)
        : Tail.chiSquared(chiSquared(), degreesOfFreedom());
  }
}
