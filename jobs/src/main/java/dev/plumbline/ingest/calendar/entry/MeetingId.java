package dev.plumbline.ingest.calendar.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all calendars call a meeting, in the one spelling that is compared.
 *
 * <p>Exchange packs ids: those of other programs into its own, and into the id that Graph gives an
 * occurrence ({@code iCalUId}) its day, so that calendars of one series share none.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxocal/">
 *     MS-OXOCAL, PidLidGlobalObjectId</a>
 */
final class MeetingId {

  private static final Pattern EXCHANGE =
      Pattern.compile("(?i)(040000008200e00074c5b7101a82e008)([0-9a-f]{8})([0-9a-f]{40}(?:..)*)");

  /** Behind times and lengths: {@code vCal-Uid}, its version, the id of another program, a zero. */
  private static final Pattern PACKED =
      Pattern.compile("(?i).{40}7643616c2d55696401000000((?:[0-9a-f]{2})+?)(?:00)+");

  private MeetingId() {}

  /** The id of a meeting, or of the series of an occurrence. */
  static String of(String uid, boolean isOccurrence) {
    Matcher exchange = EXCHANGE.matcher(uid);
    if (!exchange.matches()) {
      return uid;
    }
    Matcher packed = PACKED.matcher(exchange.group(3));
    if (packed.matches()) {
      return new String(HexFormat.of().parseHex(packed.group(1)), UTF_8);
    }
    String day = isOccurrence ? "00000000" : exchange.group(2);
    return (exchange.group(1) + day + exchange.group(3)).toUpperCase(Locale.ROOT);
  }
}
