package dev.plumbline.ingest.calendar.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Cuts an iCalendar file into its components, one at a time and in bounded memory, so that one that
 * is broken spoils no other.
 *
 * <p>Lines end as they like. Text is UTF-8, and windows-1252 where it cannot be.
 */
final class IcsFile implements Closeable {

  /** What is longer, attachments included, is no entry. */
  static final int LONGEST = 4 << 20;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private final ByteArrayOutputStream component = new ByteArrayOutputStream(4096);
  private long position;
  private long offset;
  private int pushed = -1;
  private boolean isInCalendar;
  private String name = "";
  private String method = "";
  private String zone = "";
  private boolean isTooLong;

  IcsFile(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Goes to the next component, and says whether there is one. */
  boolean next() throws IOException {
    component.reset();
    isTooLong = false;
    name = "";
    while (line()) {
      String text = upper();
      if (text.equals("BEGIN:VCALENDAR")) {
        isInCalendar = true;
        method = "";
        zone = "";
      } else if (text.startsWith("BEGIN:") && isInCalendar) {
        readComponent(text.substring(6).strip());
        return true;
      } else if (text.startsWith("METHOD:")) {
        method = text.substring(7).strip();
      } else if (text.startsWith("X-WR-TIMEZONE:")) {
        zone = decoded(line).substring(14).strip();
      } else if (!isInCalendar && !text.isBlank()) {
        return strange();
      }
    }
    return false;
  }

  /** What the component is, such as {@code VEVENT}; empty for text outside any calendar. */
  String name() {
    return name;
  }

  /** Its lines, from {@code BEGIN} to {@code END}. */
  String text() {
    return decoded(component);
  }

  /** {@code METHOD} of its calendar, in capitals; empty if none. */
  String method() {
    return method;
  }

  /** The zone that its calendar names; empty if none. */
  String zone() {
    return zone;
  }

  boolean isTooLong() {
    return isTooLong;
  }

  /** Where it begins, in bytes. */
  long offset() {
    return offset;
  }

  /** Where the reader stands. */
  long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Passes over what stands outside of calendars, to the next one. */
  private boolean strange() throws IOException {
    while (line()) {
      if (upper().equals("BEGIN:VCALENDAR")) {
        isInCalendar = true;
        break;
      }
    }
    return true;
  }

  private void readComponent(String what) throws IOException {
    name = what;
    String end = "END:" + what;
    keep();
    while (line()) {
      String text = upper();
      // A component that is not ended ends where its calendar does, or the next of its kind begins.
      if (text.equals("END:VCALENDAR")) {
        isInCalendar = false;
        return;
      }
      keep();
      if (text.equals(end)) {
        return;
      }
    }
  }

  private void keep() {
    if (component.size() + line.size() > LONGEST) {
      isTooLong = true;
      return;
    }
    component.writeBytes(line.toByteArray());
    component.write('\n');
  }

  /** Reads a line, without its end; of one that is too long only the beginning is kept. */
  private boolean line() throws IOException {
    line.reset();
    long start = position;
    int c = read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      if (line.size() <= LONGEST) {
        line.write(c);
      }
      c = read();
    }
    if (c == '\r') {
      int next = read();
      if (next != '\n') {
        pushed = next;
        position -= next < 0 ? 0 : 1;
      }
    }
    if (name.isEmpty()) {
      offset = start;
    }
    return true;
  }

  private int read() throws IOException {
    int c = pushed >= 0 ? pushed : in.read();
    pushed = -1;
    position += c < 0 ? 0 : 1;
    return c;
  }

  /** The line in capitals, without a byte-order mark. */
  private String upper() {
    String text = decoded(line);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip().toUpperCase(Locale.ROOT);
  }

  private static String decoded(ByteArrayOutputStream bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      return bytes.toString(WINDOWS);
    }
  }
}
