package dev.plumbline.stats.discrete;

import dev.plumbline.stats.panel.WeightedProducts;
import java.io.Serializable;

/**
 * What one scoring step needs: a mergeable state. With \(W\) the expected information of a row
 * about its predictor and \(s\) its score, by risk set \(\sum W\), \(\sum W z\) and \(\sum s\), and
 * over all rows \(\sum W z z'\) and \(\sum s z\).
 */
final class DiscreteSums implements Serializable {

  final int terms;
  final double[] weight;
  final double[][] weightTerms;
  final double[] score;
  final double[][] products;
  final double[] scoreTerms;
  double logLikelihood;

  DiscreteSums(int terms, int riskSets) {
    this.terms = terms;
    this.weight = new double[riskSets];
    this.weightTerms = new double[riskSets][terms];
    this.score = new double[riskSets];
    this.products = new double[terms][terms];
    this.scoreTerms = new double[terms];
  }

  /** Adds the triangle of one risk set, as {@link WeightedProducts} drains it. */
  void addTriangle(int g, double[] triangle) {
    weight[g] += triangle[0];
    int k = 1;
    for (int j = 0; j < terms; j++) {
      weightTerms[g][j] += triangle[k++];
    }
    for (int a = 0; a < terms; a++) {
      for (int b = a; b < terms; b++, k++) {
        products[a][b] += triangle[k];
        if (b > a) {
          products[b][a] += triangle[k];
        }
      }
    }
  }

  void merge(DiscreteSums from) {
    addTo(weight, from.weight);
    addTo(score, from.score);
    addTo(scoreTerms, from.scoreTerms);
    for (int g = 0; g < weightTerms.length; g++) {
      addTo(weightTerms[g], from.weightTerms[g]);
    }
    for (int a = 0; a < terms; a++) {
      addTo(products[a], from.products[a]);
    }
    logLikelihood += from.logLikelihood;
  }

  private static void addTo(double[] into, double[] from) {
    for (int k = 0; k < into.length; k++) {
      into[k] += from[k];
    }
  }
}
