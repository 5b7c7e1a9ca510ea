package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import java.util.List;

/** What records of one entity hold, and which rows they make. */
public interface Shape {

  /** The columns that a record may have. The first one is its id. */
  List<Input> inputs();

  /** The columns whose history is kept; none for most. */
  default List<Input> tracked() {
    return List.of();
  }

  /**
   * A value of a tracked column in the history, as if it stood in that column.
   *
   * @param label what {@code code} stands for; the same where it stands for itself
   */
  default String value(Input tracked, String label, String code, Cells in) {
    return in.text(tracked, label);
  }

  /** The staged table of the entity. */
  Table table();

  /**
   * The rows of one record, none if it tells nothing; what is wrong with it is noted in {@code in}.
   * The first row stands for the record when records are counted.
   */
  List<Draft> of(Cells in);
}
