package dev.plumbline.ingest.calendar.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.calendar.entry.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphEventsTest {

  private static final String SERIES =
      """
      {"@odata.type":"#microsoft.graph.event","id":"S","type":"seriesMaster","subject":"Weekly",
       "iCalUId":"u","isCancelled":false,"createdDateTime":"2023-09-01T08:00:00Z",
       "start":{"dateTime":"2023-09-05T05:00:00.0000000","timeZone":"UTC"},
       "end":{"dateTime":"2023-09-05T06:00:00.0000000","timeZone":"UTC"},
       "organizer":{"emailAddress":{"address":"rep@ours.example"}},
       "attendees":[{"type":"required","status":{"response":"accepted"},
                     "emailAddress":{"address":"bob@acme.example"}}]}\
      """;
  private static final String OCCURRENCE =
      """
      {"@odata.type":"#microsoft.graph.event","id":"O","seriesMasterId":"S","type":"occurrence",
       "start":{"dateTime":"2023-09-19T05:00:00.0000000","timeZone":"UTC"},
       "end":{"dateTime":"2023-09-19T05:30:00.0000000","timeZone":"UTC"}}\
      """;

  @Test
  void occurrencesOfADeltaTakeFromTheirSeriesWhoIsOnThem() throws IOException {
    for (String page : List.of(SERIES + "," + OCCURRENCE, OCCURRENCE + "," + SERIES)) {
      List<Entry> entries = read("{\"value\":[" + page + "],\"@odata.deltaLink\":\"d\"}");

      assertThat(entries).hasSize(1);
      Entry entry = entries.get(0);
      assertThat(entry.uid()).isEqualTo("u");
      assertThat(entry.occurrence()).hasToString("2023-09-19T05:00:00Z");
      assertThat(entry.start()).hasToString("2023-09-19T05:00:00Z");
      assertThat(entry.minutes()).isEqualTo(30);
      assertThat(entry.organiser()).isNotNull();
      assertThat(entry.guests()).extracting(Entry.Guest::answer).containsExactly("ACCEPTED");
      assertThat(entry.title()).isEqualTo("Weekly");
    }
  }

  @Test
  void anOccurrenceOfAnUnknownSeriesHasNobody() throws IOException {
    Entry entry = read("[" + OCCURRENCE + "]").get(0);

    assertThat(entry.organiser()).isNull();
    assertThat(entry.guests()).isEmpty();
  }

  @Test
  void aWholeDayIsItsDateInAnyZone() throws IOException {
    Entry entry =
        read("""
                {"type":"singleInstance","iCalUId":"1","isAllDay":true,
                 "start":{"dateTime":"2024-07-01T00:00:00.0000000","timeZone":"Pacific Standard Time"},
                 "end":{"dateTime":"2024-07-02T00:00:00.0000000","timeZone":"Pacific Standard Time"}}
                """)
            .get(0);

    assertThat(entry.start()).hasToString("2024-07-01T00:00:00Z");
    assertThat(entry.minutes()).isNull();
  }

  @Test
  void whatBeginsInAYearThatCannotBeDoesNotBegin() throws IOException {
    String event = "{\"start\":{\"dateTime\":\"%s\",\"timeZone\":\"UTC\"}}";

    for (String start : List.of("1601-01-01T00:00:00.0000000", "4501-01-01T00:00:00.0000000")) {
      assertThat(read(event.formatted(start))).containsExactly((Entry) null);
    }
  }

  private static List<Entry> read(String json) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (GraphEvents events =
        new GraphEvents(() -> new ByteArrayInputStream(json.getBytes(UTF_8)))) {
      while (events.next()) {
        if (!events.isNone()) {
          entries.add(events.entry());
        }
      }
    }
    return entries;
  }
}
