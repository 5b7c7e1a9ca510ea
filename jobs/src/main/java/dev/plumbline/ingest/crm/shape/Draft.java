package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row of a table, as a record makes it: its cells as text, and its times. */
public final class Draft {

  private final Table table;
  private final Map<String, String> cells = new HashMap<>();
  private Instant eventAt;
  private Instant recordedAt;
  private boolean isOutOfScope;
  private boolean isRepeated;

  private Draft(Table table) {
    this.table = table;
  }

  /** A row of {@code table} with every input that it has a column for. */
  static Draft of(Table table, List<Input> inputs, Cells in) {
    Draft draft = new Draft(table);
    draft.cells.put("source", in.reading().source());
    for (Input input : inputs) {
      if (input.kind() != Kind.PRIVATE) {
        draft.cells.put(input.name(), in.text(input));
      }
    }
    return draft;
  }

  public Table table() {
    return table;
  }

  /** The cells in the order of the table's columns. */
  public String[] cells() {
    return table.fields().stream().map(field -> cells.get(field.name())).toArray(String[]::new);
  }

  /** The cells of the key: who repeats them is a duplicate. */
  public String key() {
    var key = new StringBuilder(table.name());
    table.key().forEach(field -> key.append('\n').append(cells.get(field.name())));
    return key.toString();
  }

  /** The id of the row: the second column of its key, which starts with the source. */
  public String id() {
    return cells.get(table.key().get(1).name());
  }

  /** The account that the row is of, or for a change the record that changed; null if neither. */
  public String belongsTo() {
    String changed = cells.get(FieldHistory.OBJECT_ID.name());
    return changed == null ? cells.get(Contacts.ACCOUNT_ID.name()) : changed;
  }

  /**
   * The first required column that has no value, of those not {@code awaited}; null if all have.
   */
  public Field missing(Set<String> awaited) {
    return table.fields().stream()
        .filter(field -> !field.nullable() && cells.get(field.name()) == null)
        .filter(field -> !awaited.contains(field.name()))
        .findFirst()
        .orElse(null);
  }

  public Instant eventAt() {
    return eventAt;
  }

  /** When it was recorded; null if that is assumed. */
  public Instant recordedAt() {
    return recordedAt;
  }

  public boolean isOutOfScope() {
    return isOutOfScope;
  }

  public boolean isRepeated() {
    return isRepeated;
  }

  Draft set(Field field, Object value) {
    cells.put(field.name(), value == null ? null : value.toString());
    return this;
  }

  String cell(Field field) {
    return cells.get(field.name());
  }

  /**
   * When it happened and when that was recorded. Without a record, it is assumed known after the
   * latency of the source; without an event, it happened when it was recorded.
   */
  Draft times(Instant event, Instant recorded, Reading reading) {
    eventAt = event == null ? recorded : event;
    recordedAt = recorded;
    boolean isAssumed = recorded == null && eventAt != null;
    Instant knownAt = isAssumed ? eventAt.plus(reading.latency()) : recorded;
    cells.put("event_at", spelled(eventAt));
    cells.put("known_at", spelled(knownAt));
    cells.put("is_known_at_assumed", String.valueOf(isAssumed));
    return this;
  }

  /** Leaves the record out on purpose if so. */
  Draft outOfScopeIf(boolean condition) {
    isOutOfScope |= condition;
    return this;
  }

  /** Marks a copy that the system itself makes of another record. */
  Draft repeatedIf(boolean condition) {
    isRepeated |= condition;
    return this;
  }

  private static String spelled(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
