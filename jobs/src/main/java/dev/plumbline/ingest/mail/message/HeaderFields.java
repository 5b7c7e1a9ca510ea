package dev.plumbline.ingest.mail.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a message, cut into its fields.
 *
 * <p>The fields are those that mime4j finds, with the same names and bodies; its reader of streams
 * makes buffers and descriptors for every message, which cost more than the fields. A header ends
 * at an empty line or with its bytes; a line that begins with a blank goes on with the field before
 * it. A line without a name is no field.
 */
final class HeaderFields {

  private final List<HeaderField> fields = new ArrayList<>(16);

  /** The fields of the header that {@code bytes} begin with, in order. */
  static HeaderFields of(byte[] bytes) {
    var header = new HeaderFields();
    int start = 0;
    while (start < bytes.length && !isBlankLine(bytes, start)) {
      int end = afterLine(bytes, start);
      while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
        end = afterLine(bytes, end);
      }
      HeaderField field = HeaderField.of(bytes, start, end);
      if (field != null) {
        header.fields.add(field);
      }
      start = end;
    }
    return header;
  }

  void add(HeaderField field) {
    fields.add(field);
  }

  /** The body of the first field of this name; empty if there is none. */
  String first(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return fields.get(i).body();
      }
    }
    return "";
  }

  /** The bodies of all fields of this name, in order. */
  List<String> all(String name) {
    List<String> bodies = null;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        bodies = bodies == null ? new ArrayList<>(4) : bodies;
        bodies.add(fields.get(i).body());
      }
    }
    return bodies == null ? List.of() : bodies;
  }

  /** All of them, in order. */
  List<HeaderField> fields() {
    return fields;
  }

  private static boolean isBlankLine(byte[] bytes, int start) {
    int end = bytes[start] == '\r' ? start + 1 : start;
    return end == bytes.length || bytes[end] == '\n';
  }

  private static int afterLine(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length);
  }
}
