package dev.plumbline.ingest.mail.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.DefaultFieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteArrayBuffer;

/** One field of a header. Its body stays as it stands in the message until somebody asks for it. */
final class HeaderField {

  private final String name;
  private final byte[] bytes;
  private final int start;
  private final int end;
  private String body;

  private HeaderField(String name, byte[] bytes, int start, int end, String body) {
    this.name = name;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.body = body;
  }

  /** A field that somebody gives, with its body on one line. */
  static HeaderField of(String name, String body) {
    return new HeaderField(name, null, 0, 0, body.strip());
  }

  /** The field in {@code [start, end)}; null if nothing that can be a name stands there. */
  static HeaderField of(byte[] bytes, int start, int end) {
    int colon = start;
    while (colon < end && isOfName(bytes[colon])) {
      colon++;
    }
    if (colon == end || bytes[colon] != ':') {
      return odd(bytes, start, end);
    }
    return new HeaderField(name(bytes, start, colon), bytes, colon + 1, end, null);
  }

  /** In small letters. */
  String name() {
    return name;
  }

  /** Unfolded, without blanks around it. */
  String body() {
    if (body == null) {
      body = read();
    }
    return body;
  }

  private static boolean isOfName(byte character) {
    return character > ' ' && character < 127 && character != ':' && character != '(';
  }

  private static String name(byte[] bytes, int start, int end) {
    var small = new byte[end - start];
    for (int i = 0; i < small.length; i++) {
      byte c = bytes[start + i];
      small[i] = c >= 'A' && c <= 'Z' ? (byte) (c + ('a' - 'A')) : c;
    }
    return new String(small, ISO_8859_1);
  }

  /** Blanks, comments and what else stands where a name should: mime4j knows what to make of it. */
  private static HeaderField odd(byte[] bytes, int start, int end) {
    try {
      var builder = new DefaultFieldBuilder(-1);
      var line = new ByteArrayBuffer(end - start);
      line.append(bytes, start, end - start);
      builder.append(line);
      RawField field = builder.build();
      int colon = start + field.getDelimiterIdx();
      return new HeaderField(field.getNameLowerCase(), bytes, colon + 1, end, null);
    } catch (MimeException e) {
      return null;
    }
  }

  private String read() {
    int last = end;
    while (last > start && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) {
      last--;
    }
    String folded = new String(bytes, start, last - start, UTF_8);
    boolean isFolded = folded.indexOf('\n') >= 0 || folded.indexOf('\r') >= 0;
    return (isFolded ? folded.replace("\r", "").replace("\n", "") : folded).strip();
  }
}
