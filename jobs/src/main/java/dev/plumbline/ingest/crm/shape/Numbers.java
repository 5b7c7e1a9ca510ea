package dev.plumbline.ingest.crm.shape;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Numbers as CRMs write them, with or without marks between thousands. */
final class Numbers {

  private static final int MOST_DIGITS = 16;
  private static final int MOST_DECIMALS = 40;

  private Numbers() {}

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

  /** Places of the minor unit of a currency; two if it is unknown. */
  static int decimals(String currency) {
    try {
      return currency == null
          ? 2
          : Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }
}
