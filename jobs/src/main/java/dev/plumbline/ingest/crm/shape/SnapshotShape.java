package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records of an entity as they stood over time: stage histories, and tables that an ELT tool keeps
 * in history mode.
 *
 * @param entity what was tracked
 * @param standsForRecords whether the export has no other file of the entity, so that the row that
 *     is still valid is the record itself
 */
record SnapshotShape(Shape entity, boolean standsForRecords) implements Shape {

  static final Input TAKEN_AT = Input.required("taken_at", Kind.INSTANT);
  static final Input IS_CURRENT = Input.of("is_current", Kind.FLAG);
  private static final Input ROW_ID = Input.of("row_id", Kind.ID);

  @Override
  public List<Input> inputs() {
    Stream<Input> entitys =
        standsForRecords
            ? entity.inputs().stream()
            : Stream.concat(Stream.of(id()), entity.tracked().stream());
    return Stream.concat(entitys, Stream.of(TAKEN_AT, IS_CURRENT, ROW_ID)).toList();
  }

  @Override
  public Table table() {
    return Snapshots.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    List<Draft> drafts = new ArrayList<>();
    for (Input input : entity.tracked()) {
      if (in.has(input)) {
        drafts.add(value(input, in));
      }
    }
    if (standsForRecords && in.isTrue(IS_CURRENT)) {
      drafts.addAll(0, entity.of(in));
    }
    if (drafts.isEmpty()) {
      drafts.add(value(id(), in).outOfScopeIf(true));
    }
    return drafts;
  }

  private Input id() {
    return entity.inputs().get(0);
  }

  private Draft value(Input input, Cells in) {
    Instant taken = in.instant(TAKEN_AT);
    String row = in.text(ROW_ID);
    String raw = in.raw(input);
    return Draft.of(Snapshots.TABLE, List.of(), in)
        .set(Snapshots.OBJECT, entity.table().name())
        .set(Snapshots.OBJECT_ID, in.text(id()))
        .set(Snapshots.FIELD, input.name())
        .set(Snapshots.VALUE, raw == null ? null : entity.value(input, raw, in.code(input), in))
        .set(Snapshots.TAKEN_AT, taken)
        .set(Snapshots.ROW_ID, row == null ? "" : row)
        .times(taken, taken, in.reading());
  }
}
