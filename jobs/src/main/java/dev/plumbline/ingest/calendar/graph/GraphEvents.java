package dev.plumbline.ingest.calendar.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.exports.json.JsonRecords;
import dev.plumbline.ingest.calendar.entry.Entry;
import dev.plumbline.ingest.calendar.entry.Entry.Guest;
import dev.plumbline.ingest.calendar.entry.Entry.Standing;
import dev.plumbline.ingest.calendar.ics.IcsZones;
import dev.plumbline.privacy.Address;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The events of a JSON file of Microsoft Graph: pages ({@code value}), those of a delta query too.
 *
 * <p>A series stands for nothing by itself: its occurrences are records of their own in a {@code
 * calendarView}, which is what should be exported. Those of a delta query tell no more than when
 * they are; who meets whom stands in their series, somewhere in the same file.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/event">The resource type event</a>
 */
public final class GraphEvents implements Closeable {

  private static final Set<String> FIELDS =
      Set.of(
          "@removed",
          "id",
          "seriesMasterId",
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

  private final Source source;
  private final JsonRecords records;
  private Map<String, ObjectNode> series;
  private JsonNode event = MissingNode.getInstance();

  /** How a file is opened from its beginning. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  public GraphEvents(Source source) throws IOException {
    this.source = source;
    this.records = records(source);
  }

  /** Goes to the next record, and says whether there is one. */
  public boolean next() throws IOException {
    boolean found = records.next();
    event = found && records.record() != null ? whole(records.record()) : MissingNode.getInstance();
    return found;
  }

  /** Whether it is no meeting of its own: a series, a draft, or the trace of a removed one. */
  public boolean isNone() {
    return event.has("@removed") || event.path("isDraft").asBoolean() || isSeries(event);
  }

  /** The name of a zone that nobody knows; null if there is none. */
  public String unknownZone() {
    String zone = event.path("start").path("timeZone").asText();
    return zone.isEmpty() || IcsZones.known(zone) != null ? null : zone;
  }

  /** The event; null if it does not begin, or not at a time that can be. */
  public Entry entry() {
    boolean isWholeDay = event.path("isAllDay").asBoolean();
    Instant start = instant(event.path("start"), isWholeDay);
    if (!Entry.isPossible(start)) {
      return null;
    }
    Instant end = instant(event.path("end"), isWholeDay);
    boolean isLong = isWholeDay || end == null || end.isBefore(start);
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

  private static JsonRecords records(Source source) throws IOException {
    return new JsonRecords(source.open(), Set.of("value"), FIELDS);
  }

  /** The event with what its series tells of it, if it does not tell itself who is on it. */
  private ObjectNode whole(ObjectNode told) throws IOException {
    String of = told.path("seriesMasterId").asText();
    if (of.isEmpty() || told.has("organizer") || told.has("attendees") || told.has("@removed")) {
      return told;
    }
    if (series == null) {
      series = series(source);
    }
    ObjectNode known = series.get(of);
    return known == null ? told : known.deepCopy().setAll(told);
  }

  /** All series of the file, by their ids. */
  private static Map<String, ObjectNode> series(Source source) throws IOException {
    Map<String, ObjectNode> series = new HashMap<>();
    try (JsonRecords ahead = records(source)) {
      while (ahead.next()) {
        if (ahead.record() != null && isSeries(ahead.record())) {
          series.put(ahead.record().path("id").asText(), ahead.record());
        }
      }
    } catch (JsonProcessingException | EOFException e) {
      // What breaks the file off is told where it is read for its events.
    }
    return series;
  }

  private static boolean isSeries(JsonNode event) {
    return event.path("type").asText().equals("seriesMaster");
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

  /** A {@code dateTimeTimeZone}; that of a whole day is its date, whatever the zone. */
  private static Instant instant(JsonNode time, boolean isWholeDay) {
    try {
      String zone = isWholeDay ? null : IcsZones.known(time.path("timeZone").asText("UTC"));
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
