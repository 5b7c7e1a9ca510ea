package dev.plumbline.simulate.mail;

import dev.plumbline.simulate.people.Person;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A gzip mbox file. A line of a body that begins with {@code From }, however often quoted, gets one
 * more {@code >}: the {@code mboxrd} rule, which can be undone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4155">RFC 4155, the application/mbox media
 *     type</a>
 */
final class MboxFile implements Closeable {

  private static final Pattern FROM_LINE = Pattern.compile("^>*From ");

  private final BufferedWriter out;

  MboxFile(Path path) throws IOException {
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(new Gzip(Files.newOutputStream(path)), StandardCharsets.UTF_8),
            1 << 15);
  }

  void write(Letter letter) throws IOException {
    line("From ", letter.from().address(), " ", MailDate.separator(letter.sentAt()));
    boolean dated = letter.headers().stream().anyMatch(h -> h.startsWith("Date:") || h.isEmpty());
    if (!dated) {
      line("Date: ", MailDate.header(letter.sentAt(), letter.from().zone()));
    }
    line("From: ", mailbox(letter.from()));
    line("To: ", mailbox(letter.to()));
    if (letter.cc() != null) {
      line("Cc: ", mailbox(letter.cc()));
    }
    line("Subject: ", letter.subject());
    line("Message-ID: <", letter.id(), ">");
    if (!letter.inReplyTo().isEmpty()) {
      line("In-Reply-To: <", letter.inReplyTo(), ">");
      line("References: ", letter.references());
    }
    if (!isAscii(letter)) {
      line("MIME-Version: 1.0");
      line("Content-Type: text/plain; charset=utf-8");
      line("Content-Transfer-Encoding: 8bit");
    }
    for (String header : letter.headers()) {
      if (!header.isEmpty()) {
        line(header);
      }
    }
    out.write('\n');
    for (String text : letter.body()) {
      line(FROM_LINE.matcher(text).find() ? ">" : "", text);
    }
    out.write('\n');
  }

  /** Writes something that is no message at all. */
  void writeBroken(String separator, String... lines) throws IOException {
    line(separator);
    for (String text : lines) {
      line(text);
    }
    out.write('\n');
  }

  private void line(String... parts) throws IOException {
    for (String part : parts) {
      out.write(part);
    }
    out.write('\n');
  }

  private static boolean isAscii(Letter letter) {
    return letter.body().stream().allMatch(line -> line.chars().allMatch(c -> c < 128));
  }

  private static String mailbox(Person person) {
    return displayName(person.name()) + " <" + person.address() + ">";
  }

  /** The name as it is, or as an encoded word after RFC 2047. */
  private static String displayName(String name) {
    if (name.chars().allMatch(c -> c < 128)) {
      return name;
    }
    StringBuilder word = new StringBuilder("=?UTF-8?Q?");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b != '=' && b != '?' && b != '_') {
        word.append((char) b);
      } else if (b == ' ') {
        word.append('_');
      } else {
        word.append("=%02X".formatted(b & 0xFF));
      }
    }
    return word.append("?=").toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Smallest output, and no time of writing in it. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, 1 << 15);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
