package dev.plumbline.ingest.crm.shape;

import dev.plumbline.config.TextMode;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.text.ScoredFields;
import java.util.Set;
import org.apache.spark.sql.types.ArrayType;

/**
 * Which columns a record of a CRM can tell. None tells a list: who took part is told nowhere, what
 * happened before by histories.
 */
final class Tellable {

  /** What mail and calendars tell of an interaction, and no record does. */
  static final Set<Field> OF_MESSAGES =
      Set.of(
          Interactions.THREAD_KEY,
          Interactions.REPLY_TO_KEY,
          Interactions.PARTICIPANTS_KEY,
          Interactions.PARTICIPANTS_CHECK,
          Interactions.IS_CASE_LINKED,
          Interactions.LOCAL_HOUR,
          Interactions.LOCAL_WEEKDAY,
          Interactions.AUTOMATION,
          Interactions.SIZE_BYTES,
          Interactions.HAS_ATTACHMENT,
          Interactions.GUESTS_ACCEPTED,
          Interactions.GUESTS_DECLINED);

  private Tellable() {}

  /** Whether any record tells {@code field} where texts are read as far as {@code mode} goes. */
  static boolean isTold(Field field, TextMode mode) {
    return ScoredFields.isTold(field, mode)
        && !OF_MESSAGES.contains(field)
        && !(field.type() instanceof ArrayType);
  }
}
