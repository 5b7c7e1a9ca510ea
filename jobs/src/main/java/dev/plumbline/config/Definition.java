package dev.plumbline.config;

/** A definition of leaving that is set beside the one that verdicts rest on. */
public enum Definition {
  /** Contracts, dated by the earliest signal. */
  CONTRACTUAL(RetentionMode.CONTRACTUAL, DecisionRule.EARLIEST_SIGNAL),
  /** Contracts, dated by notice or the end of the term alone. */
  NOTICE_ONLY(RetentionMode.CONTRACTUAL, DecisionRule.NOTICE_ONLY),
  EVERGREEN(RetentionMode.EVERGREEN, DecisionRule.NOTICE_ONLY),
  RENEWAL(RetentionMode.RENEWAL, DecisionRule.EARLIEST_SIGNAL),
  GAP(RetentionMode.GAP, DecisionRule.EARLIEST_SIGNAL),
  PROBABILISTIC(RetentionMode.PROBABILISTIC, DecisionRule.EARLIEST_SIGNAL);

  private final RetentionMode mode;
  private final DecisionRule rule;

  Definition(RetentionMode mode, DecisionRule rule) {
    this.mode = mode;
    this.rule = rule;
  }

  public RetentionMode mode() {
    return mode;
  }

  public DecisionRule rule() {
    return rule;
  }
}
