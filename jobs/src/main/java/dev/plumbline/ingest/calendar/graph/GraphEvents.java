package dev.plumbline.ingest.calendar.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.exports.json.JsonRecords;
import dev.plumbline.ingest.calendar.entry.Entry;
import dev.plumbline.ingest.calendar.entry.Entry.Guest;
import dev.plumbline.ingest.calendar.entry.Entry.Standing;
import dev.plumbline.ingest.calendar.ics.IcsZones;
import dev.plumbline.privacy.Address;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The events of a JSON file of Microsoft Graph: pages ({@code value}), those of a delta query too.
 *
 * <p>A series stands for nothing by itself: its occurrences are records of their own in a {@code
 * calendarView}, which is what should be exported.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/event">The resource type event</a>
 */
public final class GraphEvents implements Closeable {

  private static final Set<String> FIELDS =
      Set.of(
          "@removed",
          "type",
          "uid",
          "iCalUId",
          "subject",
          "location",
          "categories",
          "start",
          "end",
          "originalStart",
          "isAllDay",
          "isCancelled",
          "isDraft",
          "isOrganizer",
          "organizer",
          "attendees",
          "createdDateTime",
          "lastModifiedDateTime");

  private final JsonRecords records;

  public GraphEvents(InputStream in) throws IOException {
    this.records = new JsonRecords(in, Set.of("value"), FIELDS);
  }

  /** Goes to the next record, and says whether there is one. */
  public boolean next() throws IOException {
    return records.next();
  }

  /** Whether it is no meeting of its own: a series, a draft, or the trace of a removed one. */
  public boolean isNone() {
    JsonNode event = records.record();
    return event != null
        && (event.has("@removed")
            || event.path("isDraft").asBoolean()
            || event.path("type").asText().equals("seriesMaster"));
  }

  /** The name of a zone that nobody knows; null if there is none. */
  public String unknownZone() {
    String zone = event().path("start").path("timeZone").asText();
    return zone.isEmpty() || IcsZones.known(zone) != null ? null : zone;
  }

  /** The event; null if it does not begin. */
  public Entry entry() {
    JsonNode event = event();
    Instant start = instant(event.path("start"));
    if (start == null) {
      return null;
    }
    Instant end = instant(event.path("end"));
    boolean isLong = event.path("isAllDay").asBoolean() || end == null || end.isBefore(start);
    boolean isOccurrence = Set.of("occurrence", "exception").contains(event.path("type").asText());
    return new Entry(
        event.path("uid").asText(event.path("iCalUId").asText()),
        isOccurrence ? original(event, start) : null,
        start,
        isLong ? null : (int) Duration.between(start, end).toMinutes(),
        instant(event.path("createdDateTime").asText()),
        instant(event.path("lastModifiedDateTime").asText()),
        0,
        Standing.OWN,
        event.path("isCancelled").asBoolean(),
        address(event.path("organizer")),
        guests(event),
        event.path("subject").asText(),
        place(event));
  }

  public long offset() {
    return records.offset();
  }

  public long position() {
    return records.position();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private JsonNode event() {
    return records.record() == null ? MissingNode.getInstance() : records.record();
  }

  private static Instant original(JsonNode event, Instant start) {
    Instant original = instant(event.path("originalStart").asText());
    return original == null ? start : original;
  }

  private static List<Guest> guests(JsonNode event) {
    List<Guest> guests = new ArrayList<>();
    for (JsonNode attendee : event.path("attendees")) {
      Address address = address(attendee);
      if (address != null && !attendee.path("type").asText().equals("resource")) {
        guests.add(new Guest(address, answer(attendee.path("status").path("response").asText())));
      }
    }
    return guests;
  }

  private static String answer(String response) {
    return switch (response.toLowerCase(Locale.ROOT)) {
      case "accepted" -> "ACCEPTED";
      case "declined" -> "DECLINED";
      case "tentativelyaccepted" -> "TENTATIVE";
      default -> null;
    };
  }

  private static Address address(JsonNode recipient) {
    return Address.parse(recipient.path("emailAddress").path("address").asText()).orElse(null);
  }

  private static String place(JsonNode event) {
    return Stream.concat(
            Stream.of(event.path("location").path("displayName").asText()),
            StreamSupport.stream(event.path("categories").spliterator(), false)
                .map(JsonNode::asText))
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** A {@code dateTimeTimeZone}. */
  private static Instant instant(JsonNode time) {
    try {
      String zone = IcsZones.known(time.path("timeZone").asText("UTC"));
      return LocalDateTime.parse(time.path("dateTime").asText().replaceFirst("Z$", ""))
          .atZone(ZoneId.of(zone == null ? "UTC" : zone))
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
