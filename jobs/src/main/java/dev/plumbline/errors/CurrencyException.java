package dev.plumbline.errors;

import java.util.Collection;

/** Amounts in several currencies that nothing makes comparable. */
public final class CurrencyException extends UserException {

  /**
   * For amounts of {@code of}.
   *
   * @param currencies all that they are in
   * @param unrated those of them without a rate
   */
  public CurrencyException(String of, Collection<String> currencies, Collection<String> unrated) {
    super(
        "Cannot compare amounts of %s: they are in %s, and there is no rate of %s. Name a file of rates by retention.exchange-rates, with a line for each currency and month, such as USD,2024-01,0.92; or leave the amounts out by mapping monthly_value to nothing."
            .formatted(of, String.join(", ", currencies), String.join(", ", unrated)));
  }
}
