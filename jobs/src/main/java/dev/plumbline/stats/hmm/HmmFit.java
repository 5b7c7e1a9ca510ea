package dev.plumbline.stats.hmm;

/**
 * A model as learned.
 *
 * @param logLikelihood of {@code model}, without the terms that no parameter changes
 * @param iterations of EM, of the start that it is from
 * @param isConverged whether EM stopped by itself
 * @param steps with exposure
 */
public record HmmFit(
    PoissonHmm model, double logLikelihood, int iterations, boolean isConverged, long steps) {

  /** Schwarz's criterion, lower is better: \(-2 \ell + p \log n\), n steps with exposure. */
  public double bic() {
    return -2 * logLikelihood + model.parameters() * StrictMath.log((double) steps);
  }
}
