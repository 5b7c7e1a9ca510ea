package dev.plumbline.ingest.mail.trace;

import com.google.common.collect.ImmutableList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column of a trace is what. The layouts of {@code Get-MessageTrace}, {@code
 * Get-MessageTraceV2}, historical searches, {@code Get-MessageTrackingLog} and the tracking logs
 * themselves differ in names and order alone; case and marks between words do not count. Mail that
 * a CRM keeps is a trace with more to tell: Salesforce's {@code EmailMessage}.
 */
record TraceLayout(Map<Column, Integer> places) {

  enum Column {
    ID("messageid", "messageidentifier"),
    AT(
        "received",
        "receivedtime",
        "origintimestamp",
        "origintimestamputc",
        "timestamp",
        "datetime",
        "messagedate"),
    SENDER("senderaddress", "sender", "fromaddress"),
    RECIPIENTS("recipientaddress", "recipientsaddress", "recipients", "toaddress"),
    COPIED("ccaddress"),
    /** Recipients with what became of each, in one field. */
    OUTCOMES("recipientstatus"),
    SUBJECT("subject", "messagesubject"),
    STATUS("status", "eventid", "deliverystatus"),
    SIZE("size", "totalbytes", "messagesize"),
    PLAIN("textbody"),
    PAGE("htmlbody"),
    CASE("parentid"),
    RELATED("relatedtoid");

    private final ImmutableList<String> names;

    Column(String... names) {
      this.names = ImmutableList.copyOf(names);
    }
  }

  static TraceLayout of(List<String> header) {
    List<String> plain = header.stream().map(TraceLayout::plain).toList();
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      column.names.stream()
          .map(plain::indexOf)
          .filter(place -> place >= 0)
          .findFirst()
          .ifPresent(place -> places.put(column, place));
    }
    return new TraceLayout(places);
  }

  /** Whether it tells who wrote to whom and when. */
  boolean isWhole() {
    return places.containsKey(Column.AT)
        && places.containsKey(Column.SENDER)
        && (places.containsKey(Column.RECIPIENTS) || places.containsKey(Column.OUTCOMES));
  }

  /** Whether it tells what was written. */
  boolean hasText() {
    return places.containsKey(Column.PLAIN) || places.containsKey(Column.PAGE);
  }

  /** Whether it tells which messages belong to cases. */
  boolean tellsCases() {
    return places.containsKey(Column.CASE) || places.containsKey(Column.RELATED);
  }

  /** The value of a column; empty where the record or the layout has none. */
  String value(Column column, List<String> fields) {
    Integer place = places.get(column);
    return place == null || place >= fields.size() ? "" : fields.get(place).strip();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
