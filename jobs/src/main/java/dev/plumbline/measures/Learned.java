package dev.plumbline.measures;

import org.apache.spark.sql.Column;

/** Something learned on the reference accounts, of a part and a whole that each of them has. */
sealed interface Learned permits Standard, ShrunkRate, GroupMean {

  Reference reference();

  /** Of an account; means nothing where its whole does not count. */
  Column part();

  /** Of an account; it counts if this is above 0. */
  Column whole();

  Lesson lesson();
}
