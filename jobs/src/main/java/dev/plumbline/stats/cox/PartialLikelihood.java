package dev.plumbline.stats.cox;

import java.io.Serializable;

/**
 * Cox's partial log-likelihood, its score and its information at one value of the coefficients.
 *
 * <p>In a risk set with \(d\) tied events of total weight \(W\), \(\bar w = W / d\), Efron averages
 * over the orders in which they might have left: for \(l = 0 \dots d - 1\) and \(f = l / d\)
 *
 * <p>\[ \ell \mathrel{+}= \sum_E w \eta - \bar w \sum_l \log(S_0 - f D_0), \qquad U \mathrel{+}=
 * \sum_E w x - \bar w \sum_l a_l, \qquad a_l = \frac{S_1 - f D_1}{S_0 - f D_0} \]
 *
 * <p>\[ I \mathrel{+}= \bar w \sum_l \Bigl( \frac{S_2 - f D_2}{S_0 - f D_0} - a_l a_l' \Bigr) \]
 *
 * <p>where \(S_k\) and \(D_k\) sum \(r\), \(r x\), \(r x x'\) over the risk set and over its
 * events.
 *
 * <p><b>Closed form.</b> Only the denominators depend on \(l\). With \(h_l = 1 / (S_0 - f_l D_0)\)
 * five numbers \(A_0 = \bar w \sum h\), \(A_1 = \bar w \sum f h\), \(B_k = \bar w \sum f^k h^2\)
 * replace the inner sums over vectors and matrices:
 *
 * <p>\[ U \mathrel{+}= \sum_E w x - S_1 A_0 + D_1 A_1, \qquad I \mathrel{+}= S_2 A_0 - D_2 A_1 -
 * (S_1 S_1' B_0 - (S_1 D_1' + D_1 S_1') B_1 + D_1 D_1' B_2) \]
 *
 * <p>so that a risk set costs \(O(d + p^2)\) and not \(O(d p^2)\). Breslow's approximation is the
 * same with every \(f = 0\).
 *
 * @param logLikelihood \(\ell\)
 * @param score \(U\), by term
 * @param information \(I\), by term and term
 * @param riskSetScore the part of each risk set in \(U\)
 * @param riskSetInformation the part of each risk set in \(I\)
 * @param residualTerms what rows need for their residuals
 * @see <a href="https://doi.org/10.1080/01621459.1977.10480613">Efron (1977), The efficiency of
 *     Cox's likelihood function for censored data, JASA 72, 557-565</a>
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000), Modeling
 *     Survival Data, chapter 3</a>
 */
public record PartialLikelihood(
    double logLikelihood,
    double[] score,
    double[][] information,
    double[][] riskSetScore,
    double[][][] riskSetInformation,
    ResidualTerms residualTerms) {

  /**
   * What a row of a risk set needs to know of it for its residuals.
   *
   * @param hazard \(H = A_0\), the step of the baseline hazard on the scale of the shift
   * @param hazardVariance \(B_0\), the variance of that step
   * @param hazardTerms \(\sum_l \bar w h_l a_l\), by risk set and term
   * @param tiedHazard \(m_1 = A_1\), by which Efron spares a tied event
   * @param tiedHazardTerms \(m_2 = \sum_l f \bar w h_l a_l\)
   * @param eventMean \(\bar x = \sum_l a_l / d\), what an event's term is held against
   */
  public record ResidualTerms(
      double[] hazard,
      double[] hazardVariance,
      double[][] hazardTerms,
      double[] tiedHazard,
      double[][] tiedHazardTerms,
      double[][] eventMean)
      implements Serializable {

    ResidualTerms(int riskSets, int terms) {
      this(
          new double[riskSets],
          new double[riskSets],
          new double[riskSets][terms],
          new double[riskSets],
          new double[riskSets][terms],
          new double[riskSets][terms]);
    }
  }

  static PartialLikelihood of(
      CoxSums sums, RiskSets riskSets, double[] beta, double[] shift, Ties ties) {
    Evaluation evaluation = new Evaluation(sums, riskSets, ties);
    for (int g = 0; g < riskSets.size(); g++) {
      evaluation.addRiskSet(g, beta, shift[g]);
    }
    return evaluation.result();
  }

  /** The sums while they are made; the letters are those of the formulas above. */
  private static final class Evaluation {
    private final CoxSums sums;
    private final RiskSets riskSets;
    private final Ties ties;
    private final int p;
    private final int triangle;
    private final ResidualTerms residual;
    private final double[][] scores;
    private final double[][][] informations;
    private double logLikelihood;
    // The sums over l of one risk set.
    private double a0;
    private double a1;
    private double b0;
    private double b1;
    private double b2;
    private double logs;

    Evaluation(CoxSums sums, RiskSets riskSets, Ties ties) {
      this.sums = sums;
      this.riskSets = riskSets;
      this.ties = ties;
      this.p = sums.terms();
      this.triangle = (p + 1) * (p + 2) / 2;
      this.residual = new ResidualTerms(riskSets.size(), p);
      this.scores = new double[riskSets.size()][p];
      this.informations = new double[riskSets.size()][p][p];
    }

    void addRiskSet(int g, double[] beta, double shift) {
      int at = g * triangle;
      double d0 = sums.events()[at];
      sumOverTies(g, sums.others()[at] + d0, d0);

      double weight = riskSets.eventWeight()[g];
      double eta = sums.eventOffset()[g] - weight * shift;
      residual.hazard()[g] = a0;
      residual.hazardVariance()[g] = b0;
      residual.tiedHazard()[g] = a1;
      for (int a = 0; a < p; a++) {
        double dA = sums.events()[at + 1 + a];
        double sA = sums.others()[at + 1 + a] + dA;
        double x = sums.eventTerms()[g * p + a];
        eta += beta[a] * x;
        scores[g][a] = x - sA * a0 + dA * a1;
        residual.hazardTerms()[g][a] = sA * b0 - dA * b1;
        residual.tiedHazardTerms()[g][a] = sA * b1 - dA * b2;
        residual.eventMean()[g][a] = (sA * a0 - dA * a1) / weight;
      }
      logLikelihood += eta - logs;
      addInformation(g, at);
    }

    private void sumOverTies(int g, double s0, double d0) {
      long d = riskSets.events()[g];
      a0 = a1 = b0 = b1 = b2 = logs = 0;
      if (d == 0) {
        // A replicate of a bootstrap may have drawn none of the events.
        return;
      }
      // The row with the event is itself at risk, and relative risks are clamped well above zero.
      assert d0 > 0 && s0 >= d0 : "Nobody at risk where an event happened";
      double w = riskSets.eventWeight()[g] / d;
      if (ties == Ties.BRESLOW) {
        double h = 1 / s0;
        a0 = d * w * h;
        b0 = d * w * h * h;
        logs = -d * w * Math.log(h);
        return;
      }
      for (long l = 0; l < d; l++) {
        double f = (double) l / d;
        double h = 1 / (s0 - f * d0);
        a0 += w * h;
        a1 += w * f * h;
        b0 += w * h * h;
        b1 += w * f * h * h;
        b2 += w * f * f * h * h;
        logs -= w * Math.log(h);
      }
    }

    private void addInformation(int g, int at) {
      double[][] information = informations[g];
      int k = at + p + 1;
      for (int a = 0; a < p; a++) {
        double dA = sums.events()[at + 1 + a];
        double sA = sums.others()[at + 1 + a] + dA;
        for (int b = a; b < p; b++, k++) {
          double dB = sums.events()[at + 1 + b];
          double sB = sums.others()[at + 1 + b] + dB;
          double d2 = sums.events()[k];
          double s2 = sums.others()[k] + d2;
          information[a][b] =
              s2 * a0 - d2 * a1 - (sA * sB * b0 - (sA * dB + dA * sB) * b1 + dA * dB * b2);
          information[b][a] = information[a][b];
        }
      }
    }

    PartialLikelihood result() {
      double[] score = new double[p];
      double[][] information = new double[p][p];
      for (int g = 0; g < scores.length; g++) {
        for (int a = 0; a < p; a++) {
          score[a] += scores[g][a];
          for (int b = 0; b < p; b++) {
            information[a][b] += informations[g][a][b];
          }
        }
      }
      return new PartialLikelihood(
          logLikelihood, score, information, scores, informations, residual);
    }
  }
}
