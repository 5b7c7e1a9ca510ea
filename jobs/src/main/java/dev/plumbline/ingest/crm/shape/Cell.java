package dev.plumbline.ingest.crm.shape;

import java.util.List;
import java.util.Map;

/** One input of a file, in the record that is read. What it says is kept until the next record. */
final class Cell {

  private final List<Source> sources;
  private final String constant;
  private final Map<Integer, Map<String, String>> labels;

  private long record;
  private Source source;
  private String code;
  private String raw;
  private boolean isTold;
  private Object value;
  private String text;

  Cell(String input, Columns columns) {
    this.sources = columns.sources().getOrDefault(input, List.of());
    this.constant = stripped(columns.constants().get(input));
    this.labels = columns.labels();
  }

  /** Goes to the record of that number, if it is not there yet. */
  void read(List<String> fields, long number) {
    if (record != number) {
      record = number;
      code = sources.isEmpty() ? constant : null;
      raw = code;
      for (int i = 0; code == null && i < sources.size(); i++) {
        look(sources.get(i), fields);
      }
      isTold = false;
      value = null;
      text = null;
    }
  }

  private void look(Source at, List<String> fields) {
    String field = at(at.position(), fields);
    source = at;
    code = stripped(at.members().isEmpty() ? field : JsonMembers.first(field, at.members()));
    raw =
        code == null
            ? null
            : stripped(labels.getOrDefault(at.position(), Map.of()).getOrDefault(code, code));
  }

  /** The text at a position. */
  static String at(int position, List<String> fields) {
    String field = position < fields.size() ? fields.get(position) : null;
    return field == null ? "" : field.strip();
  }

  /** The text as it stands, without blanks around it; null if there is none. */
  String raw() {
    return raw;
  }

  /** The same before it was replaced by what it stands for. */
  String code() {
    return code;
  }

  /** Whether the column says the contrary. */
  boolean isNegated() {
    return source != null && source.isNegated();
  }

  boolean isTold() {
    return isTold;
  }

  void tell(Object said) {
    isTold = true;
    value = said;
  }

  /** What the text was understood as; null if nothing stands there or it is wrong. */
  Object value() {
    return value;
  }

  /** The same in the spelling that staging casts. */
  String text() {
    if (text == null && value != null) {
      text = value.toString();
    }
    return text;
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
