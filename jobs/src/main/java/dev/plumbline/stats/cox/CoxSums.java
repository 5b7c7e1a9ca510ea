package dev.plumbline.stats.cox;

import dev.plumbline.stats.panel.WeightedProducts;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What the partial likelihood needs of each risk set at one value of the coefficients: a mergeable
 * state.
 *
 * <p>With \(r_i = w_i \exp(\eta_i - c_g)\) and \(z_0 = 1\), triangles of \(\sum r z z'\) over the
 * rows without an event and over those with one. Kept apart, so that each row is added once: \(D\)
 * is the second, \(S\) the sum of both.
 */
public final class CoxSums implements Serializable {

  private final int terms;
  private final double[] others;
  private final double[] events;
  private final double[] eventTerms;
  private final double[] eventOffset;
  private final double[] largestEta;
  private boolean isHeld;

  CoxSums(int terms, int riskSets) {
    int triangle = WeightedProducts.triangle(terms);
    this.terms = terms;
    this.others = new double[riskSets * triangle];
    this.events = new double[riskSets * triangle];
    this.eventTerms = new double[riskSets * terms];
    this.eventOffset = new double[riskSets];
    this.largestEta = new double[riskSets];
    Arrays.fill(largestEta, Double.NEGATIVE_INFINITY);
  }

  /** Notes whether an exponent was out of range and held at its limit. */
  void hold(boolean isOutOfRange) {
    isHeld |= isOutOfRange;
  }

  /** Whether \(|\eta - c|\) of any row was held at the limit of the exponential. */
  boolean isHeld() {
    return isHeld;
  }

  void merge(CoxSums from) {
    hold(from.isHeld);
    addTo(others, from.others);
    addTo(events, from.events);
    addTo(eventTerms, from.eventTerms);
    addTo(eventOffset, from.eventOffset);
    for (int g = 0; g < largestEta.length; g++) {
      largestEta[g] = Math.max(largestEta[g], from.largestEta[g]);
    }
  }

  private static void addTo(double[] into, double[] from) {
    for (int k = 0; k < into.length; k++) {
      into[k] += from[k];
    }
  }

  int terms() {
    return terms;
  }

  /** Triangles over rows without an event, one risk set after the other. */
  double[] others() {
    return others;
  }

  /** Triangles over rows with an event, one risk set after the other. */
  double[] events() {
    return events;
  }

  /** \(\sum w z\) over events, by risk set and term. */
  double[] eventTerms() {
    return eventTerms;
  }

  /** \(\sum w o\) over events, by risk set. */
  double[] eventOffset() {
    return eventOffset;
  }

  /** The largest \(\eta\) of each risk set, from which the next pass counts. */
  double[] largestEta() {
    return largestEta;
  }
}
