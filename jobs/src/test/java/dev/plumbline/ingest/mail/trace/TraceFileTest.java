package dev.plumbline.ingest.mail.trace;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.mail.message.Envelope;
import dev.plumbline.ingest.mail.message.MailDate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five layouts in which Exchange exports what it knows of messages. */
class TraceFileTest {

  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
  private static final String SENT = "<1@acme.example> to 1 at 2023-11-01T17:30:00Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Get-MessageTrace | Export-Csv, with the type that it notes and dates as Americans write
        // them
        """
        #TYPE System.Management.Automation.PSCustomObject
        "PSComputerName","RunspaceId","PSShowComputerName","Organization","MessageId","Received","SenderAddress","RecipientAddress","Subject","Status","ToIP","FromIP","Size","MessageTraceId","StartDate","EndDate","Index"
        "x","y","False","o","<1@acme.example>","11/1/2023 5:30:00\u202FPM","bob@acme.example","rep@ours.example","Hi, there","Delivered",,"1.1.1.1","1234","z","a","b","0"
        """,
        // Get-MessageTraceV2
        """
        Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageId,MessageTraceId
        2023-11-01 17:30:00,bob@acme.example,rep@ours.example,"Hi, ""Rep"" there",Delivered,,,1234,<1@acme.example>,z
        """,
        // Historical search
        """
        origin_timestamp,sender_address,Recipient_status,message_id
        2023-11-01T17:30:00.23145827Z,bob@acme.example,"<rep@ours.example>##Receive, Deliver; eve@ours.example##Receive, Fail",<1@acme.example>
        """,
        // Get-MessageTrackingLog | Export-Csv
        """
        "PSComputerName","Timestamp","ClientIp","Source","EventId","MessageId","Recipients","RecipientStatus","TotalBytes","MessageSubject","Sender"
        "x","11/1/2023 5:30:00 PM","::1","STOREDRIVER","DELIVER","<1@acme.example>","rep@ours.example","250 2.1.5","1234","Hi","bob@acme.example"
        """,
        // A tracking log itself
        """
        #Software: Microsoft Exchange Server
        #Log-type: Message Tracking Log
        #Fields: date-time,client-ip,source,event-id,message-id,recipient-address,recipient-status,total-bytes,message-subject,sender-address
        2023-11-01T17:30:00.000Z,::1,SMTP,RECEIVE,<1@acme.example>,rep@ours.example,,1234,Hi,bob@acme.example
        """
      })
  void readsEachLayout(String trace) throws IOException {
    assertThat(read(trace, UTF_8)).containsExactly(SENT);
    assertThat(read("\uFEFF" + trace, UTF_16LE)).containsExactly(SENT);
  }

  @Test
  void whatWasNotDeliveredIsNone() throws IOException {
    assertThat(
            read(
                """
                Received,SenderAddress,RecipientAddress,Status,MessageId
                2023-11-01 17:30:00,bob@acme.example,rep@ours.example,Failed,<1@acme.example>
                2023-11-01 17:30:00,bob@acme.example,all@ours.example,Expanded,<1@acme.example>
                2023-11-01 17:30:00,<>,rep@ours.example,Delivered,<2@acme.example>
                2023-11-01 17:30:00,bob@acme.example,rep@ours.example,Delivered,<1@acme.example>
                """,
                UTF_8))
        .containsExactly("none", "none", "none", SENT);
  }

  /** Mail that Salesforce keeps: {@code EmailMessage}, with its text, copies and drafts. */
  @Test
  void mailOfACrmIsReadLikeATrace() throws IOException {
    String messages =
        """
        "Id","ParentId","TextBody","HtmlBody","Subject","FromAddress","ToAddress","CcAddress","Incoming","Status","MessageDate","MessageIdentifier"
        "02s1","500A","Our budget
        was cut.","","Hi","bob@acme.example","rep@ours.example; eve@ours.example","boss@acme.example","true","1","2023-11-01T17:30:00.000+0000","<1@acme.example>"
        "02s2","500A","","<p>Later</p>","Hi","rep@ours.example","bob@acme.example","","false","5","2023-11-01T18:30:00.000Z","<2@ours.example>"
        """;
    assertThat(read(messages, UTF_8)).containsExactly(SENT.replace("to 1", "to 2"), "none");

    TraceFile file = open(messages, UTF_8);
    file.next();
    assertThat(file.hasText()).isTrue();
    assertThat(file.isOfCase()).isTrue();
    assertThat(file.parsed().ownWords()).startsWith("Our budget");
    assertThat(new Envelope(file.parsed(), "").recipients("cc")).hasSize(1);
  }

  /** A case is the parent, or what the message is related to by an id that begins as those do. */
  @ParameterizedTest
  @CsvSource({
    "'ParentId,RelatedToId', '500A,', true",
    "'ParentId,RelatedToId', ',500A', true",
    "'ParentId,RelatedToId', ',006A', false",
    "'ParentId', '', false",
    "'ParentId', 'null', false",
    "'ParentId', '000000000000000AAA', false",
    "'Other', '500A',",
  })
  void aMessageOfACaseIsTold(String columns, String values, Boolean expected) throws IOException {
    TraceFile file =
        open(
            "FromAddress,ToAddress,MessageDate,%s\nbob@acme.example,rep@ours.example,2023-11-01T17:30:00Z,%s\n"
                .formatted(columns, values),
            UTF_8);
    file.next();
    assertThat(file.isOfCase()).isEqualTo(expected);
  }

  @Test
  void tellsLinesAndWhatIsNoTrace() throws IOException {
    TraceFile trace =
        open("#TYPE x\nReceived,SenderAddress,RecipientAddress\n\n\"a\n\",b,c\n1,2,3\n", UTF_8);
    trace.next();
    assertThat(trace.line()).isEqualTo(4);
    trace.next();
    assertThat(trace.line()).isEqualTo(6);

    assertThat(open("Id,Name\n1,Acme\n", UTF_8).isTrace()).isFalse();
    assertThat(open("", UTF_8).isTrace()).isFalse();
  }

  private static List<String> read(String text, Charset charset) throws IOException {
    List<String> all = new ArrayList<>();
    TraceFile trace = open(text, charset);
    while (trace.next()) {
      var message = new Envelope(trace.parsed(), "");
      all.add(
          trace.isNone()
              ? "none"
              : "<%s> to %d at %s"
                  .formatted(
                      message.id(),
                      message.recipients("to").size(),
                      message.received().map(MailDate::instant).orElse(Instant.EPOCH)));
    }
    return all;
  }

  private static TraceFile open(String text, Charset charset) throws IOException {
    return new TraceFile(new ByteArrayInputStream(text.getBytes(charset)), AMERICAN);
  }
}
