package dev.plumbline.stats.cox;

import dev.plumbline.stats.interval.IntervalBlock;
import dev.plumbline.stats.linear.Matrices;
import dev.plumbline.stats.panel.BlockPass;
import dev.plumbline.stats.panel.Design;
import dev.plumbline.stats.panel.WeightedProducts;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The sums of a Newton step over rows of any start and stop.
 *
 * <p>A row is at risk at every event time of its stratum within {@code (start, stop]}, a range of
 * neighbouring risk sets. Its part \(r z z'\) is not added to each of them: the risk sets are the
 * leaves of a binary tree, and the part is added to the few nodes that cover the range, at most two
 * for each level. At the end every node is added to its children, and the leaves hold the sums.
 *
 * <p>The usual way adds a row where it enters and subtracts it where it leaves, which loses digits
 * when the last few at risk are small beside those who left. Here nothing is subtracted, so no
 * digit can be lost, for a factor \(\log_2\) of the number of event times.
 */
final class IntervalSums implements Serializable {

  /** The pass that takes them. All risk sets of a stratum share one shift. */
  record Pass(Design design, RiskSets riskSets, double[] beta, double[] shift, RowFactor factor)
      implements BlockPass<IntervalBlock, IntervalSums> {

    @Override
    public IntervalSums start() {
      return new IntervalSums(design.terms(), riskSets.size());
    }

    @Override
    public void add(IntervalSums state, IntervalBlock block) {
      double[] z = new double[design.terms()];
      for (int i = 0; i < block.rows(); i++) {
        int from = riskSets.firstAfter(block.stratum()[i], block.start()[i]);
        int to = riskSets.firstAfter(block.stratum()[i], block.stop()[i]);
        if (from < to) {
          design.row(block.columns(), i, z);
          double eta = Matrices.dot(z, beta) + block.offset(i);
          state.sums.hold(RelativeRisk.isHeld(eta, shift[from]));
          double r = block.weight(i) * RelativeRisk.of(eta, shift[from]);
          r *= factor.isNone() ? 1 : factor.of(z);
          state.addRow(from, to, block.event()[i], eta, r, z);
          if (block.event()[i]) {
            state.addEvent(to - 1, block.weight(i), block.offset(i), z);
          }
        }
      }
    }

    @Override
    public void merge(IntervalSums into, IntervalSums from) {
      into.merge(from);
    }
  }

  private final int terms;
  private final int riskSets;
  private final int triangle;
  private final double[] nodes;
  private final double[] largestEta;
  private final CoxSums sums;
  private final double[] product;

  private IntervalSums(int terms, int riskSets) {
    this.terms = terms;
    this.riskSets = riskSets;
    this.triangle = WeightedProducts.triangle(terms);
    this.nodes = new double[2 * riskSets * triangle];
    this.largestEta = new double[2 * riskSets];
    this.sums = new CoxSums(terms, riskSets);
    this.product = new double[triangle];
    Arrays.fill(largestEta, Double.NEGATIVE_INFINITY);
  }

  /** Adds a row at risk in {@code [from, to)}; in the last of them it may have its event. */
  private void addRow(int from, int to, boolean event, double eta, double r, double[] z) {
    int k = 0;
    product[k++] = r;
    for (int a = 0; a < terms; a++) {
      product[k++] = r * z[a];
    }
    for (int a = 0; a < terms; a++) {
      for (int b = a; b < terms; b++) {
        product[k++] = r * z[a] * z[b];
      }
    }
    cover(from, event ? to - 1 : to, eta);
    if (event) {
      addProduct(sums.events(), to - 1);
      sums.largestEta()[to - 1] = Math.max(sums.largestEta()[to - 1], eta);
    }
  }

  /** Adds the product to the nodes that together cover {@code [from, to)}. */
  private void cover(int from, int to, double eta) {
    int low = from + riskSets;
    int high = to + riskSets;
    while (low < high) {
      if ((low & 1) == 1) {
        addToNode(low++, eta);
      }
      if ((high & 1) == 1) {
        addToNode(--high, eta);
      }
      low >>= 1;
      high >>= 1;
    }
  }

  private void addToNode(int node, double eta) {
    addProduct(nodes, node);
    largestEta[node] = Math.max(largestEta[node], eta);
  }

  private void addProduct(double[] into, int at) {
    for (int k = 0; k < triangle; k++) {
      into[at * triangle + k] += product[k];
    }
  }

  private void addEvent(int g, double weight, double offset, double[] z) {
    for (int j = 0; j < terms; j++) {
      sums.eventTerms()[g * terms + j] += weight * z[j];
    }
    sums.eventOffset()[g] += weight * offset;
  }

  private void merge(IntervalSums from) {
    for (int k = 0; k < nodes.length; k++) {
      nodes[k] += from.nodes[k];
    }
    for (int k = 0; k < largestEta.length; k++) {
      largestEta[k] = Math.max(largestEta[k], from.largestEta[k]);
    }
    sums.merge(from.sums);
  }

  /**
   * The sums by risk set. Called once, at the end.
   *
   * <p>A row has one relative risk in all its risk sets, so all of a stratum report the largest
   * predictor of the stratum.
   */
  CoxSums byRiskSet(RiskSets sets) {
    for (int node = 1; node < riskSets; node++) {
      for (int child = 2 * node; child <= 2 * node + 1; child++) {
        for (int k = 0; k < triangle; k++) {
          nodes[child * triangle + k] += nodes[node * triangle + k];
        }
        largestEta[child] = Math.max(largestEta[child], largestEta[node]);
      }
    }
    System.arraycopy(nodes, riskSets * triangle, sums.others(), 0, riskSets * triangle);
    double[] largest = sums.largestEta();
    for (int g = 0; g < riskSets; g++) {
      largest[g] = Math.max(largest[g], largestEta[riskSets + g]);
      if (g > 0 && sets.stratum()[g] == sets.stratum()[g - 1]) {
        largest[g] = Math.max(largest[g], largest[g - 1]);
      }
    }
    for (int g = riskSets - 2; g >= 0; g--) {
      if (sets.stratum()[g] == sets.stratum()[g + 1]) {
        largest[g] = largest[g + 1];
      }
    }
    return sums;
  }
}
