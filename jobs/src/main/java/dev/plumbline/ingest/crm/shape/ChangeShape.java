package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.FieldHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Changes of single fields, old value and new. Those of fields that are not tracked are out of
 * scope, and so are those that tell a name where an id belongs: Salesforce writes a change of owner
 * twice, once with names, once with ids. A code is what it stands for, as in the records of today.
 *
 * @param entity whose fields they are
 * @param fields the tracked columns, by the plain spelling of the export's names of them; with
 *     {@link Shapes#NOT} before those that say the contrary
 */
record ChangeShape(Shape entity, Map<String, String> fields) implements Shape {

  private static final Input OBJECT_ID = Input.required(FieldHistory.OBJECT_ID, Kind.ID);
  private static final Input FIELD = Input.required(FieldHistory.FIELD, Kind.CODE);
  private static final Input OLD = Input.required(FieldHistory.OLD_VALUE.name(), Kind.PRIVATE);
  private static final Input NEW = Input.required(FieldHistory.NEW_VALUE.name(), Kind.PRIVATE);
  private static final Input CHANGED = Input.required(FieldHistory.CHANGED_AT, Kind.INSTANT);
  private static final List<Input> INPUTS =
      List.of(OBJECT_ID, FIELD, OLD, NEW, CHANGED, Cells.IS_DELETED);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public Table table() {
    return FieldHistory.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Instant changed = in.instant(CHANGED);
    Draft draft =
        Draft.of(FieldHistory.TABLE, INPUTS, in)
            .set(FieldHistory.OBJECT, entity.table().name())
            .times(changed, changed, in.reading())
            .outOfScopeIf(in.isTrue(Cells.IS_DELETED));
    Input tracked = tracked(entity, fields, in.text(FIELD));
    if (tracked == null || isName(tracked, in.raw(OLD)) || isName(tracked, in.raw(NEW))) {
      return List.of(draft.set(FieldHistory.NEW_VALUE, "").outOfScopeIf(true));
    }
    String value = value(tracked, NEW, in);
    return List.of(
        draft
            .set(FieldHistory.FIELD, tracked.name())
            .set(FieldHistory.OLD_VALUE, value(tracked, OLD, in))
            .set(FieldHistory.NEW_VALUE, value == null ? "" : value));
  }

  /** The tracked column that the export calls {@code field}; null if there is none. */
  static Input tracked(Shape entity, Map<String, String> fields, String field) {
    String column = field == null ? null : fields.get(Headers.plain(field));
    return entity.tracked().stream()
        .filter(input -> input.name().equals(column) || (Shapes.NOT + input.name()).equals(column))
        .findFirst()
        .orElse(null);
  }

  private static boolean isName(Input tracked, String value) {
    return tracked.kind() == Kind.ID && value != null && !RecordId.isSurely(value);
  }

  private String value(Input tracked, Input column, Cells in) {
    return value(entity, tracked, fields, in.text(FIELD), in.raw(column), in);
  }

  /**
   * What {@code raw} says as a value of the field: of a code its label, if the export has one.
   *
   * @param field its name in the export
   */
  static String value(
      Shape entity, Input tracked, Map<String, String> fields, String field, String raw, Cells in) {
    if (raw == null) {
      return null;
    }
    String label = tracked.kind() == Kind.CODE ? in.label(field, raw) : raw;
    String value = entity.value(tracked, label, raw, in);
    boolean isNegated = fields.get(Headers.plain(field)).startsWith(Shapes.NOT);
    return isNegated && value != null ? String.valueOf(value.equals("false")) : value;
  }
}
