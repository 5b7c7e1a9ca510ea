package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Accounts;
import dev.plumbline.tables.staging.Contacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Columns of {@code entity} that the export keeps in another place: tables of associations, domains
 * of companies, comments on cases. Each is read as if it stood in the record itself. One may be of
 * several records: those that a company absorbed, which are accounts that were merged even where
 * they have no row any more.
 *
 * @param isAside whether they stand in records of something else, most of which tell none
 */
record LinkShape(Shape entity, boolean isAside) implements Shape {

  private static final Input OBJECT_ID = Input.required(Links.OBJECT_ID, Kind.ID);
  private static final Input RANK = Input.of(Links.RANK, Kind.CODE);

  private static final Input BY = Input.of(Links.BY, Kind.ID);

  /** Whether the record that it names is another one now, and counts no more. */
  private static final Input MERGED_AWAY = Input.of("is_merged_away", Kind.FLAG);

  /** What is made of names, sites and addresses, and of the time of a merge. */
  private static final Set<String> MADE =
      Set.of(
          "name_key",
          "domain_key",
          "person_key",
          Contacts.OTHER_PERSON_KEYS.name(),
          Accounts.MERGED_AT.name());

  @Override
  public List<Input> inputs() {
    Stream<Input> entitys =
        entity.inputs().stream().skip(1).map(input -> new Input(input.name(), input.kind(), false));
    return Stream.concat(Stream.of(OBJECT_ID, RANK, BY, MERGED_AWAY), entitys).toList();
  }

  @Override
  public Table table() {
    return Links.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    List<String> ids = in.ids(OBJECT_ID);
    if (ids.isEmpty()) {
      if (!isAside) {
        in.problem(OBJECT_ID, Reason.MISSING_VALUE);
      }
      return List.of();
    }
    if (in.isTrue(MERGED_AWAY)) {
      return ids.stream().map(id -> link(id, Links.MERGED_AWAY, "true", in)).toList();
    }
    Draft record = entity.of(in).get(0);
    boolean isDeleted = in.isTrue(Cells.IS_DELETED);
    List<Draft> drafts = new ArrayList<>();
    for (Field field : entity.table().fields()) {
      String value = record.cell(field);
      if (value != null && (in.isMapped(field.name()) || MADE.contains(field.name()))) {
        ids.forEach(id -> drafts.add(link(id, position(field), value, in).outOfScopeIf(isDeleted)));
      }
    }
    if (drafts.isEmpty()) {
      drafts.add(link(ids.get(0), 0, "", in).outOfScopeIf(true));
    }
    // An account out of scope is one that opted out: who is only deleted makes none.
    if (isAside && !isDeleted && record.cell(Accounts.MERGED_INTO_ID) != null) {
      ids.forEach(id -> drafts.add(mergedAway(id, in)));
    }
    return drafts;
  }

  /** An account that has no row of its own any more is known by its id alone. */
  private Draft mergedAway(String id, Cells in) {
    return entity.of(in).get(0).set(Accounts.ACCOUNT_ID, id).set(Accounts.IS_DELETED, true);
  }

  /** A link of nobody's does not count where it has to be a rep's. */
  private static String by(Cells in) {
    String by = in.text(BY);
    return by == null ? "" : by;
  }

  private int position(Field field) {
    return entity.table().fields().indexOf(field);
  }

  private Draft link(String id, int column, String value, Cells in) {
    return Draft.of(Links.TABLE, List.of(), in)
        .set(Links.OBJECT, entity.table().name())
        .set(Links.OBJECT_ID, id)
        .set(Links.COLUMN, column)
        .set(Links.VALUE, value)
        .set(Links.RANK, in.text(RANK))
        .set(Links.BY, in.has(BY) ? by(in) : null)
        .times(in.stamp(), in.stamp(), in.reading());
  }
}
