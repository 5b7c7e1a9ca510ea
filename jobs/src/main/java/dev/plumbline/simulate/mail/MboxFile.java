package dev.plumbline.simulate.mail;

import java.io.BufferedWriter;
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
final class MboxFile implements Mailbox {

  private static final Pattern FROM_LINE = Pattern.compile("^>*From ");

  private final BufferedWriter out;

  MboxFile(Path path) throws IOException {
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(new Gzip(Files.newOutputStream(path)), StandardCharsets.UTF_8),
            1 << 15);
  }

  @Override
  public void write(Letter letter) throws IOException {
    line("From ", letter.from().address(), " ", MailDate.separator(letter.sentAt()));
    for (String header : LetterText.header(letter)) {
      line(header);
    }
    out.write('\n');
    for (String text : letter.body()) {
      line(FROM_LINE.matcher(text).find() ? ">" : "", text);
    }
    out.write('\n');
  }

  @Override
  public void writeBroken(String separator, String... lines) throws IOException {
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
