package dev.plumbline.ingest.crm.shape;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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

  private static final int LONGEST = 40;

  /** What may stand between thousands beside the mark that is not before decimals. */
  private static final String GROUPS = "[ \\u00a0\\u202f'\\u2019]";

  private static final Pattern GROUP = Pattern.compile(GROUPS);
  private static final Pattern BEFORE_POINT = grouped(",", "\\.");
  private static final Pattern BEFORE_COMMA = grouped("\\.", ",");

  private Numbers() {}

  /** One mark throughout; in India two digits stand between most of them. */
  private static Pattern grouped(String other, String decimal) {
    return Pattern.compile(
        "[+-]?[0-9]{1,3}(?=(%s|%s))(?:\\1[0-9]{2,3})*\\1[0-9]{3}(?:%s[0-9]*)?"
            .formatted(other, GROUPS, decimal));
  }

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
      String plain = plain(text, decimal.charAt(0));
      BigDecimal number = new BigDecimal(plain);
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
   * Without marks between thousands, and with a point before decimals. What cannot be such a mark
   * is one of a number of another language, of which a guess would be wrong a hundred times over.
   */
  private static String plain(String text, char decimal) {
    if (text.length() > LONGEST) {
      return "";
    }
    char other = decimal == ',' ? '.' : ',';
    boolean isGrouped = GROUP.matcher(text).find() || text.indexOf(other) >= 0;
    if (isGrouped && !(decimal == ',' ? BEFORE_COMMA : BEFORE_POINT).matcher(text).matches()) {
      return "";
    }
    String bare = isGrouped ? GROUP.matcher(text).replaceAll("") : text;
    return bare.replace(String.valueOf(other), "").replace(decimal, '.');
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
