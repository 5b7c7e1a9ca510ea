package dev.plumbline.ingest.mail.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A message of Microsoft Graph.
 *
 * <p>Graph tells its instants in UTC and the sender's own clock only among the {@code
 * internetMessageHeaders}, which must be asked for; so with {@code References}, by which threads
 * are known best. Where they are absent the thread is that of {@code conversationIndex}, which all
 * mailboxes share, else of {@code conversationId}, which is the mailbox's own.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/message">The resource type
 *     message</a>
 */
final class GraphMessage {

  static final Set<String> FIELDS =
      Set.of(
          "@removed",
          "@odata.etag",
          "@odata.type",
          "meetingMessageType",
          "isDraft",
          "internetMessageId",
          "internetMessageHeaders",
          "conversationId",
          "conversationIndex",
          "sentDateTime",
          "receivedDateTime",
          "subject",
          "from",
          "sender",
          "toRecipients",
          "ccRecipients",
          "bccRecipients",
          "hasAttachments",
          "body",
          "uniqueBody");

  /** One of them has every message, whatever was asked for. */
  private static final List<String> ANY =
      List.of(
          "internetMessageId",
          "from",
          "sender",
          "toRecipients",
          "subject",
          "sentDateTime",
          "receivedDateTime");

  private GraphMessage() {}

  /**
   * Whether the record only says that a message has left its folder, was read, or was never sent.
   */
  static boolean isNone(JsonNode record) {
    boolean isChange = record.has("@odata.etag") && ANY.stream().noneMatch(record::has);
    return record.has("@removed") || record.path("isDraft").asBoolean() || isChange;
  }

  /** Invitations, answers to them, and what calls them off. */
  private static boolean isOfMeeting(JsonNode record) {
    String what = record.path("meetingMessageType").asText("none");
    return !what.equals("none")
        || record.path("@odata.type").asText().toLowerCase(Locale.ROOT).contains("eventmessage");
  }

  static ParsedMessage parsed(JsonNode record) {
    var draft = new ParsedMessage.Draft();
    for (JsonNode header : record.path("internetMessageHeaders")) {
      draft.header(header.path("name").asText(), header.path("value").asText());
    }
    draft
        .headerIfAbsent("Message-ID", record.path("internetMessageId").asText())
        .headerIfAbsent("Date", unzoned(record.path("sentDateTime").asText()))
        .headerIfAbsent("Received", "; " + unzoned(record.path("receivedDateTime").asText()))
        .headerIfAbsent("Thread-Index", record.path("conversationIndex").asText())
        .headerIfAbsent("X-Conversation", record.path("conversationId").asText())
        .headerIfAbsent("From", address(record.path("from")))
        .headerIfAbsent("Sender", address(record.path("sender")))
        .headerIfAbsent("To", addresses(record.path("toRecipients")))
        .headerIfAbsent("Cc", addresses(record.path("ccRecipients")))
        .headerIfAbsent("Bcc", addresses(record.path("bccRecipients")));
    if (record.path("hasAttachments").asBoolean()) {
      draft.headerIfAbsent("Content-Type", "multipart/mixed");
    }
    if (isOfMeeting(record)) {
      draft.headerIfAbsent("Content-Class", "urn:content-classes:calendarmessage");
    }
    draft.headerIfAbsent("Subject", record.path("subject").asText());
    text(record.has("uniqueBody") ? record.path("uniqueBody") : record.path("body"), draft);
    return draft.message();
  }

  private static void text(JsonNode body, ParsedMessage.Draft draft) {
    String text = body.path("content").asText();
    if (text.isEmpty()) {
      return;
    }
    if (body.path("contentType").asText().equalsIgnoreCase("html")) {
      draft.page(text);
    } else {
      draft.plain(text);
    }
  }

  /** The same instant, without the claim that the sender's clock shows it. */
  private static String unzoned(String instant) {
    return instant.endsWith("Z") ? instant.substring(0, instant.length() - 1) : instant;
  }

  private static String address(JsonNode recipient) {
    String address = recipient.path("emailAddress").path("address").asText();
    return address.isEmpty() ? "" : "<" + address + ">";
  }

  private static String addresses(JsonNode recipients) {
    StringBuilder all = new StringBuilder();
    recipients.forEach(recipient -> all.append(address(recipient)).append(','));
    return all.toString();
  }
}
