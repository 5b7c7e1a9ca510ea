package dev.plumbline.stats.purchase;

/**
 * Customers who bought alike: what the likelihood of {@link BetaGeometric} needs of them.
 *
 * @param repeats \(x\), purchases after the first
 * @param last \(t_x\), time from the first purchase to the last; 0 if there is none after the first
 * @param observed \(T\), time from the first purchase to the end of observation
 * @param customers how many of them there are
 */
public record PurchaseCell(long repeats, double last, double observed, long customers) {

  public PurchaseCell {
    boolean isOrdered = 0 <= last && last <= observed && Double.isFinite(observed);
    if (repeats < 0 || !isOrdered || customers < 1 || (repeats == 0 && last > 0)) {
      throw new IllegalArgumentException(
          "Cannot count %d customers with %d repeats, the last after %s of %s"
              .formatted(customers, repeats, last, observed));
    }
  }
}
