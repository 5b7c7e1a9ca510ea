package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Values of single fields as they stood from some time on, without the value before: property
 * histories. Those of fields that are not tracked are out of scope.
 *
 * @param entity whose fields they are
 * @param fields the tracked columns, by the plain spelling of the export's names of them; with
 *     {@link Shapes#NOT} before those that say the contrary
 */
record ValueShape(Shape entity, Map<String, String> fields) implements Shape {

  private static final Input FIELD = Input.required(Snapshots.FIELD, Kind.CODE);
  private static final Input VALUE = Input.required(Snapshots.VALUE.name(), Kind.PRIVATE);
  private static final Input TAKEN = Input.required(Snapshots.TAKEN_AT, Kind.INSTANT);
  private static final Input ROW_ID = Input.of("row_id", Kind.ID);
  private static final Input OBJECT_ID = Input.required(Snapshots.OBJECT_ID, Kind.ID);
  private static final List<Input> INPUTS =
      List.of(OBJECT_ID, FIELD, VALUE, TAKEN, ROW_ID, Cells.IS_DELETED);

  private static final List<Input> STAGED = List.of(OBJECT_ID, FIELD, TAKEN);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public Table table() {
    return Snapshots.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    String field = in.text(FIELD);
    Input tracked = ChangeShape.tracked(entity, fields, field);
    Instant taken = in.instant(TAKEN);
    String row = in.text(ROW_ID);
    Draft draft =
        Draft.of(Snapshots.TABLE, STAGED, in)
            .set(Snapshots.OBJECT, entity.table().name())
            .set(Snapshots.ROW_ID, row == null ? "" : row)
            .times(taken, taken, in.reading())
            .outOfScopeIf(tracked == null || in.isTrue(Cells.IS_DELETED));
    if (tracked != null) {
      draft
          .set(Snapshots.FIELD, tracked.name())
          .set(
              Snapshots.VALUE,
              ChangeShape.value(entity, tracked, fields, field, in.raw(VALUE), in));
    }
    return List.of(draft);
  }
}
