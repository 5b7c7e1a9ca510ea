package dev.plumbline.ingest.mail.message;

import dev.plumbline.config.TextMode;
import dev.plumbline.text.strip.OwnWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * A message: its headers, and the words of its writer, by mime4j, if they are wanted.
 *
 * <p>Lives in the task that reads the message and no longer. Of a message in several forms the
 * plain one is taken; attachments and attached messages are not looked into.
 */
public final class ParsedMessage {

  private static final MimeConfig LENIENT =
      new MimeConfig.Builder()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxContentLen(-1)
          .build();

  private final HeaderFields headers;
  private String plain;
  private String page;

  private ParsedMessage(HeaderFields headers) {
    this.headers = headers;
  }

  /**
   * Reads a message; without {@link TextMode#BODY} its headers alone.
   *
   * @throws MimeException if not even mime4j finds a message in it
   */
  public static ParsedMessage of(byte[] header, byte[] body, TextMode mode)
      throws MimeException, IOException {
    var message = new ParsedMessage(HeaderFields.of(header));
    if (mode == TextMode.BODY) {
      message.read(header, body);
    }
    return message;
  }

  /** A message that is put together from what an interface gives of it. */
  public static final class Draft {

    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]+[ \\t]*");

    private final ParsedMessage message;

    public Draft() {
      this(new ParsedMessage(new HeaderFields()));
    }

    private Draft(ParsedMessage message) {
      this.message = message;
    }

    /** What was read already, to be added to. */
    public static Draft of(ParsedMessage message) {
      return new Draft(message);
    }

    /** A header; the lines that it is on become one. */
    public Draft header(String name, String value) {
      String body = LINE_BREAK.matcher(value).replaceAll(" ");
      message.headers.add(HeaderField.of(name.toLowerCase(Locale.ROOT), body));
      return this;
    }

    /** A header that counts where the message itself has none of this name. Blank: none. */
    public Draft headerIfAbsent(String name, String value) {
      boolean isAbsent = message.header(name.toLowerCase(Locale.ROOT)).isEmpty();
      return isAbsent && !value.isBlank() ? header(name, value) : this;
    }

    /** Plain text; the first that is given is the message's. */
    public Draft plain(String text) {
      message.plain = message.plain == null ? text : message.plain;
      return this;
    }

    /** Plain text in a character set, which may be null or unknown. */
    public Draft plain(byte[] text, String charset) {
      return plain(Charsets.decode(text, charset));
    }

    /** A page, for a message without plain text. */
    public Draft page(String html) {
      message.page = message.page == null ? html : message.page;
      return this;
    }

    /** A page in a character set, which may be null or unknown. */
    public Draft page(byte[] html, String charset) {
      return page(Charsets.decode(html, charset));
    }

    public ParsedMessage message() {
      return message;
    }
  }

  /** The first header of this name, unfolded; empty if there is none. */
  public String header(String name) {
    return headers.first(name);
  }

  /** All headers of this name, unfolded, in order. */
  public List<String> headers(String name) {
    return headers.all(name);
  }

  /** All its headers, in order. */
  List<HeaderField> fields() {
    return headers.fields();
  }

  /** The subject, with encoded words decoded. */
  public String subject() {
    return decoded(header("subject"));
  }

  /** A header with its encoded words decoded. */
  static String decoded(String coded) {
    return coded.contains("=?")
        ? DecoderUtil.decodeEncodedWords(coded, DecodeMonitor.SILENT).strip()
        : coded;
  }

  /** Whether a text was found at all; {@link #ownWords} may be empty all the same. */
  public boolean hasText() {
    return plain != null || page != null;
  }

  /** What the writer wrote, without quotations, signature and notices. */
  public String ownWords() {
    return plain != null ? OwnWords.ofPlain(plain) : OwnWords.ofHtml(page);
  }

  private void read(byte[] header, byte[] body) throws MimeException, IOException {
    var stream = new MimeTokenStream(LENIENT);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(
        new SequenceInputStream(new ByteArrayInputStream(header), new ByteArrayInputStream(body)));
    boolean inFirstHeader = true;
    boolean attached = false;
    while (stream.getState() != EntityState.T_END_OF_STREAM) {
      switch (stream.getState()) {
        case T_FIELD -> {
          Field field = stream.getField();
          if (!inFirstHeader && field.getName().equalsIgnoreCase("content-disposition")) {
            attached = body(field).toLowerCase(Locale.ROOT).startsWith("attachment");
          }
        }
        case T_END_HEADER -> inFirstHeader = false;
        case T_START_BODYPART -> attached = false;
        case T_BODY -> text(stream, attached);
        default -> {
          // Borders of parts, preambles and epilogues.
        }
      }
      if (plain != null) {
        return;
      }
      stream.next();
    }
  }

  private void text(MimeTokenStream stream, boolean attached) throws IOException {
    String type = stream.getBodyDescriptor().getMimeType();
    if (attached || !type.startsWith("text/")) {
      return;
    }
    if (type.equals("text/html")) {
      if (page == null) {
        page = decoded(stream);
      }
    } else if (type.equals("text/plain")) {
      plain = decoded(stream);
    }
  }

  private static String decoded(MimeTokenStream stream) throws IOException {
    byte[] bytes = stream.getDecodedInputStream().readAllBytes();
    return Charsets.decode(bytes, stream.getBodyDescriptor().getCharset());
  }

  private static String body(Field field) {
    String body = field.getBody();
    return body == null ? "" : body.strip();
  }
}
