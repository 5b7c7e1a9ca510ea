package dev.plumbline.hypotheses;

/** Which theory a finding speaks for. */
enum Verdict {
  SUPPORTS_A,
  SUPPORTS_B,
  BOTH,
  NEITHER,
  INCONCLUSIVE,
  NOT_TESTABLE;

  /** The verdict of a finding without an estimate. */
  static Verdict withoutEstimate(Finding finding) {
    return finding == Finding.NOT_TESTABLE ? NOT_TESTABLE : INCONCLUSIVE;
  }
}
