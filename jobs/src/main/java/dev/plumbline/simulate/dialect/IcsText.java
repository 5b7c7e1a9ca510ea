package dev.plumbline.simulate.dialect;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An iCalendar file: lines of at most 75 octets, longer ones folded, times in UTC.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545, iCalendar</a>
 */
final class IcsText implements CalendarText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;

  private final StringBuilder text = new StringBuilder();

  IcsText() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Northgate Systems//Simulator//EN");
  }

  @Override
  public void add(Meeting meeting) {
    line("BEGIN:VEVENT");
    line("UID:" + meeting.uid());
    line("DTSTAMP:" + TIME.format(meeting.createdAt()));
    line("CREATED:" + TIME.format(meeting.createdAt()));
    line("DTSTART:" + TIME.format(meeting.start()));
    line("DTEND:" + TIME.format(meeting.end()));
    line("SUMMARY:" + escaped(meeting.title()));
    if (!meeting.place().isEmpty()) {
      line("LOCATION:" + escaped(meeting.place()));
    }
    line("STATUS:" + (meeting.isCancelled() ? "CANCELLED" : "CONFIRMED"));
    line("ORGANIZER:mailto:" + meeting.organiser());
    if (meeting.guest() != null) {
      String answer =
          switch (meeting.answer()) {
            case ACCEPTED -> "ACCEPTED";
            case DECLINED -> "DECLINED";
            case NONE -> "NEEDS-ACTION";
          };
      line("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=" + answer + ":mailto:" + meeting.guest());
    }
    line("END:VEVENT");
  }

  @Override
  public String whole() {
    line("END:VCALENDAR");
    return text.toString();
  }

  private void line(String line) {
    String rest = line;
    String fold = "";
    while (fold.length() + rest.length() > LONGEST_LINE) {
      int taken = LONGEST_LINE - fold.length();
      text.append(fold).append(rest, 0, taken).append("\r\n");
      rest = rest.substring(taken);
      fold = " ";
    }
    text.append(fold).append(rest).append("\r\n");
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }
}
