package dev.plumbline.simulate.mail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Dates as mail writes them: in the sender's zone in a header, in UTC in a separator line. */
final class MailDate {

  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private MailDate() {}

  /** As in {@code Date:}, RFC 5322 section 3.3. */
  static String header(long instant, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochSecond(instant));
    LocalDateTime local = LocalDateTime.ofEpochSecond(instant, 0, offset);
    int minutes = offset.getTotalSeconds() / 60;
    String sign = minutes < 0 ? "-" : "+";
    return day(local)
        + ", "
        + local.getDayOfMonth()
        + " "
        + month(local)
        + " "
        + local.getYear()
        + " "
        + time(local)
        + " "
        + sign
        + two(Math.abs(minutes) / 60)
        + two(Math.abs(minutes) % 60);
  }

  /** As in a {@code From_} line: the form of {@code asctime}. */
  static String separator(long instant) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(instant, 0, ZoneOffset.UTC);
    String dayOfMonth = (utc.getDayOfMonth() < 10 ? " " : "") + utc.getDayOfMonth();
    return day(utc) + " " + month(utc) + " " + dayOfMonth + " " + time(utc) + " " + utc.getYear();
  }

  /** As mail programs quote it: "on 3 Jan 2022 at 10:11". */
  static String quoted(long instant, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            instant, 0, zone.getRules().getOffset(Instant.ofEpochSecond(instant)));
    return day(local)
        + ", "
        + local.getDayOfMonth()
        + " "
        + month(local)
        + " "
        + local.getYear()
        + " at "
        + two(local.getHour())
        + ":"
        + two(local.getMinute());
  }

  private static String day(LocalDateTime moment) {
    return DAYS[moment.getDayOfWeek().getValue() - 1];
  }

  private static String month(LocalDateTime moment) {
    return MONTHS[moment.getMonthValue() - 1];
  }

  private static String time(LocalDateTime moment) {
    return two(moment.getHour()) + ":" + two(moment.getMinute()) + ":" + two(moment.getSecond());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
