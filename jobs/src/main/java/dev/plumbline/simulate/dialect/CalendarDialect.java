package dev.plumbline.simulate.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * In what form calendars are exported. They hold the meetings of the CRM, one file for each rep,
 * with the contact invited.
 */
public enum CalendarDialect {
  ICS(".ics"),
  GRAPH(".json");

  private final String ending;

  CalendarDialect(String ending) {
    this.ending = ending;
  }

  /**
   * Writes the meetings that {@code salesforce} holds.
   *
   * @param salesforce a folder of CSV files that the simulator wrote
   */
  public void write(Path salesforce, Path folder) throws IOException {
    Map<String, String> people = new HashMap<>();
    for (String object : new String[] {"User", "Contact"}) {
      Dialect.rows(salesforce, object).forEach(row -> people.put(row.get("Id"), row.get("Email")));
    }
    Map<String, CalendarText> calendars = new TreeMap<>();
    for (Map<String, String> event : Dialect.rows(salesforce, "Event")) {
      String rep = people.get(event.get("OwnerId"));
      if (rep != null) {
        calendars
            .computeIfAbsent(event.get("OwnerId"), owner -> text())
            .add(new Meeting(event, rep, people.get(event.get("WhoId"))));
      }
    }
    Files.createDirectories(folder);
    int number = 0;
    for (CalendarText calendar : calendars.values()) {
      number++;
      Files.writeString(folder.resolve("rep-%03d".formatted(number) + ending), calendar.whole());
    }
  }

  private CalendarText text() {
    return switch (this) {
      case ICS -> new IcsText();
      case GRAPH -> new GraphEventsText();
    };
  }
}
