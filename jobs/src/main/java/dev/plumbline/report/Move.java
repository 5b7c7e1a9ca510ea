package dev.plumbline.report;

import dev.plumbline.tables.published.StageTransitions;
import org.apache.spark.sql.Row;

/** Months of one phase, of all bands of tenure that are told, and how many of them ended where. */
record Move(int from, String to, long months, long moves) {

  static Move from(Row row) {
    return new Move(
        row.getAs(StageTransitions.FROM_STAGE.name()),
        row.getAs(StageTransitions.TO_STATE.name()),
        row.getAs(StageTransitions.ACCOUNT_MONTHS.name()),
        row.getAs(StageTransitions.MOVES.name()));
  }
}
