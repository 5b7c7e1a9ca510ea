package dev.plumbline.ingest.mail.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.config.TextMode;
import dev.plumbline.ingest.mail.message.ParsedMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.MimeException;

/**
 * A message of the Gmail API, in any of its formats: {@code metadata} and {@code full} give headers
 * and parts, {@code raw} the message itself. {@code minimal} and what a list gives have no sender.
 *
 * @see <a href="https://developers.google.com/gmail/api/reference/rest/v1/users.messages">The
 *     resource users.messages</a>
 */
final class GmailMessage {

  static final Set<String> FIELDS =
      Set.of("threadId", "labelIds", "internalDate", "payload", "raw", "sizeEstimate");

  private GmailMessage() {}

  static boolean isOne(JsonNode record) {
    return record.has("threadId") || record.has("payload") || record.has("raw");
  }

  static boolean isNone(JsonNode record) {
    return labels(record).contains("DRAFT");
  }

  static ParsedMessage parsed(JsonNode record, TextMode mode) throws MimeException, IOException {
    ParsedMessage.Draft draft =
        record.has("raw") ? raw(decoded(record.path("raw").asText()), mode) : parts(record, mode);
    String filed = record.path("internalDate").asText();
    return draft
        .headerIfAbsent("X-GM-THRID", thread(record.path("threadId").asText()))
        .headerIfAbsent("X-Gmail-Labels", String.join(",", labels(record)))
        .headerIfAbsent("Received", filed.isEmpty() ? "" : "; " + instant(filed))
        .message();
  }

  private static ParsedMessage.Draft parts(JsonNode record, TextMode mode) {
    var draft = new ParsedMessage.Draft();
    for (JsonNode header : record.path("payload").path("headers")) {
      draft.header(header.path("name").asText(), header.path("value").asText());
    }
    if (mode == TextMode.BODY) {
      text(record.path("payload"), draft);
    }
    return draft;
  }

  private static ParsedMessage.Draft raw(byte[] message, TextMode mode)
      throws MimeException, IOException {
    return ParsedMessage.Draft.of(ParsedMessage.of(message, new byte[0], mode));
  }

  /** The first plain part and the first page, attachments apart. */
  private static void text(JsonNode part, ParsedMessage.Draft draft) {
    if (!part.path("filename").asText().isEmpty()) {
      return;
    }
    String type = part.path("mimeType").asText().toLowerCase(Locale.ROOT);
    String data = part.path("body").path("data").asText();
    if (!data.isEmpty() && type.equals("text/plain")) {
      draft.plain(decoded(data), charset(part));
    } else if (!data.isEmpty() && type.equals("text/html")) {
      draft.page(decoded(data), charset(part));
    }
    part.path("parts").forEach(below -> text(below, draft));
  }

  private static String charset(JsonNode part) {
    for (JsonNode header : part.path("headers")) {
      String value = header.path("value").asText();
      int at = value.toLowerCase(Locale.ROOT).indexOf("charset=");
      if (header.path("name").asText().equalsIgnoreCase("content-type") && at >= 0) {
        return value.substring(at + 8).replaceAll("[\"']|;.*$", "").strip();
      }
    }
    return null;
  }

  /** Base64 for addresses of pages, with or without its padding. */
  private static byte[] decoded(String data) {
    String plain = data.replace('-', '+').replace('_', '/');
    return Base64.getMimeDecoder().decode(plain.getBytes(ISO_8859_1));
  }

  /** The number that exports of Google Takeout give; there it is decimal. */
  private static String thread(String id) {
    try {
      return id.isEmpty() ? "" : Long.toUnsignedString(Long.parseUnsignedLong(id, 16));
    } catch (NumberFormatException e) {
      return id;
    }
  }

  private static String instant(String milliseconds) {
    try {
      String instant = Instant.ofEpochMilli(Long.parseLong(milliseconds)).toString();
      return instant.substring(0, instant.length() - 1);
    } catch (NumberFormatException e) {
      return "";
    }
  }

  private static List<String> labels(JsonNode record) {
    List<String> labels = new ArrayList<>();
    record.path("labelIds").forEach(label -> labels.add(label.asText()));
    return labels;
  }
}
