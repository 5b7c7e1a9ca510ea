package dev.plumbline.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.MailSettings;
import dev.plumbline.config.PrivacySettings;
import dev.plumbline.config.Secret;
import dev.plumbline.config.Settings;
import dev.plumbline.config.TextMode;
import dev.plumbline.config.TextSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.errors.KeyException;
import dev.plumbline.privacy.PersonKeys;
import dev.plumbline.tables.operations.Conservation;
import dev.plumbline.tables.quarantine.Records;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.testing.MemoryLake;
import dev.plumbline.testing.SparkTest;
import dev.plumbline.testing.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class IngestMailTest {

  private static final String BOB =
      """
      From bob@acme.example Wed Nov  1 10:00:00 2023
      From: Bob Zqnameqz <bob@acme.example>
      To: Rep <rep@ours.example>, zqaddressqz@gmail.com, eve@acme.example
      Subject: Zqsubjectqz
      Date: Wed, 1 Nov 2023 19:30:00 +0200
      Message-ID: <1@acme.example>

      Between us, our budget was cut. Zqbodyqz

      """;
  private static final String ANSWER =
      """
      From rep@ours.example Wed Nov  1 18:00:00 2023
      From: rep@ours.example
      To: bob@acme.example
      Subject: Re: Zqsubjectqz
      Date: Zqdateqz
      Message-ID: <2@ours.example>
      In-Reply-To: <1@acme.example>
      References: <0@acme.example> <1@acme.example>

      No worries, we understand.

      On Wed, 1 Nov 2023 at 19:30, Bob Zqnameqz <bob@acme.example> wrote:
      > Between us, our budget was cut. Zqbodyqz

      """;
  private static final String INTERNAL =
      """
      From rep@ours.example Thu Nov  2 10:00:00 2023
      From: rep@ours.example
      To: boss@eu.ours.example
      Date: Thu, 2 Nov 2023 10:00:00 +0000
      Message-ID: <3@ours.example>

      Internal.

      """;
  private static final String OPTED_OUT = BOB.replace("bob@", "eve@").replace("<1@", "<4@");
  private static final String NO_SENDER =
      "From x Thu Nov  2 10:00:00 2023\nSubject: Zqsubjectqz\nMessage-ID: <5@x>\n\nZqbodyqz\n\n";

  @TempDir private Path exports;

  @BeforeEach
  void writeExports() throws IOException {
    write("rep.mbox", BOB + ANSWER + INTERNAL + OPTED_OUT + NO_SENDER);
    Files.createDirectories(exports.resolve("team"));
    try (var out =
        new GZIPOutputStream(Files.newOutputStream(exports.resolve("team/all.mbox.gz")))) {
      out.write(
          (BOB
                  + "From x Thu Nov  2 10:00:00 2023\n"
                  + "List-Id: <l>\n"
                  + "From: bob@acme.example\n"
                  + "Message-ID: <6@x>\n"
                  + "Date: Thu, 2 Nov 2023 10:00:00 +0000\n\n"
                  + "Our budget was cut.\n")
              .getBytes(UTF_8));
    }
    write("empty.mbox", "");
    write("kim@ours.example.mbox", BOB.replace("<1@", "<7@"));
  }

  @Test
  void stagesEachMessageOnceWithItsScore(MemoryLake lake, TableText tables) {
    job(TextMode.BODY).run(lake);

    tables.expect(
        lake.read(Interactions.TABLE)
            .select(
                Interactions.EVENT_AT.col(),
                Interactions.IS_EVENT_AT_DOUBTFUL.col(),
                Interactions.LOCAL_HOUR.col(),
                Interactions.AUTOMATION.col(),
                Interactions.RUNG.col(),
                Interactions.LEVEL_BUSINESS.col(),
                Interactions.GRACE_HITS.col()),
        """
        event_at             | is_event_at_doubtful | local_hour | automation | rung | level_business | grace_hits
        2023-11-01T17:30:00Z | false                | 19         | null       | BODY | 3              | 0
        2023-11-01T18:00:00Z | true                 | null       | null       | BODY | 0              | 1
        2023-11-02T10:00:00Z | false                | 10         | LIST       | NONE | null           | null
        """);
  }

  /** The copy of the mailbox tells most, but that the message is of a case only the CRM knows. */
  @Test
  void whatTheCrmKnowsOfAMessageIsSoOfTheCopyInTheMailbox(MemoryLake lake, TableText tables)
      throws IOException {
    write(
        "EmailMessage.csv",
        """
        Id,ParentId,FromAddress,ToAddress,Status,MessageDate,MessageIdentifier
        02s1,500A,bob@acme.example,rep@ours.example,1,2023-11-01T17:30:00.000Z,<1@acme.example>
        02s2,,bob@acme.example,rep@ours.example,1,2023-11-03T10:00:00.000Z,<8@acme.example>
        """);
    job(TextMode.BODY).run(lake);

    tables.expect(
        lake.read(Interactions.TABLE)
            .select(
                Interactions.EVENT_AT.col(),
                Interactions.RUNG.col(),
                Interactions.IS_CASE_LINKED.col()),
        """
        event_at             | rung | is_case_linked
        2023-11-01T17:30:00Z | BODY | true
        2023-11-01T18:00:00Z | BODY | null
        2023-11-02T10:00:00Z | NONE | null
        2023-11-03T10:00:00Z | NONE | false
        """);
  }

  @Test
  void accountsForEveryMessageOfEveryFile(MemoryLake lake, TableText tables) {
    job(TextMode.NONE).run(lake);

    tables.expect(
        lake.read(Conservation.TABLE)
            .select(
                Conservation.FILE.col(),
                Conservation.RECORDS_READ.col(),
                Conservation.ACCEPTED.col(),
                Conservation.QUARANTINED.col(),
                Conservation.DUPLICATE.col(),
                Conservation.OUT_OF_SCOPE.col()),
        """
        file                    | records_read | accepted | quarantined | duplicate | out_of_scope
        1.KIM.mbox              | 1            | 0        | 0           | 0         | 1
        empty.mbox              | 0            | 0        | 0           | 0         | 0
        rep.mbox                | 5            | 2        | 1           | 0         | 2
        team/all.mbox.gz        | 2            | 1        | 0           | 1         | 0
        """
            .replace("1.KIM", keyOf("kim@ours.example")));
    tables.expect(
        lake.read(Records.TABLE)
            .select(
                Records.FILE.col(),
                Records.POSITION.col(),
                Records.REASON.col(),
                Records.COLUMN.col()),
        """
        file     | position | reason    | column
        rep.mbox | %d       | NO_SENDER | From
        """
            .formatted((BOB + ANSWER + INTERNAL + OPTED_OUT).length()));
  }

  @Test
  void linksAnswersToThreadsAndLeavesOutWhoOptedOut(MemoryLake lake) {
    job(TextMode.NONE).run(lake);

    List<Row> rows =
        lake.read(Interactions.TABLE).orderBy(Interactions.EVENT_AT.col()).collectAsList();
    Row first = rows.get(0);
    Row answer = rows.get(1);
    String replyTo = answer.getAs(Interactions.REPLY_TO_KEY.name());
    assertThat(replyTo).isEqualTo(first.getAs(Interactions.INTERACTION_ID.name()));
    List<Row> people = first.getList(first.fieldIndex(Interactions.PARTICIPANTS.name()));
    assertThat(people)
        .extracting(person -> person.getString(3))
        .containsExactly("FROM", "TO", "TO");
    assertThat(people)
        .extracting(person -> person.getBoolean(2))
        .containsExactly(false, true, false);
    assertThat(people.get(0).getString(1)).isNotNull();
    assertThat(people).extracting(person -> person.getString(1)).element(2).isNull();
  }

  @Test
  void whoeverAnswersAnAnswerIsInItsThread(MemoryLake lake) throws IOException {
    threads(
        mail(1, "bob", "Subject: Offer\n"),
        mail(2, "rep", "In-Reply-To: <1@x>\n"),
        mail(3, "bob", "In-Reply-To: <2@x>\n"),
        mail(4, "rep", "In-Reply-To: <3@x>\n"),
        mail(5, "bob", "In-Reply-To: <4@x>\nReferences: <3@x> <4@x>\n"),
        mail(6, "bob", "Subject: Another\n"));

    assertThat(threadsOf(lake)).containsExactly(0, 0, 0, 0, 0, 5);
  }

  @Test
  void whoAnswersEachOtherInACircleIsOneThread(MemoryLake lake) throws IOException {
    threads(
        mail(1, "bob", "In-Reply-To: <2@x>\n"),
        mail(2, "rep", "In-Reply-To: <1@x>\n"),
        mail(3, "bob", "In-Reply-To: <2@x>\n"));

    assertThat(threadsOf(lake)).containsExactly(0, 0, 0);
  }

  @Test
  void anAnswerWithoutAConversationIsTiedBySubjectToOneThatHasOne(MemoryLake lake)
      throws IOException {
    String index = "Thread-Index: AQHXqsZ0bWFpbC1vbmUtdHdvLXRoIQ==\n";
    threads(
        mail(1, "rep", "Subject: Offer\n" + index),
        mail(2, "bob", "Subject: Re: Offer\n"),
        mail(3, "rep", "Subject: Re: Offer\nX-GM-THRID: 7\n"),
        mail(4, "bob", "Subject: Re: What we said\nX-GM-THRID: 7\n"),
        mail(5, "bob", "Subject: Offer\n"));

    assertThat(threadsOf(lake)).containsExactly(0, 0, 0, 0, 4);
  }

  @Test
  void theCopyThatNamesMostPeopleIsStaged(MemoryLake lake) throws IOException {
    threads(mail(1, "rep", ""));
    write("sent.mbox", mail(1, "rep", "Bcc: ann@other.example\nX-Sent: as it is in the mailbox\n"));
    job(TextMode.NONE).run(lake);

    Row row = lake.read(Interactions.TABLE).collectAsList().get(0);
    assertThat(row.getList(row.fieldIndex(Interactions.PARTICIPANTS.name()))).hasSize(3);
  }

  private void threads(String... mails) throws IOException {
    Files.delete(exports.resolve("rep.mbox"));
    Files.delete(exports.resolve("team/all.mbox.gz"));
    write("a.mbox", String.join("", mails));
  }

  private static String mail(int number, String sender, String headers) {
    String from = sender.equals("rep") ? "rep@ours.example" : "bob@acme.example";
    String to = sender.equals("rep") ? "bob@acme.example" : "rep@ours.example";
    return """
        From x Wed Nov  %d 10:00:00 2023
        From: %s
        To: %s
        Date: %d Nov 2023 10:00:00 +0000
        Message-ID: <%d@x>
        %s
        Text.

        """
        .formatted(number, from, to, number, number, headers);
  }

  /** For each message in the order of time, which one is the first of its thread. */
  private List<Integer> threadsOf(MemoryLake lake) {
    job(TextMode.NONE).run(lake);
    List<Object> keys =
        lake.read(Interactions.TABLE).orderBy(Interactions.EVENT_AT.col()).collectAsList().stream()
            .map(row -> row.<Object>getAs(Interactions.THREAD_KEY.name()))
            .toList();
    return keys.stream().map(keys::indexOf).toList();
  }

  @Test
  void writesNoWordOfAnybody(MemoryLake lake) {
    job(TextMode.BODY).run(lake);

    for (var table : job(TextMode.BODY).writes()) {
      Dataset<Row> rows = lake.read(table);
      String all = rows.collectAsList().stream().map(Row::toString).collect(Collectors.joining());
      assertThat(all).isNotEmpty();
      assertThat(Arrays.asList("zq", "bob", "acme", "kim", "Zq")).noneMatch(all::contains);
    }
  }

  @Test
  void refusesTheSamplesKeyWithoutTheMarker(MemoryLake lake) throws IOException {
    Files.delete(exports.resolve(PersonKeys.SAMPLE_MARKER));

    assertThatThrownBy(() -> job(TextMode.NONE).run(lake)).isInstanceOf(KeyException.class);
  }

  @Test
  void saysWhichFolderIsMissing(MemoryLake lake) {
    var job =
        new IngestMail(
            new MailSettings(exports.resolve("nowhere").toString(), "M/d/yyyy h:mm:ss a"),
            privacy(TextMode.NONE),
            text(),
            Settings.defaults().unpack());

    assertThatThrownBy(() -> job.run(lake))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("Cannot read the mail export: there is nothing at")
        .hasMessageContaining("Check mail.path.");
  }

  private IngestMail job(TextMode mode) {
    return new IngestMail(
        new MailSettings(exports.toString(), "M/d/yyyy h:mm:ss a"),
        privacy(mode),
        text(),
        Settings.defaults().unpack());
  }

  private static String keyOf(String address) {
    return PersonKeys.of(privacy(TextMode.NONE), "", /* carriesMarker= */ true)
        .person(dev.plumbline.privacy.Address.parse(address).orElseThrow());
  }

  private static PrivacySettings privacy(TextMode mode) {
    return new PrivacySettings(
        new Secret(PersonKeys.SAMPLE_KEY),
        "1",
        mode,
        List.of("ours.example"),
        List.of(),
        List.of("eve@acme.example"),
        List.of("kim@ours.example"),
        List.of());
  }

  private static TextSettings text() {
    return new TextSettings(List.of("en"), "en", "");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(exports.resolve(name), content);
    Files.writeString(exports.resolve(PersonKeys.SAMPLE_MARKER), "");
  }
}
