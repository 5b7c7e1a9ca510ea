package dev.plumbline.ingest.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Settings;
import dev.plumbline.ingest.mail.mbox.MailFormat;
import dev.plumbline.ingest.mail.mbox.MailboxFile;
import dev.plumbline.ingest.mail.mbox.Stretch;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.testing.Mutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no mail program writes is read all the same; and every message of it is somewhere. */
class MailFuzzTest {

  private static final Configuration HADOOP = new Configuration();

  /**
   * A true separator, in other words than the reader's. A name that is longer than any line may be
   * (998 bytes, RFC 5322) names nothing; the reader looks a kilobyte ahead.
   */
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "(?:\\A|(?<=\\n\\n|\\n\\r\\n|\\A\\n|\\A\\r\\n))From [^\\n]*\\n[!-9;-~]{1,1023}:");

  private static final Pattern ENDS_IN_YEAR =
      Pattern.compile("From (?:[^\\n]* )?(?:19|20)[0-9][0-9](?: [^ \\n]*){0,2}");

  private static final String DIALECTS =
      """
      From ann@acme.example Sat Nov  4 10:00:00 2017 +0100
      Received: from a (b [192.0.2.1]) by c; Sat, 4 Nov 2017 10:00:01 +0000 (UTC)
      From: =?utf-8?Q?Ann_=C3=84?= <ann@acme.example>
      To: "Rep, A" <rep@ours.example>, undisclosed:;
      Cc: boss@ours.example
      Subject: =?windows-1252?B?5Pb8?= budget
      Date: Sat, 4 Nov 2017 11:00:00 +0100
      Message-ID: <1@acme.example>
      References: <0@ours.example>
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Between us, our budget was cut =E2=82=AC 5.
      >From here on nothing happens.
      --b
      Content-Type: text/html; charset=iso-8859-1
      Content-Transfer-Encoding: base64

      PHA+QmV0d2VlbiB1cywgb3VyIGJ1ZGdldCB3YXMgY3V0LjwvcD4=
      --b--

      From MAILER-DAEMON Sun Nov  5 10:00:00 2017
      From: bob@acme.example
      Subject: no date
      Content-Type: text/html

      <div>On Wed, Bob wrote:<blockquote>sorry for the outage</blockquote></div>

      From x Sun Nov  5 10:00:00 2017
      Subject: no sender

      """;

  private static final Map<MailFormat, String> OTHERS =
      Map.of(
          MailFormat.EML,
          DIALECTS.substring(DIALECTS.indexOf("Received"), DIALECTS.indexOf("From MAILER")),
          MailFormat.JSON,
          """
          {"value":[{"internetMessageId":"<1@acme.example>","sentDateTime":"2023-11-01T17:30:00Z",
          "subject":"x","from":{"emailAddress":{"address":"ann@acme.example"}},"toRecipients":[],
          "internetMessageHeaders":[{"name":"Date","value":"Wed, 1 Nov 2023 19:30:00 +0200"}],
          "body":{"contentType":"html","content":"<p>Our budget was cut.</p>"},"conversationIndex":"AQHZ"},
          {"id":"1","threadId":"18b9","internalDate":"1698859805000","payload":{"mimeType":"text/plain",
          "headers":[{"name":"From","value":"bob@acme.example"}],"body":{"data":"T3VyIGJ1ZGdldA"}}},
          {"id":"2","threadId":"1","raw":"U3ViamVjdDogeApGcm9tOiBhQGFjbWUuZXhhbXBsZQoKSGVsbG8K"},
          {"@removed":{"reason":"deleted"}}],"@odata.nextLink":"n"}
          """,
          MailFormat.TRACE,
          """
          Received,SenderAddress,RecipientAddress,Subject,Status,Size,MessageId
          2023-11-01 17:30:00,bob@acme.example,rep@ours.example,"Hi, Rep",Delivered,1234,<1@acme.example>
          11/1/2023 5:30:00 PM,bob@acme.example,rep@ours.example,Hi,Failed,1234,<2@acme.example>
          """);

  @TempDir private Path folder;

  @Test
  void noMutantBreaksAReaderOrLosesAMessage() throws IOException {
    Settings settings = settings();
    var scan =
        new MailScan(settings.mail(), settings.privacy(), settings.text(), settings.unpack());
    MessageRows messages = scan.messages(PersonKeys.of(settings.privacy(), "", false));
    var mutants =
        new Mutants(
            List.of(
                sample(), DIALECTS.getBytes(UTF_8), DIALECTS.replace("\n", "\r\n").getBytes(UTF_8)),
            Mutants.seed());
    for (int i = 0; i < Mutants.count(); i++) {
      byte[] mutant = mutants.at(i);
      Files.write(folder.resolve("a.mbox"), mutant);
      try {
        List<String> whole = rows(mutant.length, 1, messages, settings);
        assertThat(whole).hasSize(messagesIn(new String(mutant, ISO_8859_1)));
        assertThat(rows(mutant.length, 3, messages, settings)).isEqualTo(whole);
      } catch (Throwable e) { // An overflowing stack is a finding as well.
        throw new AssertionError("mutant %d of seed %d".formatted(i, Mutants.seed()), e);
      }
    }
  }

  /** Forms that are read from their beginning to their end, and what breaks is the last record. */
  @ParameterizedTest
  @EnumSource(names = {"EML", "JSON", "TRACE"})
  void noMutantOfAnotherFormEscapes(MailFormat format) throws IOException {
    Settings settings = settings();
    var scan =
        new MailScan(settings.mail(), settings.privacy(), settings.text(), settings.unpack());
    MessageRows messages = scan.messages(PersonKeys.of(settings.privacy(), "", false));
    var mutants = new Mutants(List.of(OTHERS.get(format).getBytes(UTF_8)), Mutants.seed());
    for (int i = 0; i < Mutants.count(); i++) {
      byte[] mutant = mutants.at(i);
      Path path = Files.write(folder.resolve("a"), mutant);
      var file =
          new MailboxFile(
              path.toString(),
              "a",
              List.of("a"),
              mutant.length,
              /* isPacked= */ false,
              format,
              false);
      List<String> found = new ArrayList<>();
      try {
        new StretchRows(
                Stretch.of(List.of(file), 1 << 20).get(0),
                messages,
                settings.mail(),
                settings.unpack(),
                HADOOP)
            .forEachRemaining(row -> add(found, row));
      } catch (Throwable e) {
        throw new AssertionError("mutant %d of seed %d".formatted(i, Mutants.seed()), e);
      }
      assertThat(found.size()).isEqualTo(format == MailFormat.EML ? 1 : found.size());
    }
  }

  /** What stands before the first message counts as one. */
  private static int messagesIn(String text) {
    var separators = SEPARATOR.matcher(text);
    int count = 0;
    int first = text.length();
    int from = 0;
    while (separators.find(from)) {
      String line = text.substring(separators.start(), text.indexOf('\n', separators.start()));
      if (separators.start() == 0 || ENDS_IN_YEAR.matcher(line.strip()).matches()) {
        first = Math.min(first, separators.start());
        count++;
      }
      from = separators.start() + 1;
    }
    boolean isStrange = text.substring(0, first).lines().anyMatch(line -> !line.isEmpty());
    return count + (isStrange ? 1 : 0);
  }

  /** Where each message is and what became of it, with the file read in so many stretches. */
  private List<String> rows(int length, int parts, MessageRows messages, Settings settings) {
    String uri = folder.resolve("a.mbox").toString();
    var file = new MailboxFile(uri, "a.mbox", List.of("a"), length, false, MailFormat.MBOX, false);
    List<String> found = new ArrayList<>();
    for (Stretch stretch : Stretch.of(List.of(file), Math.max(1, length / parts + 1))) {
      new StretchRows(stretch, messages, settings.mail(), settings.unpack(), HADOOP)
          .forEachRemaining(row -> add(found, row));
    }
    return found;
  }

  private static void add(List<String> found, Row row) {
    if (row.getLong(2) > 0) {
      boolean isOutOfScope = row.getBoolean(5);
      boolean isStaged = row.get(6) != null;
      assertThat(row.get(3) != null).isNotEqualTo(isOutOfScope || isStaged);
      found.add(row.getLong(1) + " " + row.get(3));
    }
  }

  private Settings settings() throws IOException {
    return Settings.load(
        Files.writeString(folder.resolve("a.conf"), ""),
        Map.of(
            "privacy.key", "a key of the fuzzer",
            "privacy.text-mode", "body",
            "privacy.own-domains", "[ours.example]"));
  }

  private static byte[] sample() throws IOException {
    Path file = Mutants.SAMPLES.resolve("mail/rep-001.mbox.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readNBytes(6_000);
    }
  }
}
