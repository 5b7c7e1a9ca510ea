package dev.plumbline.simulate.dialect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A calendar view of Microsoft Graph.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/event">The resource type event</a>
 */
final class GraphEventsText implements CalendarText {

  private final ObjectNode page = new ObjectMapper().createObjectNode();
  private final ArrayNode events;

  GraphEventsText() {
    page.put(
        "@odata.context", "https://graph.microsoft.com/v1.0/$metadata#users('rep')/calendarView");
    this.events = page.putArray("value");
  }

  @Override
  public void add(Meeting meeting) {
    ObjectNode event = events.addObject();
    event.put("id", "AAMk" + meeting.uid());
    event.put("createdDateTime", meeting.createdAt().toString());
    event.put("lastModifiedDateTime", meeting.createdAt().toString());
    event.put("iCalUId", meeting.uid());
    event.put("type", "singleInstance");
    event.put("subject", meeting.title());
    event.put("isAllDay", false);
    event.put("isCancelled", meeting.isCancelled());
    time(event.putObject("start"), meeting.start());
    time(event.putObject("end"), meeting.end());
    event.putObject("location").put("displayName", meeting.place());
    ArrayNode attendees = event.putArray("attendees");
    if (meeting.guest() != null) {
      ObjectNode attendee = attendees.addObject();
      attendee.put("type", "required");
      attendee
          .putObject("status")
          .put(
              "response",
              switch (meeting.answer()) {
                case ACCEPTED -> "accepted";
                case DECLINED -> "declined";
                case NONE -> "notResponded";
              });
      attendee.putObject("emailAddress").put("address", meeting.guest());
    }
    event.putObject("organizer").putObject("emailAddress").put("address", meeting.organiser());
  }

  @Override
  public String whole() {
    return page + "\n";
  }

  private static void time(ObjectNode time, Instant instant) {
    time.put("dateTime", instant.toString().replace("Z", ".0000000"));
    time.put("timeZone", "UTC");
  }
}
