package dev.plumbline.ingest.calendar.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/** Zones by the names that Java or Windows gives them. */
public final class IcsZones {

  private static final Map<String, String> WINDOWS = windows();

  private IcsZones() {}

  /**
   * The zone's name in Java; null if nobody knows it. What programs put before a name, such as
   * {@code /mozilla.org/20070129_1/}, is passed over.
   */
  public static String known(String name) {
    String zone = WINDOWS.getOrDefault(name, name);
    while (!isZone(zone) && zone.indexOf('/') >= 0) {
      String rest = zone.substring(zone.indexOf('/') + 1);
      zone = WINDOWS.getOrDefault(rest, rest);
    }
    return isZone(zone) ? zone : null;
  }

  private static boolean isZone(String name) {
    try {
      return ZoneId.of(name) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Map<String, String> windows() {
    try (InputStream in = IcsZones.class.getResourceAsStream("windows-zones.tsv")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
