package dev.plumbline.text.strip;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, and questions about one of them. */
record Lines(List<String> all) {

  static Lines of(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    lines.add(text.substring(start));
    return new Lines(lines);
  }

  int size() {
    return all.size();
  }

  String get(int line) {
    return all.get(line);
  }

  boolean isBlank(int line) {
    return all.get(line).isBlank();
  }

  /** The first line at or after {@code line} that is not blank; {@link #size} if none. */
  int skipBlank(int line) {
    int at = line;
    while (at < size() && isBlank(at)) {
      at++;
    }
    return at;
  }

  /** Lines {@code from} to before {@code to}, on one line, without emphasis marks. */
  String joined(int from, int to) {
    var joined = new StringBuilder();
    for (int line = from; line < to; line++) {
      joined.append(joined.isEmpty() ? "" : " ").append(get(line).strip());
    }
    return joined.toString();
  }

  /** The lines before {@code end} as text. */
  String before(int end) {
    return String.join("\n", all.subList(0, end));
  }
}
