package dev.plumbline.ingest.mail.mbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialect {@code mboxcl}, in which each message tells the length of its body and the lines in
 * it that look like separators need no mark.
 *
 * <p>A file is taken for one if its first message tells a length, and the next message or the end
 * of the file is where that says. In such a file a length is believed wherever it leads to one of
 * these, and separators decide where it does not: copies of messages from elsewhere keep a header
 * that is no longer true.
 *
 * <p>Nobody can begin in the middle of such a file, so that it is read by one task.
 */
public final class ToldLengths {

  /** No file of this dialect, or one of which nobody asks. */
  static final ToldLengths NONE = new ToldLengths(null);

  private static final Pattern HEADER =
      Pattern.compile("(?im)^Content-Length:[ \\t]*([0-9]{1,12})[ \\t]*\\r?$");
  private static final Pattern END_OF_HEADER = Pattern.compile("\\r?\\n\\r?\\n");
  private static final int LONGEST_FIRST_HEADER = 1 << 16;
  static final int PEEKED = 64;

  private final Source source;

  private ToldLengths(Source source) {
    this.source = source;
  }

  /** How the file is opened at a place in it. */
  @FunctionalInterface
  public interface Source {
    InputStream open(long position) throws IOException;
  }

  /** What the first message of a file says of its dialect; a file that is damaged says nothing. */
  public static ToldLengths of(Source source) {
    try (InputStream in = source.open(0)) {
      String head = new String(in.readNBytes(LONGEST_FIRST_HEADER), ISO_8859_1);
      Matcher end = END_OF_HEADER.matcher(head);
      if (head.startsWith("From ") && end.find()) {
        var lengths = new ToldLengths(source);
        long bytes = told(head.substring(0, end.end()));
        return bytes >= 0 && lengths.isEnd(end.end() + bytes) ? lengths : NONE;
      }
      return NONE;
    } catch (IOException e) {
      return NONE;
    }
  }

  /** Whether the file is of this dialect. */
  public boolean areTold() {
    return source != null;
  }

  /** How long the body behind a header says to be; -1 where it does not, or nobody asks. */
  long of(String header) {
    return areTold() ? told(header) : -1;
  }

  /** Whether a message, or the end of the file, stands at a place, blank lines aside. */
  boolean isEnd(long position) throws IOException {
    try (InputStream in = source.open(position)) {
      return isEnd(new String(in.readNBytes(PEEKED), ISO_8859_1));
    } catch (EOFException e) {
      return false;
    }
  }

  /**
   * Whether a body may end before {@code text}, of which {@link #PEEKED} bytes are told at most.
   */
  static boolean isEnd(String text) {
    String rest = text.stripLeading();
    return rest.isEmpty() ? text.length() < PEEKED : rest.startsWith("From ");
  }

  private static long told(String header) {
    Matcher length = HEADER.matcher(header);
    return length.find() ? Long.parseLong(length.group(1)) : -1;
  }
}
