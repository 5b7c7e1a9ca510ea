package dev.plumbline.ingest.mail.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The date of a message, as mail programs really write it.
 *
 * <p>Day, month by its English name, year, time and zone are recognised in any order, with or
 * without week day, commas and comments; two-digit years and named zones follow RFC 5322, section
 * 4.3, beside which zones are known whose names mean one thing in mail. A zone may be told by an
 * offset of hours alone, or behind {@code GMT}. A year outside 1980 to 2099 is no date.
 *
 * @param offset of the sender's clock from UTC; null where it does not say ({@code -0000})
 */
public record MailDate(Instant instant, ZoneOffset offset) {

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("z", 0),
          Map.entry("edt", -4),
          Map.entry("est", -5),
          Map.entry("cdt", -5),
          Map.entry("cst", -6),
          Map.entry("mdt", -6),
          Map.entry("mst", -7),
          Map.entry("pdt", -7),
          Map.entry("pst", -8),
          Map.entry("akst", -9),
          Map.entry("akdt", -8),
          Map.entry("hst", -10),
          Map.entry("wet", 0),
          Map.entry("west", 1),
          Map.entry("bst", 1),
          Map.entry("met", 1),
          Map.entry("mez", 1),
          Map.entry("cet", 1),
          Map.entry("mest", 2),
          Map.entry("mesz", 2),
          Map.entry("cest", 2),
          Map.entry("eet", 2),
          Map.entry("eest", 3),
          Map.entry("msk", 3),
          Map.entry("hkt", 8),
          Map.entry("jst", 9),
          Map.entry("kst", 9),
          Map.entry("aest", 10),
          Map.entry("aedt", 11),
          Map.entry("nzst", 12),
          Map.entry("nzdt", 13));
  private static final int LONGEST = 200;

  /** The date in {@code text}; empty if there is none that can be. */
  public static Optional<MailDate> parse(String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      MailDate date = StandardDate.of(text);
      return date != null ? Optional.of(date) : new Parts(text).date();
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** The hour where the sender was. */
  public Optional<OffsetDateTime> local() {
    return Optional.ofNullable(offset).map(instant::atOffset);
  }

  private static final class Parts {

    private int day;
    private int month;
    private int year = -1;
    private int[] time;
    private ZoneOffset offset;

    Parts(String text) {
      int comments = 0;
      int start = -1;
      for (int i = 0; i <= text.length(); i++) {
        char c = i < text.length() ? text.charAt(i) : ' ';
        boolean between = c <= ' ' || c == ',' || c == '(' || c == ')' || comments > 0;
        if (between && start >= 0) {
          add(text.substring(start, i));
          start = -1;
        } else if (!between && start < 0) {
          start = i;
        }
        comments = Math.max(0, comments + (c == '(' ? 1 : 0) - (c == ')' ? 1 : 0));
      }
    }

    private void add(String word) {
      char first = word.charAt(0);
      boolean digit = first >= '0' && first <= '9';
      if (digit && time == null && word.indexOf(':') > 0) {
        addTime(word);
      } else if (digit) {
        addNumber(word);
      } else if ((first == '+' || first == '-') && time != null) {
        addOffset(word);
      } else {
        addWord(word.toLowerCase(Locale.ROOT));
      }
    }

    private void addWord(String word) {
      if (month == 0 && word.length() >= 3) {
        month = MONTHS.getOrDefault(word.substring(0, 3), 0);
      }
      if (time == null) {
        return;
      }
      if (word.equals("am") || word.equals("pm")) {
        time[0] = hour(time[0], word);
      } else if (offset == null && ZONES.containsKey(word)) {
        offset = ZoneOffset.ofHours(ZONES.get(word));
      } else if (word.startsWith("gmt") || word.startsWith("utc")) {
        addOffset(word.substring(3));
      }
    }

    /** Of a clock with twelve hours; one that is past them has more. */
    private static int hour(int told, String half) {
      return told > 12 ? told : told % 12 + (half.equals("pm") ? 12 : 0);
    }

    /** A clock; an ISO date may stand before it, a zone after it. */
    private void addTime(String word) {
      String clock = word;
      int letter = clock.indexOf('T');
      if (letter > 0) {
        addNumber(clock.substring(0, letter));
        clock = clock.substring(letter + 1);
      }
      if (clock.endsWith("Z")) {
        offset = ZoneOffset.UTC;
        clock = clock.substring(0, clock.length() - 1);
      }
      String end = clock.substring(Math.max(0, clock.length() - 2)).toLowerCase(Locale.ROOT);
      boolean isHalf = end.equals("am") || end.equals("pm");
      clock = isHalf ? clock.substring(0, clock.length() - 2) : clock;
      int sign = Math.max(clock.indexOf('+'), clock.indexOf('-'));
      if (sign > 0) {
        addOffset(clock.substring(sign));
        clock = clock.substring(0, sign);
      }
      int point = clock.indexOf('.');
      clock = point > 0 ? clock.substring(0, point) : clock;
      int minutes = clock.indexOf(':') + 1;
      int seconds = clock.indexOf(':', minutes) + 1;
      time =
          new int[] {
            Integer.parseInt(clock, 0, minutes - 1, 10),
            Integer.parseInt(clock, minutes, seconds > 0 ? seconds - 1 : clock.length(), 10),
            seconds > 0 ? Math.min(59, Integer.parseInt(clock, seconds, clock.length(), 10)) : 0
          };
      if (isHalf) {
        time[0] = hour(time[0], end);
      }
    }

    private void addOffset(String word) {
      String digits = word.isEmpty() ? "" : word.substring(1).replace(":", "");
      boolean isSigned = word.startsWith("+") || word.startsWith("-");
      if (isSigned && isNumber(digits) && digits.length() <= 4 && !word.equals("-0000")) {
        int number = Integer.parseInt(digits);
        int minutes = digits.length() <= 2 ? 60 * number : 60 * (number / 100) + number % 100;
        offset = ZoneOffset.ofTotalSeconds((word.charAt(0) == '-' ? -60 : 60) * minutes);
      }
    }

    private void addNumber(String word) {
      int dash = word.indexOf('-');
      if (dash == 4 && word.length() == 10 && word.charAt(7) == '-') {
        year = Integer.parseInt(word, 0, 4, 10);
        month = Integer.parseInt(word, 5, 7, 10);
        day = Integer.parseInt(word, 8, 10, 10);
      } else if (dash == 1 || dash == 2) {
        int second = word.indexOf('-', dash + 1);
        if (second > 0 && second + 1 < word.length()) {
          add(word.substring(0, dash));
          addWord(word.substring(dash + 1, second).toLowerCase(Locale.ROOT));
          add(word.substring(second + 1));
        }
      } else {
        addPlain(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
      }
    }

    private void addPlain(String digits) {
      if (!isNumber(digits) || digits.length() > 4) {
        return;
      }
      int number = Integer.parseInt(digits);
      if (digits.length() <= 2 && day == 0) {
        day = number;
      } else if (digits.length() >= 2 && year < 0) {
        year = number + (digits.length() == 4 ? 0 : century(digits.length(), number));
      }
    }

    private static int century(int digits, int number) {
      return digits == 2 && number < 50 ? 2000 : 1900;
    }

    private static boolean isNumber(String word) {
      for (int i = 0; i < word.length(); i++) {
        if (word.charAt(i) < '0' || word.charAt(i) > '9') {
          return false;
        }
      }
      return !word.isEmpty();
    }

    private Optional<MailDate> date() {
      if (day == 0 || month == 0 || year < 1980 || year > 2099 || time == null) {
        return Optional.empty();
      }
      LocalDateTime local = LocalDateTime.of(year, month, day, time[0], time[1], time[2]);
      Instant instant = local.toInstant(offset == null ? ZoneOffset.UTC : offset);
      return Optional.of(new MailDate(instant, offset));
    }
  }
}
