package dev.plumbline.measures;

import java.util.List;
import org.apache.spark.sql.Column;

/** Something learned on the reference accounts. */
sealed interface Learned permits Standard, ShrunkRate, GroupMean {

  Reference reference();

  /** Aggregates over the reference accounts that give every column of the reference. */
  List<Column> learned();
}
