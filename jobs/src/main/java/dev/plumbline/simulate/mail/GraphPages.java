package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of Microsoft Graph, their internet headers asked for.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/message">The resource type
 *     message</a>
 */
final class GraphPages implements PagedFiles.Pages {

  private int broken;

  @Override
  public String message(Letter letter) {
    Map<String, String> fields = new LinkedHashMap<>();
    String at = Json.text(Instant.ofEpochSecond(letter.sentAt()).toString());
    fields.put("@odata.etag", Json.text("W/\"1\""));
    fields.put("id", Json.text("AAMk" + letter.id()));
    fields.put("receivedDateTime", at);
    if (LetterText.hasDate(letter)) {
      fields.put("sentDateTime", at);
    }
    fields.put("hasAttachments", "false");
    fields.put("internetMessageId", Json.text("<" + letter.id() + ">"));
    fields.put("subject", Json.text(letter.subject()));
    fields.put("conversationId", Json.text("AAQk" + LetterText.root(letter)));
    fields.put("isDraft", "false");
    fields.put("body", body(letter));
    fields.put("from", recipient(letter.from()));
    fields.put("sender", recipient(letter.from()));
    fields.put("toRecipients", "[" + recipient(letter.to()) + "]");
    fields.put("ccRecipients", letter.cc() == null ? "[]" : "[" + recipient(letter.cc()) + "]");
    fields.put("internetMessageHeaders", Json.headers(LetterText.header(letter)));
    return Json.object(fields);
  }

  @Override
  public String broken() {
    broken++;
    return "{\"id\":\"AAMkbroken%d\",\"subject\":null,\"from\":null}".formatted(broken);
  }

  @Override
  public String page(List<String> messages, int next) {
    String service = "https://graph.microsoft.com/v1.0/";
    String link =
        next == 0
            ? "\"@odata.deltaLink\":\"%susers/rep/messages/delta?$deltatoken=1\"".formatted(service)
            : "\"@odata.nextLink\":\"%susers/rep/messages/delta?$skip=%d\""
                .formatted(service, next);
    return "{\"@odata.context\":\"%s$metadata#messages\",\"value\":[%s],%s}"
        .formatted(service, String.join(",\n", messages), link);
  }

  private static String body(Letter letter) {
    String text = String.join("\r\n", letter.body()) + "\r\n";
    return "{\"contentType\":\"text\",\"content\":%s}".formatted(Json.text(text));
  }

  private static String recipient(Person person) {
    return "{\"emailAddress\":{\"name\":%s,\"address\":%s}}"
        .formatted(Json.text(person.name()), Json.text(person.address()));
  }
}
