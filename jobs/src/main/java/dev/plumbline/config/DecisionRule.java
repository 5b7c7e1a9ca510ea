package dev.plumbline.config;

/** Which signal dates the decision of an account that left. */
public enum DecisionRule {
  /**
   * The earliest of notice, lost renewal and end of the term. Uses the fact that the account left
   * in the end.
   */
  EARLIEST_SIGNAL,
  /** Notice, else the end of the term: known the moment it happens. */
  NOTICE_ONLY
}
