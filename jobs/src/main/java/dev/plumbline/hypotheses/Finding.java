package dev.plumbline.hypotheses;

/** What an estimate shows, whatever a theory says of it. */
enum Finding {
  /** Lowers the hazard. */
  NEG,
  /** Raises it. */
  POS,
  /** Shown to be smaller than what matters. */
  NULL,
  INCONCLUSIVE,
  /** The model was refused: too few events, or a fit that cannot be trusted. */
  INSUFFICIENT_EVIDENCE,
  /** The data cannot hold the contrast. */
  NOT_TESTABLE;

  static final double ALPHA = 0.05;

  /**
   * Negligible wins over significant: a large sample finds effects that do not matter.
   *
   * @param p of no effect, adjusted where it is one of several
   */
  static Finding of(double estimate, double p, double pEquivalence) {
    if (pEquivalence < ALPHA) {
      return NULL;
    }
    if (p < ALPHA) {
      return estimate < 0 ? NEG : POS;
    }
    return INCONCLUSIVE;
  }

  /** Whether there is an estimate behind it. */
  boolean isEstimated() {
    return this != INSUFFICIENT_EVIDENCE && this != NOT_TESTABLE;
  }

  boolean isEffect() {
    return this == NEG || this == POS;
  }
}
