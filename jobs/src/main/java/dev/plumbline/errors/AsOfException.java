package dev.plumbline.errors;

/** A day to look back from that the exports do not reach. */
public final class AsOfException extends UserException {

  public AsOfException(String asOf, String newest) {
    super(
        "Cannot work as of %s: the newest record of the exports is of %s. Name an earlier day, or bring newer exports."
            .formatted(asOf, newest));
  }
}
