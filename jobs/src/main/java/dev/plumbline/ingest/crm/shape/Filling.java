package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Which cells of a file go where in the rows of a table. Found once a file: a shape has dozens of
 * inputs, most files tell a dozen of them.
 */
final class Filling {

  private final Places columns;
  private final Cell[] cells;
  private final int[] places;

  /**
   * The filling of {@code table}.
   *
   * @param cells those that any record can tell
   */
  Filling(Table table, List<Cell> cells) {
    columns = Places.of(table);
    List<Cell> staged = cells.stream().filter(cell -> cell.input().kind() != Kind.PRIVATE).toList();
    this.cells = staged.toArray(Cell[]::new);
    this.places = staged.stream().mapToInt(cell -> columns.of(cell.input().name())).toArray();
  }

  Places columns() {
    return columns;
  }

  /** A cell that the table has no column for is looked at nevertheless: it may be wrong. */
  void fill(String[] row, Cells in) {
    for (int i = 0; i < cells.length; i++) {
      Cell cell = in.understood(cells[i]);
      if (places[i] != Places.NOWHERE) {
        row[places[i]] = columns.isInstant(places[i]) ? cell.micros() : cell.text();
      }
    }
  }
}
