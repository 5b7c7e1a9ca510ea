package dev.plumbline.ingest.crm.shape;

import dev.plumbline.exports.Micros;
import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Contacts;
import dev.plumbline.tables.staging.FieldHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A row of a table, as a record makes it: its cells as text, and its times. */
public final class Draft {

  /** Columns of the key of most tables: source and id. */
  private static final int KEYED_BY_ID = 2;

  private final Table table;
  private final Places places;
  private final String[] cells;
  private String contact;
  private Instant eventAt;
  private Instant recordedAt;
  private boolean isOutOfScope;
  private boolean isRepeated;

  private Draft(Table table, Places places) {
    this.table = table;
    this.places = places;
    this.cells = new String[table.fields().size()];
  }

  /**
   * A row of {@code table} with every input that it has a column for.
   *
   * @param inputs the same list for all records
   */
  static Draft of(Table table, List<Input> inputs, Cells in) {
    Filling filling = in.filling(table, inputs);
    Draft draft = new Draft(table, filling.columns());
    draft.put(filling.columns().source(), in.reading().source());
    filling.fill(draft.cells, in);
    return draft;
  }

  public Table table() {
    return table;
  }

  /** The cells in the order of the table's columns, up to the last that is told. */
  public String[] cells() {
    int told = cells.length;
    while (told > 0 && cells[told - 1] == null) {
      told--;
    }
    return Arrays.copyOf(cells, told);
  }

  /** The cells of the key: who repeats them is a duplicate. Null where the id is the key. */
  public String key() {
    if (places.key().length == KEYED_BY_ID) {
      return null;
    }
    var key = new StringBuilder(table.name());
    for (int at : places.key()) {
      key.append('\n').append(cells[at]);
    }
    return key.toString();
  }

  /** The id of the row: the second column of its key, which starts with the source. */
  public String id() {
    return cells[places.key()[1]];
  }

  /** The account that the row is of, or for a change the record that changed; null if neither. */
  public String belongsTo() {
    String changed = cell(FieldHistory.OBJECT_ID);
    return changed == null ? cell(Contacts.ACCOUNT_ID) : changed;
  }

  /** The contact whose account the row is of; null if the row tells its account, or none. */
  public String contact() {
    return contact;
  }

  /**
   * The first required column that has no value, of those not {@code awaited}; null if all have.
   */
  public Field missing(Set<String> awaited) {
    for (int at : places.required()) {
      if (cells[at] == null && !isAwaited(table.fields().get(at).name(), awaited)) {
        return table.fields().get(at);
      }
    }
    return null;
  }

  private boolean isAwaited(String column, Set<String> awaited) {
    boolean isContacts = contact != null && column.equals(Contacts.ACCOUNT_ID.name());
    return isContacts || awaited.contains(column);
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
    put(places.of(field.name()), value instanceof Instant at ? Micros.spelled(at) : text(value));
    return this;
  }

  /** What stands in a column; null too if the table has no such column. */
  String cell(Field field) {
    int at = places.of(field.name());
    return at == Places.NOWHERE ? null : cells[at];
  }

  /**
   * When it happened and when that was recorded. Without a record, it is assumed known after the
   * latency of the source; without an event, it happened when it was recorded.
   */
  Draft times(Instant happened, Instant recorded, Reading reading) {
    eventAt = happened == null ? recorded : happened;
    recordedAt = recorded;
    boolean isAssumed = recorded == null && eventAt != null;
    Instant knownAt = isAssumed ? eventAt.plus(reading.latency()) : recorded;
    String event = spelled(eventAt);
    put(places.eventAt(), event);
    put(places.knownAt(), Objects.equals(knownAt, eventAt) ? event : spelled(knownAt));
    put(places.isKnownAtAssumed(), String.valueOf(isAssumed));
    return this;
  }

  /** Takes for its account that of a contact, which other files tell. */
  Draft ofContact(String id) {
    contact = id;
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

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private void put(int at, String value) {
    if (at != Places.NOWHERE) {
      cells[at] = value;
    }
  }

  private static String spelled(Instant instant) {
    return instant == null ? null : Micros.spelled(instant);
  }
}
