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
 * 4.3. A year outside 1980 to 2099 is no date.
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
          Map.entry("wet", 0),
          Map.entry("cet", 1),
          Map.entry("cest", 2),
          Map.entry("eet", 2),
          Map.entry("eest", 3));
  private static final int LONGEST = 200;

  /** The date in {@code text}; empty if there is none that can be. */
  public static Optional<MailDate> parse(String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return new Parts(text).date();
    } catch (DateTimeException | NumberFormatException e) {
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
      for (String word : text.replaceAll("\\([^)]*\\)?", " ").split("[\\s,]+", -1)) {
        if (!word.isEmpty()) {
          add(word);
        }
      }
    }

    private void add(String word) {
      char first = word.charAt(0);
      String lower = word.toLowerCase(Locale.ROOT);
      if (word.indexOf(':') > 0 && time == null && Character.isDigit(first)) {
        addTime(word);
      } else if ((first == '+' || first == '-') && time != null) {
        addOffset(word);
      } else if (Character.isDigit(first)) {
        addNumber(word);
      } else if (lower.length() >= 3 && MONTHS.containsKey(lower.substring(0, 3)) && month == 0) {
        month = MONTHS.get(lower.substring(0, 3));
      } else if (ZONES.containsKey(lower) && time != null && offset == null) {
        offset = ZoneOffset.ofHours(ZONES.get(lower));
      }
    }

    private void addTime(String word) {
      String clock = word;
      if (word.endsWith("Z")) {
        offset = ZoneOffset.UTC;
        clock = word.substring(0, word.length() - 1);
      }
      int letter = clock.indexOf('T');
      if (letter > 0) {
        addNumber(clock.substring(0, letter));
        clock = clock.substring(letter + 1);
      }
      int point = clock.indexOf('.');
      int sign = Math.max(clock.indexOf('+'), clock.indexOf('-'));
      if (sign > 0) {
        addOffset(clock.substring(sign).replace(":", ""));
        clock = clock.substring(0, sign);
      }
      String[] parts =
          (point > 0 && point < clock.length() ? clock.substring(0, point) : clock).split(":", -1);
      time =
          new int[] {
            Integer.parseInt(parts[0]),
            Integer.parseInt(parts[1]),
            parts.length > 2 ? Math.min(59, Integer.parseInt(parts[2])) : 0
          };
    }

    private void addOffset(String word) {
      String digits = word.substring(1).replace(":", "");
      if (digits.matches("\\d{4}") && !word.equals("-0000")) {
        int minutes =
            60 * Integer.parseInt(digits.substring(0, 2)) + Integer.parseInt(digits.substring(2));
        offset = ZoneOffset.ofTotalSeconds((word.charAt(0) == '-' ? -60 : 60) * minutes);
      }
    }

    private void addNumber(String word) {
      if (word.matches("\\d{4}-\\d{2}-\\d{2}")) {
        year = Integer.parseInt(word.substring(0, 4));
        month = Integer.parseInt(word.substring(5, 7));
        day = Integer.parseInt(word.substring(8));
      } else if (word.matches("\\d{1,2}-[A-Za-z]{3}-\\d{2,4}")) {
        for (String part : word.split("-", -1)) {
          add(part);
        }
      } else if (word.matches("\\d{1,2}\\.?") && day == 0) {
        day = Integer.parseInt(word.replace(".", ""));
      } else if (word.matches("\\d{2,4}") && year < 0) {
        year = Integer.parseInt(word);
        if (word.length() == 2) {
          year += year < 50 ? 2000 : 1900;
        } else if (word.length() == 3) {
          year += 1900;
        }
      }
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
