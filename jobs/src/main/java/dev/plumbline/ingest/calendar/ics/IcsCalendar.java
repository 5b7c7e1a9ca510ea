package dev.plumbline.ingest.calendar.ics;

import dev.plumbline.ingest.calendar.entry.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The entries of an iCalendar file.
 *
 * <p>The file is read twice: first its zones, which may stand behind the events that name them, and
 * the newest stamp in it, up to which a series is known to have gone on, and what is said of all
 * occurrences that follow one; then its events, each with the zones that it names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545, iCalendar</a>
 */
public final class IcsCalendar implements Closeable {

  private static final Pattern FOLD = Pattern.compile("\\n[ \\t]");
  private static final Pattern ZONE_ID = Pattern.compile("(?im)^TZID(?:;[^:\\n]*)?:(.*)$");
  private static final Pattern OBSERVANCE = Pattern.compile("(?im)^BEGIN:(?:STANDARD|DAYLIGHT)");
  private static final Pattern NAMED = Pattern.compile("(?i);TZID=(\"[^\"\\n]*\"|[^:;\\n]*)");
  private static final Pattern STAMP =
      Pattern.compile("(?im)^(?:DTSTAMP|CREATED|LAST-MODIFIED)(?:;[^:\\n]*)?:(\\d{8}T\\d{6})Z?");
  private static final Pattern START =
      Pattern.compile("(?im)^DTSTART(?:;[^:\\n]*)?:(\\d{8}(?:T\\d{6})?)Z?");
  private static final Pattern AND_FUTURE =
      Pattern.compile("(?im)^RECURRENCE-ID;[^:\\n]*RANGE=\"?THISANDFUTURE");
  private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private final IcsFile file;
  private final TimeZone zone;
  private final Map<String, String> zones;
  private final IcsEntries entries;

  /** How a file is opened from its beginning. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * The events of a file, before the first one.
   *
   * @param zone of times for which neither event nor calendar names one
   */
  public IcsCalendar(Source source, TimeZone zone) throws IOException {
    Map<String, String> zones = new LinkedHashMap<>();
    List<Part> changes = new ArrayList<>();
    String newest = "";
    String start = "";
    try (IcsFile ahead = new IcsFile(source.open())) {
      while (ahead.next()) {
        if (ahead.name().equals("VTIMEZONE") && !ahead.isTooLong()) {
          Matcher id = ZONE_ID.matcher(unfolded(ahead.text()));
          // One that tells no offset would pass for UTC; its name may say more.
          if (id.find() && OBSERVANCE.matcher(ahead.text()).find()) {
            zones.putIfAbsent(id.group(1).strip(), ahead.text());
          }
        } else {
          newest = later(newest, STAMP, ahead.text());
          start = later(start, START, ahead.text());
          if (AND_FUTURE.matcher(ahead.text()).find()) {
            changes.add(Part.of(ahead));
          }
        }
      }
    }
    this.zones = zones;
    this.zone = zone;
    Instant horizon = instant(newest.isEmpty() ? start : newest);
    this.entries = new IcsEntries(horizon, changes(changes));
    this.file = new IcsFile(source.open());
  }

  /** Goes to the next component that is no zone, and says whether there is one. */
  public boolean next() throws IOException {
    boolean found = file.next();
    while (found && file.name().equals("VTIMEZONE")) {
      found = file.next();
    }
    return found;
  }

  /** Whether this is text outside any calendar. */
  public boolean isStrange() {
    return file.name().isEmpty();
  }

  /** Whether it is an event; tasks, journals and times of being busy are not. */
  public boolean isEvent() {
    return file.name().equals("VEVENT");
  }

  public boolean isTooLong() {
    return file.isTooLong();
  }

  /** The name of a zone that neither the file nor anybody else knows; null if there is none. */
  public String unknownZone() {
    Matcher named = NAMED.matcher(unfolded(file.text()));
    while (named.find()) {
      String name = named.group(1).replace("\"", "").strip();
      if (!zones.containsKey(name) && IcsZones.known(name) == null) {
        return name;
      }
    }
    return null;
  }

  /**
   * What the event says; null if it does not begin, empty for a series of which nothing is left.
   *
   * @throws IOException if it is none
   */
  public List<Entry> entries() throws IOException {
    return read(Part.of(file), entries);
  }

  public long offset() {
    return file.offset();
  }

  public long position() {
    return file.position();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** A component, and what its calendar says of all. */
  private record Part(String text, String method, String zone) {

    static Part of(IcsFile file) {
      return new Part(file.text(), file.method(), file.zone());
    }
  }

  private Map<String, List<Entry>> changes(List<Part> parts) {
    var alone = new IcsEntries(null, Map.of());
    List<Entry> changes = new ArrayList<>();
    for (Part part : parts) {
      try {
        List<Entry> entries = read(part, alone);
        changes.addAll(entries == null ? List.of() : entries);
      } catch (IOException e) {
        // It is in quarantine when its turn comes.
      }
    }
    return changes.stream()
        .filter(change -> change.occurrence() != null)
        .sorted(Comparator.comparing(Entry::occurrence).thenComparing(Entry::revision))
        .collect(Collectors.groupingBy(Entry::uid));
  }

  private List<Entry> read(Part part, IcsEntries by) throws IOException {
    String event = unfolded(part.text());
    StringBuilder named = new StringBuilder();
    Matcher matcher = NAMED.matcher(event);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1).replace("\"", "").strip();
      if (zones.containsKey(name)) {
        if (named.indexOf(zones.get(name)) < 0) {
          named.append(zones.get(name));
        }
        matcher.appendReplacement(text, Matcher.quoteReplacement(matcher.group()));
      } else {
        matcher.appendReplacement(text, Matcher.quoteReplacement(";TZID=" + IcsZones.known(name)));
      }
    }
    matcher.appendTail(text);
    String known = IcsZones.known(part.zone());
    TimeZone floating = known == null ? zone : TimeZone.getTimeZone(known);
    try {
      return by.of(
          "BEGIN:VCALENDAR\nVERSION:2.0\n" + named + text + "END:VCALENDAR\n",
          part.method(),
          floating);
    } catch (RuntimeException | AssertionError e) {
      // A library that stumbles may quote the event.
      throw new IOException("No event");
    }
  }

  private static String unfolded(String text) {
    return FOLD.matcher(text).replaceAll("");
  }

  private static String later(String newest, Pattern pattern, String text) {
    String later = newest;
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String found =
          matcher.group(1).length() == 8 ? matcher.group(1) + "T000000" : matcher.group(1);
      boolean isPossible = found.compareTo("1980") > 0 && found.compareTo("2100") < 0;
      later = isPossible && found.compareTo(later) > 0 ? found : later;
    }
    return later;
  }

  private static Instant instant(String basic) {
    try {
      return basic.isEmpty() ? null : LocalDateTime.parse(basic, BASIC).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
