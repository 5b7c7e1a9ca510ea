package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Person;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mail as the server saw it pass: a line for each message and recipient, in the columns of {@code
 * Get-MessageTraceV2}. It tells who, whom, when and how big, and holds no text.
 *
 * @see <a
 *     href="https://learn.microsoft.com/powershell/module/exchange/get-messagetracev2">Get-MessageTraceV2</a>
 */
final class TraceLines implements Mailbox {

  private static final DateTimeFormatter RECEIVED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int HEADER_BYTES = 500;

  private final BufferedWriter out;
  private int lines;

  TraceLines(Path path) throws IOException {
    this.out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    out.write(
        "Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageId,MessageTraceId\n");
  }

  @Override
  public void write(Letter letter) throws IOException {
    LocalDateTime at = LocalDateTime.ofEpochSecond(letter.sentAt(), 0, ZoneOffset.UTC);
    int size = HEADER_BYTES + String.join("\r\n", letter.body()).length();
    for (Person recipient : Stream.of(letter.to(), letter.cc()).filter(p -> p != null).toList()) {
      line(
          RECEIVED.format(at),
          letter.from().address(),
          recipient.address(),
          letter.subject(),
          "Delivered",
          "",
          "192.0.2.1",
          String.valueOf(size),
          "<" + letter.id() + ">",
          traceId());
    }
  }

  /** A sender that is no address. */
  @Override
  public void writeBroken(String separator, String... lines) throws IOException {
    line("", "nobody", "", "", "Delivered", "", "", "", "", traceId());
  }

  private String traceId() {
    lines++;
    return "00000000-0000-0000-0000-%012d".formatted(lines);
  }

  private void line(String... values) throws IOException {
    out.write(
        Stream.of(values)
            .map(value -> '"' + value.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(",", "", "\n")));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
