package dev.plumbline.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as a reader expects them: no more digits than the data bear. */
final class Figures {

  private static final String NONE = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private Figures() {}

  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String count(Long value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%,d", value);
  }

  static String ratio(Double value) {
    return decimals(value, value != null && value >= 9.995 ? 1 : 2);
  }

  static String percent(Double share) {
    return share == null ? NONE : decimals(100 * share, 0) + " %";
  }

  /** Per cent with one decimal, without the sign: for cells of a table that names the unit. */
  static String hundredths(Double share) {
    return share == null ? NONE : decimals(100 * share, 1);
  }

  static String probability(Double p) {
    if (p == null) {
      return NONE;
    }
    return p < 0.001 ? "< 0.001" : decimals(p, 3);
  }

  static String decimals(Double value, int digits) {
    if (value == null) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    // A true minus sign, and no minus before zero.
    return text.matches("-[0.]+") ? text.substring(1) : text.replace('-', '\u2212');
  }

  /** A threshold, as it was set: no zeros at the end. */
  static String threshold(Double value) {
    return value == null ? NONE : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static String interval(Double low, Double high) {
    return low == null || high == null ? NONE : ratio(low) + " to " + ratio(high);
  }

  static String orNone(Object value) {
    return value == null ? NONE : value.toString();
  }
}
