package dev.plumbline.simulate.mail;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON, spelled. */
final class Json {

  private Json() {}

  static String text(String value) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** An object of values that are JSON already. */
  static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> text(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Header lines as a list of names and values. */
  static String headers(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                "{\"name\":%s,\"value\":%s}"
                    .formatted(
                        text(line.substring(0, line.indexOf(':'))),
                        text(line.substring(line.indexOf(':') + 1).strip())))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
