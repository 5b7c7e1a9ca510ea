package dev.plumbline.hypotheses;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as fitted, by the estimator that verdicts read.
 *
 * @param reason why it is refused or warned of; empty if neither
 * @param events churn decisions among its rows
 * @param terms of the fit
 * @param unfilled terms that no row could fill, or that do not vary
 * @param means of the columns, by term; of a product, that of its first column
 * @param estimates by term; empty if the model is refused
 * @param covariances by term and other term
 */
record Model(
    String id,
    String reason,
    long events,
    List<String> terms,
    List<String> unfilled,
    Map<String, Double> means,
    Map<String, Estimate> estimates,
    Map<String, Map<String, Double>> covariances) {

  Optional<Estimate> estimate(String term) {
    return Optional.ofNullable(estimates.get(term));
  }

  double covariance(String term, String other) {
    return covariances.getOrDefault(term, Map.of()).getOrDefault(other, 0.0);
  }
}
