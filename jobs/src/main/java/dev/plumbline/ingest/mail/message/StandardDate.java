package dev.plumbline.ingest.mail.message;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The date of a message as RFC 5322 wants it, {@code Thu, 7 Jul 2022 09:12:28 +0300}, with or
 * without week day, and a comment behind it: so nearly all are written. {@link MailDate} would read
 * it to the same end, word by word.
 */
final class StandardDate {

  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** Where what comes behind the day of the month stands. */
  private static final String FORM = " mmm yyyy hh:mm:ss zhhmm";

  private static final int MONTH = 1;
  private static final int YEAR = 5;
  private static final int HOUR = 10;
  private static final int MINUTE = 13;
  private static final int SECOND = 16;
  private static final int ZONE = 19;

  private StandardDate() {}

  /** Null if it is written otherwise, or may be no date. */
  static MailDate of(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    start = name(text, start, DAYS) > 0 && text.startsWith(", ", start + 3) ? start + 5 : start;
    int end = start;
    while (end < text.length() && end < start + 2 && isDigit(text.charAt(end))) {
      end++;
    }
    return end > start && hasForm(text, end) ? of(text, number(text, start, end), end) : null;
  }

  private static MailDate of(String text, int day, int at) {
    int month = name(text, at + MONTH, MONTHS);
    int year = number(text, at + YEAR, at + YEAR + 4);
    if (day == 0 || month == 0 || year < 1980 || year > 2099) {
      return null;
    }
    LocalDateTime local =
        LocalDateTime.of(
            year,
            month,
            day,
            number(text, at + HOUR, at + HOUR + 2),
            number(text, at + MINUTE, at + MINUTE + 2),
            Math.min(59, number(text, at + SECOND, at + SECOND + 2)));
    ZoneOffset offset = text.startsWith("-0000", at + ZONE) ? null : offset(text, at + ZONE);
    return new MailDate(local.toInstant(offset == null ? ZoneOffset.UTC : offset), offset);
  }

  private static ZoneOffset offset(String text, int at) {
    int minutes = 60 * number(text, at + 1, at + 3) + number(text, at + 3, at + 5);
    return ZoneOffset.ofTotalSeconds((text.charAt(at) == '-' ? -60 : 60) * minutes);
  }

  private static boolean hasForm(String text, int at) {
    int end = at + FORM.length();
    if (text.length() < end || !isEndOrComment(text, end)) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(at + i);
      boolean isRight =
          switch (FORM.charAt(i)) {
            case ' ', ':' -> c == FORM.charAt(i);
            case 'z' -> c == '+' || c == '-';
            default -> i <= MONTH + 2 || isDigit(c);
          };
      if (!isRight) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEndOrComment(String text, int end) {
    return end == text.length()
        || (text.startsWith(" (", end)
            && text.indexOf(')', end) == text.length() - 1
            && text.indexOf('(', end + 2) < 0);
  }

  /** Which of names of three letters stands there, from 1; 0 if none. */
  private static int name(String text, int at, String names) {
    int found = at + 3 > text.length() ? -1 : names.indexOf(text.substring(at, at + 3));
    return found % 3 == 0 ? found / 3 + 1 : 0;
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
