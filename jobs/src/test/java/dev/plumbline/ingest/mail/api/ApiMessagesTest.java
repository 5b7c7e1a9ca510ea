package dev.plumbline.ingest.mail.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.TextMode;
import dev.plumbline.ingest.mail.message.Automated;
import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.ingest.mail.message.MailDate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.junit.jupiter.api.Test;

class ApiMessagesTest {

  private static final String GRAPH =
      """
      {"@odata.etag":"W/\\"1\\"","id":"AAMk1","subject":"Grüße","isDraft":false,
       "sentDateTime":"2023-11-01T17:30:00Z","receivedDateTime":"2023-11-01T17:30:05Z",
       "hasAttachments":true,"internetMessageId":"<1@acme.example>","conversationId":"AAQk1",
       "body":{"contentType":"html","content":"<p>Our budget was cut.</p>"},
       "from":{"emailAddress":{"name":"Bob","address":"bob@acme.example"}},
       "toRecipients":[{"emailAddress":{"address":"rep@ours.example"}},
                       {"emailAddress":{"address":"/o=ExchangeLabs/cn=Recipients/cn=x"}}],
       "ccRecipients":[],"attachments":[{"contentBytes":"AAAA"}]}\
      """;

  @Test
  void readsPagesArraysAndLinesAlike() throws Exception {
    String page =
        "{\"@odata.context\":\"c\",\"value\":[%s,{\"id\":\"x\",\"@removed\":{\"reason\":\"deleted\"}}],\"@odata.nextLink\":\"n\"}"
            .formatted(GRAPH);

    assertThat(ids(page)).containsExactly("1@acme.example", "none");
    assertThat(ids("[" + GRAPH + "," + GRAPH + "]")).hasSize(2);
    assertThat(ids(GRAPH + "\n" + GRAPH + "\n")).hasSize(2);
    assertThat(ids("{\"value\":[],\"@odata.deltaLink\":\"d\"}")).isEmpty();
    assertThat(ids("")).isEmpty();
    assertThat(read(GRAPH, StandardCharsets.UTF_16LE)).hasSize(1);
  }

  @Test
  void takesOfGraphWhatAMailboxWouldHold() throws Exception {
    Envelope message = one(GRAPH);

    assertThat(message.sender()).isPresent();
    assertThat(message.recipients("to")).hasSize(1);
    assertThat(message.written().map(MailDate::instant))
        .contains(Instant.parse("2023-11-01T17:30:00Z"));
    assertThat(message.written().flatMap(MailDate::local)).isEmpty();
    assertThat(message.received().map(MailDate::instant))
        .contains(Instant.parse("2023-11-01T17:30:05Z"));
    assertThat(message.conversation()).contains("x-conversation:AAQk1");
    assertThat(message.message().subject()).isEqualTo("Grüße");
    assertThat(message.message().ownWords().strip()).isEqualTo("Our budget was cut.");
    assertThat(message.message().header("content-type")).startsWith("multipart/mixed");
  }

  @Test
  void theIndexOfAConversationIsTheSameInGraphAndInAHeader() throws Exception {
    String index =
        Base64.getEncoder().encodeToString("012345ABCDEFGHIJKLMNOP-answer".getBytes(UTF_8));
    Envelope message =
        one(GRAPH.replace("\"isDraft\"", "\"conversationIndex\":\"" + index + "\",\"isDraft\""));

    assertThat(message.conversation()).contains("index:4142434445464748494a4b4c4d4e4f50");
  }

  @Test
  void takesOfGmailHeadersAndTheFirstPlainPart() throws Exception {
    String plain =
        Base64.getUrlEncoder().withoutPadding().encodeToString("schön??>".getBytes(UTF_8));
    String full =
        """
        {"id":"18c","threadId":"18b9","labelIds":["INBOX"],"internalDate":"1698859805000",
         "payload":{"mimeType":"multipart/mixed","filename":"","headers":[
           {"name":"From","value":"Bob <bob@acme.example>"},{"name":"Date","value":"Wed, 1 Nov 2023 19:30:00 +0200"},
           {"name":"Message-ID","value":"<1@acme.example>"}],
          "parts":[{"mimeType":"text/plain","filename":"a.txt","body":{"data":"YXR0YWNoZWQ"}},
            {"mimeType":"multipart/alternative","filename":"","parts":[
             {"mimeType":"text/plain","filename":"","headers":[{"name":"Content-Type","value":"text/plain; charset=\\"UTF-8\\""}],
              "body":{"data":"%s"}}]}]},"sizeEstimate":1234}\
        """
            .formatted(plain);
    Envelope message = one(full);

    assertThat(message.id()).isEqualTo("1@acme.example");
    assertThat(message.conversation()).contains("x-gm-thrid:6329");
    assertThat(message.received().map(MailDate::instant))
        .contains(Instant.parse("2023-11-01T17:30:05Z"));
    assertThat(message.message().ownWords().strip()).isEqualTo("schön??>");
  }

  @Test
  void readsWhatGmailGivesRaw() throws Exception {
    String raw =
        Base64.getUrlEncoder()
            .encodeToString("Subject: x\nFrom: a@acme.example\n\nHello there\n".getBytes(UTF_8));
    Envelope message = one("{\"id\":\"1\",\"threadId\":\"1\",\"raw\":\"" + raw + "\"}");

    assertThat(message.sender()).isPresent();
    assertThat(message.message().ownWords().strip()).isEqualTo("Hello there");
  }

  @Test
  void draftsAreNoMessages() throws Exception {
    assertThat(ids(GRAPH.replace("\"isDraft\":false", "\"isDraft\":true"))).containsExactly("none");
    assertThat(ids("{\"id\":\"1\",\"threadId\":\"1\",\"labelIds\":[\"DRAFT\"]}"))
        .containsExactly("none");
  }

  @Test
  void aBareValueIsNoMessageAndWhatIsNoJsonIsAnError() throws Exception {
    var messages = open("[17]", UTF_8);
    assertThat(messages.next()).isTrue();
    assertThatThrownBy(messages::parsed).isInstanceOf(MimeException.class);

    var broken = open(GRAPH + "{\"id\":", UTF_8);
    assertThat(broken.next()).isTrue();
    assertThatThrownBy(broken::next).isInstanceOf(IOException.class);
  }

  @Test
  void whatOutlookSendsOfMeetingsIsMailOfACalendar() throws Exception {
    assertThat(Automated.kindOf(one(GRAPH).message(), "bob")).isNull();
    for (String what :
        List.of(
            "\"@odata.type\":\"#microsoft.graph.eventMessageRequest\",",
            "\"meetingMessageType\":\"meetingAccepted\",")) {
      Envelope message = one(GRAPH.replace("\"isDraft\"", what + "\"isDraft\""));
      assertThat(Automated.kindOf(message.message(), "bob")).isEqualTo("CALENDAR");
    }
    Envelope none =
        one(GRAPH.replace("\"isDraft\"", "\"meetingMessageType\":\"none\",\"isDraft\""));
    assertThat(Automated.kindOf(none.message(), "bob")).isNull();
  }

  @Test
  void whatADeltaTellsOfAMessageThatWasReadIsNone() throws Exception {
    String read =
        """
        {"@odata.type":"#microsoft.graph.message","@odata.etag":"W/1","id":"AAMk1","isRead":true,
        "parentFolderId":"x"}
        """;

    assertThat(ids("{\"value\":[" + read + "," + GRAPH + "]}"))
        .containsExactly("none", "1@acme.example");
    assertThat(ids("{\"id\":\"x\",\"isRead\":true}")).containsExactly("");
  }

  private static Envelope one(String json) throws Exception {
    return read(json, UTF_8).get(0);
  }

  private static List<Envelope> read(String json, Charset charset) throws Exception {
    List<Envelope> all = new ArrayList<>();
    try (ApiMessages messages = open(json, charset)) {
      while (messages.next()) {
        all.add(messages.isNone() ? null : new Envelope(messages.parsed(), ""));
      }
    }
    return all;
  }

  private static List<String> ids(String json) throws Exception {
    return read(json, UTF_8).stream().map(m -> m == null ? "none" : m.id()).toList();
  }

  private static ApiMessages open(String json, Charset charset) throws IOException {
    return new ApiMessages(new ByteArrayInputStream(json.getBytes(charset)), TextMode.BODY);
  }
}
