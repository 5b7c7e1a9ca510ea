package dev.plumbline.ingest.crm.shape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Dates and times of ISO 8601 from their digits, as {@link LocalDate#parse(CharSequence)} and
 * {@link LocalTime#parse(CharSequence)} read them. Their formatters build a map of fields for each
 * text, and an export has several instants a record.
 */
final class IsoDigits {

  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_LENGTH = 8;
  private static final int MOST_DECIMALS = 9;
  private static final int NONE = -1;

  private IsoDigits() {}

  /**
   * The date in the first ten letters.
   *
   * @throws DateTimeException if there is none
   */
  static LocalDate date(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    boolean isDate = year >= 0 && month >= 0 && day >= 0;
    return isDate && text.charAt(4) == '-' && text.charAt(7) == '-'
        ? LocalDate.of(year, month, day)
        : LocalDate.parse(text.substring(0, DATE_LENGTH));
  }

  /**
   * The time that the text is.
   *
   * @throws DateTimeException if it is none
   */
  static LocalTime time(String text) {
    int hour = number(text, 0, 2);
    int minute = number(text, 3, 2);
    int second = number(text, 6, 2);
    int nanos = nanos(text);
    boolean isTime = hour >= 0 && minute >= 0 && second >= 0 && nanos >= 0;
    return isTime && text.charAt(2) == ':' && text.charAt(5) == ':'
        ? LocalTime.of(hour, minute, second, nanos)
        : LocalTime.parse(text);
  }

  private static int nanos(String time) {
    int decimals = time.length() - SECONDS_LENGTH - 1;
    if (decimals < 0) {
      return time.length() == SECONDS_LENGTH ? 0 : NONE;
    }
    if (decimals == 0 || decimals > MOST_DECIMALS || time.charAt(SECONDS_LENGTH) != '.') {
      return NONE;
    }
    int nanos = number(time, SECONDS_LENGTH + 1, decimals);
    for (int i = decimals; i < MOST_DECIMALS && nanos > 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** The number that {@code length} digits make; {@link #NONE} if they are not all there. */
  private static int number(String text, int from, int length) {
    if (from + length > text.length()) {
      return NONE;
    }
    int number = 0;
    for (int i = from; i < from + length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
