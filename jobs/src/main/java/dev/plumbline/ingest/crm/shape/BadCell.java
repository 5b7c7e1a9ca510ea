package dev.plumbline.ingest.crm.shape;

/** A cell that is not what its column holds. Carries no value. */
final class BadCell extends Exception {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  BadCell(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
