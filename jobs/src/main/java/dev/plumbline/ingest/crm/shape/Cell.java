package dev.plumbline.ingest.crm.shape;

import dev.plumbline.exports.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One input of a file, in the record that is read. What it says is kept until the next record. */
final class Cell {

  private final Input input;
  private final List<Source> sources;
  private final String constant;
  private final List<Map<String, String>> labels;

  private long record;
  private int at;
  private String code;
  private String raw;
  private boolean isTold;
  private Object value;
  private String text;

  Cell(Input input, Columns columns) {
    this.input = input;
    this.sources = columns.sources().getOrDefault(input.name(), List.of());
    this.constant = stripped(columns.constants().get(input.name()));
    this.labels =
        sources.stream()
            .map(source -> columns.labels().getOrDefault(source.position(), Map.of()))
            .toList();
  }

  Input input() {
    return input;
  }

  /** Whether any record can tell it. */
  boolean isTellable() {
    return constant != null || !sources.isEmpty();
  }

  /** Goes to the record of that number, if it is not there yet. */
  void read(List<String> fields, long number) {
    if (record != number) {
      record = number;
      at = -1;
      code = sources.isEmpty() ? constant : null;
      raw = code;
      goesOn(fields);
      isTold = false;
      value = null;
      text = null;
    }
  }

  /** Goes to the next of its columns that is not blank, if there is one. */
  boolean goesOn(List<String> fields) {
    for (int i = at + 1; i < sources.size(); i++) {
      String told = told(sources.get(i), fields);
      String meant = meaning(told, labels.get(i));
      if (meant != null) {
        at = i;
        code = told;
        raw = meant;
        return true;
      }
    }
    return false;
  }

  /** Hardly any column has labels, and a look-up reads all of a text. */
  private static String meaning(String told, Map<String, String> labels) {
    return told == null || labels.isEmpty() ? told : stripped(labels.getOrDefault(told, told));
  }

  private static String told(Source source, List<String> fields) {
    String field = at(source.position(), fields);
    if (!source.members().isEmpty()) {
      return stripped(JsonMembers.first(field, source.members()));
    }
    return field.isEmpty() ? null : field;
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
    return at >= 0 && sources.get(at).isNegated();
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

  /** The same in the spelling that staging casts, if it is no instant. */
  String text() {
    if (text == null && value != null) {
      text = value.toString();
    }
    return text;
  }

  /** An instant in the spelling that staging casts. */
  String micros() {
    return value == null ? null : Micros.spelled((Instant) value);
  }

  private static String stripped(String text) {
    String bare = text == null ? "" : text.strip();
    return bare.isEmpty() ? null : bare;
  }
}
