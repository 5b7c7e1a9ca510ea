package dev.plumbline.simulate.world;

/** How an account ended in a month, if it did. */
public enum Exit {
  NONE,
  CHURN,
  MERGER,
  BANKRUPTCY,
  SUPPLIER_TERMINATION,
  PRODUCT_SUNSET;

  /** Ended, but not by a decision of the customer. */
  public boolean isCompeting() {
    return this != NONE && this != CHURN;
  }
}
