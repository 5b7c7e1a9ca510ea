package dev.plumbline.ingest.mail.trace;

import dev.plumbline.ingest.mail.message.ParsedMessage;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One record of a trace.
 *
 * @param dates how a date is written that does not begin with its year
 */
record Trace(TraceLayout layout, List<String> fields, DateTimeFormatter dates) {

  /**
   * What a message that arrived nowhere is called, 5 being a draft of Salesforce, and steps of a
   * server that are no arrival.
   */
  private static final Pattern NOT_DELIVERED =
      Pattern.compile(
          "draft|5|fail(?:ed)?|filteredasspam|quarantined|expanded|expand|dsn|bad ?mail|defer|drop|"
              + "poison.*|resubmit.*|throttle|ha(?:receive|redirect|discard).*|duplicate.*|"
              + "notifymapi|initmessagecreated|agentinfo|moderat.*|transfer|load|resolve|redirect",
          Pattern.CASE_INSENSITIVE);

  /** With what Salesforce begins the ids of cases; some exports write zeros or null for none. */
  private static final String CASE_ID = "500";

  private static final Pattern OUTCOME =
      Pattern.compile("<?([^<>;,#\\s]+@[^<>;,#\\s]+?)>?##([^;]*)(?:;|$)");

  /** Whether nobody received it by this record. */
  boolean isNone() {
    String sender = value(TraceLayout.Column.SENDER);
    return sender.isEmpty()
        || sender.equals("<>")
        || NOT_DELIVERED.matcher(value(TraceLayout.Column.STATUS)).matches()
        || (hasOutcomes()
            && recipients().isEmpty()
            && value(TraceLayout.Column.OUTCOMES).contains("##"));
  }

  /** What a mailbox would know of the message: who, whom, when, its id and subject. */
  ParsedMessage parsed() {
    var draft = new ParsedMessage.Draft();
    draft
        .headerIfAbsent("Message-ID", value(TraceLayout.Column.ID))
        .headerIfAbsent("From", value(TraceLayout.Column.SENDER))
        .headerIfAbsent("To", String.join(",", recipients()))
        .headerIfAbsent("Cc", value(TraceLayout.Column.COPIED).replace(';', ','))
        .headerIfAbsent("Subject", value(TraceLayout.Column.SUBJECT))
        .headerIfAbsent("Received", "; " + at());
    String text = value(TraceLayout.Column.PLAIN);
    String page = value(TraceLayout.Column.PAGE);
    if (!text.isEmpty()) {
      draft.plain(text);
    } else if (!page.isEmpty()) {
      draft.page(page);
    }
    return draft.message();
  }

  /** Whether it belongs to a case; null where the trace does not tell. */
  Boolean isOfCase() {
    return layout.tellsCases()
        ? value(TraceLayout.Column.CASE).startsWith(CASE_ID)
            || value(TraceLayout.Column.RELATED).startsWith(CASE_ID)
        : null;
  }

  /** Bytes of the message; null where the trace does not tell. */
  Long size() {
    String size = value(TraceLayout.Column.SIZE);
    return size.matches("\\d{1,15}") ? Long.valueOf(size) : null;
  }

  private boolean hasOutcomes() {
    return !layout.places().containsKey(TraceLayout.Column.RECIPIENTS);
  }

  private List<String> recipients() {
    if (!hasOutcomes()) {
      return List.of(value(TraceLayout.Column.RECIPIENTS).split("[;,|]"));
    }
    List<String> delivered = new ArrayList<>();
    Matcher matcher = OUTCOME.matcher(value(TraceLayout.Column.OUTCOMES));
    while (matcher.find()) {
      if (matcher.group(2).toLowerCase(Locale.ROOT).contains("deliver")) {
        delivered.add(matcher.group(1));
      }
    }
    return delivered;
  }

  /** In UTC, as traces are, year first. */
  private String at() {
    String text = value(TraceLayout.Column.AT).replace('\u202F', ' ').replace('\u00A0', ' ');
    if (text.matches("\\d{4}-.*")) {
      return text.replaceFirst("(?:Z|\\+00:?00)$", "");
    }
    try {
      return LocalDateTime.parse(text, dates).toString() + ":00";
    } catch (DateTimeException e) {
      return "";
    }
  }

  private String value(TraceLayout.Column column) {
    return layout.value(column, fields);
  }
}
