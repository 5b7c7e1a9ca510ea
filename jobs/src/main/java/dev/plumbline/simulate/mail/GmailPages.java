package dev.plumbline.simulate.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of the Gmail API in their full format.
 *
 * @see <a href="https://developers.google.com/gmail/api/reference/rest/v1/users.messages">The
 *     resource users.messages</a>
 */
final class GmailPages implements PagedFiles.Pages {

  private int broken;

  @Override
  public String message(Letter letter) {
    byte[] body = (String.join("\r\n", letter.body()) + "\r\n").getBytes(UTF_8);
    String data = Base64.getUrlEncoder().withoutPadding().encodeToString(body);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", Json.text(number(letter.id())));
    fields.put("threadId", Json.text(number(LetterText.root(letter))));
    fields.put("labelIds", "[\"INBOX\"]");
    fields.put("snippet", "\"\"");
    fields.put(
        "payload",
        "{\"partId\":\"\",\"mimeType\":\"text/plain\",\"filename\":\"\",\"headers\":%s,\"body\":{\"size\":%d,\"data\":\"%s\"}}"
            .formatted(Json.headers(LetterText.header(letter)), body.length, data));
    fields.put("sizeEstimate", String.valueOf(body.length + 500));
    fields.put("historyId", "\"1\"");
    fields.put("internalDate", Json.text(String.valueOf(letter.sentAt() * 1000)));
    return Json.object(fields);
  }

  @Override
  public String broken() {
    broken++;
    return "{\"id\":\"%016x\",\"threadId\":\"%016x\"}".formatted(broken, broken);
  }

  @Override
  public String page(List<String> messages, int next) {
    return "{\"messages\":[%s]%s,\"resultSizeEstimate\":%d}"
        .formatted(
            String.join(",\n", messages),
            next == 0 ? "" : ",\"nextPageToken\":\"%d\"".formatted(next),
            messages.size());
  }

  /** A number for an id, in the sixteen digits that Gmail gives it. */
  private static String number(String id) {
    long number = 17;
    for (int i = 0; i < id.length(); i++) {
      number = 1_000_003 * number + id.charAt(i);
    }
    return "%016x".formatted(number);
  }
}
