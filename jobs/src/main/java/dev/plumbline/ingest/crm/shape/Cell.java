package dev.plumbline.ingest.crm.shape;

import java.util.List;
import java.util.Map;

/** One input of a file, in the record that is read. What it says is kept until the next record. */
final class Cell {

  private static final int NOWHERE = -1;

  private final int position;
  private final String constant;
  private final Map<String, String> labels;
  private final List<String> members;

  private long record;
  private String code;
  private String raw;
  private boolean isTold;
  private Object value;
  private String text;

  Cell(String input, Columns columns) {
    this.position = columns.positions().getOrDefault(input, NOWHERE);
    this.constant = stripped(columns.constants().get(input));
    this.labels = columns.labels().getOrDefault(position, Map.of());
    this.members = columns.members().getOrDefault(input, List.of());
  }

  /** Goes to the record of that number, if it is not there yet. */
  void read(List<String> fields, long number) {
    if (record != number) {
      record = number;
      code = position == NOWHERE ? constant : stripped(field(fields));
      raw = code == null ? null : stripped(labels.getOrDefault(code, code));
      isTold = false;
      value = null;
      text = null;
    }
  }

  private String field(List<String> fields) {
    String field = at(position, fields);
    return members.isEmpty() ? field : JsonMembers.first(field, members);
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
