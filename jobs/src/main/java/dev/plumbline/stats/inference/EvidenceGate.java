package dev.plumbline.stats.inference;

/**
 * Whether data can bear an estimate at all, judged before a number is printed.
 *
 * <p>By events per term: below {@value #FEWEST} an estimate is refused, below {@value #ENOUGH} it
 * is given with a warning. Nothing here looks at the estimate itself.
 *
 * @see <a href="https://doi.org/10.1016/0895-4356(95)00048-8">Peduzzi et al. (1995), Importance of
 *     events per independent variable in proportional hazards regression analysis II, J. Clinical
 *     Epidemiology 48, 1503-1510</a>
 */
public record EvidenceGate(Status status, String reason) {

  /** What may be done with an estimate. */
  public enum Status {
    /** It may be read. */
    OK,
    /** It may be read with the reason in mind. */
    WARN,
    /** There is none: the reason says why. */
    REFUSED
  }

  /** Events per term below which there is no estimate. */
  public static final int FEWEST = 5;

  /** Events per term from which there is no warning. */
  public static final int ENOUGH = 10;

  public static EvidenceGate open() {
    return new EvidenceGate(Status.OK, "");
  }

  public static EvidenceGate refused(String reason) {
    return new EvidenceGate(Status.REFUSED, reason);
  }

  public static EvidenceGate warned(String reason) {
    return new EvidenceGate(Status.WARN, reason);
  }

  /** Judges a regression by its counts alone. */
  public static EvidenceGate ofRegression(long rows, long events, int terms) {
    if (rows == 0) {
      return refused("no row at risk has all terms of the model");
    }
    if (events == 0) {
      return refused("no event in %d rows at risk".formatted(rows));
    }
    if (terms == 0) {
      return refused("no term of the model varies");
    }
    double perTerm = (double) events / terms;
    String counts =
        "%d %s for %d %s"
            .formatted(
                events, events == 1 ? "event" : "events", terms, terms == 1 ? "term" : "terms");
    if (perTerm < FEWEST) {
      return refused("%s: fewer than %d events per term".formatted(counts, FEWEST));
    }
    if (perTerm < ENOUGH) {
      return warned("%s: fewer than %d events per term".formatted(counts, ENOUGH));
    }
    return open();
  }

  public boolean isRefused() {
    return status == Status.REFUSED;
  }

  /** The worse of two judgements; reasons of equal weight are joined. */
  public EvidenceGate and(EvidenceGate other) {
    if (status != other.status) {
      return status.compareTo(other.status) > 0 ? this : other;
    }
    if (reason.isEmpty() || other.reason.isEmpty()) {
      return reason.isEmpty() ? other : this;
    }
    return new EvidenceGate(status, reason + "; " + other.reason);
  }
}
