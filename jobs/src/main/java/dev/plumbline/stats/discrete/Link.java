package dev.plumbline.stats.discrete;

/** How the probability of an event within one interval depends on the linear predictor. */
public enum Link {
  /**
   * \(h = 1 - \exp(-e^\eta)\): the probability that a proportional hazard strikes within the
   * interval, so coefficients are those of Cox's model in continuous time.
   */
  CLOGLOG {
    @Override
    double logLikelihood(boolean event, double eta) {
      double q = Math.exp(held(eta));
      return event ? Math.log(-Math.expm1(-q)) : -q;
    }

    @Override
    double score(boolean event, double eta) {
      double q = Math.exp(held(eta));
      return event ? q / Math.expm1(q) : -q;
    }

    @Override
    double weight(double eta) {
      double q = Math.exp(held(eta));
      // As q goes to 0, q²/(e^q - 1) goes to q.
      return q < 1e-8 ? q * (1 - q / 2) : q * q / Math.expm1(q);
    }

    @Override
    double of(double probability) {
      return Math.log(-Math.log1p(-probability));
    }
  },

  /** \(h = 1 / (1 + e^{-\eta})\): coefficients are log odds ratios of an interval. */
  LOGIT {
    @Override
    double logLikelihood(boolean event, double eta) {
      double x = event ? -eta : eta;
      return x > 0 ? -x - Math.log1p(Math.exp(-x)) : -Math.log1p(Math.exp(x));
    }

    @Override
    double score(boolean event, double eta) {
      return (event ? 1 : 0) - probability(eta);
    }

    @Override
    double weight(double eta) {
      double h = probability(eta);
      return h * (1 - h);
    }

    @Override
    double of(double probability) {
      return Math.log(probability) - Math.log1p(-probability);
    }

    private double probability(double eta) {
      return eta > 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta));
    }
  };

  /** \(e^{30}\) expected events in one interval: beyond it nothing can be told apart. */
  private static final double LARGEST = 30;

  abstract double logLikelihood(boolean event, double eta);

  /** \(\partial \ell / \partial \eta\). */
  abstract double score(boolean event, double eta);

  /** Expected information about \(\eta\). */
  abstract double weight(double eta);

  /** The predictor at which an event has this probability. */
  abstract double of(double probability);

  private static double held(double eta) {
    return Math.min(eta, LARGEST);
  }
}
