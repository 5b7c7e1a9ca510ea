package dev.plumbline.config;

/** How it is told that a customer has left; method section 12. */
public enum RetentionMode {
  /** By terms of contracts: no successor within the grace. */
  CONTRACTUAL,
  /** By the request to cancel a contract that has no end. */
  EVERGREEN,
  /** By renewals: each is a trial, won or lost. */
  RENEWAL,
  /** By orders: a silence that is long for this customer. */
  GAP,
  /** By orders: an estimated probability of being active that has become small. */
  PROBABILISTIC
}
