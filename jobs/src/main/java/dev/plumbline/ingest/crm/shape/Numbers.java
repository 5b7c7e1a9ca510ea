package dev.plumbline.ingest.crm.shape;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** Numbers as CRMs write them, with or without marks between thousands. */
final class Numbers {

  private static final int MOST_DIGITS = 16;
  private static final int MOST_DECIMALS = 40;
  private static final int USUAL_DECIMALS = 2;

  /**
   * Where Stripe's amounts differ from ISO 4217: krónur and Ugandan shillings are sent as
   * hundredths that they no longer have, ariary whole (docs.stripe.com/currencies).
   */
  private static final Map<String, Integer> AS_BILLED = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

  private Numbers() {}

  /** Whether {@code text} is a whole number already as it is staged. */
  static boolean isPlain(String text) {
    boolean isPlain =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && (text.charAt(0) != '0' || text.length() == 1);
    for (int i = 0; isPlain && i < text.length(); i++) {
      isPlain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return isPlain;
  }

  static BigDecimal number(String text, String decimal) throws BadCell {
    try {
      String plain =
          decimal.equals(",") ? text.replace(".", "").replace(',', '.') : text.replace(",", "");
      BigDecimal number = new BigDecimal(plain.length() > 40 ? "" : plain);
      // A tiny one is rounded by as many digits as its exponent has units: 1e-999999999 takes
      // hours.
      boolean isTiny = number.scale() > MOST_DECIMALS;
      if (isTiny || number.precision() - number.scale() > MOST_DIGITS) {
        throw new BadCell(Reason.BAD_NUMBER);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new BadCell(Reason.BAD_NUMBER);
    }
  }

  /**
   * Places of the minor unit of a currency, as who bills counts it: by ISO 4217 but for {@link
   * #AS_BILLED}; two if it is unknown, or has none.
   */
  static int decimals(String currency) {
    if (currency == null) {
      return USUAL_DECIMALS;
    }
    String code = currency.toUpperCase(Locale.ROOT);
    try {
      int decimals =
          AS_BILLED.getOrDefault(code, Currency.getInstance(code).getDefaultFractionDigits());
      return decimals < 0 ? USUAL_DECIMALS : decimals;
    } catch (IllegalArgumentException e) {
      return USUAL_DECIMALS;
    }
  }
}
